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
import { CouchUnavailable } from '../couch.ts';
import { AllDocsReader, type AllDocsQuery } from './all-docs.ts';
import { editing, parseBatch, replicating, withRevisions } from './bulk-write.ts';
import { withAttachment, withoutAttachment } from './attachment-edit.ts';
import { Catalog } from './catalog.ts';
import { ChangeSignal } from './change-signal.ts';
import { ChangesReader, type ChangesQuery } from './changes.ts';
import { CommitQueue, type Work } from './commit-queue.ts';
import { connect, type Connection } from './connection.ts';
import { databaseInfo, storeInfo, storeUuid } from './database-info.ts';
import { Documents, type ShowOptions } from './documents.ts';
import { Edits } from './edits.ts';
import { compaction, sweep } from './housekeeping.ts';
import { Locals } from './locals.ts';
import { pauser } from './pause.ts';
import { revsDiff } from './revs-diff.ts';
import { sequenceNumber, sequenceText } from './sequence.ts';
import { storeFault } from './store-fault.ts';

/**
 * Opens the embedded store in a data folder, making it when it is missing. `:memory:` keeps everything in memory.
 * @throws CouchUnavailable with the fault in words: no rights, full disk, no store, written by a newer version
 */
export function openSqliteCouch(folder: string): SqliteCouch {
	return new SqliteCouch(connect(folder));
}

