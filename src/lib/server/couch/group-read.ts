import type { AllDocsRow, Couch, StoredDocument } from './couch.ts';

/** One question names so many documents; more wait for the next. */
const MOST_A_QUESTION = 500;

type Waiting = {
	id: string;
	found: (document: StoredDocument | null) => void;
	failed: (error: unknown) => void;
};

/**
 * Reads documents of one database by their ids, all that are asked for while a question is under way with the next
 * one: when hundreds of phones come at once, the store answers a few questions and not one for each of them.
 */
export class GroupRead {
	readonly #couch: Pick<Couch, 'allDocs'>;
	readonly #database: string;
	#waiting: Waiting[] = [];
	#running = false;

	constructor(couch: Pick<Couch, 'allDocs'>, database: string) {
		this.#couch = couch;
		this.#database = database;
	}

	/** The document as it is now, or null. @throws CouchUnavailable, CouchError 404 without the database */
	get(id: string): Promise<StoredDocument | null> {
		return new Promise((found, failed) => {
			this.#waiting.push({ id, found, failed });
			if (!this.#running) void this.#run();
		});
	}

	async #run(): Promise<void> {
		this.#running = true;
		// Let who asks in this turn come in first.
		await Promise.resolve();
		while (this.#waiting.length > 0) await this.#ask(this.#waiting.splice(0, MOST_A_QUESTION));
		this.#running = false;
	}

	async #ask(some: readonly Waiting[]): Promise<void> {
		try {
			const keys = [...new Set(some.map(({ id }) => id))];
			const { rows } = await this.#couch.allDocs(this.#database, { keys, includeDocs: true });
			const documents = new Map(rows.map((row) => [row.key, documentOf(row)]));
			for (const { id, found } of some) found(documents.get(id) ?? null);
		} catch (error) {
			for (const { failed } of some) failed(error);
		}
	}
}

function documentOf(row: AllDocsRow): StoredDocument | null {
	return 'doc' in row && row.doc && row.doc._deleted !== true ? row.doc : null;
}
