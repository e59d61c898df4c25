import type { CouchInfo, DatabaseInfo } from '../couch.ts';
import type { DatabaseState } from './catalog.ts';
import type { Connection } from './connection.ts';
import { integer, text } from './row.ts';
import { sequenceText } from './sequence.ts';

/** What kind of store this is. Reading the version proves that the file answers. */
export function storeInfo(connection: Connection): CouchInfo {
	const row = connection.one('SELECT sqlite_version() AS version, COUNT(*) FROM databases');
	return { kind: 'embedded', version: row === null ? 'SQLite' : `SQLite ${text(row, 'version')}` };
}

/** Who this store is: made with the file, and never changed. */
export function storeUuid(connection: Connection): string {
	const row = connection.one("SELECT value FROM meta WHERE name = 'uuid'");
	if (row === null) throw new Error('the store has no uuid');
	return text(row, 'value');
}

/**
 * A database in numbers. Sizes are those of the whole file: its databases share it, and measuring one alone would
 * read all of its bodies.
 */
export function databaseInfo(connection: Connection, state: DatabaseState): DatabaseInfo {
	const pages = numberOf(connection, 'page_count');
	const free = numberOf(connection, 'freelist_count');
	const pageSize = numberOf(connection, 'page_size');
	const active = (pages - free) * pageSize;
	return {
		db_name: state.name,
		doc_count: state.living,
		doc_del_count: state.deleted,
		update_seq: sequenceText(state.seq, state.epoch),
		sizes: { file: pages * pageSize, external: active, active },
		// CouchDB answers 0 for ever; a database made anew is known by the epoch in its sequences.
		instance_start_time: String(Math.floor(state.createdMs / 1000))
	};
}

function numberOf(connection: Connection, pragma: string): number {
	const row = connection.one(`PRAGMA ${pragma}`);
	return row === null ? 0 : integer(row, pragma);
}
