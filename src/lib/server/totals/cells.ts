import type { CellFigures } from './cell-figures.ts';
import { addFigures, isNoCell, MEMBERS, noFigures, readFigures } from './cell-figures.ts';
import type { Side } from './contribution.ts';
import { People, type PeopleChanges } from './people.ts';
import type { Statements } from './statements.ts';

/** A cell's place: the board `scope|period`, the slot `all` or `dimension:key`, and the side. */
type Place = { board: string; slot: string; side: Side };

const READ = 'SELECT cell, figures FROM cell WHERE board = ? AND slot = ? AND side = ?';
const NUMBER = 'UPDATE numbered SET cells = cells + 1 RETURNING cells';
const INSERT = 'INSERT INTO cell VALUES (?, ?, ?, ?, ?)';
const UPDATE = 'UPDATE cell SET figures = ? WHERE board = ? AND slot = ? AND side = ?';
const REMOVE = 'DELETE FROM cell WHERE board = ? AND slot = ? AND side = ?';

/** The stored cells of every board, and who is counted in each. */
export class Cells {
	readonly people: People;
	readonly #sql: Statements;

	constructor(sql: Statements) {
		this.#sql = sql;
		this.people = new People(sql);
	}

	/** Changes one cell by figures and persons. */
	change({ board, slot, side }: Place, changes: CellFigures, people: PeopleChanges): void {
		const row = this.#sql.one(READ, board, slot, side);
		const figures = row === null ? noFigures() : readFigures(row['figures']);
		addFigures(figures, changes);
		if (row === null) {
			if (isNoCell(figures)) return;
			figures[MEMBERS] = distinct(people);
			const number = Number(this.#sql.one(NUMBER)?.['cells']);
			this.#sql.run(INSERT, board, slot, side, number, JSON.stringify(figures));
			this.people.change(number, people, true);
			return;
		}
		const cell = Number(row['cell']);
		figures[MEMBERS] = (figures[MEMBERS] ?? 0) + this.people.change(cell, people, false);
		// A cell that counts no record is no cell, and nobody is left in it: a board then equals one that never saw it.
		if (isNoCell(figures)) this.#sql.run(REMOVE, board, slot, side);
		else this.#sql.run(UPDATE, JSON.stringify(figures), board, slot, side);
	}
}

function distinct(people: PeopleChanges): number {
	let count = 0;
	for (const changes of people.values()) for (const change of changes) if (change !== 0) count++;
	return count;
}
