import type { Actor } from '../../domain/access.ts';
import { canWriteInto, keepsRecordsOf } from '../../domain/access.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Photo, PhotoId } from '../../domain/photo/photo.ts';
import { MOST_PHOTOS, photosPrefix } from '../../domain/photo/photo.ts';
import { plainJpeg } from '../../domain/photo/plain-jpeg.ts';
import { ApiError } from '../api/answer.ts';
import type { Couch } from '../couch/couch.ts';
import type { MovedPhotos } from './moved-photos.ts';
import { PhotoBytes, sha256Of } from './photo-bytes.ts';
import { papersOf } from './photo-papers.ts';

export type PhotoDoorSettings = {
	couch: Couch;
	clock: () => number;
	/** Brings photos along with records that are moved. */
	moved: Pick<MovedPhotos, 'soon'>;
};

/** Which photo of which unit. */
export type PhotoPlace = { unit: UnitId; id: PhotoId };

/**
 * The one door by which a photo's bytes come in, whoever brings them: what a phone promises is looked at again here, by
 * content, never by name.
 */
export class PhotoDoor {
	readonly #settings: PhotoDoorSettings;
	readonly #bytes: PhotoBytes;

	constructor(settings: PhotoDoorSettings) {
		this.#settings = settings;
		this.#bytes = new PhotoBytes(settings.couch);
	}

	/** What is said of a photo, which is there only with its answer about children. @throws ApiError 404 or 410; CouchUnavailable */
	async present({ unit, id }: PhotoPlace): Promise<Photo> {
		const { couch, clock } = this.#settings;
		const papers = await papersOf(couch, unit, id, clock());
		if (papers === null) throw new ApiError(404, 'not_found', 'missing');
		if (papers.gone) throw new ApiError(410, 'gone', 'photoGone');
		return papers.photo;
	}

	/** Its bytes. @throws ApiError 404 where they did not come yet, or 410; CouchUnavailable */
	async read(place: PhotoPlace): Promise<Uint8Array> {
		const { sha256 } = await this.present(place);
		const body = await this.#bytes.read(place.unit, place.id, sha256);
		if (body === null) throw new ApiError(404, 'not_found', 'notYet');
		return body;
	}

	/** Whether its bytes came. @throws ApiError 404 or 410 where nothing is said of it; CouchUnavailable */
	async holds(place: PhotoPlace): Promise<boolean> {
		await this.present(place);
		return (await this.#bytes.ids(place.unit, place.id)).includes(place.id);
	}

	/**
	 * Takes a photo's bytes from whoever may bring them; answers whether they are new here. Bringing them again is
	 * harmless.
	 * @param bodyOf reads them, once it is known that they are wanted
	 * @throws ApiError 403, 404, 409, 410, 415 or 422; CouchUnavailable
	 */
	async take(
		actor: Actor,
		{ unit, id }: PhotoPlace,
		bodyOf: () => Promise<Uint8Array>
	): Promise<boolean> {
		if (!canWriteInto(actor, { kind: 'unit', unit }))
			throw new ApiError(403, 'forbidden', 'otherUnit');
		const photo = await this.present({ unit, id });
		if (photo.by !== actor.person && !keepsRecordsOf(actor, unit))
			throw new ApiError(403, 'forbidden', 'otherAuthor');
		const body = await bodyOf();
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
