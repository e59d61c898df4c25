import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { beginBuilding, IN_MEMORY, isBuilding, markBuilt } from './building.ts';

/** The file in the data folder. It can be thrown away at any time: it is counted again from the records. */
export const TOTALS_FILE = 'totals.sqlite';

/** Raised whenever the tables or the counting rules change: an older file is thrown away. */
const LEDGER_VERSION = 8;

/** Persons whose counts share a row. Those of a unit are numbered one after the other, so a cell of it has a row or two. */
export const CHUNK_PEOPLE = 64;

/**
 * The thread that counts carries the log over into the file when it has so many pages of 4 KB: a rebuild writes pages
 * of its indexes again for every unit, and so carries each over a few times instead of sixty.
 */
const LOG_PAGES = 16_384;

/**
 * Who opens the ledger: the server that owns it, which reads, and must not wait for the log to be carried over; a thread
 * of it that counts; or one that only reads.
 */
export type LedgerUse = 'own' | 'count' | 'read';

/**
 * The order of block-wide lists. Each unit that is counted adds to nearly every page of it, so while everything is being
 * counted it is left out, and made at once at the end.
 */
const LISTED_DAY = 'CREATE INDEX IF NOT EXISTS listed_day ON listed (side, day DESC, id DESC)';

const TABLES = `
	CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
	-- How far each unit was followed, when records last arrived, and how many wait.
	CREATE TABLE checkpoint (
		unit TEXT PRIMARY KEY, seq TEXT NOT NULL, last_arrival TEXT, waiting INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	-- What each record counts for now, replaced as a whole whenever the record or a decision on it changes.
	CREATE TABLE record (
		record INTEGER PRIMARY KEY, unit TEXT NOT NULL, id TEXT NOT NULL, waiting_since TEXT, entry TEXT NOT NULL,
		-- The code of the joint event it belongs to now.
		event TEXT
	) STRICT;
	CREATE INDEX record_event ON record (event) WHERE event IS NOT NULL;
	CREATE UNIQUE INDEX record_id ON record (unit, id);
	CREATE INDEX record_waits ON record (unit, waiting_since) WHERE waiting_since IS NOT NULL;
	-- One row a record and side it counts on, for the list behind a figure. keys: '|campaign:x|objective:5|…|'
	-- joint, parent: what ties it to others; share, unit_share: what of it counts in the block and in its unit, 0 for all.
	CREATE TABLE listed (
		unit TEXT NOT NULL, side TEXT NOT NULL, day TEXT NOT NULL, id TEXT NOT NULL,
		-- The days that a part of a year, or a free range, must hold for it; '' where the time is unknown.
		year TEXT, first_day TEXT NOT NULL, last_day TEXT NOT NULL, keys TEXT NOT NULL, record INTEGER NOT NULL,
		joint TEXT, parent TEXT, share INTEGER NOT NULL DEFAULT 0, unit_share INTEGER NOT NULL DEFAULT 0,
		PRIMARY KEY (unit, side, day DESC, id DESC)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX listed_joint ON listed (joint) WHERE joint IS NOT NULL;
	CREATE INDEX listed_parent ON listed (parent) WHERE parent IS NOT NULL;
	-- figures: those of cell-figures.ts as one JSON array. By board: a board is read whole for every approval on it.
	-- parts: of a board over a year, but for its months, the same by part of the year, as parts-text.ts has them.
	CREATE TABLE cell (
		board TEXT NOT NULL, slot TEXT NOT NULL, side TEXT NOT NULL, cell INTEGER NOT NULL, figures TEXT NOT NULL,
		parts TEXT,
		PRIMARY KEY (board, slot, side)
	) STRICT, WITHOUT ROWID;
	-- The last number that was given to a cell.
	CREATE TABLE numbered (cells INTEGER NOT NULL) STRICT;
	INSERT INTO numbered VALUES (0);
	CREATE TABLE person (person INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
	-- How many records of a cell name each person: one counts once while this is above zero. A row is ${CHUNK_PEOPLE} persons
	-- by part of the year, in the narrowest numbers that hold the counts (attendance-row.ts). By chunk first: what a unit changes then lies together.
	CREATE TABLE attendance (
		chunk INTEGER NOT NULL, cell INTEGER NOT NULL, records BLOB NOT NULL,
		PRIMARY KEY (chunk, cell)
	) STRICT, WITHOUT ROWID;
	-- Boards scope|period, and parts of years scope|year|shard, whose figures changed since they were last published.
	CREATE TABLE dirty (board TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
	-- Codes of joint events whose records changed since they were last published.
	CREATE TABLE dirty_event (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;

/**
 * Opens the ledger of a data folder. One that was counted for another store, term or version is counted anew, and so is
 * one whose counting from nothing never ended: until then nothing in it waits for the disk ({@link endBuilding}).
 * @param path a file, or `:memory:`
 * @param origin what the figures were counted from: store identity and term
 */
export function openLedgerFile(path: string, origin: string, use: LedgerUse): DatabaseSync {
	const made = `${LEDGER_VERSION}|${origin}`;
	if (use === 'own') prepareLedger(path, made);
	const database = connect(path, use);
	if (originOf(database) === made) return database;
	makeTables(database, made);
	database.exec(LISTED_DAY);
	return database;
}

function connect(path: string, use: LedgerUse): DatabaseSync {
	const database = new DatabaseSync(path, { timeout: 5000 });
	// NORMAL: a power cut may take back the last commits together with their checkpoint, which are then made again.
	const synchronous = use === 'count' && isBuilding(path) ? 'OFF' : 'NORMAL';
	database.exec(
		`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA temp_store = MEMORY;
		PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = ${use === 'count' ? LOG_PAGES : 0}`
	);
	return database;
}

/** What a ledger was counted from; null: nothing was made yet. */
function originOf(database: DatabaseSync): string | null {
	const known = database.prepare("SELECT name FROM sqlite_master WHERE name = 'meta'").get();
	if (known === undefined) return null;
	const row = database.prepare("SELECT value FROM meta WHERE key = 'origin'").get();
	return row === undefined ? null : String(row['value']);
}

function makeTables(database: DatabaseSync, made: string): void {
	for (const { name } of database
		.prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
		.all())
		database.exec(`DROP TABLE "${String(name)}"`);
	database.exec(TABLES);
	database.prepare("INSERT INTO meta VALUES ('origin', ?), ('owner', ?)").run(made, randomUUID());
}

/** Leaves a ledger that can be relied on, or an empty one that is being built. */
function prepareLedger(path: string, made: string): void {
	if (path === IN_MEMORY || (!isBuilding(path) && holds(path, made))) return;
	beginBuilding(path);
	const database = connect(path, 'own');
	makeTables(database, made);
	database.close();
}

/** Whether a file is a ledger of this origin; one that is spoiled is none. */
function holds(path: string, made: string): boolean {
	if (!existsSync(path)) return false;
	try {
		const database = connect(path, 'own');
		try {
			return originOf(database) === made;
		} finally {
			database.close();
		}
	} catch {
		return false;
	}
}

/**
 * Ends the counting from nothing: what was left out is made, and what did not wait for the disk is brought there. From
 * then on the file survives a power cut.
 * @returns whether it is so now; somebody may be reading an older state, then the next call goes on
 */
export function endBuilding(database: DatabaseSync, path: string): boolean {
	if (!isBuilding(path)) return true;
	database.exec(`PRAGMA synchronous = NORMAL; ${LISTED_DAY}`);
	// Something to carry over in any case: only then is the file flushed, with all that was carried into it before.
	database.prepare("INSERT OR REPLACE INTO meta VALUES ('built', ?)").run(randomUUID());
	const row = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
	if (row?.['busy'] !== 0 || row['log'] !== row['checkpointed']) return false;
	markBuilt(path);
	return true;
}
