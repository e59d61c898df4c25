import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../../../src/lib/data/sync/backoff.ts';
import { isDue } from '../../../../src/lib/data/sync/verify.ts';

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('waits grow up to ten minutes, spread over the upper half, and never below what the server asked', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 60 }),
			unit,
			fc.option(fc.nat(3_600_000)),
			(n, r, asked) => {
				const wait = backoffMs(n, r, asked);
				const full = Math.min(600_000, 5000 * 2 ** (n - 1));
				expect(wait).toBeGreaterThanOrEqual(Math.max(asked ?? 0, full / 2));
				expect(wait).toBeLessThanOrEqual(Math.max(asked ?? 0, full));
			}
		)
	);
});

test('own records are verified when a week has passed, never verified, or verified in the future', () => {
	const now = Date.parse('2021-06-15T05:00:00.000Z');
	const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString();
	expect(isDue(null, now)).toBe(true);
	expect(isDue(daysAgo(6.9), now)).toBe(false);
	expect(isDue(daysAgo(7), now)).toBe(true);
	expect(isDue(daysAgo(-400), now)).toBe(true);
});
