import type { AllDocsOptions, AllDocsPage, AllDocsRow } from '../couch.ts';
import type { DatabaseState } from './catalog.ts';
import type { Connection } from './connection.ts';
import type { Documents, ShowOptions } from './documents.ts';
import { everything, pageRows, pauser } from './pause.ts';
import { needsNoTree, rowDocument } from './row-document.ts';
import { integer, optionalText, text, type Row } from './row.ts';

/** Documents read in one statement: some 200 KB, so that a page of them never fills the young generation of the heap. */
const pageDocuments = 100;

/** What `_all_docs` takes here: CouchDB's options, and how documents are shown. */
export type AllDocsQuery = AllDocsOptions & ShowOptions;

/** Reads documents by id. Ids compare bytewise in UTF-8, as CouchDB's `_all_docs` compares them. */
export class AllDocsReader {
	readonly #connection: Connection;
	readonly #documents: Documents;

	constructor(connection: Connection, documents: Documents) {
		this.#connection = connection;
		this.#documents = documents;
	}

	/** Living documents of a range; with `keys`, a row for every key in the given order. */
	async read(database: DatabaseState, query: AllDocsQuery): Promise<AllDocsPage> {
		const limit = query.limit ?? everything;
		const rows: AllDocsRow[] = [];
		const pause = pauser();
		const found = query.keys === undefined ? this.#range(database, query) : byKeys(query);
		for (const row of limit > 0 ? found : []) {
			rows.push(
				typeof row === 'string'
					? this.#keyed(database, row, query)
					: this.#listed(database, row, query)
			);
			if (rows.length >= limit) break;
			await pause();
		}
		// The offset of a range that does not begin at the first document would cost a count.
		const countable = query.keys === undefined && query.startKey === undefined;
		return {
			total_rows: database.living,
			offset: countable ? Math.min(query.skip ?? 0, database.living) : null,
			rows
		};
	}

	*#range({ db }: DatabaseState, query: AllDocsQuery): Generator<Row> {
		let from = query.startKey;
		let skip = query.skip ?? 0;
		const most = query.includeDocs ? pageDocuments : pageRows;
		for (let inclusive = true; ; inclusive = false) {
			const { sql, values } = rangeStatement(query, from, inclusive);
			const size = Math.min(most, query.limit ?? everything) + skip;
			const rows = this.#connection.all(sql, db, ...values, size);
			yield* rows.slice(skip);
			const last = rows.at(-1);
			if (last === undefined || rows.length < size) return;
			from = text(last, 'id');
			skip = 0;
		}
	}

	#listed(database: DatabaseState, row: Row, query: AllDocsQuery): AllDocsRow {
		const id = text(row, 'id');
		const rev = text(row, 'winner');
		const deleted = integer(row, 'deleted') === 1;
		const value: { rev: string; deleted?: true } = deleted ? { rev, deleted: true } : { rev };
		if (!query.includeDocs) return { id, key: id, value };
		// The row has the body beside it; nothing more is read for the usual document.
		if (row['body'] === undefined || !needsNoTree(query, integer(row, 'leaves')))
			return { id, key: id, value, doc: this.#documents.winner(database.db, id, query) };
		if (query.unread && optionalText(row, 'attachments') === null)
			return { id, key: id, value, json: text(row, 'body') };
		const doc = rowDocument(this.#connection, id, row, query.attachments === true);
		return { id, key: id, value, doc };
	}

	#keyed(database: DatabaseState, key: string, query: AllDocsQuery): AllDocsRow {
		const row = this.#connection.one(
			'SELECT id, winner, deleted FROM docs WHERE db = ? AND id = ?',
			database.db,
			key
		);
		return row === null ? { key, error: 'not_found' } : this.#listed(database, row, query);
	}
}

function byKeys({ keys = [], descending, skip = 0 }: AllDocsQuery): string[] {
	const ordered = descending ? [...keys].reverse() : [...keys];
	return ordered.slice(skip);
}

/** The statement for a page of a range; its values are the database, then `values`, then the number of rows. */
function rangeStatement(
	{ descending, endKey, inclusiveEnd, includeDocs }: AllDocsQuery,
	from: string | undefined,
	inclusive: boolean
): { sql: string; values: string[] } {
	const [after, before] = descending ? ['<', '>'] : ['>', '<'];
	const conditions = ['docs.db = ?', 'docs.deleted = 0'];
	if (from !== undefined) conditions.push(`id ${after}${inclusive ? '=' : ''} ?`);
	if (endKey !== undefined) conditions.push(`id ${before}${inclusiveEnd === false ? '' : '='} ?`);
	const [columns, tables] = includeDocs
		? [
				'id, winner, docs.deleted AS deleted, docs.leaves AS leaves, body, attachments',
				'docs CROSS JOIN revs ON revs.doc = docs.doc AND revs.rev = docs.winner'
			]
		: ['id, winner, deleted', 'docs'];
	return {
		sql: `SELECT ${columns} FROM ${tables} WHERE ${conditions.join(' AND ')} ORDER BY id ${descending ? 'DESC' : 'ASC'} LIMIT ?`,
		values: [from, endKey].filter((value) => value !== undefined)
	};
}
