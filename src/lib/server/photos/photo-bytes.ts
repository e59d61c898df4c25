import { createHash } from 'node:crypto';
import { UnitId } from '../../domain/ids.ts';
import type { PhotoId } from '../../domain/photo/photo.ts';
import * as v from 'valibot';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';

const [BEFORE, AFTER] = ['unit-', '-photos'];
const JPEG = 'image/jpeg';

/** The unit whose photos a database holds; null for every other database. */
export function unitOfPhotos(database: string): UnitId | null {
	if (!database.startsWith(BEFORE) || !database.endsWith(AFTER)) return null;
	const unit = v.safeParse(UnitId, database.slice(BEFORE.length, -AFTER.length));
	return unit.success ? unit.output : null;
}

/** The database of a unit's photos: one document a photo, with one attachment that is named by its SHA-256. */
export function photosDatabase(unit: UnitId): string {
	return `${BEFORE}${unit}${AFTER}`;
}

/** The name of a photo's bytes. */
export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes of photos in the store. Who may have them, and whether they may be there at all, is asked before. */
export class PhotoBytes {
	readonly #couch: Couch;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	/** Keeps a photo's bytes; false where the store has them already. Durable before it resolves. @throws CouchUnavailable */
	async keep(unit: UnitId, id: PhotoId, sha256: string, body: Uint8Array): Promise<boolean> {
		const database = photosDatabase(unit);
		await this.#couch.createDatabase(database);
		if (await this.#has(database, id, sha256)) return false;
		try {
			await this.#couch.putAttachment(database, id, sha256, null, JPEG, body);
			return true;
		} catch (error) {
			// Sent twice at once, by a tab and the worker: the other one was faster.
			const isThere = error instanceof CouchError && (await this.#has(database, id, sha256));
			if (isThere) return false;
			throw error;
		}
	}

	/** Null where the phone that has them has not sent them yet. @throws CouchUnavailable */
	async read(unit: UnitId, id: PhotoId, sha256: string): Promise<Uint8Array | null> {
		const found = await orMissing(
			this.#couch.getAttachment(photosDatabase(unit), id, sha256),
			null
		);
		return found === null ? null : found.body;
	}

	/** The ids of the photos with this beginning whose bytes are in the store. @throws CouchUnavailable */
	async ids(unit: UnitId, prefix = 'photo:'): Promise<string[]> {
		const range = { startKey: prefix, endKey: `${prefix}\ufff0` };
		const page = await orMissing(this.#couch.allDocs(photosDatabase(unit), range), null);
		return page?.rows.map(({ key }) => key) ?? [];
	}

	/** Deletes bytes so that nobody can read them any more, in older versions either; answers whether any were there. */
	async erase(unit: UnitId, ids: readonly string[]): Promise<boolean> {
		const database = photosDatabase(unit);
		const page = await orMissing(this.#couch.allDocs(database, { keys: [...ids] }), null);
		const dead = (page?.rows ?? []).flatMap((row) =>
			'id' in row && row.value.deleted !== true
				? [{ _id: row.id, _rev: row.value.rev, _deleted: true }]
				: []
		);
		if (dead.length === 0) return false;
		await this.#couch.bulkDocs(database, dead);
		await this.#couch.compact(database);
		return true;
	}

	async #has(database: string, id: string, sha256: string): Promise<boolean> {
		const stored = await orMissing(this.#couch.get(database, id), null);
		return stored?._attachments?.[sha256] !== undefined;
	}
}

async function orMissing<T, N>(asked: Promise<T>, missing: N): Promise<T | N> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof CouchError && error.status === 404) return missing;
		throw error;
	}
}
