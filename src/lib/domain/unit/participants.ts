import type { When } from '../date.ts';
import { daysOf } from '../date.ts';
import type { Person } from './person.ts';
import { staysOf } from './history.ts';

/**
 * Whether a person was on the roster at some time of a `when`; the day they left counts as one of theirs, for a farewell
 * is theirs too. Of unknown time nobody can say, and then they were.
 */
export function wasThere(person: Person, when: When): boolean {
	const days = daysOf(when);
	if (days === null) return true;
	return staysOf(person).some(
		({ from, until }) => from <= days.to && (until === null || days.from <= until)
	);
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
