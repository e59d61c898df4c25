import type { PersonId } from '../ids.ts';
import type { Headcount } from './headcount.ts';
import { membershipOn } from './history.ts';
import type { Membership } from './move.ts';
import type { Person } from './person.ts';

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
