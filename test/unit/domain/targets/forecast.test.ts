import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysFrom } from '../../../../src/lib/domain/date.ts';
import { forecast } from '../../../../src/lib/domain/targets/forecast.ts';
import { trendPeriods } from '../../../../src/lib/domain/targets/trend.ts';

const year = { start: '2021-01-01', end: '2021-12-31' };
const of = (n: number, countedOn: string, enough: number | null = 100) =>
	forecast({ n, of: 100, enough }, year, countedOn);

describe('a forecast', () => {
	it('goes on at the pace since the period began, rounded down', () => {
		// 60 in the 181 days to 30 June: 60 × 365 ÷ 181 is 120,99, and there are no more than 100.
		expect(of(60, '2021-06-30')).toEqual({ n: 100, lacking: 0, month: '2021-12' });
		// 45 × 365 ÷ 273 is 60,16.
		expect(of(45, '2021-09-30')).toEqual({ n: 60, lacking: 40, month: '2021-12' });
		expect(of(45, '2021-09-30', 60)).toEqual({ n: 60, lacking: 0, month: '2021-12' });
	});

	it('is silent where there is nothing to foretell', () => {
		for (const said of [
			of(0, '2021-09-30'),
			of(100, '2021-09-30'),
			of(45, '2021-12-31'),
			of(45, '2022-02-01'),
			of(45, '2021-01-29'),
			of(45, '2021-09-30', null),
			forecast({ n: 45, of: null, enough: 100 }, year, '2021-09-30')
		])
			expect(said).toBeNull();
		expect(of(45, '2021-01-30')).not.toBeNull();
	});

	it('never says less than there is, more than there are, or less for a better pace', () => {
		fc.assert(
			fc.property(
				fc.nat(500),
				fc.integer({ min: 1, max: 500 }),
				fc.integer({ min: 0, max: 400 }),
				(n, all, days) => {
					const day = addDays(year.start, days);
					const said = (count: number) => forecast({ n: count, of: all, enough: all }, year, day);
					const one = said(n);
					if (one === null) return;
					expect(one.n).toBeGreaterThanOrEqual(n);
					expect(one.n).toBeLessThanOrEqual(all);
					expect(one.lacking).toBe(all - one.n);
					expect(daysFrom(day, year.end)).toBeGreaterThan(0);
					const better = said(n + 1);
					if (better !== null) expect(better.n).toBeGreaterThanOrEqual(one.n);
				}
			)
		);
	});
});

describe('how far a figure had come', () => {
	const years = ['2020', '2021', '2022'];
	it('is told by what is over on the day of the figures', () => {
		expect(trendPeriods('2021', years, '2021-09-30')).toEqual(['2021-Q1', '2021-6m']);
		expect(trendPeriods('2021', years, '2021-10-01')).toEqual(['2021-Q1', '2021-6m', '2021-9m']);
		expect(trendPeriods('2021', years, '2021-03-31')).toEqual([]);
		expect(trendPeriods('term', years, '2022-05-01')).toEqual(['2020', '2021']);
	});
});
