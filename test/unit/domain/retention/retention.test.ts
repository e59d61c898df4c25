import fc from 'fast-check';
import { addMonths } from '../../../../src/lib/domain/retention/months.ts';
import { describe, expect, test } from 'vitest';
import { addDays, isDay } from '../../../../src/lib/domain/date.ts';
import {
	isDue,
	liesIn,
	sharesOf,
	spansOf,
	usualRetention
} from '../../../../src/lib/domain/retention/retention.ts';
import { otherUnit, ownUnit } from '../../../fixtures/builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));

describe('months after a day', () => {
	test('are the same date, or the last of a shorter month', () => {
		expect(addMonths('2022-12-31', 12)).toBe('2023-12-31');
		expect(addMonths('2023-08-31', 6)).toBe('2024-02-29');
		expect(addMonths('2022-12-31', 2)).toBe('2023-02-28');
	});

	test('are real days, and later for more months', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 0, max: 240 }), (from, months) => {
				const after = addMonths(from, months);
				expect(isDay(after)).toBe(true);
				expect(addMonths(from, months + 1) > after).toBe(true);
				expect(after.slice(8) <= from.slice(8)).toBe(true);
			})
		);
	});
});

describe('the spans of a term', () => {
	test('are erasable on the day after the months after the term, and not a day before', () => {
		const [, own] = spansOf(term, usualRetention);
		expect(own).toEqual({ since: '2020-02-20', until: '2022-12-31', dueOn: '2024-01-01' });
		expect(isDue(own, '2023-12-31')).toBe(false);
		expect(isDue(own, '2024-01-01')).toBe(true);
	});

	test('hold each day up to the end of the term once, and no day after it', () => {
		fc.assert(
			fc.property(day, (one) => {
				const spans = spansOf(term, usualRetention).filter((span) => liesIn(span, one));
				expect(spans).toHaveLength(one <= term.end ? 1 : 0);
			})
		);
	});
});

test('the shares of units sum to the whole, whatever the order', () => {
	const photo = fc.record({
		unit: fc.constantFrom(ownUnit, otherUnit),
		bytes: fc.integer({ min: 1, max: 250_000 }),
		day
	});
	fc.assert(
		fc.property(fc.array(photo), (photos) => {
			const shares = sharesOf(photos);
			expect(sharesOf(photos.toReversed())).toEqual(shares);
			expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(photos.length);
			for (const { unit, count, bytes, first, last } of shares) {
				const own = photos.filter((one) => one.unit === unit);
				expect(count).toBe(own.length);
				expect(bytes).toBe(own.reduce((sum, one) => sum + one.bytes, 0));
				expect(own.every((one) => first <= one.day && one.day <= last)).toBe(true);
			}
		})
	);
});
