import type {
	AllDocsPage,
	BulkDocsResult,
	BulkGetOptions,
	BulkGetRequest,
	BulkGetResult,
	ChangesPage,
	Couch,
	CouchInfo,
	DatabaseInfo,
	GetOptions,
	StoredDocument
} from '../couch.ts';
import { parseIncoming } from '../document.ts';
import { AllDocsReader, type AllDocsQuery } from './all-docs.ts';
import { editing, parseBatch, replicating, withRevisions } from './bulk-write.ts';
import { withAttachment, withoutAttachment } from './attachment-edit.ts';
import { ChangesReader, type ChangesQuery } from './changes.ts';
import { connect, type Connection } from './connection.ts';
import { databaseInfo, storeInfo, storeUuid } from './database-info.ts';
import { Documents, type ShowOptions } from './documents.ts';
import { Edits } from './edits.ts';
import { compaction } from './housekeeping.ts';
import { Locals } from './locals.ts';
import { pauser } from './pause.ts';
import { revsDiff } from './revs-diff.ts';
import { sequenceNumber, sequenceText } from './sequence.ts';
import { Store, type StoreOptions } from './store.ts';

/**
 * Opens the embedded store in a data folder, making it when it is missing. `:memory:` keeps everything in memory.
 * @throws CouchUnavailable with the fault in words: no rights, full disk, no store, written by a newer version
 */
export function openSqliteCouch(folder: string, options?: StoreOptions): SqliteCouch {
	return new SqliteCouch(connect(folder, options?.cacheKb), options);
}

/** CouchDB's database model in one SQLite file. An acknowledged write survives a power cut. */
export class SqliteCouch implements Couch {
	readonly #store: Store;
	readonly #documents: Documents;
	readonly #edits: Edits;
	readonly #locals: Locals;
	readonly #changes: ChangesReader;
	readonly #allDocs: AllDocsReader;

	constructor(connection: Connection, options?: StoreOptions) {
		this.#store = new Store(connection, options);
		this.#documents = new Documents(connection);
		this.#edits = new Edits(connection);
		this.#locals = new Locals(connection);
		this.#changes = new ChangesReader(connection, this.#documents);
		this.#allDocs = new AllDocsReader(connection, this.#documents);
	}

	async info(): Promise<CouchInfo> {
		return this.#store.read(() => storeInfo(this.#store.connection));
	}

	/** Who this store is: made with its file, and never changed. */
	async uuid(): Promise<string> {
		return this.#store.read(() => storeUuid(this.#store.connection));
	}

	async listDatabases(): Promise<string[]> {
		return this.#store.read(() => this.#store.catalog.names());
	}

