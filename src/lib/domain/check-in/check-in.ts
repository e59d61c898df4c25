import * as v from 'valibot';
import { dayInVietnam, Instant } from '../date.ts';
import { ActivityId, PersonId, Revision, UnitId } from '../ids.ts';

/** How long the organiser's phone shows one code. A photo that is sent around is old by then, and is seen to be. */
export const WINDOW_MS = 30_000;
/** For so long a check-in is taken, and kept: phones are without signal for weeks, and no list is made up later. */
export const CHECK_IN_DAYS = 60;
/** The organiser's clock may be wrong; one of a day to come would never grow old. */
const FARTHEST_AHEAD_DAYS = 2;
const DAY_MS = 86_400_000;
/** The year 5000 or so: a number beyond is no time. */
const LAST_WINDOW = 3_200_000_000;

const PREFIX = 'activity:';

/** Which code an instant has. */
export function windowAt(timeMs: number): number {
	return Math.floor(timeMs / WINDOW_MS);
}

/** When a code began to be shown, by the organiser's clock. */
export function windowStart(window: number): number {
	return window * WINDOW_MS;
}

/** The same as documents carry it. */
export function windowInstant(window: number): string {
	return new Date(windowStart(window)).toISOString();
}

/** The one check-in that somebody can have on a record: whichever phone says it, and however often, it is one. */
export function checkInId(activity: ActivityId, person: PersonId): string {
	return `checkIn:${activity.slice(PREFIX.length)}:${person}`;
}

/** What the ids of a record's check-ins begin with. */
export function checkInsOf(activity: ActivityId): string {
	return `checkIn:${activity.slice(PREFIX.length)}:`;
}

export const Window = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LAST_WINDOW));
/** Seventy-two bits by the key that only the organiser's phone has. */
export const Mark = v.pipe(v.string(), v.regex(/^[\w-]{12}$/, 'mark'));

/**
 * Có mặt: a member's own word that they read the organiser's code of an activity, which of the codes it was, and when by
 * their phone's clock. A document of the unit's database, written once. It counts nothing: whom the record names does.
 */
export const CheckIn = v.pipe(
	v.strictObject({
		_id: v.pipe(v.string(), v.maxLength(80, 'checkInId')),
		_rev: v.optional(Revision),
		type: v.literal('checkIn'),
		v: v.literal(1),
		unit: UnitId,
		activity: ActivityId,
		window: Window,
		mark: Mark,
		by: PersonId,
		at: Instant
	}),
	v.check(({ _id, activity, by }) => _id === checkInId(activity, by), 'checkInId')
);
export type CheckIn = v.InferOutput<typeof CheckIn>;

/** Whether a code was shown so long ago, or is of a day so far ahead, that nothing is taken by it any more. */
export function isOutOfTime(window: number, nowMs: number): boolean {
	return isPast(window, nowMs) || windowStart(window) > nowMs + FARTHEST_AHEAD_DAYS * DAY_MS;
}

/** Whether a check-in has been kept long enough: the day of its code counts wholly. */
export function isPast(window: number, nowMs: number): boolean {
	return dayInVietnam(windowStart(window)) < dayInVietnam(nowMs - CHECK_IN_DAYS * DAY_MS);
}
