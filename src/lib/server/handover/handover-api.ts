import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import * as v from 'valibot';
import { Certificate, MOST_BUNDLE_CHARS, parseBundle } from '../../domain/handover/bundle.ts';
import type { HandoverAnswer, HandoverFault } from '../../domain/handover/answer.ts';
import { MOST_PARCEL_CHARS, parseParcel } from '../../domain/handover/photo-parcel.ts';
import { answerJson, ApiError, readJson } from '../api/answer.ts';
import { refusal } from '../api/session.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Admission, Authenticator } from '../auth/authenticator.ts';
import type { SessionStore } from '../auth/session-store.ts';
import { CouchError } from '../couch/couch.ts';
import { ClientLeft, readBody } from '../http/body.ts';
import { photosDatabase } from '../photos/photo-bytes.ts';
import type { PhotoDoorSettings } from '../photos/photo-door.ts';
import { PhotoDoor } from '../photos/photo-door.ts';
import type { DeliverySettings } from './deliver.ts';
import { authorOf, deliver } from './deliver.ts';
import { openBundle, openParcel } from './open-bundle.ts';
import { HandoverKeys } from './server-keys.ts';

/** A team leader brings what a few teams wrote in a month; who brings more waits a little. */
const MOST_BUNDLES = 300;
/** Ten full bundles' photos: more than a line at a village's edge carries in the time. */
const MOST_PHOTOS_BROUGHT = 1000;
const QUARTER_S = 15 * 60;
/** In its body a bundle is ASCII, but for its author's name. */
const MORE_BYTES = 1000;

export type HandoverSettings = DeliverySettings &
	PhotoDoorSettings & {
		authenticator: Authenticator;
		accounts: AccountStore;
		sessions: SessionStore;
	};

const AskedKey = v.strictObject({ key: Certificate.entries.key });

/**
 * `/api/handover`: takes bundles that were carried here for their authors, photo by photo what goes along with them
 * (`/api/handover/photo`), and gives its word on the keys of phones (`/api/handover/key`), without which nobody could
 * tell whose bundle it is.
 */
export class HandoverApi {
	readonly #settings: HandoverSettings;
	readonly #keys: HandoverKeys;
	readonly #door: PhotoDoor;
	readonly #bundles = new RateLimiterMemory({ points: MOST_BUNDLES, duration: QUARTER_S });
	readonly #photos = new RateLimiterMemory({ points: MOST_PHOTOS_BROUGHT, duration: QUARTER_S });

	constructor(settings: HandoverSettings) {
		this.#settings = settings;
		this.#keys = new HandoverKeys(settings.couch);
		this.#door = new PhotoDoor(settings);
	}

	/** @throws ApiError 400, 401, 403, 404, 405, 409, 410, 413, 415, 422 or 429; CouchUnavailable */
	async handover(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		[place = '', ...more]: string[]
	): Promise<void> {
		if (more.length > 0 || !['', 'key', 'photo'].includes(place))
			throw new ApiError(404, 'not_found', 'missing');
		if (request.method !== 'POST') throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		// An account that may do nothing carries nothing either.
		if (found.principal.actor.roles.length === 0) throw new ApiError(403, 'forbidden', 'noRight');
		answerJson(response, 200, await this.#answer(place, request, found));
	}

	#answer(place: string, request: IncomingMessage, found: Admission): Promise<unknown> {
		switch (place) {
			case 'key':
				return this.#certify(request, found);
			case 'photo':
				return this.#takePhoto(request, found);
			default:
				return this.#take(request, found);
		}
	}

	/** Only a phone has a session: whoever names a password at every request needs no key. */
	async #certify(request: IncomingMessage, { principal, session }: Admission) {
		if (session === null) throw new ApiError(403, 'forbidden', 'noRight');
		const asked = v.safeParse(AskedKey, await readJson(request));
		if (!asked.success) throw new ApiError(400, 'bad_request', 'malformed');
		const server = await this.#keys.told();
		const certified = await this.#keys.certify({
			v: 1,
			server: server.id,
			person: principal.actor.person,
			name: principal.name.slice(0, 200),
			login: principal.login,
			session: session._id,
			at: new Date(this.#settings.clock()).toISOString(),
			key: asked.output.key
		});
		return { certified, server };
	}

	async #take(request: IncomingMessage, { principal }: Admission): Promise<HandoverAnswer> {
		await count(this.#bundles, principal.actor.person);
		const bundle = parseBundle(await textOf(request, MOST_BUNDLE_CHARS));
		if (!bundle.ok) throw notTaken(bundle.error);
		const opened = await openBundle(this.#keys, bundle.value);
		if (!opened.ok) throw notTaken(opened.error);
		const author = await authorOf(this.#settings, bundle.value.by.certificate);
		if (!author.ok) throw notTaken(author.error);
		const carrier = { person: principal.actor.person, session: principal.key };
		return deliver(this.#settings, author.value, carrier, opened.value);
	}

	/** One photo, as its author's own; what is said of it came with the bundle. */
	async #takePhoto(request: IncomingMessage, { principal }: Admission): Promise<{ ok: true }> {
		await count(this.#photos, principal.actor.person);
		const parcel = parseParcel(await textOf(request, MOST_PARCEL_CHARS));
		if (!parcel.ok) throw notTaken(parcel.error);
		const opened = await openParcel(this.#keys, parcel.value);
		if (!opened.ok) throw notTaken(opened.error);
		const author = await authorOf(this.#settings, parcel.value.by.certificate);
		if (!author.ok) throw notTaken(author.error);
		const { head, jpeg } = opened.value;
		const place = { unit: head.unit, id: head.photo };
		const taking = this.#door.take(author.value, place, () => Promise.resolve(jpeg));
		if (!(await taking.catch(asCarried))) return { ok: true };
		const carrier = { person: principal.actor.person, session: principal.key };
		const event = { kind: 'carried', database: photosDatabase(head.unit), count: 1 } as const;
		await this.#settings.audit.record(carrier, [{ ...event, of: [author.value.person] }]);
		return { ok: true };
	}
}

/** A right that its author lacks is no word about whoever brings it. */
function asCarried(error: unknown): never {
	if (error instanceof ApiError && error.status === 403)
		throw new ApiError(422, 'unprocessable', error.reason);
	throw error;
}

async function count(limiter: RateLimiterMemory, person: string): Promise<void> {
	try {
		await limiter.consume(person);
	} catch (error) {
		if (!(error instanceof RateLimiterRes)) throw error;
		const waitS = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
		throw new ApiError(429, 'too_many_attempts', 'tooManyAttempts', waitS);
	}
}

function notTaken(fault: HandoverFault): ApiError {
	return fault === 'tooLarge'
		? new ApiError(413, 'too_large', fault)
		: new ApiError(422, 'unprocessable', fault);
}

async function textOf(request: IncomingMessage, mostChars: number): Promise<string> {
	try {
		return (await readBody(request, mostChars + MORE_BYTES)).toString('utf8');
	} catch (error) {
		if (error instanceof ClientLeft) throw new ApiError(400, 'bad_request', 'cut');
		if (!(error instanceof CouchError)) throw error;
		throw new ApiError(error.status, error.error, error.status === 413 ? 'tooLarge' : 'malformed');
	}
}
