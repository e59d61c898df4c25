import type { Couch, StoredDocument } from './couch.ts';
import { CouchError, CouchUnavailable } from './couch.ts';

/** One write of the store takes so many documents; more wait for the next. */
const MOST_A_WRITE = 1000;
/** What a failed write leaves to the next one; a store that is away for long must not fill our memory. */
const MOST_OWED = 10_000;

type Store = Pick<Couch, 'bulkDocs' | 'createDatabase'>;
type Waiting = { documents: StoredDocument[]; done: () => void; failed: (error: unknown) => void };

/**
 * Adds documents that are never changed again to one database, all that arrive while a write is under way with the
 * next one: many small writers pay for few durable writes. A document whose id is there already is left as it was.
 */
export class GroupAppend {
	readonly #couch: Store;
	readonly #database: string;
	#waiting: Waiting[] = [];
	/** Documents of failed writes: what they tell of has happened, so they go with the next write. */
	#owed: StoredDocument[] = [];
	#running: Promise<void> | null = null;

	constructor(couch: Store, database: string) {
		this.#couch = couch;
		this.#database = database;
	}

	/** Resolves when the documents are durable. @throws CouchUnavailable while the store does not answer; they are not lost then */
	append(documents: StoredDocument[]): Promise<void> {
		if (documents.length === 0) return Promise.resolve();
		const written = new Promise<void>((done, failed) => {
			this.#waiting.push({ documents, done, failed });
		});
		this.#running ??= this.#run();
		return written;
	}

	/** How many documents are not written yet. */
	get waiting(): number {
		const fresh = this.#waiting.reduce((sum, { documents }) => sum + documents.length, 0);
		return fresh + this.#owed.length;
	}

	/** Resolves when nothing waits any more. */
	async settled(): Promise<void> {
		while (this.#running !== null) await this.#running;
	}

	async #run(): Promise<void> {
		// Let the writers of this turn come in first.
		await Promise.resolve();
		while (this.#waiting.length > 0) await this.#writeSome();
		this.#running = null;
	}

	async #writeSome(): Promise<void> {
		const batch: Waiting[] = [];
		let size = 0;
		for (const next of this.#waiting) {
			if (batch.length > 0 && size + next.documents.length > MOST_A_WRITE) break;
			batch.push(next);
			size += next.documents.length;
		}
		this.#waiting = this.#waiting.slice(batch.length);
		this.#owed.push(...batch.flatMap((waiting) => waiting.documents));
		try {
			await this.#writeOwed();
			for (const waiting of batch) waiting.done();
		} catch (error) {
			this.#owed = this.#owed.slice(-MOST_OWED);
			for (const waiting of batch) waiting.failed(error);
		}
	}

	/** The oldest first, a part at a time: what waited out a long absence must not be one call that the store refuses as a whole. */
	async #writeOwed(): Promise<void> {
		while (this.#owed.length > 0) {
			await this.#write(this.#owed.slice(0, MOST_A_WRITE));
			this.#owed = this.#owed.slice(MOST_A_WRITE);
		}
	}

	async #write(documents: StoredDocument[]): Promise<void> {
		try {
			await this.#store(documents);
		} catch (error) {
			const isTooLarge = error instanceof CouchError && error.status === 413;
			if (!isTooLarge) throw error;
			// Whoever waits sent something else, which is not too large.
			if (documents.length === 1)
				throw new CouchUnavailable(`${this.#database}: a line is larger than the store takes`);
			// A proxy before CouchDB, or its own settings, may allow less than we do.
			const half = Math.ceil(documents.length / 2);
			await this.#write(documents.slice(0, half));
			await this.#write(documents.slice(half));
		}
	}

	async #store(documents: StoredDocument[]): Promise<void> {
		try {
			await this.#couch.bulkDocs(this.#database, documents);
		} catch (error) {
			if (!(error instanceof CouchError && error.status === 404)) throw error;
			await this.#couch.createDatabase(this.#database);
			await this.#couch.bulkDocs(this.#database, documents);
		}
	}
}
