import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { measures } from '../../domain/totals/figures.ts';

/** The file in the data folder. It can be thrown away at any time: it is counted again from the records. */
export const TOTALS_FILE = 'totals.sqlite';

/** Raised whenever the tables or the counting rules change: an older file is thrown away. */
export const LEDGER_VERSION = 2;

/** The columns of a cell: counts of records and persons, and per measure the sum, the inexact parts, with, without. */
export const cellColumns = [
	'activities',
	'members',
	...measures.flatMap((measure) => [
		`${measure}_n`,
		`${measure}_inexact`,
		`${measure}_with`,
		`${measure}_without`
	])
];

const TABLES = `
	CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
	CREATE TABLE checkpoint (unit TEXT PRIMARY KEY, seq TEXT NOT NULL, last_arrival TEXT) STRICT, WITHOUT ROWID;
	-- What each record counts for now, replaced as a whole whenever the record or a decision on it changes.
	CREATE TABLE record (
		id TEXT PRIMARY KEY, unit TEXT NOT NULL, waiting_since TEXT, entry TEXT NOT NULL
	) STRICT;
	CREATE INDEX record_waits ON record (unit, waiting_since) WHERE waiting_since IS NOT NULL;
	CREATE INDEX record_unit ON record (unit);
	-- One row a record and side it counts on, for the list behind a figure. keys: '|campaign:x|objective:5|…|'
	CREATE TABLE listed (
		id TEXT NOT NULL, side TEXT NOT NULL, unit TEXT NOT NULL, year TEXT, day TEXT NOT NULL, keys TEXT NOT NULL,
		PRIMARY KEY (id, side)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX listed_day ON listed (side, day DESC, id DESC);
	CREATE INDEX listed_unit ON listed (unit, side, day DESC, id DESC);
	CREATE TABLE cell (
		cell INTEGER PRIMARY KEY, board TEXT NOT NULL, slot TEXT NOT NULL, side TEXT NOT NULL,
		${cellColumns.map((column) => `"${column}" REAL NOT NULL DEFAULT 0`).join(', ')},
		UNIQUE (board, slot, side)
	) STRICT;
	-- Numbers for persons: a cell's list of them is the largest part of the file.
	CREATE TABLE person (person INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
	-- How many records of a cell name a person: the person counts once while this is above zero.
	CREATE TABLE attendance (
		cell INTEGER NOT NULL, person INTEGER NOT NULL, records INTEGER NOT NULL,
		PRIMARY KEY (cell, person)
	) STRICT, WITHOUT ROWID;
	-- Boards whose figures changed since they were last published.
	CREATE TABLE dirty (board TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;

/**
 * Opens the ledger of a data folder. One that was counted for another store, term or version is counted anew.
 * @param path a file, or `:memory:`
 * @param origin what the figures were counted from: store identity and term
 */
export function openLedgerFile(path: string, origin: string): DatabaseSync {
	const database = new DatabaseSync(path, { timeout: 5000 });
	// NORMAL: a power cut may take back the last commits together with their checkpoint, which are then made again.
	database.exec(
		'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536'
	);
	const made = `${LEDGER_VERSION}|${origin}`;
	const known = database.prepare("SELECT name FROM sqlite_master WHERE name = 'meta'").get();
	const present =
		known === undefined
			? null
			: database.prepare("SELECT value FROM meta WHERE key = 'origin'").get();
	if (present?.['value'] === made) return database;
	for (const { name } of database
		.prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
		.all())
		database.exec(`DROP TABLE "${String(name)}"`);
	database.exec(TABLES);
	database.prepare("INSERT INTO meta VALUES ('origin', ?), ('owner', ?)").run(made, randomUUID());
	return database;
}
