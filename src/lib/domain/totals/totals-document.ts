import * as v from 'valibot';
import { Instant } from '../date.ts';
import { UnitId } from '../ids.ts';
import { isBoardPeriod } from '../period/span.ts';
import type { Sum } from '../amount.ts';
import type { Board, Cell, Dimension, Figures, Measure } from './figures.ts';
import { dimensions, measures } from './figures.ts';

/**
 * A cell on the wire: [activities, members, then for each measure n, inexact (0/1), with, without], approved first,
 * then waiting. Tuples, because a phone reads hundreds of cells over a slow line.
 */
const FIGURES_LENGTH = 2 + 4 * measures.length;
const PackedCell = v.custom<number[]>(isPackedCell);
type PackedCell = v.InferOutput<typeof PackedCell>;

/** By hand: a schema looks at each of the twenty thousand numbers of a year for longer than all the rest takes. */
function isPackedCell(value: unknown): boolean {
	return (
		Array.isArray(value) &&
		value.length === 2 * FIGURES_LENGTH &&
		value.every((number) => typeof number === 'number')
	);
}

/** Cells by dimension and key. */
export const PackedCells = v.record(v.picklist(dimensions), v.record(v.string(), PackedCell));

/**
 * The totals of one scope over one period: figures only, never a person. Published for each year and the term; of a free
 * range it is the server's answer to whoever asks. The block's as published has its units and communes beside it
 * (`board-lines.ts`).
 */
export const TotalsDocument = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('totals:')),
	type: v.literal('totals'),
	v: v.literal(1),
	scope: v.union([v.literal('block'), UnitId]),
	period: v.pipe(v.string(), v.check(isBoardPeriod)),
	/** When the figures were counted, by the server's clock. */
	at: Instant,
	all: PackedCell,
	by: PackedCells
});
export type TotalsDocument = v.InferOutput<typeof TotalsDocument>;

/** The id of the totals of a scope and period. */
export function totalsId(scope: 'block' | UnitId, period: string): string {
	return `totals:${scope}:${period}`;
}

/** Packs a cell for the wire: into one array, because the server packs tens of thousands at once. */
export function packCell({ approved, waiting }: Cell): PackedCell {
	const packed: PackedCell = [];
	for (const figures of [approved, waiting]) {
		packed.push(figures.activities, figures.members);
		for (const measure of measures) {
			const sum = figures[measure];
			packed.push(sum.n, sum.inexact ? 1 : 0, sum.with, sum.without);
		}
	}
	return packed;
}

function unpackFigures(packed: readonly number[]): Figures {
	const at = (i: number) => packed[i] ?? 0;
	const sum = (i: number): Sum => ({
		n: at(i),
		inexact: at(i + 1) === 1,
		with: at(i + 2),
		without: at(i + 3)
	});
	const of = (measure: Measure) => sum(2 + 4 * measures.indexOf(measure));
	return {
		activities: at(0),
		members: at(1),
		attendances: of('attendances'),
		volunteerDays: of('volunteerDays'),
		children: of('children'),
		staffChildren: of('staffChildren'),
		households: of('households'),
		gifts: of('gifts'),
		valueDong: of('valueDong')
	};
}

/** Unpacks a cell. */
export function unpackCell(packed: PackedCell): Cell {
	return {
		approved: unpackFigures(packed.slice(0, FIGURES_LENGTH)),
		waiting: unpackFigures(packed.slice(FIGURES_LENGTH))
	};
}

/** Packs a board into the document that is published. */
export function packBoard(
	board: Board,
	scope: 'block' | UnitId,
	period: string,
	at: string
): TotalsDocument {
	const by = Object.fromEntries(
		Object.entries(board.by).map(([dimension, cells]) => [
			dimension,
			Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, packCell(cell)]))
		])
	);
	return {
		_id: totalsId(scope, period),
		type: 'totals',
		v: 1,
		scope,
		period,
		at,
		all: packCell(board.all),
		by
	};
}

/** Reads a board out of its document. */
export function unpackBoard(document: TotalsDocument): Board {
	const by: Partial<Record<Dimension, Record<string, Cell>>> = {};
	for (const dimension of dimensions) {
		const cells = document.by[dimension];
		if (cells !== undefined)
			by[dimension] = Object.fromEntries(
				Object.entries(cells).map(([key, cell]) => [key, unpackCell(cell)])
			);
	}
	return { all: unpackCell(document.all), by };
}