/** CouchDB's database model in one SQLite file. An acknowledged write survives a power cut. */
export class SqliteCouch implements Couch {
	readonly #connection: Connection;
	readonly #catalog: Catalog;
	readonly #queue: CommitQueue;
	readonly #signal: ChangeSignal;
	readonly #documents: Documents;
	readonly #edits: Edits;
	readonly #locals: Locals;
	readonly #changes: ChangesReader;
	readonly #allDocs: AllDocsReader;
	#sweeping: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(connection: Connection) {
		this.#connection = connection;
		this.#catalog = new Catalog(connection);
		this.#signal = new ChangeSignal(connection);
		this.#documents = new Documents(connection);
		this.#edits = new Edits(connection);
		this.#locals = new Locals(connection);
		this.#changes = new ChangesReader(connection, this.#documents);
		this.#allDocs = new AllDocsReader(connection, this.#documents);
		this.#queue = new CommitQueue(connection, {
			beforeCommit: () => this.#catalog.flush(),
			afterwards: (committed) => {
				const changed = this.#catalog.settle();
				if (committed) this.#signal.announce(changed);
			}
		});
		this.#sweep();
	}

	async info(): Promise<CouchInfo> {
		return this.#read(() => storeInfo(this.#connection));
	}

	/** Who this store is: made with its file, and never changed. */
	async uuid(): Promise<string> {
		return this.#read(() => storeUuid(this.#connection));
	}

	async listDatabases(): Promise<string[]> {
		return this.#read(() => this.#catalog.names());
	}

	async createDatabase(db: string): Promise<{ created: boolean }> {
		let created = false;
		await this.#write(() => {
			created = this.#catalog.create(db, Date.now());
		});
		if (created) this.#signal.announce([db]);
		return { created };
	}

	async deleteDatabase(db: string): Promise<void> {
		await this.#write(() => this.#catalog.drop(db));
		this.#signal.announce([db]);
		this.#sweep();
	}

	async databaseInfo(db: string): Promise<DatabaseInfo> {
		return this.#read(() => databaseInfo(this.#connection, this.#catalog.get(db)));
	}

	async updateSeqs(dbs: readonly string[]): Promise<Map<string, string>> {
		return this.#read(() => {
			const states = dbs.flatMap((name) => this.#catalog.find(name) ?? []);
			return new Map(states.map(({ name, seq, epoch }) => [name, sequenceText(seq, epoch)]));
		});
	}

	dbUpdates(signal: AbortSignal): AsyncIterable<string> {
		return this.#signal.updates(signal);
	}

	async get(
		db: string,
		id: string,
		options: GetOptions & ShowOptions = {}
	): Promise<StoredDocument> {
		return this.#read(() => {
			const { db: key } = this.#catalog.get(db);
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
		return this.#read(() =>
			this.#documents.openRevisions(this.#catalog.get(db).db, id, openRevs, options)
		);
	}

	async allDocs(db: string, options: AllDocsQuery = {}): Promise<AllDocsPage> {
		return this.#read(() => this.#allDocs.read(this.#catalog.get(db), options));
	}

	async changes(db: string, options: ChangesQuery = {}): Promise<ChangesPage> {
		return this.#read(() => this.#changes.read(this.#catalog.get(db), options));
	}

	async waitForChange(
		db: string,
		since: string,
		waitMs: number,
		signal?: AbortSignal
	): Promise<boolean> {
		return this.#read(() => {
			const from = this.#catalog.get(db);
			const after = sequenceNumber(since, from);
			const isNews = () => {
				const now = this.#catalog.find(db);
				// Deleted, or made anew: news too, and the reader's next request says which.
				return now === null || now.epoch !== from.epoch || now.seq > after;
			};
			return this.#signal.wait(db, isNews, waitMs, signal);
		});
	}

	async revsDiff(
		db: string,
		revs: Record<string, string[]>
	): Promise<Record<string, { missing: string[]; possible_ancestors?: string[] }>> {
		return this.#read(() => revsDiff(this.#connection, this.#catalog.get(db).db, revs));
	}

	async bulkGet(
		db: string,
		requests: readonly BulkGetRequest[],
		options: BulkGetOptions = {}
	): Promise<BulkGetResult[]> {
		return this.#read(async () => {
			const { db: key } = this.#catalog.get(db);
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
		await this.#read(() => this.#catalog.get(db));
		const batch = await parseBatch(docs);
		const target = { catalog: this.#catalog, edits: this.#edits, name: db };
		const results: BulkDocsResult[] = [];
		const work = newEdits
			? editing(target, batch, results)
			: replicating(target, withRevisions(batch));
		if (batch.length > 0) await this.#run(work);
		return results;
	}

	async getLocal(db: string, id: string): Promise<StoredDocument> {
		return this.#read(() => this.#locals.get(this.#catalog.get(db).db, id));
	}

	async putLocal(db: string, document: StoredDocument): Promise<string> {
		let rev = '';
		await this.#write(() => {
			rev = this.#locals.put(this.#catalog.get(db).db, document);
		});
		return rev;
	}

	async deleteLocal(db: string, id: string, rev: string): Promise<void> {
		await this.#write(() => this.#locals.delete(this.#catalog.get(db).db, id, rev));
	}

	async getAttachment(
		db: string,
		id: string,
		name: string,
		rev?: string
	): Promise<{ contentType: string; digest: string; body: Uint8Array }> {
		return this.#read(() => this.#documents.attachment(this.#catalog.get(db).db, id, name, rev));
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
		const { db: key } = await this.#read(() => this.#catalog.get(db));
		await this.#run(compaction(this.#connection, key));
	}

	/** The `_security` object, as JSON. @throws CouchError 404 */
	async security(db: string): Promise<string> {
		return this.#read(() => this.#catalog.security(db));
	}

	async setSecurity(db: string, json: string): Promise<void> {
		await this.#write(() => this.#catalog.setSecurity(db, json));
	}

	/** How many generations behind a leaf are remembered. @throws CouchError 404 */
	async revsLimit(db: string): Promise<number> {
		return this.#read(() => this.#catalog.get(db).revsLimit);
	}

	async setRevsLimit(db: string, limit: number): Promise<void> {
		await this.#write(() => this.#catalog.setRevsLimit(db, limit));
	}

	/** Commits what is waiting, ends all waiting readers and lets go of the file. */
	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.#signal.close();
		await this.#queue.idle();
		await this.#sweeping;
		this.#connection.close();
	}

	/** Reads; faults of the machine become words. */
	async #read<T>(read: () => T | Promise<T>): Promise<T> {
		if (this.#closed) throw new CouchUnavailable('the store is closed');
		try {
			return await read();
		} catch (error) {
			throw storeFault(error);
		}
	}

	/** Writes in one step; resolves when it is on the disk. */
	async #write(write: () => void): Promise<void> {
		const step = () => {
			write();
			return true;
		};
		await this.#run({ step });
	}

	async #run(work: Work): Promise<void> {
		if (this.#closed) throw new CouchUnavailable('the store is closed');
		await this.#queue.run(work);
	}

	#sweep(): void {
		this.#sweeping = this.#sweeping
			.then(() => sweep(this.#connection, this.#queue, this.#catalog.dropped()))
			// What is not swept now is swept at the next start: the databases are gone for everybody already.
			.catch(() => undefined);
	}
}
