import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDayOfMonth } from '../../../../src/lib/domain/date.ts';
import { closingOver } from '../../../../src/lib/domain/period/closed.ts';
import { closingOverHeadcount } from '../../../../src/lib/domain/period/closed-headcount.ts';
import { periodsOfYear } from '../../../../src/lib/domain/period/period.ts';
import { otherUnit, ownUnit } from '../../../fixtures/builders.ts';
import { closed, minute, reopened } from '../../../fixtures/period-builders.ts';

const years = ['2020', '2021', '2022'];
const dates = years.flatMap((year) => [`${year}-06-30`, `${year}-12-31`]);
const monthEnds = years.flatMap((year) =>
	Array.from({ length: 12 }, (_, i) => lastDayOfMonth(`${year}-${String(i + 1).padStart(2, '0')}`))
);
const over = (
	closings: Parameters<typeof closingOverHeadcount>[0],
	date: string,
	entered = dates
) => closingOverHeadcount(closings, ownUnit, date, entered)?.period ?? null;

describe('a headcount in a closed period', () => {
	it('is kept where its day lies in it, and where the period still stands on it', () => {
		expect(over([closed('2021-6m')], '2021-06-30')).toBe('2021-6m');
		expect(over([closed('2021-6m')], '2021-12-31')).toBeNull();
		expect(over([closed('2021')], '2021-06-30')).toBe('2021');
		// The first months of 2021 stand on the closing before them, and the third quarter on one of 2021.
		expect(over([closed('2021')], '2020-12-31')).toBe('2021');
		expect(over([closed('2021-Q3')], '2020-12-31')).toBeNull();
		expect(over([closed('2021-Q3')], '2020-12-31', ['2020-12-31'])).toBe('2021-Q3');
	});

	it('is not entered late either: what was carried over has been reported', () => {
		expect(over([closed('2021-Q2')], '2021-06-30', ['2020-12-31'])).toBe('2021-Q2');
	});

	it('is free for the unit that the period was reopened for', () => {
		const open = [closed('2021-6m'), reopened('2021-6m')];
		expect(over(open, '2021-06-30')).toBeNull();
		expect(closingOverHeadcount(open, otherUnit, '2021-06-30', dates)?.period).toBe('2021-6m');
	});

	it('property: no write that is let through moves the denominator of a closed month, quarter, half or year', () => {
		const step = fc.oneof(
			fc.record({ date: fc.constantFrom(...dates) }),
			fc.record({
				of: fc.constantFrom(...years.flatMap((year) => periodsOfYear(year))),
				isClose: fc.boolean()
			})
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
				const entered = new Map<string, number>();
				const closings: Parameters<typeof closingOver>[0][number][] = [];
				const used = (day: string) =>
					[...entered]
						.filter(([date]) => date <= day)
						.sort()
						.at(-1)
						?.join() ?? null;
				steps.forEach((one, n) => {
					if ('of' in one) {
						const made = one.isClose ? closed(one.of, n) : reopened(one.of, n);
						closings.push({ ...made, at: minute(n) });
						return;
					}
					const before = monthEnds.map(used);
					const isKept = over(closings, one.date, [...entered.keys()]) !== null;
					const was = entered.get(one.date);
					entered.set(one.date, n);
					const moved = monthEnds.filter((day, i) => used(day) !== before[i]);
					const isClosed = (day: string) =>
						closingOver(closings, ownUnit, {
							precision: 'day',
							start: day,
							end: null,
							words: ''
						}) !== null;
					// Kept exactly where something reported would move.
					expect(isKept).toBe(moved.some(isClosed));
					if (!isKept) return;
					if (was === undefined) entered.delete(one.date);
					else entered.set(one.date, was);
				});
			})
		);
	});
});
