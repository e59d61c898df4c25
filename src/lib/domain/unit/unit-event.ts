import * as v from 'valibot';
import { CommuneCode } from '../activity/content.ts';
import { Day, Instant } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import { requiredWords } from '../text.ts';
import { UnitKind, type Unit } from './unit.ts';

/** What of a unit changes from a day on. Its first and last day are facts of all time, and stand in the unit alone. */
const Facts = v.strictObject({
	name: v.optional(requiredWords(200)),
	kind: v.optional(UnitKind),
	twinnedCommunes: v.optional(v.pipe(v.array(CommuneCode), v.maxLength(20, 'tooMany|20'))),
	activeFrom: v.optional(Day),
	activeTo: v.optional(v.nullable(Day))
});
export type UnitFacts = v.InferOutput<typeof Facts>;

/** đổi tên, loại, xã kết nghĩa, ngày · sáp nhập · tách · giải thể · lập lại */
export const UnitEventKind = v.picklist(
	['changed', 'merged', 'split', 'dissolved', 'revived'],
	'unitEvent'
);
export type UnitEventKind = v.InferOutput<typeof UnitEventKind>;

/**
 * An event in the life of units, in `programme`, read by everyone: by whom, when and why; of each unit what it was and
 * what it is from the day on. The server alone writes one, and none is ever changed: what was wrong is put right by the
 * next. It names nobody but the clerk, by id.
 */
export const UnitEvent = v.strictObject({
	_id: v.pipe(v.string(), v.regex(/^unit-event:[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'unitEventId')),
	_rev: v.optional(Revision),
	type: v.literal('unitEvent'),
	v: v.literal(1),
	kind: UnitEventKind,
	day: Day,
	why: requiredWords(500),
	/** By id alone: a name that was taken out of everything stays out. */
	by: PersonId,
	at: Instant,
	/** The first is the one that goes, or is split. `people`: how many went over. */
	units: v.pipe(
		v.array(v.strictObject({ unit: UnitId, was: Facts, is: Facts })),
		v.minLength(1, 'required'),
		v.maxLength(500, 'tooMany|500')
	),
	people: v.pipe(v.number('notNumber'), v.integer('notWhole'), v.minValue(0, 'negative'))
});
export type UnitEvent = v.InferOutput<typeof UnitEvent>;

/** What a unit is on a day, of what may change: by field, what the last event until then made of it. */
export type UnitOnDay = Pick<Unit, 'name' | 'kind' | 'twinnedCommunes'>;

/** What of an event says what units are. */
export type Told = Pick<UnitEvent, '_id' | 'day' | 'units'>;

/** Events in the order of their days; those of one day as they were recorded. */
function inOrder<E extends Told>(events: readonly E[]): E[] {
	return events.toSorted((a, b) =>
		a.day === b.day ? (a._id < b._id ? -1 : 1) : a.day < b.day ? -1 : 1
	);
}

type Turn<T> = { day: string; was: T; is: T };

/** What became of one fact of a unit, in order. `now`: what it is where no event tells of it. */
function turnsOf<T>(
	unit: UnitId,
	events: readonly Told[],
	now: T,
	read: (facts: UnitFacts) => T | undefined
): Turn<T>[] {
	return inOrder(events).flatMap(({ day, units }) =>
		units.flatMap((one) => {
			const [was, is] = [read(one.was), read(one.is)];
			return one.unit === unit && is !== undefined ? [{ day, was: was ?? now, is }] : [];
		})
	);
}

/** A fact on a day: what the last event until then made of it, or what it was before all of them. */
function factOn<T>(turns: readonly Turn<T>[], now: T, day: string): T {
	const last = turns.filter((turn) => turn.day <= day).at(-1);
	const [first] = turns;
	return last === undefined ? (first?.was ?? now) : last.is;
}

/**
 * What a unit was on a day. Pure: phones and server ask here for names of their time.
 * @param events of whichever units, in any order
 */
export function unitOn(unit: Unit, events: readonly Told[], day: string): UnitOnDay {
	const on = <T>(now: T, read: (facts: UnitFacts) => T | undefined) =>
		factOn(turnsOf(unit.id, events, now, read), now, day);
	return {
		name: on(unit.name, ({ name }) => name),
		kind: on(unit.kind, ({ kind }) => kind),
		twinnedCommunes: on(unit.twinnedCommunes, (facts) => facts.twinnedCommunes)
	};
}

/**
 * Units called as they were at the end of a period that is over; of one that goes on, or of the whole term (null), as
 * they are.
 */
export function namedIn<U extends Unit>(
	units: readonly U[],
	events: readonly Told[],
	days: { to: string } | null,
	today: string
): U[] {
	if (days === null || days.to >= today) return [...units];
	return units.map((unit) => ({ ...unit, name: unitOn(unit, events, days.to).name }));
}

/** The communes that were a unit's twins at any time of a span; of no span (the term), those of all time. */
export function twinnedIn(
	unit: Unit,
	events: readonly Told[],
	days: { from: string; to: string } | null
): readonly string[] {
	const now = unit.twinnedCommunes;
	const turns = turnsOf(unit.id, events, now, (facts) => facts.twinnedCommunes);
	const from = days?.from ?? '';
	const within = turns.filter(({ day }) => day > from && (days === null || day <= days.to));
	return [...new Set([factOn(turns, now, from), ...within.map(({ is }) => is)].flat())];
}

/** The events that tell of a unit, newest day first. */
export function eventsOf(unit: UnitId, events: readonly UnitEvent[]): UnitEvent[] {
	return inOrder(events.filter(({ units }) => units.some((one) => one.unit === unit))).reverse();
}
