import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

export type Row = Record<string, unknown>;

/** A connection whose statements are prepared once: preparing one costs as much as running it ten times. */
export class Statements {
	readonly #database: DatabaseSync;
	readonly #prepared = new Map<string, StatementSync>();

	constructor(database: DatabaseSync) {
		this.#database = database;
	}

	#statement(sql: string): StatementSync {
		const known = this.#prepared.get(sql);
		if (known !== undefined) return known;
		const statement = this.#database.prepare(sql);
		this.#prepared.set(sql, statement);
		return statement;
	}

	one(sql: string, ...values: SQLInputValue[]): Row | null {
		return this.#statement(sql).get(...values) ?? null;
	}

	all(sql: string, ...values: SQLInputValue[]): Row[] {
		return this.#statement(sql).all(...values);
	}

	/** Rows one by one, as they are asked for. */
	each(sql: string, ...values: SQLInputValue[]): Iterable<Row> {
		return this.#statement(sql).iterate(...values);
	}

	/** @returns how many rows changed, and the row id of the last insert */
	run(sql: string, ...values: SQLInputValue[]): { changed: number; inserted: number } {
		const { changes, lastInsertRowid } = this.#statement(sql).run(...values);
		return { changed: Number(changes), inserted: Number(lastInsertRowid) };
	}

	/** What concerns the whole file. */
	use<T>(work: (database: DatabaseSync) => T): T {
		return work(this.#database);
	}

	/** Runs `work` whole or not at all. */
	transaction<T>(work: () => T): T {
		this.#database.exec('BEGIN IMMEDIATE');
		try {
			const result = work();
			this.#database.exec('COMMIT');
			return result;
		} catch (error) {
			this.#rollBack();
			throw error;
		}
	}

	#rollBack(): void {
		// A full disk may have rolled it back already.
		if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
	}

	close(): void {
		if (this.#database.isOpen) this.#database.close();
	}
}
