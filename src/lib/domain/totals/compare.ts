import type { BoardMeasure, Figure } from './board-view.ts';
import { figureOf } from './board-view.ts';
import type { Cell } from './figures.ts';
import { emptyCell } from './figures.ts';

/**
 * What one figure is more or less than another. `by` null: one of them is not said; `percent` null: there is nothing to
 * be a share of. `inexact`: a part of either was told as "khoảng".
 */
export type Difference = { by: number | null; percent: number | null; inexact: boolean };

/** How `now` differs from `before`, approved against approved. Percent with one decimal, towards nought. */
export function differenceOf(now: Figure, before: Figure): Difference {
	const inexact = now.inexact || before.inexact;
	if (now.n === null || before.n === null) return { by: null, percent: null, inexact };
	// Money has no fractions, workdays may: a thousandth is the finest that is told.
	const by = Math.round((now.n - before.n) * 1000) / 1000;
	const percent = before.n === 0 ? null : Math.trunc((by * 1000) / before.n) / 10;
	return { by, percent, inexact };
}

/** A row of a comparison: a measure, a campaign, a unit. */
export type ComparedRow = { key: string; now: Figure; before: Figure; difference: Difference };

/** Compares cells by key, those of either side; where one side has none of a key, nothing was counted there. */
export function compareCells(
	now: Readonly<Record<string, Cell>>,
	before: Readonly<Record<string, Cell>>,
	measure: BoardMeasure,
	keys: readonly string[] = []
): ComparedRow[] {
	const all = new Set([...Object.keys(now), ...Object.keys(before), ...keys]);
	return [...all].map((key) => compared(key, now[key], before[key], measure));
}

/** Compares one measure of two cells. */
export function compared(
	key: string,
	now: Cell | undefined,
	before: Cell | undefined,
	measure: BoardMeasure
): ComparedRow {
	const figures = {
		now: figureOf((now ?? emptyCell).approved, measure),
		before: figureOf((before ?? emptyCell).approved, measure)
	};
	return { key, ...figures, difference: differenceOf(figures.now, figures.before) };
}

/** What rows of a comparison are ordered by. */
export const comparedOrders = ['name', 'now', 'before', 'difference'] as const;
export type ComparedOrder = (typeof comparedOrders)[number];

/** Rows by name, or the largest first; what is not said stands last. */
export function sortCompared(
	rows: readonly ComparedRow[],
	order: ComparedOrder,
	byName: (a: string, b: string) => number
): ComparedRow[] {
	const value = (row: ComparedRow) => {
		if (order === 'name') return 0;
		const n = order === 'difference' ? row.difference.by : row[order].n;
		return n ?? -Infinity;
	};
	return rows.toSorted((a, b) => {
		const [one, other] = [value(a), value(b)];
		return one === other ? byName(a.key, b.key) : other > one ? 1 : -1;
	});
}

/**
 * The periods that are compared where the person named not both: a period and the same a year before ("2021-Q2" and
 * "2020-Q2"). Where there is none (the term, free days, the first year) the newest year that has begun stands in.
 * @param years of the term, in order
 * @param today `YYYY-MM-DD`
 */
export function comparedPeriods(
	asked: { now: string | null; before: string | null },
	years: readonly string[],
	today: string
): { now: string; before: string } {
	const begun = years.filter((year) => year <= today.slice(0, 4)).at(-1) ?? years[0] ?? 'term';
	const isBoth = asked.before !== null && asked.now !== null;
	const now = asked.now === null || (asked.now === 'term' && !isBoth) ? begun : asked.now;
	return { now, before: asked.before ?? yearBefore(now, years) ?? begun };
}

/** The same period a year before; null for the term, for free ranges, and before the term. */
function yearBefore(period: string, years: readonly string[]): string | null {
	if (period === 'term' || period.includes('..')) return null;
	const year = String(Number(period.slice(0, 4)) - 1);
	return years.includes(year) ? year + period.slice(4) : null;
}
