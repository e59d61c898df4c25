import * as v from 'valibot';
import { Instant } from '../date.ts';
import { ActivityId, PersonId, Revision, UnitId } from '../ids.ts';
import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';
import { requiredWords, words } from '../text.ts';
import { Period } from './period.ts';

/** Closings are ordered by time: one that says it is from later than this would outrank all that follow it. */
const FARTHEST_AHEAD_MS = 86_400_000;

const ulid = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const period = '20\\d{2}(?:-[0-9Qm]{2})?';
export const ClosingId = v.pipe(
	v.string(),
	v.regex(new RegExp(`^closing:${period}:${ulid}$`), 'closingId'),
	v.brand('ClosingId')
);
export type ClosingId = v.InferOutput<typeof ClosingId>;

export const ReopeningId = v.pipe(
	v.string(),
	v.regex(new RegExp(`^reopening:${period}:${ulid}$`), 'reopeningId'),
	v.brand('ReopeningId')
);
export type ReopeningId = v.InferOutput<typeof ReopeningId>;

function distinct<T>(all: T[]): boolean {
	return new Set(all).size === all.length;
}

const someUnits = v.pipe(
	v.array(UnitId),
	v.minLength(1, 'required'),
	v.maxLength(200, 'tooMany|200'),
	v.check(distinct, 'repeated')
);
const units = v.union([v.literal('all'), someUnits], 'required');

const common = {
	_id: ClosingId,
	_rev: v.optional(Revision),
	type: v.literal('closing'),
	v: v.literal(1),
	period: Period,
	by: PersonId,
	at: Instant
};

/**
 * Khóa kỳ: an append-only document of `programme` by the committee or its office. `close` and `reopen` act on units;
 * `refuse` answers a request for reopening, which `reopen` may name too.
 */
export const Closing = v.pipe(
	v.variant('action', [
		v.strictObject({ ...common, action: v.literal('close'), units, reason: words(1000) }),
		v.strictObject({
			...common,
			action: v.literal('reopen'),
			units,
			reason: requiredWords(1000),
			request: v.nullable(ReopeningId)
		}),
		v.strictObject({
			...common,
			action: v.literal('refuse'),
			units: v.pipe(someUnits, v.length(1, 'tooMany|1')),
			reason: requiredWords(1000),
			request: ReopeningId
		})
	]),
	v.check((closing) => periodOfId(closing._id) === closing.period, 'closingId'),
	v.check(
		(closing) =>
			!('request' in closing) ||
			closing.request === null ||
			periodOfId(closing.request) === closing.period,
		'requestOfOtherPeriod'
	)
);
export type Closing = v.InferOutput<typeof Closing>;

/** Xin mở lại kỳ: an append-only document of the unit's database, by its secretaries. `records`: what waits. */
export const Reopening = v.pipe(
	v.strictObject({
		_id: ReopeningId,
		_rev: v.optional(Revision),
		type: v.literal('reopening'),
		v: v.literal(1),
		unit: UnitId,
		period: Period,
		reason: requiredWords(1000),
		records: v.pipe(
			v.array(ActivityId),
			v.maxLength(1000, 'tooMany|1000'),
			v.check(distinct, 'repeated')
		),
		by: PersonId,
		at: Instant
	}),
	v.check((request) => periodOfId(request._id) === request.period, 'reopeningId')
);
export type Reopening = v.InferOutput<typeof Reopening>;

function periodOfId(id: string): string {
	return id.split(':')[1] ?? '';
}

/** Parses a closing as phone and gateway accept it: the schema, and a time that is not ahead of the clock. */
export function parseClosing(input: unknown, nowMs: number): Result<Closing, FieldIssue[]> {
	const parsed = parseBy(Closing, input);
	if (!parsed.ok || Date.parse(parsed.value.at) <= nowMs + FARTHEST_AHEAD_MS) return parsed;
	return err([{ path: 'at', code: 'tooFarAhead' }]);
}
