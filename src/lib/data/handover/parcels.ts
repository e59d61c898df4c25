import { allWritten } from '../store/fault.ts';
import type { OwnStore } from '../store/own-store.ts';
import type { ParcelRow, ShelfSchema } from './shelf-schema.ts';

/**
 * The photos that this phone carries, each in its sealed parcel. What is known of one lies apart from its text, so that
 * they are counted without reading a megabyte.
 */
export class Parcels {
	readonly #store: Pick<OwnStore<ShelfSchema>, 'db'>;

	constructor(store: Pick<OwnStore<ShelfSchema>, 'db'>) {
		this.#store = store;
	}

	/**
	 * Takes a photo in, on disk before it resolves; false where it is here already, or with the server. One that the
	 * server refused is put in the place of what it refused: its author's phone may have a newer word since.
	 */
	async takeIn({
		id,
		bundle,
		text
	}: {
		id: string;
		bundle: string;
		text: string;
	}): Promise<boolean> {
		const tx = await this.#writing('strict');
		const known = await tx.objectStore('parcels').get(id);
		const bundles = [...new Set([...(known?.bundles ?? []), bundle])];
		const isNew = known === undefined || known.state === 'refused';
		const fresh = { state: 'waiting', reason: null, triedAt: null } as const;
		const row: ParcelRow = isNew ? { id, bundles, ...fresh } : { ...known, bundles };
		const kept = isNew ? tx.objectStore('parcelTexts').put(text, id) : undefined;
		await allWritten([kept, tx.objectStore('parcels').put(row), tx.done]);
		return isNew;
	}

	/** Those of a bundle. */
	async of(bundle: string): Promise<ParcelRow[]> {
		return (await this.#store.db()).getAllFromIndex('parcels', 'bundles', bundle);
	}

	/** Null where the server has it. */
	async text(id: string): Promise<string | null> {
		return (await (await this.#store.db()).get('parcelTexts', id)) ?? null;
	}

	/** Notes that the server has it, or wants it no more: this phone need not keep it. */
	async brought(id: string, at: string): Promise<void> {
		const tx = await this.#writing();
		const row = await tx.objectStore('parcels').get(id);
		if (row !== undefined)
			await tx.objectStore('parcels').put({ ...row, state: 'sent', reason: null, triedAt: at });
		await tx.objectStore('parcelTexts').delete(id);
		await tx.done;
	}

	/** Notes why the server did not take it. */
	async refused(id: string, reason: string, at: string): Promise<void> {
		const tx = await this.#writing();
		const row = await tx.objectStore('parcels').get(id);
		if (row !== undefined)
			await tx.objectStore('parcels').put({ ...row, state: 'refused', reason, triedAt: at });
		await tx.done;
	}

	/** Lets the photos of a bundle go, but for those that came with another one too. */
	async dropBundle(bundle: string): Promise<void> {
		const tx = await this.#writing();
		const parcels = tx.objectStore('parcels');
		for (const row of await parcels.index('bundles').getAll(bundle)) {
			const bundles = row.bundles.filter((one) => one !== bundle);
			if (bundles.length > 0) await parcels.put({ ...row, bundles });
			else {
				await parcels.delete(row.id);
				await tx.objectStore('parcelTexts').delete(row.id);
			}
		}
		await tx.done;
	}

	/** How many the server has not got. */
	async unsent(): Promise<number> {
		return (await this.#store.db()).count('parcelTexts');
	}

	async #writing(durability: IDBTransactionDurability = 'default') {
		const db = await this.#store.db();
		return db.transaction(['parcels', 'parcelTexts'], 'readwrite', { durability });
	}
}
