import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRatingMet, ratingFigure } from '../../../../src/lib/domain/targets/rating-figures.ts';
import { stillNeeded } from '../../../../src/lib/domain/targets/still-needed.ts';
import type { RatingLevel } from '../../../../src/lib/domain/work/rating-levels.ts';
import { ratingLevels } from '../../../../src/lib/domain/work/rating-levels.ts';
import { unitId } from '../../../fixtures/builders.ts';

const CT02 = { kind: 'percentAtLeast', n: 90 } as const;
const CT03 = { kind: 'percentAtMost', n: 10 } as const;

/** Units with these levels, in order; null: not rated. */
function rated(all: readonly (RatingLevel | null)[]) {
	const due = all.map((_, i) => unitId(`don-vi-${i}`));
	const levels = new Map(due.flatMap((unit, i) => (all[i] ? [[unit, all[i]] as const] : [])));
	const of = (...wanted: RatingLevel[]) => ratingFigure(levels, due, wanted);
	const lowest = of('done', 'failed');
	return {
		of,
		met: [
			isRatingMet(of('excellent'), CT02, lowest.n),
			isRatingMet(of('good'), CT03, lowest.n),
			isRatingMet(lowest, null, lowest.n)
		]
	};
}
const times = (n: number, level: RatingLevel | null) => Array.from({ length: n }, () => level);

describe('CT02, CT03 and CT04', () => {
	it('count the units due: 54 of 60 excellent and 6 good meet all three', () => {
		const { of, met } = rated([...times(54, 'excellent'), ...times(6, 'good')]);
		expect(of('excellent')).toEqual({ n: 54, of: 60, unrated: 0 });
		expect(met).toEqual([true, true, true]);
	});
	it('ask ⌈0,9·N⌉: of 61 units 54 are too few', () => {
		expect(rated([...times(54, 'excellent'), ...times(7, 'good')]).met).toEqual([
			...[false, false, true]
		]);
		expect(rated([...times(55, 'excellent'), ...times(6, 'good')]).met[0]).toBe(true);
	});
	it('one in the two lowest levels spoils CT03 and CT04, not CT02', () => {
		const { met } = rated([...times(54, 'excellent'), ...times(5, 'good'), 'done']);
		expect(met).toEqual([true, false, false]);
	});
	it('a unit that was not rated is missing: what it could still spoil is not said', () => {
		const { of, met } = rated([...times(53, 'excellent'), ...times(6, 'good'), null]);
		expect(of('excellent')).toEqual({ n: 53, of: 60, unrated: 1 });
		expect(met).toEqual([null, null, null]);
		expect(rated(times(60, null)).met).toEqual([null, null, null]);
		expect(rated([]).met).toEqual([null, null, null]);
	});
	it('a rating of a unit that is not due counts for nothing', () => {
		const levels = new Map([['da-giai-the', 'failed' as const]]);
		expect(ratingFigure(levels, [unitId('so-y-te')], ['failed'])).toEqual({
			n: 0,
			of: 1,
			unrated: 1
		});
	});
	it('equal a plain recount, and what is said stays so whatever the missing ratings will be', () => {
		const level = fc.option(fc.constantFrom(...ratingLevels));
		fc.assert(
			fc.property(
				fc.array(level, { minLength: 1, maxLength: 25 }),
				fc.constantFrom(...ratingLevels),
				(all, late) => {
					const count = (wanted: RatingLevel) => all.filter((one) => one === wanted).length;
					const { of, met } = rated(all);
					for (const wanted of ratingLevels) expect(of(wanted).n).toBe(count(wanted));
					const later = rated(all.map((one) => one ?? late)).met;
					const whole = count('excellent') * 10 >= all.length * 9;
					if (!all.includes(null)) expect(met[0]).toBe(whole);
					for (const [i, said] of met.entries()) if (said !== null) expect(later[i]).toBe(said);
				}
			)
		);
	});
});

describe('what is still needed', () => {
	it('is the rest and the month in which the time is over', () => {
		expect(stillNeeded(100, 63, '2021-12-31', '2021-10-01')).toEqual({ n: 37, month: '2021-12' });
	});
	it('is nothing once the target is met, its time is over, or nothing is set', () => {
		expect(stillNeeded(100, 100, '2021-12-31', '2021-10-01')).toBeNull();
		expect(stillNeeded(100, 63, '2021-12-31', '2022-01-01')).toBeNull();
		expect(stillNeeded(null, 0, '2021-12-31', '2021-10-01')).toBeNull();
	});
});
