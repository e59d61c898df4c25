import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeadcountUse } from '../../../../src/lib/domain/targets/headcount-use.ts';
import { unitYears } from '../../../../src/lib/domain/targets/part-figures.ts';
import { recordFacts } from '../../../../src/lib/domain/targets/record-facts.ts';
import { unitTargets } from '../../../../src/lib/domain/targets/unit-targets.ts';
import { countRecord } from '../../../../src/lib/domain/totals/record.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../../src/lib/terms/target-rules.ts';
import {
	activity,
	content,
	decision,
	ownUnit,
	personId,
	secretary
} from '../../../fixtures/builders.ts';

const term = countedTerm(shippedTerm);
const years = ['2020', '2021', '2022'];
const parts = ['party', 'state', 'union'] as const;
const list = ['aaa', 'bbb', 'ccc'];
const use: HeadcountUse = {
	state: 'entered',
	headcount: {
		_id: 'headcount:2022-12-31',
		type: 'headcount',
		v: 1,
		unit: ownUnit,
		closingDate: '2022-12-31',
		members: 3,
		youth: 0,
		female: null,
		ethnicMinority: null,
		staffChildren: null,
		memberIds: list.map(personId),
		youthIds: [],
		by: secretary,
		at: '2022-12-31T03:00:00.000Z'
	}
};

type Session = { year: string; rates: (typeof parts)[number][]; ids: string[] };
const sessions: fc.Arbitrary<Session[]> = fc.array(
	fc.record({
		year: fc.constantFrom(...years),
		rates: fc.subarray([...parts]),
		ids: fc.subarray([...list, 'guest'])
	}),
	{ maxLength: 8 }
);

function recordOf({ year, rates, ids }: Session, i: number) {
	const record = activity(
		{
			when: { precision: 'year', year: Number(year), words: '' },
			objectives: [1],
			people: { ...content().people, members: ids.map(personId) },
			study: {
				rates,
				documents: [],
				topics: [],
				summoned: null,
				present: null,
				audience: '',
				mode: null
			}
		},
		i + 1
	);
	return countRecord(record, [decision('approve', record)], term);
}

describe('how far the figures of the term had come by the end of each year', () => {
	it('is whoever met what is asked by then, and at last the figure of the term', () => {
		fc.assert(
			fc.property(sessions, (all) => {
				const records = all.map(recordOf);
				const over = (period: string) =>
					recordFacts(records, { unit: ownUnit, period, twinnedCommunes: [] });
				const byYear = unitYears(
					term.rules,
					years.map((year) => ({ year, facts: over(year) })),
					use
				);
				for (const year of years) {
					const before = all.filter((one) => one.year <= year);
					const met = list.filter((id) =>
						parts.every((part) =>
							before.some(({ rates, ids }) => rates.includes(part) && ids.includes(id))
						)
					);
					expect(byYear['CT01']?.[year]?.n ?? 0).toBe(met.length);
					expect(byYear['CT13a']?.[year]?.n ?? 0).toBe(before.length > 0 ? 1 : 0);
				}
				const { figures } = unitTargets(term.rules, over('term'), use);
				for (const id of ['CT01', 'CT01a', 'CT13a', 'CT13b'])
					expect(byYear[id]?.['2022']?.n ?? 0, id).toBe(figures[id]?.n);
			}),
			{ numRuns: 60 }
		);
	});
});
