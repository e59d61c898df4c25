import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Amount } from '../../domain/amount.ts';
import { addExactly } from '../../domain/amount.ts';
import type { CountedFacts } from '../../domain/totals/figures.ts';
import { measures } from '../../domain/totals/figures.ts';
import type { Place, Side } from './contribution.ts';
import { placesOf } from './contribution.ts';
import { cellColumns } from './ledger-schema.ts';

const SEPARATOR = '\u0000';
const keyOf = ({ board, slot, side }: Place) => [board, slot, side].join(SEPARATOR);

/** What one record adds to a cell, in the order of `cellColumns`, but for distinct members, which are counted apart. */
function amountsOf(facts: CountedFacts): number[] {
	const part = (amount: Amount | null) =>
		amount === null || amount.n === null
			? [0, 0, 0, 1]
			: [amount.n, amount.qualifier === 'exact' ? 0 : 1, 1, 0];
	return [1, 0, ...measures.flatMap((measure) => part(facts.amounts[measure]))];
}

/**
 * Changes of cells, gathered over one transaction and written once each: adding and taking away the same facts leaves
 * nothing behind, so a record's contribution is replaced by taking the old and adding the new.
 */
export class CellChanges {
	readonly #cells = new Map<string, { place: Place; amounts: number[] }>();
	readonly #people = new Map<string, Map<string, number>>();

	/** @param sign 1 to add, -1 to take away */
	count(side: Side, facts: CountedFacts, sign: 1 | -1): void {
		const amounts = amountsOf(facts);
		for (const place of placesOf(facts, side)) {
			const key = keyOf(place);
			const cell = this.#cells.get(key) ?? { place, amounts: amounts.map(() => 0) };
			this.#cells.set(key, cell);
			amounts.forEach(
				(amount, i) => (cell.amounts[i] = addExactly(cell.amounts[i] ?? 0, sign * amount))
			);
			const people = this.#people.get(key) ?? new Map<string, number>();
			this.#people.set(key, people);
			for (const person of facts.members) people.set(person, (people.get(person) ?? 0) + sign);
		}
	}

	/** Writes the changes in the open transaction, and names the boards that changed. */
	write(statements: CellStatements): Set<string> {
		const boards = new Set<string>();
		for (const [key, { place, amounts }] of this.#cells) {
			const members = this.#writePeople(statements, place, this.#people.get(key) ?? new Map());
			amounts[1] = members;
			if (amounts.every((amount) => amount === 0)) continue;
			statements.addToCell(place, amounts);
			boards.add(place.board);
		}
		return boards;
	}

	/** @returns by how many distinct persons the cell grew or shrank */
	#writePeople(
		statements: CellStatements,
		place: Place,
		people: ReadonlyMap<string, number>
	): number {
		let grown = 0;
		for (const [person, change] of people)
			if (change !== 0) grown += statements.addToPerson(place, person, change);
		return grown;
	}
}

/** The prepared statements that cells are written with. */
export class CellStatements {
	readonly #readCell: StatementSync;
	readonly #writeCell: StatementSync;
	readonly #dropCell: StatementSync;
	readonly #readPerson: StatementSync;
	readonly #writePerson: StatementSync;
	readonly #dropPerson: StatementSync;

	constructor(database: DatabaseSync) {
		const columns = cellColumns.map((column) => `"${column}"`).join(', ');
		this.#readCell = database.prepare(
			`SELECT ${columns} FROM cell WHERE board = ? AND slot = ? AND side = ?`
		);
		this.#writeCell = database.prepare(
			`INSERT OR REPLACE INTO cell (board, slot, side, ${columns}) VALUES (?, ?, ?, ${cellColumns.map(() => '?').join(', ')})`
		);
		this.#dropCell = database.prepare('DELETE FROM cell WHERE board = ? AND slot = ? AND side = ?');
		this.#readPerson = database.prepare(
			'SELECT records FROM person WHERE board = ? AND slot = ? AND side = ? AND person = ?'
		);
		this.#writePerson = database.prepare('INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?)');
		this.#dropPerson = database.prepare(
			'DELETE FROM person WHERE board = ? AND slot = ? AND side = ? AND person = ?'
		);
	}

	addToCell({ board, slot, side }: Place, amounts: readonly number[]): void {
		const row = this.#readCell.get(board, slot, side);
		const sums = cellColumns.map((column, i) =>
			addExactly(Number(row?.[column] ?? 0), amounts[i] ?? 0)
		);
		// A cell that counts no record is no cell: a board then equals one that never saw it.
		if (sums[0] === 0) this.#dropCell.run(board, slot, side);
		else this.#writeCell.run(board, slot, side, ...sums);
	}

	/** @returns 1 when the person came to the cell, -1 when they left it, else 0 */
	addToPerson({ board, slot, side }: Place, person: string, change: number): number {
		const before = Number(this.#readPerson.get(board, slot, side, person)?.['records'] ?? 0);
		const after = before + change;
		if (after > 0) this.#writePerson.run(board, slot, side, person, after);
		else this.#dropPerson.run(board, slot, side, person);
		return (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
	}
}
