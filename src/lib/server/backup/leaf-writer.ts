import type { Couch, StoredDocument } from '../couch/couch.ts';

/** A batch is sent at so many documents or characters, whichever comes first. */
const MOST_DOCUMENTS = 500;
const MOST_CHARACTERS = 4_000_000;

/** Writes leaves with their own revisions into a database, in batches. */
export class LeafWriter {
	readonly #couch: Couch;
	readonly #database: string;
	#docs: StoredDocument[] = [];
	#characters = 0;

	constructor(couch: Couch, database: string) {
		this.#couch = couch;
		this.#database = database;
	}

	/** @throws CouchError where the store refuses one; CouchUnavailable */
	async add(doc: StoredDocument): Promise<void> {
		this.#docs.push(doc);
		this.#characters += JSON.stringify(doc).length;
		if (this.#docs.length >= MOST_DOCUMENTS || this.#characters >= MOST_CHARACTERS)
			await this.flush();
	}

	/** Resolves when all that was added is durable. @throws CouchError, CouchUnavailable */
	async flush(): Promise<void> {
		if (this.#docs.length === 0) return;
		const failures = await this.#couch.bulkDocs(this.#database, this.#docs, { newEdits: false });
		const failed = failures.find((one) => 'error' in one);
		if (failed !== undefined && 'error' in failed)
			throw new Error(`the store refused a document of ${this.#database}: ${failed.reason}`);
		this.#docs = [];
		this.#characters = 0;
	}
}
