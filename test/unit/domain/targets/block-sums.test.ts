import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBlockSums, sumsOf } from '../../../../src/lib/domain/targets/block-sums.ts';
import type { TargetFigure, UnitTargets } from '../../../../src/lib/domain/targets/unit-targets.ts';
import { blockTargets } from '../../../../src/lib/domain/targets/unit-targets.ts';
import { UnitId } from '../../../../src/lib/domain/ids.ts';
import * as v from 'valibot';
import type { Counted, Member } from '../../../../src/lib/server/totals/grouped-sums.ts';
import { GroupedSums } from '../../../../src/lib/server/totals/grouped-sums.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../../src/lib/terms/target-rules.ts';

const { rules } = countedTerm(shippedTerm);
const some = fc.nat(50);
const figure: fc.Arbitrary<TargetFigure> = fc.record({
	n: some,
	waiting: some,
	of: fc.option(some),
	outside: some,
	inexact: fc.boolean(),
	without: some
});
const part = fc.record({ n: some, waiting: some, inexact: fc.boolean(), known: fc.boolean() });
const counted: fc.Arbitrary<Counted> = fc.record({
	targets: fc.record({
		figures: fc
			.tuple(...rules.map(() => figure))
			.map((told) => Object.fromEntries(told.map((one, i) => [rules[i]?.id ?? '', one]))),
		headcount: fc.record<UnitTargets['headcount']>({
			state: fc.constantFrom('entered', 'carried', 'missing'),
			date: fc.constant(null),
			due: fc.constant(null)
		})
	}),
	parts: fc.dictionary(
		fc.constantFrom(...rules.map(({ id }) => id)),
		fc.dictionary(fc.constantFrom('01', 'Q1', '6m'), part)
	)
});
const members: fc.Arbitrary<Member[]> = fc
	.array(counted, { maxLength: 12 })
	.map((units) => units.map((one, i) => [v.parse(UnitId, `so-${'abcdefghijkl'[i]}`), one]));
const named = ({ key }: { key: string }) => key.length * 7;
const of = (units: readonly Member[]) => units.map(([, one]) => one);

describe('the block’s figures, summed up in groups', () => {
	it('are those of all units at once, however they are grouped', () => {
		fc.assert(
			fc.property(members, fc.array(fc.nat(3)), (units, groups) => {
				const grouped = [0, 1, 2, 3].map((group) =>
					sumsOf(rules, of(units.filter((_, i) => (groups[i] ?? 0) === group)))
				);
				const all = sumsOf(rules, of(units));
				const figures = blockTargets(
					rules,
					of(units).map(({ targets }) => targets),
					named
				);
				expect(addBlockSums(rules, grouped, named)).toEqual({ ...all, figures });
			})
		);
	});

	it('follow each unit that is counted anew, comes or goes', () => {
		fc.assert(
			fc.property(fc.array(members, { minLength: 2, maxLength: 4 }), (moments) => {
				const sums = new GroupedSums(rules);
				for (const units of moments)
					expect(sums.of('2021', units, named)).toEqual(
						addBlockSums(rules, [sumsOf(rules, of(units))], named)
					);
			}),
			{ numRuns: 40 }
		);
	});
});
