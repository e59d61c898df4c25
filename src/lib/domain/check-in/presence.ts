import type { When } from '../date.ts';
import type { PersonId } from '../ids.ts';
import { wasThere } from '../unit/participants.ts';
import type { Person } from '../unit/person.ts';
import type { CheckIn } from './check-in.ts';
import { windowStart } from './check-in.ts';

/** A phone's clock may be some minutes wrong, and people take their time. */
const APART_MS = 10 * 60_000;

/**
 * What is known of the code that somebody says they read. `shown`: this phone showed it, minutes before at most;
 * `apart`: it did, but by the other phone's clock that was long before or after; `unknown`: another phone showed the
 * codes, and this one cannot tell; `altered`: nobody's phone ever showed it.
 */
export type Proof = 'shown' | 'apart' | 'unknown' | 'altered';
const best: readonly Proof[] = ['shown', 'apart', 'unknown', 'altered'];

export type Arrival = { person: PersonId; window: number; at: string; proof: Proof };

/** What a check-in is worth. @param mark what this phone would have shown; null: it did not show the codes */
export function proofOf(checkIn: CheckIn, mark: string | null): Proof {
	if (mark === null) return 'unknown';
	if (mark !== checkIn.mark) return 'altered';
	const between = Math.abs(Date.parse(checkIn.at) - windowStart(checkIn.window));
	return between > APART_MS ? 'apart' : 'shown';
}

/** Why somebody who checked in is not put on the list by itself. `left`: they were on it, and the organiser took them off. */
export type Doubt = 'apart' | 'unknown' | 'altered' | 'notThere' | 'left';

export type Presence = {
	/** How many of those who checked in are on the list. */
	listed: number;
	/** Those to put on the list. */
	coming: Arrival[];
	/** Those a person must look at first. */
	doubtful: (Arrival & { doubt: Doubt })[];
	/** Those who are not on the unit's roster: nobody here can count them. */
	strangers: Arrival[];
};

/** Of what somebody said twice, the best; of equals the first. */
function eachOnce(arrivals: readonly Arrival[]): Arrival[] {
	const found = new Map<PersonId, Arrival>();
	for (const one of arrivals) {
		const before = found.get(one.person);
		if (before === undefined || rank(one) < rank(before)) found.set(one.person, one);
	}
	return [...found.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

const LONGEST_WINDOW = 10;
const rank = ({ proof, window, at, person }: Arrival) =>
	`${best.indexOf(proof)} ${String(window).padStart(LONGEST_WINDOW, '0')} ${at} ${person}`;

/**
 * Who of those who checked in is on a record's list, and what is to be done about the others: each once, in whatever
 * order and however often it came.
 * @param taken who was on the list before: whoever is not any more was taken off by a person, and stays off
 */
export function presenceOf(
	arrivals: readonly Arrival[],
	list: { members: readonly string[]; taken: readonly string[]; when: When | null },
	roster: readonly Person[]
): Presence {
	const presence: Presence = { listed: 0, coming: [], doubtful: [], strangers: [] };
	const people = new Map(roster.map((person) => [person.id, person]));
	const members = new Set(list.members);
	const taken = new Set(list.taken);
	for (const one of eachOnce(arrivals)) {
		const person = people.get(one.person);
		if (members.has(one.person)) presence.listed += 1;
		else if (person === undefined) presence.strangers.push(one);
		else {
			const doubt = doubtOf(one, taken.has(one.person), isThere(person, list.when));
			if (doubt === null) presence.coming.push(one);
			else presence.doubtful.push({ ...one, doubt });
		}
	}
	return presence;
}

const isThere = (person: Person, when: When | null) => when === null || wasThere(person, when);

function doubtOf({ proof }: Arrival, isTaken: boolean, there: boolean): Doubt | null {
	if (isTaken) return 'left';
	if (proof !== 'shown') return proof;
	return there ? null : 'notThere';
}

/** A list with these people on it, each once, those of before first. */
export function withPeople<T extends string>(members: readonly T[], people: readonly T[]): T[] {
	return [...new Set([...members, ...people])];
}
