import { describe, expect, it } from 'vitest';
import type { When } from '../../../../src/lib/domain/date.ts';
import { countedMonth, countedYear, Season } from '../../../../src/lib/domain/date.ts';
import {
	countedDays,
	countsInPeriod,
	daysOfPeriod,
	isBoardPeriod,
	yearSuffixes
} from '../../../../src/lib/domain/period/span.ts';
import { countsIn, periodsOfYear } from '../../../../src/lib/domain/period/period.ts';
import { partOf, partsOf } from '../../../../src/lib/domain/totals/year-parts.ts';

const said = { words: '' };
const whens: When[] = [
	...Array.from({ length: 12 }, (_, i): When[] => {
		const month = `2021-${String(i + 1).padStart(2, '0')}`;
		return [
			{ precision: 'day', start: `${month}-01`, end: null, ...said },
			{ precision: 'day', start: `${month}-28`, end: '2022-01-03', ...said },
			{ precision: 'month', start: month, end: '2021-12', ...said }
		];
	}).flat(),
	...Season.options.map((season): When => ({ precision: 'season', season, year: 2021, ...said })),
	{ precision: 'year', year: 2021, ...said },
	{ precision: 'year', year: 2020, ...said },
	{ precision: 'unknown', ...said }
];
function timeOf(when: When) {
	const year = countedYear(when);
	return {
		year: year === null ? null : String(year),
		month: countedMonth(when),
		days: countedDays(when)
	};
}

describe('a period', () => {
	it.each([
		['2021', '2021-01-01', '2021-12-31'],
		['2021-Q2', '2021-04-01', '2021-06-30'],
		['2021-6m', '2021-01-01', '2021-06-30'],
		['2021-H2', '2021-07-01', '2021-12-31'],
		['2021-9m', '2021-01-01', '2021-09-30'],
		['2020-02', '2020-02-01', '2020-02-29'],
		['2021-03-05..2021-05-20', '2021-03-05', '2021-05-20']
	])('%s is from %s to %s', (period, from, to) => {
		expect(isBoardPeriod(period)).toBe(true);
		expect(daysOfPeriod(period)).toEqual({ from, to });
	});

	it.each([
		'',
		'20',
		'2021-13',
		'2021-Q5',
		'2021-3m',
		'2021-05-20..2021-03-05',
		'2021-02-31..2021-03-01'
	])('is not named by "%s"', (text) => expect(isBoardPeriod(text)).toBe(false));

	it('counts a record exactly where the closing of it would hold the record', () => {
		for (const when of whens)
			for (const period of periodsOfYear('2021'))
				expect(countsInPeriod(timeOf(when), period), `${JSON.stringify(when)} ${period}`).toBe(
					countsIn(when, period)
				);
	});

	it('counts a record exactly where the part of the year does that the record is kept in', () => {
		for (const when of whens) {
			const { year, ...time } = timeOf(when);
			if (year !== '2021') continue;
			const part = 1 << partOf({ year, ...time });
			for (const period of ['2021', ...yearSuffixes.map((suffix) => `2021-${suffix}`)])
				expect((partsOf(period) & part) !== 0, `${JSON.stringify(when)} ${period}`).toBe(
					countsInPeriod({ year, ...time }, period)
				);
		}
	});

	it('told by its days counts the same as by its name', () => {
		for (const when of whens)
			for (const period of ['2021', '2021-Q2', '2021-6m', '2021-04'].map(String)) {
				const { from, to } = daysOfPeriod(period) ?? { from: '', to: '' };
				expect(countsInPeriod(timeOf(when), `${from}..${to}`)).toBe(
					countsInPeriod(timeOf(when), period)
				);
			}
	});
});
