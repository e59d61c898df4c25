import type { Amount } from '../../domain/amount.ts';
import { addExactly } from '../../domain/amount.ts';
import type { CountedFacts } from '../../domain/totals/figures.ts';
import { dimensions, keysOf, measures } from '../../domain/totals/figures.ts';
import type { Side } from './contribution.ts';
import { cellColumns } from './ledger-schema.ts';
import type { Statements } from './statements.ts';

/** A cell's place: the board `scope|period`, the slot `all` or `dimension:key`, and the side. */
type Place = { board: string; slot: string; side: Side };

/** Changes of the cells that records of one unit and year share: of the unit's boards and of the block's. */
type Group = {
	unit: string;
	year: string | null;
	slot: string;
	side: Side;
	amounts: number[];
	/** By how many records each person is named more or less. */
	people: Map<number, number>;
};

/** What one record adds to a cell, in the order of `cellColumns`, but for distinct members, which are counted apart. */
function amountsOf(facts: CountedFacts): number[] {
	const part = (amount: Amount | null) =>
		amount === null || amount.n === null
			? [0, 0, 0, 1]
			: [amount.n, amount.qualifier === 'exact' ? 0 : 1, 1, 0];
	return [1, 0, ...measures.flatMap((measure) => part(facts.amounts[measure]))];
}

function slotsOf(facts: CountedFacts): string[] {
	const split = dimensions.flatMap((dimension) =>
		keysOf(facts, dimension).map((key) => `${dimension}:${key}`)
	);
	return ['all', ...split];
}

function addAmounts(into: number[], amounts: readonly number[], sign: 1 | -1): void {
	for (const [i, amount] of amounts.entries())
		if (amount !== 0) into[i] = addExactly(into[i] ?? 0, sign * amount);
}

function addPeople(into: Map<number, number>, people: ReadonlyMap<number, number>): void {
	for (const [person, change] of people) into.set(person, (into.get(person) ?? 0) + change);
}

/**
 * Changes of cells, gathered over one transaction and written once each: adding and taking away the same facts leaves
 * nothing behind, so a record's contribution is replaced by taking the old and adding the new.
 */
export class CellChanges {
	readonly #groups = new Map<string, Group>();
	readonly #cells: Cells;

	constructor(cells: Cells) {
		this.#cells = cells;
	}

