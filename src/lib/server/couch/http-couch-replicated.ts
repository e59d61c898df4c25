import type { BulkDocsResult, StoredDocument } from './couch.ts';
import { CouchError, CouchUnavailable } from './couch.ts';
import { BulkDocs, parseAnswer } from './http-couch-answers.ts';
import type { CouchConnection } from './http-couch-connection.ts';
import type { Lane } from './lane.ts';

/** What one call carries at most; a single batch may be larger and goes alone then. */
const MOST_DOCUMENTS = 500;
const MOST_CHARS = 4_000_000;

type Batch = {
	documents: readonly StoredDocument[];
	/** The documents as JSON, joined by commas. */
	json: string;
	done: (results: BulkDocsResult[]) => void;
	failed: (error: unknown) => void;
};

/**
 * Replicated writes into one database. What many phones send while a write is under way goes with the next one, in one
 * call: CouchDB commits a large batch about as fast as a small one.
 */
export class ReplicatedWrites {
	readonly #connection: CouchConnection;
	readonly #path: string;
	readonly #lane: Lane;
	#waiting: Batch[] = [];
	#running = false;

	/**
	 * @param path of the database's `_bulk_docs`
	 * @param lane shared by all databases
	 */
	constructor(connection: CouchConnection, path: string, lane: Lane) {
		this.#connection = connection;
		this.#path = path;
		this.#lane = lane;
	}

	/** Stores revisions as they are; answers the failures among them. @throws CouchError, CouchUnavailable */
	write(documents: readonly StoredDocument[]): Promise<BulkDocsResult[]> {
		const json = documents.map((document) => JSON.stringify(document)).join(',');
		return new Promise((done, failed) => {
			this.#waiting.push({ documents, json, done, failed });
			if (!this.#running) void this.#run();
		});
	}

	async #run(): Promise<void> {
		this.#running = true;
		// Taken when there is room: what came meanwhile goes with it.
		while (this.#waiting.length > 0)
			await this.#lane.through(() => this.#writeTogether(this.#take()));
		this.#running = false;
	}

	#take(): Batch[] {
		const taken: Batch[] = [];
		let documents = 0;
		let chars = 0;
		for (const batch of this.#waiting) {
			documents += batch.documents.length;
			chars += batch.json.length;
			if (taken.length > 0 && (documents > MOST_DOCUMENTS || chars > MOST_CHARS)) break;
			taken.push(batch);
		}
		this.#waiting = this.#waiting.slice(taken.length);
		return taken;
	}

	async #writeTogether(batches: readonly Batch[]): Promise<void> {
		try {
			const failures = await this.#send(batches.map(({ json }) => json).join(','));
			for (const batch of batches) batch.done(failures.filter((one) => isOf(batch, one)));
		} catch (error) {
			// CouchDB refuses a whole call for one document: that may not cost those who only came along.
			const apart = error instanceof CouchError && batches.length > 1;
			for (const batch of batches) {
				if (apart) await this.#writeTogether([batch]);
				else batch.failed(error);
			}
		}
	}

	async #send(documents: string): Promise<BulkDocsResult[]> {
		const { status, value } = await this.#connection.answer({
			method: 'POST',
			path: this.#path,
			text: `{"new_edits":false,"docs":[${documents}]}`
		});
		// "Accepted": fewer nodes than a quorum have it. It may be sent again, so it is; a client must not hear
		// "stored" of what one broken disk could take away.
		if (status === 202)
			throw new CouchUnavailable('CouchDB stored a batch on fewer nodes than a quorum');
		return parseAnswer(BulkDocs, value);
	}
}

function isOf({ documents }: Batch, { id }: BulkDocsResult): boolean {
	return documents.some((document) => document._id === id);
}
