import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import type { Membership, Person } from './person.ts';
import { membershipOn } from './history.ts';
import { ChiDoanId } from './unit.ts';

const count = v.pipe(
	v.number('notNumber'),
	v.integer('notWhole'),
	v.minValue(0, 'negative'),
	v.maxValue(100_000, 'tooLarge|100000')
);
const ids = v.pipe(
	v.array(PersonId),
	v.maxLength(5000, 'tooMany|5000'),
	v.check((all) => new Set(all).size === all.length, 'repeated')
);

/** Version 2 may freeze the chi đoàn of each person of its lists. */
export const HEADCOUNT_VERSION = 2;

/** Chốt số liệu: a unit's counts at a closing date, with the frozen lists behind them. The denominator of targets. */
export const Headcount = v.pipe(
	v.strictObject({
		_id: v.pipe(v.string(), v.regex(/^headcount:\d{4}-\d{2}-\d{2}$/, 'headcountId')),
		_rev: v.optional(Revision),
		type: v.literal('headcount'),
		v: v.picklist([1, HEADCOUNT_VERSION]),
		unit: UnitId,
		closingDate: Day,
		members: count,
		youth: count,
		/** Unit-level counts that may be entered; null is not entered. */
		female: v.nullable(count),
		ethnicMinority: v.nullable(count),
		staffChildren: v.nullable(count),
		memberIds: ids,
		youthIds: ids,
		/** The chi đoàn of people on the lists; whoever is not named in it had none written. Version 2 only. */
		chiDoanOf: v.optional(v.record(PersonId, ChiDoanId)),
		by: PersonId,
		at: Instant
	}),
	v.check((headcount) => headcount._id === `headcount:${headcount.closingDate}`, 'headcountId'),
	v.check(({ v: version, chiDoanOf }) => version > 1 || chiDoanOf === undefined, 'chiDoan'),
	v.check(({ v: version, memberIds, youthIds }) => {
		// Version 1 was never asked.
		const listed = new Set<string>(memberIds);
		return version === 1 || youthIds.every((id) => !listed.has(id));
	}, 'repeated'),
	v.check(({ memberIds, youthIds, chiDoanOf = {} }) => {
		const listed = new Set<string>([...memberIds, ...youthIds]);
		return Object.keys(chiDoanOf).every((id) => listed.has(id));
	}, 'notListed')
);
export type Headcount = v.InferOutput<typeof Headcount>;

/** The lists a headcount freezes. */
export type FrozenLists = Pick<Headcount, 'memberIds' | 'youthIds'> & {
	chiDoanOf: NonNullable<Headcount['chiDoanOf']>;
};

/** The lists a headcount freezes: who was on the roster that day, by membership, in the order of ids. */
export function rosterOn(people: readonly Person[], day: string): FrozenLists {
	const active = people
		.map((person) => ({ person, as: membershipOn(person, day) }))
		.filter(({ as }) => as !== null)
		.sort((a, b) => (a.person.id < b.person.id ? -1 : 1));
	const of = (membership: Membership) =>
		active.filter(({ as }) => as === membership).map(({ person }) => person.id);
	const chiDoanOf = Object.fromEntries(
		active.flatMap(({ person: { id, chiDoan } }) => (chiDoan === null ? [] : [[id, chiDoan]]))
	);
	return { memberIds: of('member'), youthIds: of('youth'), chiDoanOf };
}

/** How many of a headcount's lists are in a chi đoàn. `chiDoan` null: none was written of them. */
export type ChiDoanCount = { chiDoan: string | null; members: number; youth: number };

/**
 * The counts by chi đoàn that frozen lists come to, in the order of the unit's chi đoàn; then those the unit does not
 * have any more, then whoever has none. Empty where nobody on the lists has one.
 */
export function countsByChiDoan(
	{ memberIds, youthIds, chiDoanOf = {} }: Pick<Headcount, 'memberIds' | 'youthIds' | 'chiDoanOf'>,
	order: readonly string[]
): ChiDoanCount[] {
	const counts = new Map<string | null, ChiDoanCount>();
	const add = (ids: readonly PersonId[], as: 'members' | 'youth') => {
		for (const id of ids) {
			const chiDoan = chiDoanOf[id] ?? null;
			const count = counts.get(chiDoan) ?? { chiDoan, members: 0, youth: 0 };
			count[as] += 1;
			counts.set(chiDoan, count);
		}
	};
	add(memberIds, 'members');
	add(youthIds, 'youth');
	if (Object.keys(chiDoanOf).length === 0) return [];
	const place = ({ chiDoan }: ChiDoanCount) => {
		if (chiDoan === null) return Infinity;
		const at = order.indexOf(chiDoan);
		return at < 0 ? order.length : at;
	};
	return [...counts.values()].sort((a, b) => place(a) - place(b));
}
