import * as v from 'valibot';
import { Day } from '../date.ts';
import { PersonId, UnitId } from '../ids.ts';
import { Membership } from './move.ts';
import type { Person } from './person.ts';
import { activeOn, staysOf } from './history.ts';

/** Someone whom another unit of the block recorded as moving here, and whom this one has not received. */
const Arrival = v.object({
	person: PersonId,
	name: v.string(),
	birthYear: v.nullable(v.number()),
	membership: Membership,
	from: UnitId,
	day: Day
});
export type Arrival = v.InferOutput<typeof Arrival>;

/** What the rosters of the other units say of this one's people: what no phone of the unit can know by itself. */
export const Transfers = v.object({
	arrivals: v.array(Arrival),
	/** Those who moved to another unit, and whether it has received them. */
	departures: v.array(v.object({ person: PersonId, to: UnitId, day: Day, received: v.boolean() })),
	/** Those who are on this roster and on another today. */
	shared: v.array(v.object({ person: PersonId, unit: UnitId }))
});
export type Transfers = v.InferOutput<typeof Transfers>;

/** Every unit's roster. */
export type Rosters = ReadonlyMap<UnitId, readonly Person[]>;

/** Reads out of all rosters what concerns one unit. Pure, in the order of units and people. */
export function transfersOf(unit: UnitId, rosters: Rosters, today: string): Transfers {
	const own = new Map((rosters.get(unit) ?? []).map((person) => [person.id, person]));
	const others = [...rosters].filter(([other]) => other !== unit).map(([, people]) => people);
	return {
		arrivals: others.flat().flatMap((person) => arrivalOf(unit, person, own.get(person.id)) ?? []),
		departures: [...own.values()].flatMap((person) => departureOf(unit, person, rosters) ?? []),
		shared: others
			.flat()
			.filter(({ id }) => isThere(own.get(id), today))
			.filter((person) => activeOn(person, today))
			.map(({ id, unit: other }) => ({ person: id, unit: other }))
	};
}

function isThere(person: Person | undefined, day: string): boolean {
	return person !== undefined && activeOn(person, day);
}

/** The unit of the block that a person's last move took them to, and when. */
function wentTo(person: Person): { unit: UnitId; day: string } | null {
	const leaving = staysOf(person).at(-1)?.leaving;
	if (leaving?.kind !== 'transferred' || !('unit' in leaving.other)) return null;
	return { unit: leaving.other.unit, day: leaving.day };
}

/** Whether a roster has had a person at any time since a day: whichever day the two units wrote. */
function isReceived(there: Person | undefined, day: string): boolean {
	return there !== undefined && staysOf(there).some(({ until }) => until === null || until > day);
}

function arrivalOf(unit: UnitId, person: Person, own: Person | undefined): Arrival | null {
	const went = wentTo(person);
	if (went?.unit !== unit || isReceived(own, went.day)) return null;
	const { id, name, birthYear, membership, unit: from } = person;
	return { person: id, name, birthYear, membership, from, day: went.day };
}

function departureOf(unit: UnitId, person: Person, rosters: Rosters) {
	const went = wentTo(person);
	if (went === null || went.unit === unit) return null;
	const there = rosters.get(went.unit)?.find(({ id }) => id === person.id);
	return { person: person.id, to: went.unit, day: went.day, received: isReceived(there, went.day) };
}
