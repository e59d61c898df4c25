import type { Change, ChangesOptions, ChangesPage } from '../couch.ts';
import type { DatabaseState } from './catalog.ts';
import type { Connection } from './connection.ts';
import type { Documents, ShowOptions } from './documents.ts';
import { everything, pageRows, pauser } from './pause.ts';
import { leavesOf } from './revision-tree.ts';
import { integer, optionalText, text, type Row } from './row.ts';
import { sequenceNumber, sequenceText } from './sequence.ts';

/** What `_changes` takes here: CouchDB's options, and how documents are shown. */
export type ChangesQuery = ChangesOptions & ShowOptions;

/** The tree is parsed only where a document has more than one leaf. */
const columns = 'id, seq, winner, deleted, CASE WHEN leaves > 1 THEN tree END AS tree';

/** Reads what changed, in pages, so that a long list never holds the event loop. */
export class ChangesReader {
	readonly #connection: Connection;
	readonly #documents: Documents;

	constructor(connection: Connection, documents: Documents) {
		this.#connection = connection;
		this.#documents = documents;
	}

	/** One row a document, each with its latest sequence only. */
	async read(database: DatabaseState, query: ChangesQuery): Promise<ChangesPage> {
		const descending = query.descending === true;
		// Descending begins at the present and, as in CouchDB, takes no `since`.
		const since = descending ? 0 : sequenceNumber(query.since, database);
		const limit = query.limit ?? everything;
		const results: Change[] = [];
		let last = descending ? database.seq : since;
		const pause = pauser();
		// As in CouchDB, whatever its manual says: a limit of 0 is no rows.
		for (const row of limit === 0 ? [] : this.#rows(database, since, query)) {
			last = integer(row, 'seq');
			results.push(this.#change(database, row, query));
			if (results.length >= limit) break;
			await pause();
			query.signal?.throwIfAborted();
		}
		// A document that changed meanwhile comes after the sequence this list began with, and is not lost.
		const complete = results.length < limit;
		if (complete && !descending) last = database.seq;
		return {
			results,
			last_seq: sequenceText(last, database.epoch),
			pending: complete ? 0 : this.#pending(database, last, descending)
		};
	}

	#rows(database: DatabaseState, since: number, query: ChangesQuery): Iterable<Row> {
		const descending = query.descending === true;
		if (query.docIds !== undefined) {
			return this.#rowsOf(database, since, query.docIds, descending);
		}
		const size = Math.min(pageRows, query.limit ?? everything);
		return descending ? this.#backward(database, size) : this.#forward(database, since, size);
	}

	*#forward({ db, seq: newest }: DatabaseState, since: number, size: number): Generator<Row> {
		const sql = `SELECT ${columns} FROM docs WHERE db = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`;
		for (let after = since; ;) {
			const rows = this.#connection.all(sql, db, after, newest, size);
			yield* rows;
			const last = rows.at(-1);
			if (last === undefined || rows.length < size) return;
			after = integer(last, 'seq');
		}
	}

	*#backward({ db, seq: newest }: DatabaseState, size: number): Generator<Row> {
		const sql = `SELECT ${columns} FROM docs WHERE db = ? AND seq < ? ORDER BY seq DESC LIMIT ?`;
		for (let before = newest + 1; ;) {
			const rows = this.#connection.all(sql, db, before, size);
			yield* rows;
			const last = rows.at(-1);
			if (last === undefined || rows.length < size) return;
			before = integer(last, 'seq');
		}
	}

	*#rowsOf(
		{ db, seq: newest }: DatabaseState,
		since: number,
		ids: readonly string[],
		descending: boolean
	): Generator<Row> {
		const sql = `SELECT ${columns} FROM docs WHERE db = ? AND id = ?`;
		const rows = [...new Set(ids)]
			.map((id) => this.#connection.one(sql, db, id))
			.filter((row) => row !== null)
			.filter((row) => integer(row, 'seq') > since && integer(row, 'seq') <= newest)
			.sort((a, b) => integer(a, 'seq') - integer(b, 'seq'));
		yield* descending ? rows.reverse() : rows;
	}

	#change(database: DatabaseState, row: Row, query: ChangesQuery): Change {
		const tree = query.style === 'all_docs' ? optionalText(row, 'tree') : null;
		const revs =
			tree === null ? [text(row, 'winner')] : leavesOf(JSON.parse(tree)).map((leaf) => leaf.rev);
		const change: Change = {
			seq: sequenceText(integer(row, 'seq'), database.epoch),
			id: text(row, 'id'),
			changes: revs.map((rev) => ({ rev }))
		};
		if (integer(row, 'deleted') === 1) change.deleted = true;
		if (query.includeDocs) {
			const document = this.#documents.current(database.db, change.id, query);
			if (document !== null) change.doc = document;
		}
		return change;
	}

	#pending({ db, seq }: DatabaseState, last: number, descending: boolean): number {
		if (!descending && last === seq) return 0;
		const row = this.#connection.one(
			`SELECT COUNT(*) AS count FROM docs WHERE db = ? AND seq ${descending ? '<' : '>'} ?`,
			db,
			last
		);
		return row === null ? 0 : integer(row, 'count');
	}
}
