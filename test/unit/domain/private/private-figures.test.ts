import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_UNIT } from '../../../../src/lib/domain/ids.ts';
import { officersIn, partyIn } from '../../../../src/lib/domain/private/officers.ts';
import type { Counting, UnitPrivate } from '../../../../src/lib/domain/private/private-figures.ts';
import { privateFigures } from '../../../../src/lib/domain/private/private-figures.ts';
import type { OfficerFields, PartyFields } from '../../../../src/lib/domain/work/private-fields.ts';
import {
	educationLevels,
	positions,
	theoryLevels
} from '../../../../src/lib/domain/work/private-fields.ts';
import { otherUnit, ownUnit, personId } from '../../../fixtures/builders.ts';
import { officer, partyStage, workEntry } from '../../../fixtures/work-builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const rules = { blockOfficers: false, committeeMembers: false };
const counting = (fields: Partial<Counting> = {}): Counting => ({
	term,
	rules,
	period: 'term',
	today: '2022-07-15',
	namedInTraining: new Set(),
	...fields
});

/** Minutes after which an entry of these tests is written: all that they tell of has happened. */
const LATER = 700_000;
let n = 0;
const unitOf = (
	unit: typeof ownUnit,
	officers: readonly Partial<OfficerFields>[],
	party: readonly Partial<PartyFields>[] = []
): UnitPrivate => {
	const entries = [
		...officers.map((set) => workEntry(officer('Ai đó', set, ++n), LATER + n)),
		...party.map((set) => workEntry(partyStage('Ai đó', set, ++n), LATER + n))
	];
	return { unit, officers: officersIn(entries), party: partyIn(entries) };
};
const [an, binh, cuc] = [personId('dv-an'), personId('dv-binh'), personId('dv-cuc')];

describe('CT05 and CT06', () => {
	it('count each person once, for the first day told of them, wherever it was written', () => {
		const own = unitOf(
			ownUnit,
			[],
			[
				{ person: an, introducedOn: '2020-05-19', admittedOn: '2021-02-03' },
				{ person: binh, introducedOn: '2021-05-19' },
				{ introducedOn: '2021-06-01' },
				{ introducedOn: '2021-06-01' },
				{ introducedOn: '2019-12-01', admittedOn: '2020-12-01' },
				{ introducedOn: '2021-09-01', removed: true },
				{ introducedOn: null }
			]
		);
		const other = unitOf(otherUnit, [], [{ person: an, introducedOn: '2022-01-10' }]);
		const stages = (units: UnitPrivate[], period = 'term') => {
			const { introduced, admitted } = privateFigures(units, counting({ period }));
			return [introduced, admitted];
		};
		expect(stages([own])).toEqual([4, 2]);
		expect(stages([other])).toEqual([1, 0]);
		expect(stages([own, other])).toEqual([4, 2]);
		const years = ['2020', '2021', '2022'].map((year) => stages([own, other], year));
		expect(years).toEqual([
			[1, 1],
			[3, 1],
			[0, 0]
		]);
	});
});

const all: Partial<OfficerFields> = {
	position: 'secretary',
	theory: 'intermediate',
	education: 'university',
	partyMember: true
};

describe('CT07 and CT08', () => {
	const own = unitOf(ownUnit, [
		{ ...all, person: an },
		{ ...all, person: binh, position: 'deputy', theory: 'primary', education: 'master' },
		{ ...all, position: 'deputy', theory: 'advanced', education: null, partyMember: null },
		{ ...all, position: 'deputy', theory: 'none', education: 'college', partyMember: false },
		{ ...all, position: 'member' },
		{ ...all, position: 'branchSecretary' },
		{ ...all, to: '2021-12-31' },
		{ ...all, from: '2022-08-01' }
	]);

	it('are the state of the key officers in office on the day, a higher level included, the unknown apart', () => {
		expect(privateFigures([own], counting())).toMatchObject({
			theory: { n: 2, of: 4, unknown: 0 },
			education: { n: 2, of: 4, unknown: 1 },
			both: { n: 1, of: 4, unknown: 1 },
			partyMembers: { n: 2, of: 4, unknown: 1 }
		});
		const then = privateFigures([own], counting({ period: '2021' }));
		expect(then.theory.of).toBe(5);
	});

	it('count one who is told of twice once, by the highest that was told', () => {
		const twice = unitOf(ownUnit, [
			{ person: cuc, position: 'secretary', theory: 'primary', partyMember: null },
			{ person: cuc, position: 'deputy', theory: 'advanced', partyMember: true }
		]);
		expect(privateFigures([twice], counting())).toMatchObject({
			theory: { n: 1, of: 1 },
			partyMembers: { n: 1, of: 1 }
		});
	});

	it('leave the block’s own officers to CT08 alone, and there to the setting', () => {
		const khoi = unitOf(BLOCK_UNIT, [{ ...all }]);
		const of = (blockOfficers: boolean) => {
			const figures = privateFigures([own, khoi], counting({ rules: { ...rules, blockOfficers } }));
			return [figures.theory.of, figures.partyMembers.of];
		};
		expect(of(false)).toEqual([4, 4]);
		expect(of(true)).toEqual([4, 5]);
	});

	it('have nobody to be a share of where no officer was entered', () => {
		const { theory } = privateFigures([unitOf(ownUnit, [])], counting());
		expect(theory).toEqual({ n: 0, of: 0, unknown: 0 });
	});
});

