import * as v from 'valibot';
import { Activity } from '../activity/activity.ts';
import { Decision } from '../activity/decision.ts';
import { Amount } from '../amount.ts';
import { Instant, When } from '../date.ts';
import { ActivityId, DecisionId, PersonId, UnitId } from '../ids.ts';
import { countsInPeriod } from '../period/span.ts';
import { Photo } from '../photo/photo.ts';
import type { CountedFacts, Dimension } from './figures.ts';
import { keysOf } from './figures.ts';
import type { Side } from './board-view.ts';
import { MOST_SHARE, WHOLE } from './shared-work.ts';

/** Which records stand behind a figure: of a scope and period, and where `by` is set, of one key of that dimension. */
export type RecordsQuery = {
	scope: 'block' | UnitId;
	period: string;
	by: { dimension: Dimension; key: string } | null;
	side: Side;
};

/** Whether a record's facts are behind the figures that a query names. */
export function standsBehind(facts: CountedFacts, query: RecordsQuery): boolean {
	return (
		(query.scope === 'block' || facts.unit === query.scope) &&
		countsInPeriod(facts, query.period) &&
		(query.by === null || keysOf(facts, query.by.dimension).includes(query.by.key))
	);
}

const amount = v.nullable(Amount);
const Facts = v.object({
	unit: UnitId,
	year: v.nullable(v.string()),
	month: v.nullable(v.string()),
	campaigns: v.array(v.string()),
	objectives: v.array(v.string()),
	communes: v.array(v.string()),
	organised: v.optional(v.boolean(), true),
	studies: v.optional(v.array(v.string()), () => []),
	members: v.array(PersonId),
	amounts: v.object({
		attendances: amount,
		volunteerDays: amount,
		children: amount,
		staffChildren: amount,
		households: amount,
		gifts: amount,
		valueDong: amount
	})
});

/** The seals a record behind a figure can carry. */
const seal = v.picklist([
	'waiting',
	'approved',
	'returned',
	'changedAfterApproval',
	'contradicting',
	'withdrawn'
]);

/**
 * A record behind a figure, of `GET /api/records`. `decision`: the standing approval that counts, null on the waiting
 * side; `seal`: the record's state now; `facts`: what it counts for on the side asked; `share`: what of the record that
 * is where others share in it, a `Share`.
 */
export const BoardRecord = v.object({
	unit: UnitId,
	activity: ActivityId,
	name: v.string(),
	when: When,
	seal,
	decision: v.nullable(DecisionId),
	authorName: v.string(),
	facts: Facts,
	share: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_SHARE)), WHOLE)
});
export type BoardRecord = v.InferOutput<typeof BoardRecord>;

/** A page of records behind a figure; `next` null: the last page. */
export const BoardRecordsPage = v.object({
	at: Instant,
	rows: v.array(BoardRecord),
	next: v.nullable(v.string())
});
export type BoardRecordsPage = v.InferOutput<typeof BoardRecordsPage>;

/** One record with its decisions, of `GET /api/records/<unit>/<ulid>`. `activity` null: gone by retention. */
export const BoardRecordDetail = v.object({
	at: Instant,
	activity: v.nullable(Activity),
	decisions: v.array(Decision),
	/** What is said of its photos, those that are gone among them. */
	photos: v.optional(v.array(Photo), () => []),
	/** Names of the persons it speaks of: author, recorder, deciders, participants. */
	names: v.optional(v.record(v.string(), v.string()), {})
});
export type BoardRecordDetail = v.InferOutput<typeof BoardRecordDetail>;
