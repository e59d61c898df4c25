import type { Board, Cell, Dimension, Figures, TermSpan } from './figures.ts';
import { NONE, measures } from './figures.ts';
import { daysOfPeriod, isBoardPeriod, rangeOf } from '../period/span.ts';

/** Every measure of the board, in the order it is shown. */
export const boardMeasures = ['activities', 'members', ...measures] as const;
export type BoardMeasure = (typeof boardMeasures)[number];

/** The two sides of every figure: what is approved, and beside it, never added, what waits. */
export const sides = ['approved', 'waiting'] as const;
export type Side = (typeof sides)[number];

/**
 * A figure as it is said. `n` null: nobody said a number, which is not zero. `inexact`: a part was "khoảng", "trên" or
 * "gần"; `without`: the records behind it that say no number.
 */
export type Figure = { n: number | null; inexact: boolean; without: number };

/** The figure of a measure. No named person is "not said" too: no record tells that nobody came. */
export function figureOf(figures: Figures, measure: BoardMeasure): Figure {
	if (measure === 'activities') return { n: figures.activities, inexact: false, without: 0 };
	if (measure === 'members')
		return { n: figures.members === 0 ? null : figures.members, inexact: false, without: 0 };
	const sum = figures[measure];
	return { n: sum.with === 0 ? null : sum.n, inexact: sum.inexact, without: sum.without };
}

/** A row of a board's table: a campaign, an objective, a unit, a month or a commune. */
export type BoardRow = { key: string; cell: Cell };

/** How rows are ordered; said in words above them. `natural`: objectives by number, months by time. */
export type RowOrder = 'natural' | 'name' | 'most' | 'waiting';

/** The orders a dimension offers, the usual first. Units are never ranked by what they achieved. */
export function ordersOf(dimension: Dimension): readonly RowOrder[] {
	switch (dimension) {
		case 'objective':
		case 'month':
			return ['natural'];
		case 'unit':
			return ['name', 'waiting'];
		case 'campaign':
			return ['most', 'name', 'waiting'];
		case 'commune':
			return ['name', 'most', 'waiting'];
	}
}

/** The rows of a dimension, those without any record left out; shared work counts persons where it is no activity. */
export function rowsOf(board: Board, dimension: Dimension): BoardRow[] {
	return Object.entries(board.by[dimension] ?? {})
		.map(([key, cell]) => ({ key, cell }))
		.filter(({ cell }) => sides.some((side) => countsAnything(cell[side])));
}

function countsAnything(figures: Figures): boolean {
	const { activities, members } = figures;
	return activities + members > 0 || measures.some((measure) => figures[measure].with > 0);
}

type Compare = (a: BoardRow, b: BoardRow) => number;

/** Larger first; what is not said stands after every number. */
function byFigure(side: Side, measure: BoardMeasure): Compare {
	const value = (row: BoardRow) => figureOf(row.cell[side], measure).n ?? -1;
	return (a, b) => value(b) - value(a);
}

/**
 * Rows in an order; "names none" always stands last.
 * @param compareKeys the order of the keys' names, which also settles equal figures
 */
export function sortRows(
	rows: readonly BoardRow[],
	order: RowOrder,
	measure: BoardMeasure,
	compareKeys: (a: string, b: string) => number
): BoardRow[] {
	const byKey: Compare =
		order === 'natural'
			? (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
			: (a, b) => compareKeys(a.key, b.key);
	const first: Compare =
		order === 'most'
			? byFigure('approved', measure)
			: order === 'waiting'
				? byFigure('waiting', 'activities')
				: () => 0;
	const last = (row: BoardRow) => (row.key === NONE ? 1 : 0);
	return rows.toSorted((a, b) => last(a) - last(b) || first(a, b) || byKey(a, b));
}

/** The long periods of a term: each of its years, then the term. */
export function periodsOfTerm(term: TermSpan): string[] {
	const first = Number(term.start.slice(0, 4));
	const last = Number(term.end.slice(0, 4));
	return [...Array.from({ length: last - first + 1 }, (_, i) => String(first + i)), 'term'];
}

/** Whether a text names a period that a board of the term can be shown for without asking the server. */
export function isOfTerm(period: string, term: TermSpan): boolean {
	return (
		isBoardPeriod(period) &&
		rangeOf(period) === null &&
		periodsOfTerm(term).includes(period.split('-')[0] ?? '')
	);
}

/** The period to show first: the year of `today` while the term runs, the whole term once it is over. */
export function firstPeriod(term: TermSpan, today: string): string {
	if (today > term.end) return 'term';
	return today < term.start ? term.start.slice(0, 4) : today.slice(0, 4);
}

/** The month after `YYYY-MM`. */
function nextMonth(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/**
 * The months of a period, empty ones too, and of the term any month before or after it in which a record that touches
 * the term began.
 */
export function monthsOf(period: string, term: TermSpan, keys: readonly string[] = []): string[] {
	const days = daysOfPeriod(period) ?? { from: term.start, to: term.end };
	const span = [days.from.slice(0, 7), days.to.slice(0, 7)];
	const all = [...span, ...keys.filter((key) => /^\d{4}-\d{2}$/.test(key))].sort();
	const months: string[] = [];
	const last = all.at(-1) ?? '';
	for (let month = all[0] ?? ''; month !== '' && month <= last; month = nextMonth(month))
		months.push(month);
	return months;
}

/** One month of a chart. `future`: it has not begun; its emptiness says nothing. */
export type MonthPoint = { month: string; approved: Figure; waiting: Figure; future: boolean };

const unsaid: Figure = { n: null, inexact: false, without: 0 };
const none: Figure = { n: 0, inexact: false, without: 0 };

/** A measure month by month, on a scale of its own; `peak` is the first of the highest approved months. */
export type MonthSeries = { points: MonthPoint[]; highest: number; peak: MonthPoint | null };

/** The series of a measure over months. A month without records has zero activities, and of the rest nothing is said. */
export function monthSeries(
	cells: Readonly<Record<string, Cell>>,
	months: readonly string[],
	measure: BoardMeasure,
	today: string
): MonthSeries {
	const empty = measure === 'activities' ? none : unsaid;
	const points = months.map((month): MonthPoint => {
		const cell = cells[month];
		return {
			month,
			approved: cell === undefined ? empty : figureOf(cell.approved, measure),
			waiting: cell === undefined ? empty : figureOf(cell.waiting, measure),
			future: month > today.slice(0, 7)
		};
	});
	const value = (figure: Figure) => figure.n ?? 0;
	const highest = Math.max(
		0,
		...points.flatMap((one) => [value(one.approved), value(one.waiting)])
	);
	const top = Math.max(0, ...points.map((one) => value(one.approved)));
	const peak = top === 0 ? null : (points.find((one) => value(one.approved) === top) ?? null);
	return { points, highest, peak };
}
