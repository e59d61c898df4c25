import type { PersonId } from '../../domain/ids.ts';
import { CHUNK_PEOPLE } from './ledger-schema.ts';
import type { Statements } from './statements.ts';

/** By how many records each of up to {@link CHUNK_PEOPLE} persons is named more or less; by the chunk's number. */
export type PeopleChanges = Map<number, Int32Array>;

const PRESENT = 'SELECT records FROM attendance WHERE cell = ? AND chunk = ?';
const PUT = 'INSERT OR REPLACE INTO attendance VALUES (?, ?, ?)';
const REMOVE = 'DELETE FROM attendance WHERE cell = ? AND chunk = ?';

/** Who is counted in each cell, by numbers that stand for persons. */
export class People {
	readonly #sql: Statements;
	#numbers = new Map<PersonId, number>();

	constructor(sql: Statements) {
		this.#sql = sql;
	}

	/** The number that stands for a person. */
	numberOf(id: PersonId): number {
		const known = this.#numbers.get(id) ?? this.#storedNumber(id);
		this.#numbers.set(id, known);
		return known;
	}

	#storedNumber(id: PersonId): number {
		const row = this.#sql.one('SELECT person FROM person WHERE id = ?', id);
		if (row !== null) return Number(row['person']);
		return this.#sql.run('INSERT INTO person (id) VALUES (?)', id).inserted;
	}

	/** Forgets numbers that were given in a transaction which came to nothing. */
	forgetNumbers(): void {
		this.#numbers = new Map();
	}

	/**
	 * Changes who is named in a cell.
	 * @param isNew nothing is stored of the cell yet
	 * @returns by how many distinct persons it grew or shrank
	 */
	change(cell: number, changes: PeopleChanges, isNew: boolean): number {
		let grown = 0;
		for (const [chunk, change] of changes) {
			const records = isNew ? new Int32Array(CHUNK_PEOPLE) : this.#records(cell, chunk);
			let left = 0;
			for (const [i, more] of change.entries()) {
				const before = records[i] ?? 0;
				const after = before + more;
				records[i] = after;
				grown += Number(after !== 0) - Number(before !== 0);
				left |= after;
			}
			if (left === 0) this.#sql.run(REMOVE, cell, chunk);
			else this.#sql.run(PUT, cell, chunk, new Uint8Array(records.buffer));
		}
		return grown;
	}

	#records(cell: number, chunk: number): Int32Array {
		const stored = this.#sql.one(PRESENT, cell, chunk)?.['records'];
		const records = new Int32Array(CHUNK_PEOPLE);
		if (stored instanceof Uint8Array) new Uint8Array(records.buffer).set(stored);
		return records;
	}

	/** Forgets a cell. */
	drop(cell: number): void {
		this.#sql.run('DELETE FROM attendance WHERE cell = ?', cell);
	}
}
