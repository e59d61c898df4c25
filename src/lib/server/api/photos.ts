import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { canRead, canWriteInto, keepsRecordsOf, type Actor } from '../../domain/access.ts';
import { UnitId } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo/photo.ts';
import { MOST_PHOTO_BYTES, MOST_PHOTOS, PhotoId, photosPrefix } from '../../domain/photo/photo.ts';
import { plainJpeg } from '../../domain/photo/plain-jpeg.ts';
import type { Audit, Who } from '../audit/audit.ts';
import { ReadNotes } from '../audit/read-notes.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principals.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { ClientLeft, readBody } from '../http/body.ts';
import type { MovedPhotos } from '../photos/moved-photos.ts';
import { PhotoBytes, photosDatabase, sha256Of } from '../photos/photo-bytes.ts';
import { papersOf } from '../photos/photo-papers.ts';
import { answerJson, ApiError } from './answer.ts';
import { refusal } from './session.ts';

export type PhotosSettings = {
	couch: Couch;
	authenticator: Authenticator;
	audit: Audit;
	clock: () => number;
	/** Brings photos along with records that are moved. */
	moved: Pick<MovedPhotos, 'soon'>;
};

type Place = { unit: UnitId; id: PhotoId };

/**
 * `/api/photos/<unit>/<photo>`: PUT takes the bytes of a photo whose document came before, GET gives them to whoever
 * may see the record. What a phone promises is looked at again here: by content, never by name.
 */
export class PhotosApi {
	readonly #settings: PhotosSettings;
	readonly #bytes: PhotoBytes;
	readonly #notes: ReadNotes;

	constructor(settings: PhotosSettings) {
		this.#settings = settings;
		this.#bytes = new PhotoBytes(settings.couch);
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
		const place = placeOf(rest);
		const who = { person: actor.person, session: key };
		const database = { kind: 'unit', unit: place.unit } as const;
		const may = method === 'GET' ? canRead(actor, database) : canWriteInto(actor, database);
		if (!may) throw await this.#refused(who, place, method === 'GET' ? 'read' : 'write');
		if (method === 'GET') return this.#give(response, found.principal, place);
		const isNew = await this.#take(request, actor, place);
		answerJson(response, isNew ? 201 : 200, { ok: true });
	}

	async #refused(who: Who, { unit }: Place, action: 'read' | 'write'): Promise<ApiError> {
		const database = photosDatabase(unit);
		await this.#notes.refused(who, { kind: 'refused', database, action, code: 'otherUnit' });
		return new ApiError(403, 'forbidden', 'otherUnit');
	}

	async #give(
		response: ServerResponse,
		{ actor, key: session }: Principal,
		{ unit, id }: Place
	): Promise<void> {
		const photo = await this.#present({ unit, id });
		const body = await this.#bytes.read(unit, id, photo.sha256);
		if (body === null) throw new ApiError(404, 'not_found', 'notYet');
		await this.#notes.read({ session, actor, database: photosDatabase(unit) });
		response.writeHead(200, {
			'content-type': 'image/jpeg',
			'content-length': body.byteLength,
			// What a browser's own cache keeps outlives a sign-out, and a withdrawn consent.
			'cache-control': 'no-store'
		});
		response.end(body);
	}

	/** Answers whether the bytes are new here. */
	async #take(request: IncomingMessage, actor: Actor, { unit, id }: Place): Promise<boolean> {
		const photo = await this.#present({ unit, id });
		if (photo.by !== actor.person && !keepsRecordsOf(actor, unit))
			throw new ApiError(403, 'forbidden', 'otherAuthor');
		const body = await bodyOf(request);
		mustBe(photo, body);
		const others = await this.#bytes.ids(unit, `${photosPrefix(photo.activity)}:`);
		if (others.length >= MOST_PHOTOS && !others.includes(id))
			throw new ApiError(409, 'conflict', 'tooManyPhotos');
		const isNew = await this.#bytes.keep(unit, id, photo.sha256, body);
		const after = await papersOf(this.#settings.couch, unit, id, this.#settings.clock());
		// Bytes that come after their record was moved follow it.
		if (isNew) this.#settings.moved.soon({ unit, activity: photo.activity });
		if (after?.gone === false || after?.why === 'moved') return isNew;
		// Withdrawn while it was on the way.
		await this.#bytes.erase(unit, [id]);
		throw new ApiError(410, 'gone', 'photoGone');
	}

	/** What is said of a photo, which is there only with its answer about children. @throws ApiError 404 or 410 */
	async #present({ unit, id }: Place): Promise<Photo> {
		const { couch, clock } = this.#settings;
		const papers = await papersOf(couch, unit, id, clock());
		if (papers === null) throw new ApiError(404, 'not_found', 'missing');
		if (papers.gone) throw new ApiError(410, 'gone', 'photoGone');
		return papers.photo;
	}
}

function placeOf([unit, id, ...more]: string[]): Place {
	const place = v.safeParse(v.object({ unit: UnitId, id: PhotoId }), {
		unit,
		id
	});
	if (!place.success || more.length > 0) throw new ApiError(404, 'not_found', 'missing');
	return place.output;
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

/** The bytes must be the photo that was told of, and nothing but a picture. @throws ApiError 415 or 422 */
function mustBe(photo: Photo, body: Uint8Array): void {
	const size = plainJpeg(body);
	if (!size.ok) throw new ApiError(415, 'unsupported_media_type', size.error);
	const { width, height } = size.value;
	const same =
		photo.bytes === body.byteLength &&
		photo.width === width &&
		photo.height === height &&
		photo.sha256 === sha256Of(body);
	if (!same) throw new ApiError(422, 'unprocessable', 'otherPhoto');
}
