import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { When } from '../../../../src/lib/domain/date.ts';
import {
	Period,
	countsIn,
	isWithin,
	lastDayOf,
	monthsOf,
	periodsOfYear
} from '../../../../src/lib/domain/period/period.ts';
import { period } from '../../../fixtures/period-builders.ts';

const day = (start: string, end: string | null = null): When => ({
	precision: 'day',
	start,
	end,
	words: ''
});
const inPeriods = (when: When) => periodsOfYear('2021').filter((one) => countsIn(when, one));

describe('a period', () => {
	it.each([
		['2021-06', '2021-06', '2021-06', '2021-06-30'],
		['2021-Q2', '2021-04', '2021-06', '2021-06-30'],
		['2021-Q4', '2021-10', '2021-12', '2021-12-31'],
		['2021-6m', '2021-01', '2021-06', '2021-06-30'],
		['2021-9m', '2021-01', '2021-09', '2021-09-30'],
		['2020', '2020-01', '2020-12', '2020-12-31']
	])('%s runs from %s to %s', (text, from, to, last) => {
		expect(monthsOf(period(text))).toEqual({ from, to });
		expect(lastDayOf(period(text))).toBe(last);
	});

	it.each(['2021-13', '2021-Q5', '2021-12m', '2021-', '21', 'term', '2021-06-01'])(
		'%s is none',
		(text) => expect(v.is(Period, text)).toBe(false)
	);

	it('lies within those that hold all its months', () => {
		expect(isWithin(period('2021-06'), period('2021-Q2'))).toBe(true);
		expect(isWithin(period('2021-Q3'), period('2021-6m'))).toBe(false);
		expect(isWithin(period('2021'), period('2021-9m'))).toBe(false);
	});
});

describe('a record counts', () => {
	it('in the periods of the month it began in', () => {
		expect(inPeriods(day('2021-06-30', '2021-07-02'))).toEqual([
			'2021-06',
			'2021-Q2',
			'2021-6m',
			'2021-9m',
			'2021'
		]);
		const month: When = { precision: 'month', start: '2021-12', end: null, words: '' };
		expect(inPeriods(month)).toEqual(['2021-12', '2021-Q4', '2021']);
	});

	it('told by season, where the whole season lies, and in the year it began in', () => {
		const season = (name: 'spring' | 'winter'): When => ({
			precision: 'season',
			season: name,
			year: 2021,
			words: ''
		});
		expect(inPeriods(season('spring'))).toEqual(['2021-6m', '2021-9m', '2021']);
		expect(inPeriods(season('winter'))).toEqual(['2021']);
	});

	it('of an unknown time in none, and told by its year in the year alone', () => {
		expect(inPeriods({ precision: 'unknown', words: '' })).toEqual([]);
		expect(inPeriods({ precision: 'year', year: 2021, words: '' })).toEqual(['2021']);
	});
});
