import type { When } from '../date.ts';
import { daysOf } from '../date.ts';
import type { Stay } from './history.ts';
import { staysOf } from './history.ts';
import type { Person } from './person.ts';

/**
 * Whether a person was on the roster at some time of a `when`; the day they left counts as one of theirs, for a farewell
 * is theirs too. Of unknown time nobody can say, and then they were.
 */
export function wasThere(person: Person, when: When): boolean {
	return stayedThrough(staysOf(person), when);
}

function stayedThrough(stays: readonly Stay[], when: When): boolean {
	const days = daysOf(when);
	if (days === null) return true;
	return stays.some(({ from, until }) => from <= days.to && (until === null || days.from <= until));
}

/** Of the people named in a record, those on the roster who were not on it at its time. Nothing is forbidden by it. */
export function notThere(
	members: readonly string[],
	people: readonly Person[],
	when: When
): Person[] {
	const named = new Set<string>(members);
	return people.filter((person) => named.has(person.id) && !wasThere(person, when));
}

/** Asks of one record after the other whether `notThere` names somebody: each history is folded once for all of them. */
export function absenceAmong(
	people: readonly Person[]
): (record: { members: readonly string[]; when: When }) => boolean {
	const stays = new Map<string, Stay[]>(people.map((person) => [person.id, staysOf(person)]));
	return ({ members, when }) =>
		members.some((id) => {
			const own = stays.get(id);
			return own !== undefined && !stayedThrough(own, when);
		});
}
