import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { canRead, canWriteInto } from '../../domain/access.ts';
import { UnitId } from '../../domain/ids.ts';
import { MOST_PHOTO_BYTES, PhotoId } from '../../domain/photo/photo.ts';
import type { Audit, Who } from '../audit/audit.ts';
import { ReadNotes } from '../audit/read-notes.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principals.ts';
import { CouchError } from '../couch/couch.ts';
import { ClientLeft, readBody } from '../http/body.ts';
import { photosDatabase } from '../photos/photo-bytes.ts';
import type { PhotoDoorSettings, PhotoPlace } from '../photos/photo-door.ts';
import { PhotoDoor } from '../photos/photo-door.ts';
import { answerJson, ApiError } from './answer.ts';
import { refusal } from './session.ts';

export type PhotosSettings = PhotoDoorSettings & {
	authenticator: Authenticator;
	audit: Audit;
};

/** `held`: only whether the server has it. */
type Asked = PhotoPlace & { held: boolean };

/**
 * `/api/photos/<unit>/<photo>`: PUT takes the bytes of a photo whose document came before, GET gives them to whoever
 * may see the record; `…/held` says whether they came, by whichever phone.
 */
export class PhotosApi {
	readonly #settings: PhotosSettings;
	readonly #door: PhotoDoor;
	readonly #notes: ReadNotes;

	constructor(settings: PhotosSettings) {
		this.#settings = settings;
		this.#door = new PhotoDoor(settings);
		this.#notes = new ReadNotes(settings.audit, settings.clock);
	}

	/** @throws ApiError 401, 403, 404, 405, 409, 410, 413, 415 or 422; CouchUnavailable */
	async photos(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		rest: string[]
	): Promise<void> {
		const { method = '' } = request;
		if (!['GET', 'PUT'].includes(method)) throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const { key, actor } = found.principal;
		const { held, ...place } = placeOf(rest);
		if (held && method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const who = { person: actor.person, session: key };
		const database = { kind: 'unit', unit: place.unit } as const;
		const may = method === 'GET' ? canRead(actor, database) : canWriteInto(actor, database);
		if (!may) throw await this.#refused(who, place, method === 'GET' ? 'read' : 'write');
		if (held) return answerJson(response, 200, { held: await this.#door.holds(place) });
		if (method === 'GET') return this.#give(response, found.principal, place);
		const isNew = await this.#door.take(actor, place, () => bodyOf(request));
		answerJson(response, isNew ? 201 : 200, { ok: true });
	}

	async #refused(who: Who, { unit }: PhotoPlace, action: 'read' | 'write'): Promise<ApiError> {
		const database = photosDatabase(unit);
		await this.#notes.refused(who, { kind: 'refused', database, action, code: 'otherUnit' });
		return new ApiError(403, 'forbidden', 'otherUnit');
	}

	async #give(
		response: ServerResponse,
		{ actor, key: session }: Principal,
		{ unit, id }: PhotoPlace
	): Promise<void> {
		const body = await this.#door.read({ unit, id });
		await this.#notes.read({ session, actor, database: photosDatabase(unit) });
		response.writeHead(200, {
			'content-type': 'image/jpeg',
			'content-length': body.byteLength,
			// What a browser's own cache keeps outlives a sign-out, and a withdrawn consent.
			'cache-control': 'no-store'
		});
		response.end(body);
	}
}

function placeOf([unit, id, held, ...more]: string[]): Asked {
	const place = v.safeParse(v.object({ unit: UnitId, id: PhotoId }), { unit, id });
	if (!place.success || more.length > 0 || (held !== undefined && held !== 'held'))
		throw new ApiError(404, 'not_found', 'missing');
	return { ...place.output, held: held !== undefined };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	try {
		return await readBody(request, MOST_PHOTO_BYTES);
	} catch (error) {
		if (error instanceof ClientLeft) throw new ApiError(400, 'bad_request', 'cut');
		if (!(error instanceof CouchError)) throw error;
		throw new ApiError(error.status, error.error, error.status === 413 ? 'tooLarge' : 'malformed');
	}
}