	async createDatabase(db: string): Promise<{ created: boolean }> {
		let created = false;
		await this.#store.write(() => {
			created = this.#store.catalog.create(db, Date.now());
		});
		if (created) this.#store.signal.announce([db]);
		return { created };
	}

	async deleteDatabase(db: string): Promise<void> {
		await this.#store.write(() => this.#store.catalog.drop(db));
		this.#store.signal.announce([db]);
		this.#store.sweep();
	}

	async databaseInfo(db: string): Promise<DatabaseInfo> {
		return this.#store.read(() =>
			databaseInfo(this.#store.connection, this.#store.catalog.get(db))
		);
	}

	async updateSeqs(dbs: readonly string[]): Promise<Map<string, string>> {
		return this.#store.read(() => {
			const states = dbs.flatMap((name) => this.#store.catalog.find(name) ?? []);
			return new Map(states.map(({ name, seq, epoch }) => [name, sequenceText(seq, epoch)]));
		});
	}

	dbUpdates(signal: AbortSignal): AsyncIterable<string> {
		return this.#store.signal.updates(signal);
	}

	async get(
		db: string,
		id: string,
		options: GetOptions & ShowOptions = {}
	): Promise<StoredDocument> {
		return this.#store.read(() => {
			const { db: key } = this.#store.catalog.get(db);
			return id.startsWith('_local/')
				? this.#locals.get(key, id)
				: this.#documents.get(key, id, options);
		});
	}

	async getRevs(
		db: string,
		id: string,
		openRevs: 'all' | readonly string[],
		options: BulkGetOptions & ShowOptions = {}
	): Promise<BulkGetResult['docs']> {
		return this.#store.read(() =>
			this.#documents.openRevisions(this.#store.catalog.get(db).db, id, openRevs, options)
		);
	}

	async allDocs(db: string, options: AllDocsQuery = {}): Promise<AllDocsPage> {
		return this.#store.read(() => this.#allDocs.read(this.#store.catalog.get(db), options));
	}

	async changes(db: string, options: ChangesQuery = {}): Promise<ChangesPage> {
		return this.#store.read(() => this.#changes.read(this.#store.catalog.get(db), options));
	}

	async waitForChange(
		db: string,
		since: string,
		waitMs: number,
		signal?: AbortSignal
	): Promise<boolean> {
		return this.#store.read(() => {
			const from = this.#store.catalog.get(db);
			const after = sequenceNumber(since, from);
			const isNews = () => {
				const now = this.#store.catalog.find(db);
				// Deleted, or made anew: news too, and the reader's next request says which.
				return now === null || now.epoch !== from.epoch || now.seq > after;
			};
			return this.#store.signal.wait(db, isNews, waitMs, signal);
		});
	}

	async revsDiff(
		db: string,
		revs: Record<string, string[]>
	): Promise<Record<string, { missing: string[]; possible_ancestors?: string[] }>> {
		return this.#store.read(() =>
			revsDiff(this.#store.connection, this.#store.catalog.get(db).db, revs)
		);
	}

	async bulkGet(
		db: string,
		requests: readonly BulkGetRequest[],
		options: BulkGetOptions = {}
	): Promise<BulkGetResult[]> {
		return this.#store.read(async () => {
			const { db: key } = this.#store.catalog.get(db);
			const results: BulkGetResult[] = [];
			const pause = pauser();
			for (const request of requests) {
				results.push(this.#documents.bulkGet(key, request, options));
				await pause();
			}
			return results;
		});
	}

	async bulkDocs(
		db: string,
		docs: readonly StoredDocument[],
		{ newEdits = true }: { newEdits?: boolean } = {}
	): Promise<BulkDocsResult[]> {
		await this.#store.read(() => this.#store.catalog.get(db));
		const batch = await parseBatch(docs);
		const target = {
			name: db,
			catalog: this.#store.catalog,
			edits: this.#edits,
			locals: this.#locals
		};
		const results: BulkDocsResult[] = [];
		const work = newEdits
			? editing(target, batch, results)
			: replicating(target, withRevisions(batch));
		if (batch.length > 0) await this.#store.run(work);
		return results;
	}

	async getLocal(db: string, id: string): Promise<StoredDocument> {
		return this.#store.read(() => this.#locals.get(this.#store.catalog.get(db).db, id));
	}

	async putLocal(db: string, document: StoredDocument): Promise<string> {
		const incoming = parseIncoming(document);
		let rev = '';
		await this.#store.write(() => {
			rev = this.#locals.put(this.#store.catalog.get(db).db, incoming);
		});
		return rev;
	}

	async deleteLocal(db: string, id: string, rev: string): Promise<void> {
		await this.#store.write(() => this.#locals.delete(this.#store.catalog.get(db).db, id, rev));
	}

	async getAttachment(
		db: string,
		id: string,
		name: string,
		rev?: string
	): Promise<{ contentType: string; digest: string; body: Uint8Array }> {
		return this.#store.read(() =>
			this.#documents.attachment(this.#store.catalog.get(db).db, id, name, rev)
		);
	}

	async putAttachment(
		db: string,
		id: string,
		name: string,
		rev: string | null,
		contentType: string,
		body: Uint8Array
	): Promise<string> {
		return withAttachment(this, { db, id, name, rev }, { contentType, body });
	}

	/** Removes an attachment by a new revision. @throws CouchError 404, 409 */
	async deleteAttachment(db: string, id: string, name: string, rev: string): Promise<string> {
		return withoutAttachment(this, { db, id, name, rev });
	}

	async compact(db: string): Promise<void> {
		const { db: key } = await this.#store.read(() => this.#store.catalog.get(db));
		await this.#store.run(compaction(this.#store.connection, key));
	}

	/** The `_security` object, as JSON. @throws CouchError 404 */
	async security(db: string): Promise<string> {
		return this.#store.read(() => this.#store.catalog.security(db));
	}

	async setSecurity(db: string, json: string): Promise<void> {
		await this.#store.write(() => this.#store.catalog.setSecurity(db, json));
	}

	/** How many generations behind a leaf are remembered. @throws CouchError 404 */
	async revsLimit(db: string): Promise<number> {
		return this.#store.read(() => this.#store.catalog.get(db).revsLimit);
	}

	async setRevsLimit(db: string, limit: number): Promise<void> {
		await this.#store.write(() => this.#store.catalog.setRevsLimit(db, limit));
	}

	/** Commits what is waiting, ends all waiting readers and lets go of the file. */
	async close(): Promise<void> {
		await this.#store.close();
	}
}