	/** @param sign 1 to add, -1 to take away */
	count(side: Side, facts: CountedFacts, sign: 1 | -1): void {
		const amounts = amountsOf(facts);
		const people = facts.members.map((member) => this.#cells.personNumber(member));
		const { unit, year } = facts;
		for (const slot of slotsOf(facts)) {
			const group = groupAt(this.#groups, { unit, year, slot, side });
			addAmounts(group.amounts, amounts, sign);
			for (const person of people) group.people.set(person, (group.people.get(person) ?? 0) + sign);
		}
	}

	/** Writes the changes in the open transaction, and names the boards that changed. */
	write(): Set<string> {
		const boards = new Set<string>();
		const years = [...this.#groups.values()].filter(({ year }) => year !== null);
		for (const group of [...years, ...this.#overTerm()]) {
			const changes = [...group.people].filter(([, change]) => change !== 0);
			if (changes.length === 0 && group.amounts.every((amount) => amount === 0)) continue;
			for (const scope of scopesOf(group)) {
				const board = `${scope}|${group.year ?? 'term'}`;
				this.#cells.change({ board, slot: group.slot, side: group.side }, group.amounts, changes);
				boards.add(board);
			}
		}
		return boards;
	}

	/** The same changes with the years taken together: every record counts in the term too. */
	#overTerm(): Iterable<Group> {
		const groups = new Map<string, Group>();
		for (const { people, amounts, ...place } of this.#groups.values()) {
			const group = groupAt(groups, { ...place, year: null });
			addAmounts(group.amounts, amounts, 1);
			addPeople(group.people, people);
		}
		return groups.values();
	}
}

function groupAt(
	groups: Map<string, Group>,
	place: Pick<Group, 'unit' | 'year' | 'slot' | 'side'>
): Group {
	const key = `${place.unit}|${place.year ?? ''}|${place.side}|${place.slot}`;
	const known = groups.get(key);
	if (known !== undefined) return known;
	const group = { ...place, amounts: cellColumns.map(() => 0), people: new Map<number, number>() };
	groups.set(key, group);
	return group;
}

/** A unit's own board is not split by unit. */
function scopesOf({ unit, slot }: Group): string[] {
	return slot.startsWith('unit:') ? ['block'] : ['block', unit];
}

const columns = cellColumns.map((column) => `"${column}"`);
const READ = `SELECT cell, ${columns.join(', ')} FROM cell WHERE board = ? AND slot = ? AND side = ?`;
const INSERT = `INSERT INTO cell (board, slot, side, ${columns.join(', ')}) VALUES (?, ?, ?, ${columns.map(() => '?').join(', ')})`;
const UPDATE = `UPDATE cell SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE cell = ?`;
/** Persons come as one JSON object of numbers to changes: a statement a cell, not a statement a person. */
const PRESENT = `SELECT count(*) AS n FROM json_each(?) AS change
	CROSS JOIN attendance ON attendance.cell = ? AND attendance.person = CAST(change.key AS INTEGER)`;
const ATTEND = `INSERT INTO attendance (cell, person, records)
	SELECT ?, CAST(key AS INTEGER), value FROM json_each(?) WHERE true
	ON CONFLICT (cell, person) DO UPDATE SET records = records + excluded.records`;
const LEAVE = `DELETE FROM attendance WHERE cell = ? AND records = 0
	AND person IN (SELECT CAST(key AS INTEGER) FROM json_each(?))`;

/** The stored cells of every board, and who is counted in each. */
export class Cells {
	readonly #sql: Statements;
	#numbers = new Map<string, number>();

	constructor(sql: Statements) {
		this.#sql = sql;
	}

	/** The number that stands for a person. */
	personNumber(id: string): number {
		const known = this.#numbers.get(id) ?? this.#storedNumber(id);
		this.#numbers.set(id, known);
		return known;
	}

	#storedNumber(id: string): number {
		const row = this.#sql.one('SELECT person FROM person WHERE id = ?', id);
		if (row !== null) return Number(row['person']);
		return this.#sql.run('INSERT INTO person (id) VALUES (?)', id).inserted;
	}

	/** Forgets numbers that were given in a transaction which came to nothing. */
	forgetNumbers(): void {
		this.#numbers = new Map();
	}

	/** Changes one cell. @param people persons by number, with how many more or fewer records name each */
	change(
		{ board, slot, side }: Place,
		amounts: readonly number[],
		people: readonly [number, number][]
	): void {
		const row = this.#sql.one(READ, board, slot, side);
		const sums = cellColumns.map((column, i) =>
			addExactly(Number(row?.[column] ?? 0), amounts[i] ?? 0)
		);
		// A cell that counts no record is no cell: a board then equals one that never saw it.
		if (sums[0] === 0) return this.#drop(row === null ? null : Number(row['cell']));
		const cell =
			row === null
				? this.#sql.run(INSERT, board, slot, side, ...sums).inserted
				: Number(row['cell']);
		sums[1] = (sums[1] ?? 0) + this.#attend(cell, people, row === null);
		this.#sql.run(UPDATE, ...sums, cell);
	}

	#drop(cell: number | null): void {
		if (cell === null) return;
		this.#sql.run('DELETE FROM attendance WHERE cell = ?', cell);
		this.#sql.run('DELETE FROM cell WHERE cell = ?', cell);
	}

	/** @returns by how many distinct persons the cell grew or shrank */
	#attend(cell: number, people: readonly [number, number][], isNew: boolean): number {
		if (people.length === 0) return 0;
		const changes = JSON.stringify(Object.fromEntries(people));
		const before = isNew ? 0 : Number(this.#sql.one(PRESENT, changes, cell)?.['n'] ?? 0);
		this.#sql.run(ATTEND, cell, changes);
		const shrinks = people.some(([, change]) => change < 0);
		const left = shrinks ? this.#sql.run(LEAVE, cell, changes).changed : 0;
		return people.length - left - before;
	}
}
