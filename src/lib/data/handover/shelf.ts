import type { DBSchema } from 'idb';
import type { Certified, ServerKeys } from '../../domain/handover/bundle.ts';
import type { PersonId } from '../../domain/ids.ts';
import { OwnStore } from '../store/own-store.ts';
import { handoverStoreName } from '../store/person-store.ts';
import type { CarriedView, GivenView, HandoverWay } from './handover.ts';

/** This phone's own key, which no script can take out of it, and the server's word on it. */
export type OwnKey = {
	name: 'own';
	pair: CryptoKeyPair;
	/** Null: the server has not given its word yet. */
	word: { certified: Certified; server: ServerKeys } | null;
};

/** A bundle that was handed over, with the documents it held. */
export type GivenRow = Pick<GivenView, 'id' | 'at' | 'to' | 'code' | 'records'> & {
	way: HandoverWay;
	documents: { database: string; id: string }[];
};

/** A bundle that is carried. `text` null: the server has it whole, and this phone need not keep it. */
export type CarriedRow = CarriedView & { text: string | null };

interface ShelfSchema extends DBSchema {
	keys: { key: 'own'; value: OwnKey };
	given: { key: string; value: GivenRow };
	carried: { key: string; value: CarriedRow };
}

const VERSION = 1;

/** Where this phone keeps what goes from hand to hand: apart from everything else, and opened when it is needed. */
export class HandoverShelf {
	readonly #own: OwnStore<ShelfSchema>;

	constructor(person: PersonId) {
		this.#own = new OwnStore({
			name: handoverStoreName(person),
			version: VERSION,
			upgrade: (db) => {
				db.createObjectStore('keys', { keyPath: 'name' });
				db.createObjectStore('given', { keyPath: 'id' });
				db.createObjectStore('carried', { keyPath: 'id' });
			}
		});
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

	async putGiven(row: GivenRow): Promise<void> {
		await (await this.#db()).put('given', row);
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
		// One that was let go, or whose text went when the server had it, says so; a fresh copy of it changes nothing.
		if (known === undefined) await tx.store.put(row);
		await tx.done;
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
		await (await this.#db()).delete('carried', id);
	}

	/** How many documents of others this phone carries that the server has not taken. */
	async unsent(): Promise<number> {
		const kept = (await this.carried()).filter(({ text }) => text !== null);
		return kept.reduce((sum, { documents }) => sum + documents, 0);
	}

	close(): Promise<void> {
		return this.#own.close();
	}
}
