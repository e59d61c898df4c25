import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { PersonId } from '../../domain/ids.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';

/** The server's own database of receipts: no client can name it, and a restore must not take entries away. */
export const RECEIPTS = 'receipts';

/** A revision of a document, with the SHA-256 of what it says. */
export type Accepted = { id: string; rev: string; sha256: string };

const Receipt = v.looseObject({
	_id: v.string(),
	type: v.literal('receipt'),
	v: v.literal(1),
	database: v.string(),
	at: Instant,
	by: PersonId,
	revisions: v.array(v.tuple([v.string(), v.string(), v.string()]))
});

const PAGE = 200;
/**
 * A restored server has been started anew, so what is asked about was noted long before; and whoever sends refused
 * documents without end makes us read no more often than this.
 */
const BELIEVED_MS = 60_000;
/** A unit's receipts are some ten thousand marks; those of the units asked about last are kept. */
const MOST_DATABASES = 16;

type Known = { readAtMs: number; marks: Set<string> };

/**
 * The revisions that receipts tell of. Asked only about what would be refused otherwise, which is rare: so a database's
 * receipts are read whole when it is first asked about, and not one by one at every write.
 */
export class AcceptedRevisions {
	readonly #couch: Couch;
	readonly #clock: () => number;
	readonly #known = new Map<string, Known>();

	constructor(couch: Couch, clock: () => number) {
		this.#couch = couch;
		this.#clock = clock;
	}

	/** Those of the revisions that receipts tell of, word for word. @throws CouchUnavailable */
	async among<T extends Accepted>(database: string, revisions: readonly T[]): Promise<T[]> {
		if (revisions.length === 0) return [];
		const now = this.#clock();
		let known = this.#known.get(database);
		const all = known !== undefined && revisions.every((one) => known?.marks.has(markOf(one)));
		if (known === undefined || (!all && Math.abs(now - known.readAtMs) >= BELIEVED_MS)) {
			known = { readAtMs: now, marks: await this.#read(database) };
			this.#keep(database, known);
		}
		const { marks } = known;
		return revisions.filter((one) => marks.has(markOf(one)));
	}

	/** Takes in what was just noted. */
	add(database: string, accepted: readonly Accepted[]): void {
		const known = this.#known.get(database);
		if (known !== undefined) for (const one of accepted) known.marks.add(markOf(one));
	}

	#keep(database: string, known: Known): void {
		this.#known.delete(database);
		this.#known.set(database, known);
		const [oldest] = this.#known.keys();
		if (this.#known.size > MOST_DATABASES && oldest !== undefined) this.#known.delete(oldest);
	}

	async #read(database: string): Promise<Set<string>> {
		const marks = new Set<string>();
		let startKey = `${database}/`;
		for (;;) {
			const documents = await this.#page(startKey, `${database}0`);
			for (const document of documents) {
				const receipt = v.safeParse(Receipt, document);
				if (!receipt.success) continue;
				for (const [id, rev, sha256] of receipt.output.revisions)
					marks.add(markOf({ id, rev, sha256 }));
			}
			const last = documents.at(-1);
			if (last === undefined || documents.length < PAGE) return marks;
			startKey = `${last._id}\u0000`;
		}
	}

	async #page(startKey: string, endKey: string): Promise<StoredDocument[]> {
		const range = { startKey, endKey, inclusiveEnd: false, limit: PAGE, includeDocs: true };
		try {
			const { rows } = await this.#couch.allDocs(RECEIPTS, range);
			return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		} catch (error) {
			// Nothing was ever accepted.
			if (error instanceof CouchError && error.status === 404) return [];
			throw error;
		}
	}
}

/** Sixteen bytes, as text, that stand for a revision and what it says. */
function markOf({ id, rev, sha256 }: Accepted): string {
	return createHash('sha256').update(`${id} ${rev} ${sha256}`).digest('base64').slice(0, 22);
}
