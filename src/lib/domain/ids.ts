import * as v from 'valibot';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARS = 10;
const RANDOM_CHARS = 16;

/** A ULID, 26 Crockford base-32 characters: 48 bits of milliseconds, then 80 random bits. */
export const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * Makes a ULID, so that ids sort by the time they were made.
 * @param timeMs milliseconds since 1970 by the device's clock (may be wrong: order is a convenience, never a rule)
 * @param random at least 16 random bytes; one base-32 digit is taken from each
 */
export function ulid(timeMs: number, random: Uint8Array): string {
	let time = '';
	let rest = Math.max(0, Math.floor(timeMs));
	for (let i = 0; i < TIME_CHARS; i++) {
		time = CROCKFORD.charAt(rest % 32) + time;
		rest = Math.floor(rest / 32);
	}
	let tail = '';
	for (let i = 0; i < RANDOM_CHARS; i++) tail += CROCKFORD.charAt((random[i] ?? 0) % 32);
	return time + tail;
}

/** The time a ULID says it was made, in milliseconds. */
export function ulidTimeMs(id: string): number {
	let ms = 0;
	for (const char of id.slice(0, TIME_CHARS)) ms = ms * 32 + CROCKFORD.indexOf(char);
	return ms;
}

/** A unit (cơ sở Đoàn): lowercase ASCII, because it stands in a CouchDB database name. `khoi` is the block itself. */
export const UnitId = v.pipe(
	v.string(),
	v.regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'unitId'),
	v.brand('UnitId')
);
export type UnitId = v.InferOutput<typeof UnitId>;

/** A person, unique in the whole block, so that a transfer between units keeps the past. */
export const PersonId = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9][a-z0-9-]{2,39}$/, 'personId'),
	v.brand('PersonId')
);
export type PersonId = v.InferOutput<typeof PersonId>;

export const ActivityId = v.pipe(
	v.string(),
	v.regex(/^activity:[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'activityId'),
	v.brand('ActivityId')
);
export type ActivityId = v.InferOutput<typeof ActivityId>;

export const DecisionId = v.pipe(
	v.string(),
	v.regex(/^decision:[0-7][0-9A-HJKMNP-TV-Z]{25}:[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'decisionId'),
	v.brand('DecisionId')
);
export type DecisionId = v.InferOutput<typeof DecisionId>;

/** A CouchDB revision: generation, dash, 32 hexadecimal digits. */
export const Revision = v.pipe(
	v.string(),
	v.regex(/^[1-9][0-9]{0,8}-[0-9a-f]{32}$/, 'revision'),
	v.brand('Revision')
);
export type Revision = v.InferOutput<typeof Revision>;

/** The unit that stands for the block itself: outside every denominator, decided by the standing committee. */
export const BLOCK_UNIT = v.parse(UnitId, 'khoi');

/** Makes the id of a new activity. */
export function newActivityId(timeMs: number, random: Uint8Array): ActivityId {
	return v.parse(ActivityId, `activity:${ulid(timeMs, random)}`);
}

/** Makes the id of a new decision on `activity`; it sorts beside the other decisions on the same activity. */
export function newDecisionId(
	activity: ActivityId,
	timeMs: number,
	random: Uint8Array
): DecisionId {
	return v.parse(
		DecisionId,
		`decision:${activity.slice('activity:'.length)}:${ulid(timeMs, random)}`
	);
}
