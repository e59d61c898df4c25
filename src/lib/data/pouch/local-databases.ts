import type { RawDocument } from '../store/schema.ts';
import { StorageFull, StoreClosed, isQuotaError, orStorageFull } from '../store/fault.ts';
import type { Database } from 'pouchdb-core';
import { PouchDB } from './pouch.ts';

type Fields = Record<string, unknown>;

/** A change of a local database, with its winning document and the other leaves' revisions. */
export type LocalChange = { id: string; seq: number; doc: RawDocument };

function isMissing(error: unknown): boolean {
	return typeof error === 'object' && error !== null && 'status' in error && error.status === 404;
}

function isClosed(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'InvalidStateError';
}

function toSeq(seq: number | string): number {
	return typeof seq === 'number' ? seq : Number(seq);
}

/** One PouchDB database on the phone, in the few words the app needs. */
export class LocalDatabase {
	readonly name: string;
	readonly #prefix: string;
	#pouch: Database<Fields> | null = null;
	/** A write found no room, and nothing has found the storage closed since. */
	#lackedRoom = false;

	constructor(prefix: string, name: string) {
		this.#prefix = prefix;
		this.name = name;
	}

	get pouch(): Database<Fields> {
		this.#pouch ??= new PouchDB<Fields>(`${this.#prefix}:${this.name}`, {
			adapter: 'idb',
			auto_compaction: false,
			revs_limit: 1000
		});
		return this.#pouch;
	}

	/**
	 * Lets PouchDB open its storage anew at the next use. It closes it for good when one of its writes finds no room,
	 * and when the browser takes it away; all it says from then on is that it is closed.
	 */
	reopen(): void {
		this.#pouch = null;
	}

	/**
	 * Runs something on PouchDB; what fails because the storage is closed, or will be now, is no reason to fail again.
	 * @throws StorageFull too where a write without room has closed the storage: it is told to whoever comes next
	 */
	async use<T>(work: (pouch: Database<Fields>) => Promise<T>): Promise<T> {
		try {
			return await work(this.pouch);
		} catch (error) {
			if (isQuotaError(error) || isClosed(error)) this.reopen();
			if (isQuotaError(error)) this.#lackedRoom = true;
			if (!isClosed(error) || !this.#lackedRoom) throw error;
			this.#lackedRoom = false;
			throw new StorageFull({ cause: error });
		}
	}

	/** A document's winner, or the named revision, with its ancestry; null where it is missing or deleted. */
	async get(id: string, rev?: string): Promise<RawDocument | null> {
		try {
			return await this.use((pouch) =>
				pouch.get(id, rev === undefined ? { revs: true } : { rev, revs: true })
			);
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/** Every leaf that is not deleted, the winner first, with ancestry. */
	async leaves(id: string): Promise<RawDocument[]> {
		try {
			const found = await this.use((pouch) => pouch.get(id, { open_revs: 'all', revs: true }));
			return found
				.map((leaf): RawDocument => leaf.ok)
				.filter((leaf) => leaf !== undefined && leaf._deleted !== true)
				.sort(winnerFirst);
		} catch (error) {
			if (isMissing(error)) return [];
			throw error;
		}
	}

	/** Documents by id; missing and deleted ones are left out. */
	async some(ids: readonly string[]): Promise<RawDocument[]> {
		if (ids.length === 0) return [];
		const { rows } = await this.use((pouch) =>
			pouch.allDocs({ keys: [...ids], include_docs: true, conflicts: true })
		);
		return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
	}

	/** Documents whose id starts with `prefix`, by id. */
	async startingWith(prefix: string): Promise<RawDocument[]> {
		const range = { startkey: prefix, endkey: `${prefix}\ufff0` };
		const { rows } = await this.use((pouch) =>
			pouch.allDocs({ ...range, include_docs: true, conflicts: true })
		);
		return rows.flatMap((row) => (row.doc ? [row.doc] : []));
	}

	/** Stores revisions as they are, made here or elsewhere; writing one again changes nothing. @throws StorageFull */
	async keep(documents: readonly RawDocument[]): Promise<void> {
		if (documents.length === 0) return;
		const answers = await orStorageFull(() =>
			this.use((pouch) => pouch.bulkDocs([...documents], { new_edits: false }))
		);
		const failed = answers.find((answer) => 'error' in answer && answer.error);
		if (failed !== undefined) {
			await orStorageFull(() => Promise.reject(new Error(JSON.stringify(failed))));
		}
	}

	/** What changed after a sequence, oldest first. @throws StoreClosed where it is removed meanwhile */
	async changesAfter(
		since: number,
		limit: number
	): Promise<{ changes: LocalChange[]; seq: number }> {
		const found = await this.use((pouch) =>
			pouch.changes({ since, limit, include_docs: true, conflicts: true })
		);
		// Removed from the phone meanwhile: PouchDB calls that a success.
		if (found.results === undefined) throw new StoreClosed();
		const changes = found.results.flatMap(({ id, seq, doc }) =>
			doc === undefined ? [] : [{ id, seq: toSeq(seq), doc }]
		);
		return { changes, seq: toSeq(found.last_seq) };
	}

	/** Every document's winning revision, by id. */
	async revisions(): Promise<Map<string, string>> {
		const { rows } = await this.use((pouch) => pouch.allDocs());
		return new Map(rows.map((row) => [row.id, row.value.rev]));
	}

	/** The revisions that this phone lacks. */
	async missing(revs: Record<string, string[]>): Promise<Map<string, string[]>> {
		const answer = await this.use((pouch) => pouch.revsDiff(revs));
		return new Map(Object.entries(answer).map(([id, { missing }]) => [id, missing ?? []]));
	}

	/** Lets go of every version of these documents that another one followed. */
	async forgetOlder(ids: readonly string[]): Promise<void> {
		for (const id of ids) await this.use((pouch) => pouch.compactDocument(id, 0));
	}

	/** The present sequence. */
	async sequence(): Promise<number> {
		return toSeq((await this.use((pouch) => pouch.info())).update_seq);
	}
}

/** CouchDB's own rule for the winner: the longest history, then the greatest hash. */
function winnerFirst(a: RawDocument, b: RawDocument): number {
	const generation = (document: RawDocument) => Number.parseInt(document._rev, 10);
	return generation(b) - generation(a) || (a._rev < b._rev ? 1 : -1);
}

/** The PouchDB databases of one person, opened when first used. */
export class LocalDatabases {
	readonly #prefix: string;
	readonly #open = new Map<string, LocalDatabase>();

	constructor(prefix: string) {
		this.#prefix = prefix;
	}

	get(name: string): LocalDatabase {
		return this.#open.get(name) ?? this.#begin(name);
	}

	#begin(name: string): LocalDatabase {
		const database = new LocalDatabase(this.#prefix, name);
		this.#open.set(name, database);
		// PouchDB writes when it opens, so a full phone fails there, and it would go on failing when there is room again.
		database.sequence().catch(() => {
			if (this.#open.get(name) === database) this.#open.delete(name);
		});
		return database;
	}

	/** Removes a database from the phone, with everything in it. */
	async destroy(name: string): Promise<void> {
		const database = this.get(name);
		this.#open.delete(name);
		await database.pouch.destroy();
	}

	async close(): Promise<void> {
		const open = [...this.#open.values()];
		this.#open.clear();
		await Promise.all(open.map((database) => database.pouch.close()));
	}
}
