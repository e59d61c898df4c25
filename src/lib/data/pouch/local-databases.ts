import type { RawDocument } from '../store/schema.ts';
import { StorageFull, StoreClosed, isQuotaError, orStorageFull } from '../store/fault.ts';
import type { Database } from 'pouchdb-core';
import type { Seal } from '../lock/vault.ts';
import { isPrivate } from '../../domain/database.ts';
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

/** What a private database is called on the phone where its copy is sealed: one of before, in the clear, is another. */
const SEALED = ':sealed';
const FORMS = { both: ['', SEALED], clear: [''], sealed: [SEALED] };

/** One PouchDB database on the phone, in the few words the app needs. What it keeps may be sealed; what it says never is. */
export class LocalDatabase {
	readonly name: string;
	readonly #copy: string;
	readonly #seal: Seal;
	#pouch: Database<Fields> | null = null;
	/** A write found no room, and nothing has found the storage closed since. */
	#lackedRoom = false;

	/** @param copy what PouchDB calls it */
	constructor(name: string, copy: string, seal: Seal) {
		this.name = name;
		this.#copy = copy;
		this.#seal = seal;
	}

	get pouch(): Database<Fields> {
		this.#pouch ??= new PouchDB<Fields>(this.#copy, {
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
			const found = await this.use((pouch) =>
				pouch.get(id, rev === undefined ? { revs: true } : { rev, revs: true })
			);
			return await this.#seal.open(this.name, found);
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/** Every leaf that is not deleted, the winner first, with ancestry. */
	async leaves(id: string): Promise<RawDocument[]> {
		try {
			const found = await this.use((pouch) => pouch.get(id, { open_revs: 'all', revs: true }));
			return await this.#opened(
				found
					.map((leaf): RawDocument => leaf.ok)
					.filter((leaf) => leaf !== undefined && leaf._deleted !== true)
					.sort(winnerFirst)
			);
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
		return this.#opened(rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : [])));
	}

	/** Documents whose id starts with `prefix`, by id. */
	async startingWith(prefix: string): Promise<RawDocument[]> {
		const range = { startkey: prefix, endkey: `${prefix}\ufff0` };
		const { rows } = await this.use((pouch) =>
			pouch.allDocs({ ...range, include_docs: true, conflicts: true })
		);
		return this.#opened(rows.flatMap((row) => (row.doc ? [row.doc] : [])));
	}

	/** Stores revisions as they are, made here or elsewhere; writing one again changes nothing. @throws StorageFull */
	async keep(documents: readonly RawDocument[]): Promise<void> {
		if (documents.length === 0) return;
		const kept = await Promise.all(documents.map((doc) => this.#seal.seal(this.name, doc)));
		const answers = await orStorageFull(() =>
			this.use((pouch) => pouch.bulkDocs(kept, { new_edits: false }))
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

	#opened(docs: readonly RawDocument[]): Promise<RawDocument[]> {
		return Promise.all(docs.map((doc) => this.#seal.open(this.name, doc)));
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
	readonly #seal: Seal;
	/** By what PouchDB calls them. */
	readonly #open = new Map<string, LocalDatabase>();

	constructor(prefix: string, seal: Seal) {
		this.#prefix = prefix;
		this.#seal = seal;
	}

	get(name: string): LocalDatabase {
		return this.#as(name, this.#seal.guards(name) ? SEALED : '');
	}

	/** The copy in the clear that a private database has where there was no lock when it came, or whose it is may not read it. */
	inTheClear(name: string): LocalDatabase {
		return this.#as(name, '');
	}

	#as(name: string, form: string): LocalDatabase {
		const copy = `${this.#prefix}:${name}${form}`;
		return this.#open.get(copy) ?? this.#begin(name, copy);
	}

	#begin(name: string, copy: string): LocalDatabase {
		const database = new LocalDatabase(name, copy, this.#seal);
		this.#open.set(copy, database);
		// PouchDB writes when it opens, so a full phone fails there, and it would go on failing when there is room again.
		database.sequence().catch(() => {
			if (this.#open.get(copy) === database) this.#open.delete(copy);
		});
		return database;
	}

	/**
	 * Removes a database from the phone, with everything in it.
	 * @param which of a private one: the copy in the clear, the sealed one, or both
	 */
	async destroy(name: string, which: 'both' | 'clear' | 'sealed' = 'both'): Promise<void> {
		const forms = which === 'both' && !isPrivate(name) ? [''] : FORMS[which];
		for (const form of forms) {
			const database = this.#as(name, form);
			this.#open.delete(`${this.#prefix}:${name}${form}`);
			await database.pouch.destroy();
		}
	}

	async close(): Promise<void> {
		const open = [...this.#open.values()];
		this.#open.clear();
		await Promise.all(open.map((database) => database.pouch.close()));
	}
}
