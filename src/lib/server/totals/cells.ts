import type { CellFigures } from './cell-figures.ts';
import { addFigures, isNoCell, MEMBERS, noFigures, readFigures } from './cell-figures.ts';
import { changedParts } from './cell-parts.ts';
import type { Side } from './contribution.ts';
import { People, type PeopleChanges } from './people.ts';
import type { Statements } from './statements.ts';

/** A cell's place: the board `scope|period`, the slot `all` or `dimension:key`, and the side. */
type Place = { board: string; slot: string; side: Side };

/** How a cell changes. `parts`: the same figures by part of the year; null for a cell that is kept whole. */
export type CellChange = {
	figures: CellFigures;
	parts: ReadonlyMap<number, CellFigures> | null;
	people: PeopleChanges;
};

const READ = 'SELECT cell, figures, parts FROM cell WHERE board = ? AND slot = ? AND side = ?';
const NUMBER = 'UPDATE numbered SET cells = cells + 1 RETURNING cells';
const INSERT = 'INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?)';
const UPDATE = 'UPDATE cell SET figures = ?, parts = ? WHERE board = ? AND slot = ? AND side = ?';
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
	change({ board, slot, side }: Place, { figures: by, parts: byPart, people }: CellChange): void {
		const row = this.#sql.one(READ, board, slot, side);
		const figures = row === null ? noFigures() : readFigures(row['figures']);
		addFigures(figures, by);
		if (row === null && isNoCell(figures)) return;
		const cell = row === null ? this.#nextNumber() : Number(row['cell']);
		const grown = this.people.change(cell, people, row === null);
		figures[MEMBERS] = (figures[MEMBERS] ?? 0) + grown.all;
		const parts = byPart === null ? null : changedParts(row?.['parts'], byPart, grown);
		const text = JSON.stringify(figures);
		// A cell that counts no record is no cell, and nobody is left in it: a board then equals one that never saw it.
		if (isNoCell(figures)) this.#sql.run(REMOVE, board, slot, side);
		else if (row === null) this.#sql.run(INSERT, board, slot, side, cell, text, parts);
		else this.#sql.run(UPDATE, text, parts, board, slot, side);
	}

	#nextNumber(): number {
		return Number(this.#sql.one(NUMBER)?.['cells']);
	}
}
