import type { DatabaseSync } from 'node:sqlite';
import { CouchUnavailable } from '../couch.ts';

/** Raised with every change of the tables; an older program refuses a newer file. */
const version = 1;

/**
 * `docs` keeps what lists need (winner, seq, tree), `revs` the bodies, so that reading changes never parses a body and
 * compaction only deletes rows. `leaves` says whether the tree must be parsed to know every leaf.
 * `blobs` are attachments by content, `blob_uses` which revision needs which.
 */
const tables = `
	CREATE TABLE meta (
		name TEXT PRIMARY KEY,
		value TEXT NOT NULL
	) STRICT;
	-- Who this store is, for replicators' checkpoints.
	INSERT INTO meta (name, value) VALUES ('uuid', lower(hex(randomblob(16))));

	CREATE TABLE databases (
		db INTEGER PRIMARY KEY AUTOINCREMENT,
		-- NULL: deleted, its rows being swept
		name TEXT UNIQUE,
		epoch TEXT NOT NULL,
		seq INTEGER NOT NULL DEFAULT 0,
		living INTEGER NOT NULL DEFAULT 0,
		deleted INTEGER NOT NULL DEFAULT 0,
		revs_limit INTEGER NOT NULL DEFAULT 1000,
		security TEXT NOT NULL DEFAULT '{}',
		created_ms INTEGER NOT NULL
	) STRICT;

	CREATE TABLE docs (
		doc INTEGER PRIMARY KEY,
		db INTEGER NOT NULL,
		id TEXT NOT NULL,
		seq INTEGER NOT NULL,
		winner TEXT NOT NULL,
		deleted INTEGER NOT NULL,
		leaves INTEGER NOT NULL,
		tree TEXT NOT NULL
	) STRICT;
	CREATE UNIQUE INDEX docs_by_id ON docs (db, id);
	CREATE UNIQUE INDEX docs_by_seq ON docs (db, seq);

	CREATE TABLE revs (
		row INTEGER PRIMARY KEY,
		doc INTEGER NOT NULL,
		rev TEXT NOT NULL,
		db INTEGER NOT NULL,
		leaf INTEGER NOT NULL,
		deleted INTEGER NOT NULL,
		body TEXT NOT NULL,
		attachments TEXT
	) STRICT;
	CREATE UNIQUE INDEX revs_by_doc ON revs (doc, rev);
	CREATE INDEX revs_superseded ON revs (db) WHERE leaf = 0;

	CREATE TABLE locals (
		db INTEGER NOT NULL,
		id TEXT NOT NULL,
		rev INTEGER NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY (db, id)
	) STRICT;

	CREATE TABLE blobs (
		blob INTEGER PRIMARY KEY,
		sha256 BLOB NOT NULL UNIQUE,
		body BLOB NOT NULL
	) STRICT;

	CREATE TABLE blob_uses (
		rev INTEGER NOT NULL,
		blob INTEGER NOT NULL,
		PRIMARY KEY (rev, blob)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX blob_uses_by_blob ON blob_uses (blob);
`;

/**
 * Makes the tables in a new file and checks the version of an old one.
 * @throws CouchUnavailable for a file written by a newer version of this program
 */
export function prepareSchema(database: DatabaseSync): void {
	if (fileVersion(database) === 0) {
		database.exec('BEGIN IMMEDIATE');
		try {
			// Another process may have made them while this one waited for the lock.
			if (fileVersion(database) === 0) {
				database.exec(`${tables}; PRAGMA user_version = ${version};`);
			}
			database.exec('COMMIT');
		} finally {
			if (database.isTransaction) database.exec('ROLLBACK');
		}
	}
	if (fileVersion(database) > version) {
		throw new CouchUnavailable('the store was written by a newer version of this program');
	}
}

function fileVersion(database: DatabaseSync): number {
	const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
	return typeof found === 'number' ? found : 0;
}
