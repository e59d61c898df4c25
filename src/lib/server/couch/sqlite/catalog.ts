import { randomBytes } from 'node:crypto';
import { CouchError } from '../couch.ts';
import type { Connection } from './connection.ts';
import { integer, text, type Row } from './row.ts';

/** A database as it stands: its key, its present sequence and its counters. */
export type DatabaseState = {
	db: number;
	name: string;
	epoch: string;
	seq: number;
	/** Documents whose winner lives. */
	living: number;
	/** Documents whose winner is deleted. */
	deleted: number;
	revsLimit: number;
	createdMs: number;
};

const columns = 'db, name, epoch, seq, living, deleted, revs_limit, created_ms';

/** The databases of the store. Counters are read once a transaction and written back before it commits. */
export class Catalog {
	readonly #connection: Connection;
	/** States the open transaction works on. */
	readonly #open = new Map<string, { state: DatabaseState; before: number }>();

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	names(): string[] {
		return this.#connection
			.all('SELECT name FROM databases WHERE name IS NOT NULL ORDER BY name')
			.map((row) => text(row, 'name'));
	}

	find(name: string): DatabaseState | null {
		const row = this.#connection.one(`SELECT ${columns} FROM databases WHERE name = ?`, name);
		return row === null ? null : stateOf(row);
	}

	/** @throws CouchError 404 */
	get(name: string): DatabaseState {
		const state = this.find(name);
		if (state === null) throw noDatabase();
		return state;
	}

	/**
	 * The state inside the open transaction, to be changed in place.
	 * @throws CouchError 404
	 */
	forWriting(name: string): DatabaseState {
		const known = this.#open.get(name);
		if (known !== undefined) return known.state;
		const state = this.get(name);
		this.#open.set(name, { state, before: state.seq });
		return state;
	}

	/** Writes changed counters; called before the transaction commits. */
	flush(): void {
		for (const { state, before } of this.#open.values()) {
			if (state.seq === before) continue;
			this.#connection.run(
				'UPDATE databases SET seq = ?, living = ?, deleted = ? WHERE db = ?',
				state.seq,
				state.living,
				state.deleted,
				state.db
			);
		}
	}

	/** Ends the transaction; answers the databases that changed in it. */
	settle(): string[] {
		const changed = [...this.#open.values()]
			.filter(({ state, before }) => state.seq !== before)
			.map(({ state }) => state.name);
		this.#open.clear();
		return changed;
	}

	/** @returns whether it was new; inside a transaction */
	create(name: string, nowMs: number): boolean {
		checkDatabaseName(name);
		if (this.find(name) !== null) return false;
		this.#connection.run(
			'INSERT INTO databases (name, epoch, created_ms) VALUES (?, ?, ?)',
			name,
			randomBytes(6).toString('hex'),
			nowMs
		);
		return true;
	}

	/**
	 * Takes the name away at once; the rows are swept afterwards in small transactions.
	 * @throws CouchError 404
	 */
	drop(name: string): void {
		const { db } = this.get(name);
		this.#connection.run('UPDATE databases SET name = NULL WHERE db = ?', db);
		this.#open.delete(name);
	}

	/** Keys of databases that are deleted but not swept yet. */
	dropped(): number[] {
		return this.#connection
			.all('SELECT db FROM databases WHERE name IS NULL')
			.map((row) => integer(row, 'db'));
	}

	/** The stored `_security` object, as JSON. @throws CouchError 404 */
	security(name: string): string {
		const row = this.#connection.one('SELECT security FROM databases WHERE name = ?', name);
		if (row === null) throw noDatabase();
		return text(row, 'security');
	}

	/** @throws CouchError 404 */
	setSecurity(name: string, json: string): void {
		this.#connection.run('UPDATE databases SET security = ? WHERE db = ?', json, this.get(name).db);
	}

	/** How many generations behind a leaf are remembered. @throws CouchError 404 */
	setRevsLimit(name: string, limit: number): void {
		const { db } = this.get(name);
		this.#connection.run('UPDATE databases SET revs_limit = ? WHERE db = ?', limit, db);
		const open = this.#open.get(name);
		if (open !== undefined) open.state.revsLimit = limit;
	}
}

function stateOf(row: Row): DatabaseState {
	return {
		db: integer(row, 'db'),
		name: text(row, 'name'),
		epoch: text(row, 'epoch'),
		seq: integer(row, 'seq'),
		living: integer(row, 'living'),
		deleted: integer(row, 'deleted'),
		revsLimit: integer(row, 'revs_limit'),
		createdMs: integer(row, 'created_ms')
	};
}

function noDatabase(): CouchError {
	return new CouchError(404, 'not_found', 'Database does not exist.');
}

/** @throws CouchError 400 `illegal_database_name` */
function checkDatabaseName(name: string): void {
	// 238 is CouchDB's own limit: a shard's file name carries the database's.
	if (/^[a-z][a-z0-9_$()+/-]*$/.test(name) && name.length <= 238) return;
	if (name === '_users' || name === '_replicator' || name === '_global_changes') return;
	throw new CouchError(
		400,
		'illegal_database_name',
		`Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`
	);
}
