import type { PersonId } from '../../domain/ids.ts';
import { CHUNK_PEOPLE } from './ledger-schema.ts';
import type { Statements } from './statements.ts';

/** By how many records each of up to {@link CHUNK_PEOPLE} persons is named more or less; by the chunk's number. */
export type PeopleChanges = Map<number, Int32Array>;

const PRESENT = 'SELECT records FROM attendance WHERE chunk = ? AND cell = ?';
const PUT = 'INSERT OR REPLACE INTO attendance VALUES (?, ?, ?)';
const REMOVE = 'DELETE FROM attendance WHERE chunk = ? AND cell = ?';

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
		return this.#known(id) ?? this.#sql.run('INSERT INTO person (id) VALUES (?)', id).inserted;
	}

	/** Of the people on a list, those whom a cell counts; nobody is given a number for being asked. */
	named(cell: number, list: readonly PersonId[]): PersonId[] {
		const chunks = new Map<number, Int32Array>();
		return list.filter((id) => {
			const number = this.#numbers.get(id) ?? this.#known(id);
			if (number === null) return false;
			const chunk = Math.floor(number / CHUNK_PEOPLE);
			const records = chunks.get(chunk) ?? this.#records(cell, chunk);
			chunks.set(chunk, records);
			return records[number % CHUNK_PEOPLE] !== 0;
		});
	}

	/** The number a person has in the ledger, remembered; null for one who was never counted. */
	#known(id: PersonId): number | null {
		const row = this.#sql.one('SELECT person FROM person WHERE id = ?', id);
		if (row === null) return null;
		const number = Number(row['person']);
		this.#numbers.set(id, number);
		return number;
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
			let most = 0;
			for (const [i, more] of change.entries()) {
				const before = records[i] ?? 0;
				const after = before + more;
				records[i] = after;
				grown += Number(after !== 0) - Number(before !== 0);
				most = Math.max(most, after);
			}
			if (most === 0) this.#sql.run(REMOVE, chunk, cell);
			else this.#sql.run(PUT, chunk, cell, narrow(records, most));
		}
		return grown;
	}

	#records(cell: number, chunk: number): Int32Array {
		const stored = this.#sql.one(PRESENT, chunk, cell)?.['records'];
		return stored instanceof Uint8Array ? widen(stored) : new Int32Array(CHUNK_PEOPLE);
	}
}

/** Counts in one, two or four bytes each, as the largest needs. */
function narrow(records: Int32Array, most: number): Uint8Array {
	if (most < 2 ** 8) return Uint8Array.from(records);
	return new Uint8Array((most < 2 ** 16 ? Uint16Array.from(records) : records).buffer);
}

function widen(stored: Uint8Array): Int32Array {
	if (stored.length === CHUNK_PEOPLE) return Int32Array.from(stored);
	// A copy of its own, so that the numbers stand where numbers may.
	const { buffer } = Uint8Array.from(stored);
	return Int32Array.from(
		stored.length === 2 * CHUNK_PEOPLE ? new Uint16Array(buffer) : new Int32Array(buffer)
	);
}