describe('CT09', () => {
	const own = unitOf(ownUnit, [
		{ position: 'secretary', person: an, trainedOn: ['2021-04-10', '2022-04-10'] },
		{ position: 'deputy', person: binh },
		{ position: 'branchSecretary', trainedOn: ['2020-09-01'] },
		{ position: 'branchSecretary', trainedOn: ['2021-09-01'], to: '2021-11-30' },
		{ position: 'member', trainedOn: ['2021-09-01'] }
	]);
	const trained = (fields: Partial<Counting>) => privateFigures([own], counting(fields)).trained;

	it('counts those in office at the end of the year who were trained in it', () => {
		expect(trained({ period: '2021' })).toEqual({ n: 1, of: 3, unknown: 0 });
		expect(trained({ period: '2020' })).toEqual({ n: 1, of: 4, unknown: 0 });
		expect(trained({ period: 'term' })).toBeNull();
	});
	it('takes an approved record of training that names an officer for a day of training', () => {
		const namedInTraining = new Set([binh]);
		expect(trained({ period: '2021', namedInTraining })).toEqual({ n: 2, of: 3, unknown: 0 });
	});
	it('counts members of the executive committee where the term says so', () => {
		const withMembers = { rules: { ...rules, committeeMembers: true } };
		expect(trained({ period: '2021', ...withMembers })).toEqual({ n: 2, of: 4, unknown: 0 });
	});
});

/** A day of the term's years, or none. */
const day = fc.option(
	fc
		.record({ year: fc.integer({ min: 2019, max: 2021 }), month: fc.integer({ min: 1, max: 12 }) })
		.map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`)
);
const person = fc.option(fc.constantFrom(an, binh, cuc));
const officers = fc.array(
	fc.record({
		person,
		position: fc.constantFrom(...positions),
		from: day,
		to: day,
		theory: fc.option(fc.constantFrom(...theoryLevels)),
		education: fc.option(fc.constantFrom(...educationLevels)),
		partyMember: fc.option(fc.boolean()),
		trainedOn: fc.subarray(['2020-05-01', '2021-05-01'])
	}),
	{ maxLength: 6 }
);
const stages = fc.array(fc.record({ person, introducedOn: day, admittedOn: day }), {
	maxLength: 6
});

it('equals a plain recount, person by person, whatever was entered in two units', () => {
	fc.assert(
		fc.property(
			...([officers, officers, stages, stages] as const),
			fc.constantFrom('term', '2020', '2021', '2022'),
			(ownOfficers, otherOfficers, ownStages, otherStages, period) => {
				const told = [
					{ unit: ownUnit, officers: ownOfficers, party: ownStages },
					{ unit: otherUnit, officers: otherOfficers, party: otherStages }
				].map(({ unit, officers: some, party }) => ({
					unit,
					officers: some.map((one, i) => ({ ...one, who: one.person ?? `${unit}${i}` })),
					party: party.map((one, i) => ({ ...one, who: one.person ?? `${unit}${i}` }))
				}));
				const [start, end] =
					period === 'term'
						? [term.start, term.end]
						: [period === '2020' ? term.start : `${period}-01-01`, `${period}-12-31`];
				const on = end < '2022-07-15' ? end : '2022-07-15';
				const allStages = told.flatMap(({ party }) => party);
				const introduced = [...new Set(allStages.map(({ who }) => who))].filter((who) => {
					const days = allStages.flatMap((one) =>
						one.who === who ? (one.introducedOn ?? []) : []
					);
					const [first] = days.sort();
					return first !== undefined && first >= start && first <= end;
				});
				const key = told
					.flatMap((unit) => unit.officers)
					.filter(({ position }) => position === 'secretary' || position === 'deputy')
					.filter(({ from, to }) => !(from !== null && from > on) && !(to !== null && to < on));
				const people = [...new Set(key.map(({ who }) => who))];
				const high = people.filter((who) =>
					key.some(
						(one) => one.who === who && (one.theory === 'intermediate' || one.theory === 'advanced')
					)
				);
				const units = [
					unitOf(ownUnit, ownOfficers, ownStages),
					unitOf(otherUnit, otherOfficers, otherStages)
				];
				const found = privateFigures(units, counting({ period }));
				expect(found.introduced).toBe(introduced.length);
				expect([found.theory.n, found.theory.of]).toEqual([high.length, people.length]);
			}
		),
		{ numRuns: 150 }
	);
});
