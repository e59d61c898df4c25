import type { DBSchema } from 'idb';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import type { Children, PhotoId } from '../../domain/photo/photo.ts';
import { OwnStore } from '../store/own-store.ts';
import { photoStoreName } from '../store/person-store.ts';

/**
 * A photo on this phone. `children` null: the question about children is open, and the photo goes nowhere. `own`: chosen
 * here, to be sent; otherwise a copy of what the server has, kept because the person asked for it.
 */
export type PhotoRow = {
	id: PhotoId;
	activity: ActivityId;
	unit: UnitId;
	at: string;
	sha256: string;
	width: number;
	height: number;
	bytes: number;
	blob: Blob;
	thumb: Blob;
	children: Children | null;
	own: boolean;
	/** Its document was written on this phone. */
	told: boolean;
	/** The `uuid` of the server that has the bytes: after a restore another one asks for them again. */
	sentTo: string | null;
	/** Why the server does not take the bytes, if it said so. */
	refused: string | null;
	/** It went to another phone, which may have brought it: the server is asked before the bytes go once more. */
	handedOver?: true;
};

interface ShelfSchema extends DBSchema {
	photos: { key: PhotoId; value: PhotoRow; indexes: { activity: ActivityId } };
}

const VERSION = 1;

/** Whether a photo is with the server, so that this phone may let go of it. */
export function isWithServer({ own, sentTo }: Pick<PhotoRow, 'own' | 'sentTo'>): boolean {
	return !own || sentTo !== null;
}

/** Where this phone keeps a person's photos: apart from everything else, and opened when there is one. */
export class Shelf {
	readonly #own: OwnStore<ShelfSchema>;

	constructor(person: PersonId) {
		this.#own = new OwnStore({
			name: photoStoreName(person),
			version: VERSION,
			upgrade: (db) => {
				db.createObjectStore('photos', { keyPath: 'id' }).createIndex('activity', 'activity');
			}
		});
	}

	/** @throws StorageFull where the browser gives no room; StoreClosed where another tab removed it */
	#db() {
		return this.#own.db();
	}

	async all(): Promise<PhotoRow[]> {
		return (await this.#db()).getAll('photos');
	}

	async of(activity: ActivityId): Promise<PhotoRow[]> {
		return (await this.#db()).getAllFromIndex('photos', 'activity', activity);
	}

	async get(id: PhotoId): Promise<PhotoRow | null> {
		return (await (await this.#db()).get('photos', id)) ?? null;
	}

	/** Durable before it resolves. */
	async put(row: PhotoRow): Promise<void> {
		const tx = (await this.#db()).transaction('photos', 'readwrite', { durability: 'strict' });
		await tx.store.put(row);
		await tx.done;
	}

	/** Changes a row that is there; what was removed meanwhile stays away. Answers the row as it is now. */
	async change(id: PhotoId, change: (row: PhotoRow) => PhotoRow): Promise<PhotoRow | null> {
		const tx = (await this.#db()).transaction('photos', 'readwrite');
		const row = await tx.store.get(id);
		const changed = row === undefined ? null : change(row);
		if (changed !== null) await tx.store.put(changed);
		await tx.done;
		return changed;
	}

	async delete(ids: readonly PhotoId[]): Promise<void> {
		const tx = (await this.#db()).transaction('photos', 'readwrite');
		await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done]);
	}

	/** Photos of a unit that this person may not see any more. */
	async forgetUnit(unit: UnitId): Promise<void> {
		const rows = await this.all();
		await this.delete(rows.filter((row) => row.unit === unit).map(({ id }) => id));
	}

	/** How many photos of this person are nowhere but on this phone. */
	async unsent(): Promise<number> {
		return (await this.all()).filter((row) => !isWithServer(row)).length;
	}

	close(): Promise<void> {
		return this.#own.close();
	}
}
