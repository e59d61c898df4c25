import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../../src/lib/domain/totals/board-view.ts';
import {
	compareCells,
	differenceOf,
	sortCompared,
	comparedPeriods
} from '../../../../src/lib/domain/totals/compare.ts';
import type { Cell } from '../../../../src/lib/domain/totals/figures.ts';
import { emptyCell } from '../../../../src/lib/domain/totals/figures.ts';

const figure = (n: number | null, inexact = false): Figure => ({ n, inexact, without: 0 });
const cell = (activities: number): Cell => ({
	...emptyCell,
	approved: { ...emptyCell.approved, activities }
});

describe('the difference of two figures', () => {
	it.each([
		[12, 8, 4, 50],
		[8, 12, -4, -33.3],
		[5, 0, 5, null],
		[0, 4, -4, -100],
		[0, 0, 0, null],
		[0.3, 0.1, 0.2, 200]
	])('%d and %d', (now, before, by, percent) => {
		expect(differenceOf(figure(now), figure(before))).toEqual({ by, percent, inexact: false });
	});

	it('is not said where one of them is not, and is about what either is about', () => {
		expect(differenceOf(figure(null), figure(3))).toMatchObject({ by: null, percent: null });
		expect(differenceOf(figure(4), figure(3, true)).inexact).toBe(true);
	});
});

describe('compared rows', () => {
	const rows = compareCells({ a: cell(3), b: cell(9) }, { b: cell(1), c: cell(5) }, 'activities', [
		'd'
	]);

	it('are those of either side, and those that must not be missed', () => {
		expect(rows.map(({ key, now, before }) => [key, now.n, before.n])).toEqual([
			['a', 3, 0],
			['b', 9, 1],
			['c', 0, 5],
			['d', 0, 0]
		]);
	});

	it('are ordered by name or by what is largest', () => {
		const byName = (a: string, b: string) => (a < b ? -1 : 1);
		const keys = (order: Parameters<typeof sortCompared>[1]) =>
			sortCompared(rows, order, byName).map(({ key }) => key);
		expect(keys('name')).toEqual(['a', 'b', 'c', 'd']);
		expect(keys('before')).toEqual(['c', 'b', 'a', 'd']);
		expect(keys('difference')).toEqual(['b', 'a', 'd', 'c']);
	});
});

describe('the periods that are compared', () => {
	const years = ['2020', '2021', '2022'];
	const pair = (now: string | null, before: string | null = null, today = '2021-09-09') =>
		Object.values(comparedPeriods({ now, before }, years, today));

	it('are one and the same a year before', () => {
		expect(pair('2021-Q2')).toEqual(['2021-Q2', '2020-Q2']);
		expect(pair('2021')).toEqual(['2021', '2020']);
	});

	it('are the newest years that have begun where nothing is said, or only the term', () => {
		expect(pair(null)).toEqual(['2021', '2020']);
		expect(pair('term')).toEqual(['2021', '2020']);
		expect(pair(null, null, '2026-11-29')).toEqual(['2022', '2021']);
	});

	it('are those that are said', () => {
		expect(pair('term', '2020')).toEqual(['term', '2020']);
		expect(pair('2020')).toEqual(['2020', '2021']);
		expect(pair('2021-03-01..2021-03-05')).toEqual(['2021-03-01..2021-03-05', '2021']);
	});
});
