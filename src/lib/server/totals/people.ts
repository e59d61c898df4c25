import type { PersonId } from '../../domain/ids.ts';
import type { PartSet } from '../../domain/totals/year-parts.ts';
import { PARTS, unions } from '../../domain/totals/year-parts.ts';
import { attendanceRow, namedIn, readAttendance, type Attendance } from './attendance-row.ts';
import { CHUNK_PEOPLE } from './ledger-schema.ts';
import type { Statements } from './statements.ts';

/** By how many records each of up to {@link CHUNK_PEOPLE} persons is named more or less, by part; by the chunk's number. */
export type PeopleChanges = Map<number, Attendance>;

/** By how many distinct persons a cell grew or shrank: in all, in each part, and in each of `unions`. */
export type Grown = { all: number; parts: Int32Array; unions: Int32Array };

const NUMBERS = 'SELECT person, id FROM person WHERE person > ? ORDER BY person';
const ALL_PARTS: PartSet = (1 << PARTS) - 1;
const PRESENT = 'SELECT records FROM attendance WHERE chunk = ? AND cell = ?';
const AMONG = `SELECT attendance.chunk, records FROM json_each(?) AS asked
	JOIN attendance ON attendance.chunk = asked.value AND cell = ?`;
const PUT = 'INSERT OR REPLACE INTO attendance VALUES (?, ?, ?)';
const REMOVE = 'DELETE FROM attendance WHERE chunk = ? AND cell = ?';

/** The people of a list who have a number, by chunk, and the chunks as a statement takes them. */
type Asked = { learned: number; among: Map<number, [PersonId, number][]>; chunks: string };

/** Who is counted in each cell, by numbers that stand for persons. */
export class People {
	readonly #sql: Statements;
	#numbers = new Map<string, number>();
	/** Up to which number all are known. */
	#learned = 0;
	/** Lists that were asked about, as long as somebody has them. */
	readonly #lists = new WeakMap<readonly PersonId[], Asked>();

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

	/** The parts in which a cell counts each person of a list; nobody is given a number for being asked. */
	namedIn(cell: number, list: readonly PersonId[]): Map<PersonId, PartSet> {
		const { chunks, among } = this.#asked(list);
		const named = new Map<PersonId, PartSet>();
		// Most chunks of a long list have no row here, and asking for each of them would cost more than all that are there.
		for (const row of this.#sql.all(AMONG, chunks, cell)) {
			const sets = namedIn(stored(row['records']));
			for (const [id, place] of among.get(Number(row['chunk'])) ?? []) {
				const set = sets[place] ?? 0;
				if (set !== 0) named.set(id, set);
			}
		}
		return named;
	}

	/** Where the people of a list stand. The list of a whole block is asked about again and again, and hardly changes. */
	#asked(list: readonly PersonId[]): Asked {
		this.#learn();
		const known = this.#lists.get(list);
		if (known?.learned === this.#learned) return known;
		const among = new Map<number, [PersonId, number][]>();
		for (const id of list) {
			const number = this.#numbers.get(id);
			if (number === undefined) continue;
			const chunk = Math.floor(number / CHUNK_PEOPLE);
			const there = among.get(chunk) ?? [];
			among.set(chunk, there);
			there.push([id, number % CHUNK_PEOPLE]);
		}
		const asked = { learned: this.#learned, among, chunks: JSON.stringify([...among.keys()]) };
		this.#lists.set(list, asked);
		return asked;
	}

	/** Learns the numbers that were given since: numbers only grow, and nobody loses theirs. */
	#learn(): void {
		for (const row of this.#sql.all(NUMBERS, this.#learned)) {
			this.#learned = Number(row['person']);
			this.#numbers.set(String(row['id']), this.#learned);
		}
	}

	/** Forgets numbers that were given in a transaction which came to nothing. */
	forgetNumbers(): void {
		this.#numbers = new Map();
		this.#learned = 0;
	}

	/**
	 * Changes who is named in a cell.
	 * @param isNew nothing is stored of the cell yet
	 */
	change(cell: number, changes: PeopleChanges, isNew: boolean): Grown {
		const grown = { all: 0, parts: new Int32Array(PARTS), unions: new Int32Array(unions.length) };
		for (const [chunk, change] of changes) {
			const attendance: Attendance = isNew ? new Map() : this.#attendance(cell, chunk);
			const before = namedIn(attendance);
			for (const [part, more] of change) addTo(attendance, part, more);
			count(before, namedIn(attendance), grown);
			const row = attendanceRow(attendance);
			if (row === null) this.#sql.run(REMOVE, chunk, cell);
			else this.#sql.run(PUT, chunk, cell, row);
		}
		return grown;
	}

	#attendance(cell: number, chunk: number): Attendance {
		return stored(this.#sql.one(PRESENT, chunk, cell)?.['records']);
	}
}

function stored(row: unknown): Attendance {
	return row instanceof Uint8Array ? readAttendance(row) : new Map();
}

function addTo(attendance: Attendance, part: number, more: Int32Array): void {
	const counts = attendance.get(part) ?? new Int32Array(CHUNK_PEOPLE);
	attendance.set(part, counts);
	for (let i = 0; i < CHUNK_PEOPLE; i++) counts[i] = (counts[i] ?? 0) + (more[i] ?? 0);
}

/** Counts who came and who went. */
function count(before: Uint16Array, after: Uint16Array, grown: Grown): void {
	for (let i = 0; i < CHUNK_PEOPLE; i++) {
		const [was, is] = [before[i] ?? 0, after[i] ?? 0];
		if (was === is) continue;
		grown.all += cameInto(ALL_PARTS, was, is);
		for (let part = 0; part < PARTS; part++)
			grown.parts[part] = (grown.parts[part] ?? 0) + cameInto(1 << part, was, is);
		for (let u = 0; u < unions.length; u++)
			grown.unions[u] = (grown.unions[u] ?? 0) + cameInto(unions[u] ?? 0, was, is);
	}
}

/** 1 for a person who came into a set of parts, -1 for one who left it. */
function cameInto(set: PartSet, was: PartSet, is: PartSet): number {
	return Number((is & set) !== 0) - Number((was & set) !== 0);
}
