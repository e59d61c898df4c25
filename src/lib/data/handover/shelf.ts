import type { PersonId } from '../../domain/ids.ts';
import { allWritten } from '../store/fault.ts';
import { OwnStore } from '../store/own-store.ts';
import { handoverStoreName } from '../store/person-store.ts';
import { Parcels } from './parcels.ts';
import type { CarriedRow, GivenRow, OwnKey, ShelfSchema } from './shelf-schema.ts';

export type { CarriedRow, GivenRow, OwnKey, ParcelRow } from './shelf-schema.ts';

/** 2: photos. */
const VERSION = 2;

/** Where this phone keeps what goes from hand to hand: apart from everything else, and opened when it is needed. */
export class HandoverShelf {
	readonly #own: OwnStore<ShelfSchema>;
	readonly parcels: Parcels;

	constructor(person: PersonId) {
		this.#own = new OwnStore({
			name: handoverStoreName(person),
			version: VERSION,
			upgrade: (db, before) => {
				if (before < 1) {
					db.createObjectStore('keys', { keyPath: 'name' });
					db.createObjectStore('given', { keyPath: 'id' });
					db.createObjectStore('carried', { keyPath: 'id' });
				}
				const parcels = db.createObjectStore('parcels', { keyPath: 'id' });
				parcels.createIndex('bundles', 'bundles', { multiEntry: true });
				db.createObjectStore('parcelTexts');
			}
		});
		this.parcels = new Parcels(this.#own);
	}

	/** @throws StorageFull where the browser gives no room; StoreClosed where another tab removed it */
	#db() {
		return this.#own.db();
	}

	async ownKey(): Promise<OwnKey | null> {
		return (await (await this.#db()).get('keys', 'own')) ?? null;
	}

	/** Keeps a key where there is none yet, and answers the one that is kept: two tabs have one key. */
	async keepKey(own: OwnKey): Promise<OwnKey> {
		const tx = (await this.#db()).transaction('keys', 'readwrite');
		const known = await tx.store.get('own');
		if (known === undefined) await tx.store.put(own);
		await tx.done;
		return known ?? own;
	}

	/** Keeps the server's word on the key. */
	async keepWord(word: NonNullable<OwnKey['word']>): Promise<void> {
		const tx = (await this.#db()).transaction('keys', 'readwrite');
		const own = await tx.store.get('own');
		if (own !== undefined) await tx.store.put({ ...own, word });
		await tx.done;
	}

	async given(): Promise<GivenRow[]> {
		return (await this.#db()).getAll('given');
	}

	/** Notes it; what went in a file before went, whatever is shown to a camera after it. */
	async putGiven(row: GivenRow): Promise<void> {
		const tx = (await this.#db()).transaction('given', 'readwrite');
		const known = await tx.store.get(row.id);
		const photos = [...new Set([...(known?.photos ?? []), ...(row.photos ?? [])])];
		await tx.store.put({ ...row, way: known?.way === 'file' ? 'file' : row.way, photos });
		await tx.done;
	}

	async changeGiven(id: string, change: (row: GivenRow) => GivenRow): Promise<void> {
		const tx = (await this.#db()).transaction('given', 'readwrite');
		const row = await tx.store.get(id);
		if (row !== undefined) await tx.store.put(change(row));
		await tx.done;
	}

	async carried(): Promise<CarriedRow[]> {
		return (await this.#db()).getAll('carried');
	}

	async carriedOne(id: string): Promise<CarriedRow | null> {
		return (await (await this.#db()).get('carried', id)) ?? null;
	}

	/** Takes a bundle in, on disk before it resolves; answers the one that is there already, where there is one. */
	async takeIn(row: CarriedRow): Promise<CarriedRow | null> {
		const tx = (await this.#db()).transaction('carried', 'readwrite', { durability: 'strict' });
		const known = await tx.store.get(row.id);
		// Of one that the server has a fresh copy changes nothing, unless photos of it come only now.
		const again = known?.text === null && row.photos ? { ...known, text: row.text } : null;
		const wanted = known === undefined ? row : again;
		await allWritten([wanted === null ? undefined : tx.store.put(wanted), tx.done]);
		return known ?? null;
	}

	/** Changes a row that is there; what was let go meanwhile stays away. */
	async changeCarried(id: string, change: (row: CarriedRow) => CarriedRow): Promise<void> {
		const tx = (await this.#db()).transaction('carried', 'readwrite');
		const row = await tx.store.get(id);
		if (row !== undefined) await tx.store.put(change(row));
		await tx.done;
	}

	async dropCarried(id: string): Promise<void> {
		await this.parcels.dropBundle(id);
		await (await this.#db()).delete('carried', id);
	}

	/** How many documents and photos of others this phone carries that the server has not taken. */
	async unsent(): Promise<number> {
		const kept = (await this.carried()).filter(({ state }) => state !== 'sent');
		const photos = await this.parcels.unsent();
		return kept.reduce((sum, { documents }) => sum + documents, photos);
	}

	close(): Promise<void> {
		return this.#own.close();
	}
}
