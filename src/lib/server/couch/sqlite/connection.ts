import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
	accessSync,
	closeSync,
	constants,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CouchUnavailable } from '../couch.ts';
import { prepareSchema } from './schema.ts';
import { storeFault } from './store-fault.ts';
import type { Row } from './row.ts';

/** The file inside a data folder. */
const fileName = 'couch.sqlite';

/** Pages of the file that a connection keeps in memory, in KB. */
const CACHE_KB = 32_768;

/** How long SQLite itself waits for a lock, which stops everything else in this process. */
const busyMs = 10;

/** One connection to the store's file, with every statement prepared once. */
export class Connection {
	readonly #database: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();

	constructor(database: DatabaseSync) {
		this.#database = database;
	}

	#prepared(sql: string): StatementSync {
		const known = this.#statements.get(sql);
		if (known !== undefined) return known;
		const statement = this.#database.prepare(sql);
		this.#statements.set(sql, statement);
		return statement;
	}

	one(sql: string, ...values: SQLInputValue[]): Row | null {
		return this.#prepared(sql).get(...values) ?? null;
	}

	all(sql: string, ...values: SQLInputValue[]): Row[] {
		return this.#prepared(sql).all(...values);
	}

	/** @returns the row id of the last insert, and how many rows changed */
	run(sql: string, ...values: SQLInputValue[]): { inserted: number; changed: number } {
		const { lastInsertRowid, changes } = this.#prepared(sql).run(...values);
		return { inserted: Number(lastInsertRowid), changed: Number(changes) };
	}

	exec(sql: string): void {
		this.#database.exec(sql);
	}

	/** Whether a transaction is open; a full disk may have rolled it back already. */
	get inTransaction(): boolean {
		return this.#database.isTransaction;
	}

	close(): void {
		if (this.#database.isOpen) this.#database.close();
	}
}

/**
 * Opens the store in a data folder, making both when they are missing; `:memory:` keeps it in memory, for tests.
 * @throws CouchUnavailable with the fault in words: no rights, full disk, a file that is no store, a newer version
 */
export function connect(folder: string, cacheKb = CACHE_KB): Connection {
	if (folder !== ':memory:') prepareFolder(folder);
	const path = folder === ':memory:' ? folder : join(folder, fileName);
	try {
		const database = new DatabaseSync(path, { timeout: 2000 });
		try {
			configure(database, cacheKb);
			prepareSchema(database);
			// From here on waiting for a lock is done without holding up the event loop.
			database.exec(`PRAGMA busy_timeout = ${busyMs}`);
		} catch (error) {
			database.close();
			throw error;
		}
		return new Connection(database);
	} catch (error) {
		throw withPath(storeFault(error), path);
	}
}

/**
 * WAL and `FULL`: a commit returns when its log is on the disk, so that no power cut takes it back. The log is carried
 * over into the file in small portions, because whoever commits waits for that too.
 */
function configure(database: DatabaseSync, cacheKb: number): void {
	database.exec(`
		PRAGMA journal_mode = WAL;
		PRAGMA synchronous = FULL;
		PRAGMA foreign_keys = OFF;
		PRAGMA temp_store = MEMORY;
		PRAGMA cache_size = -${cacheKb};
		PRAGMA wal_autocheckpoint = 400;
		PRAGMA journal_size_limit = 67108864;
	`);
}

function prepareFolder(folder: string): void {
	try {
		makeFolder(resolve(folder));
		accessSync(folder, constants.W_OK | constants.X_OK);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new CouchUnavailable(`the data folder ${folder} cannot be written: ${reason}`, {
			cause: error
		});
	}
}

/**
 * Makes a folder and those above it. A new folder must itself survive a power cut: its entry in the parent is flushed.
 * (Node's own recursive `mkdir` never returns where the system answers ENOENT for a folder that cannot be made.)
 */
function makeFolder(folder: string): void {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	mkdirSync(folder);
	flushFolder(dirname(folder));
}

function flushFolder(folder: string): void {
	// Windows has no way to flush a folder, and needs none.
	if (process.platform === 'win32') return;
	const descriptor = openSync(folder, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

function withPath(error: unknown, path: string): unknown {
	if (!(error instanceof CouchUnavailable)) return error;
	return new CouchUnavailable(`${error.message} (${path})`, { cause: error });
}
