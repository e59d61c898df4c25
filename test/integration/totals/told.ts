import fc from 'fast-check';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
import { newJointCode } from '../../../src/lib/domain/activity/joint.ts';
import { BLOCK_UNIT } from '../../../src/lib/domain/ids.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { activity, bytes, content, otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';

/*
 * What may be told of a block's records: the histories that totals are held against a plain recount of.
 */

export const units = [ownUnit, otherUnit, BLOCK_UNIT];
export const RECORDS = 6;
/** Of joint events; the last does not check, and ties nothing. */
export const codes = [newJointCode(bytes(1)), newJointCode(bytes(2)), 'ABCD0115'];
export const commune = '04288';

export const unitOf = (i: number): UnitId => units[i % units.length] ?? ownUnit;
export const firstOf = (i: number): Activity => ({ ...activity({}, i + 1), unit: unitOf(i) });

const whens: ActivityContent['when'][] = [
	{ precision: 'day', start: '2021-05-30', end: null, words: '' },
	{ precision: 'day', start: '2021-06-30', end: '2021-07-02', words: '' },
	{ precision: 'day', start: '2021-07-01', end: null, words: '' },
	{ precision: 'day', start: '2022-02-03', end: null, words: '' },
	{ precision: 'month', start: '2020-11', end: null, words: '' },
	{ precision: 'month', start: '2021-01', end: '2021-04', words: '' },
	{ precision: 'season', season: 'spring', year: 2021, words: '' },
	{ precision: 'season', season: 'summer', year: 2021, words: '' },
	{ precision: 'season', season: 'autumn', year: 2021, words: '' },
	{ precision: 'season', season: 'winter', year: 2020, words: '' },
	{ precision: 'year', year: 2021, words: '' },
	{ precision: 'year', year: 2019, words: '' },
	{ precision: 'unknown', words: '' }
];

const amount = fc.option(
	fc.record({
		n: fc.nat(9),
		qualifier: fc.constantFrom('exact' as const, 'exact' as const, 'about' as const),
		words: fc.constant('')
	}),
	{ nil: null }
);

/** What somebody types into a record, and whether a decision on it is made without having seen the newest one. */
export const said = (campaigns: string[], people: string[]) =>
	fc.record({
		campaigns: fc.subarray(campaigns),
		objectives: fc.subarray([1, 5] as const),
		when: fc.constantFrom(...whens),
		members: fc.subarray(people),
		/** Ngày công are told in halves, too. */
		days: amount,
		half: fc.boolean(),
		children: amount,
		staffChildren: amount,
		there: fc.boolean(),
		organiser: fc.constantFrom(null, null, 'lead' as const, 'participant' as const),
		code: fc.constantFrom(null, null, ...codes),
		lead: fc.boolean(),
		// Few, or everything would be tied to everything.
		parent: fc.constantFrom(...Array.from({ length: 12 }, () => null), ...Array(RECORDS).keys()),
		blind: fc.constantFrom(false, false, false, true)
	});
export type Said = ReturnType<typeof said> extends fc.Arbitrary<infer S> ? S : never;

/** Records as they were approved first, before anything is kept or looked at; null: not there yet. */
export const firstOnes = (telling: fc.Arbitrary<Said>) =>
	fc.array(fc.option(telling, { nil: null, freq: 4 }), { minLength: RECORDS, maxLength: RECORDS });

/** What happens to a record; the last three happen to the store. */
export const what = fc.constantFrom(
	...(['edit', 'edit', 'edit', 'edit', 'withdraw', 'branch', 'settle'] as const),
	...(['approve', 'approve', 'approve', 'return', 'revoke'] as const),
	...(['delete', 'purge', 'compact', 'keep', 'restore'] as const)
);
export type What = typeof what extends fc.Arbitrary<infer W> ? W : never;

/** How a process then looks at a unit's database; `round`: at all, and publishes; `lapse`: nobody speaks for a minute, `day`: for more than a day. */
export const look = fc.constantFrom(
	...(['follow', 'follow', 'follow', 'follow', 'nothing', 'rewind', 'recount'] as const),
	...(['restart', 'anew', 'publish', 'round', 'round', 'lapse', 'day'] as const)
);

/** Which of two processes looks at which unit, and how far back it reads where it reads again. */
export const looking = fc.record({
	look,
	by: fc.nat(1),
	unit: fc.constantFrom(...units),
	back: fc.nat(3)
});
export type Looking = typeof looking extends fc.Arbitrary<infer L> ? L : never;

export function contentOf(told: Said): ActivityContent {
	const { campaigns, objectives, when, members, days, half, children, staffChildren } = told;
	const { there, organiser, code, lead, parent } = told;
	const volunteerDays = days !== null && half ? { ...days, n: days.n + 0.5 } : days;
	return content({
		campaigns,
		objectives: [...objectives],
		when,
		people: { ...content().people, members: members.map(personId), volunteerDays },
		receivers: [
			{ id: 'r', kind: 'child', amount: children, words: '' },
			{ id: 's', kind: 'staffChild', amount: staffChildren, words: '' }
		],
		places: there
			? [{ id: 'p', kind: 'commune', code: commune, words: '', hamlets: [], role: null }]
			: [],
		bodies:
			organiser === null ? [] : [{ id: 'b', name: 'Sở Tài chính', unit: ownUnit, role: organiser }],
		links: {
			parent: parent === null ? null : firstOf(parent)._id,
			joint: code === null ? null : { code, lead }
		}
	});
}
