import * as v from 'valibot';
import { addDays, Day, Instant } from '../date.ts';
import { PersonId, UnitId } from '../ids.ts';
import { NOTICE_ASKS_MONTHS } from '../notice/read-by.ts';
import { addMonths } from './months.ts';

const MOST_MONTHS = 240;

const between = (least: number, most: number) =>
	v.pipe(
		v.number('required'),
		v.integer('notWhole'),
		v.minValue(least, 'outOfRange'),
		v.maxValue(most, 'outOfRange')
	);

/** The least and most of each time that the office sets. */
export const retentionLimits = {
	photoMonths: [1, MOST_MONTHS],
	requestMonths: [12, 120],
	nameMonths: [12, MOST_MONTHS],
	// No shorter than a notice asks to be read: whoever has read it must not be asked again.
	receiptMonths: [NOTICE_ASKS_MONTHS, 120],
	sessionDays: [30, 730]
} as const;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * How long the office keeps what is not kept for good; what was stored before a time could be set has the usual one. How
 * long the log is kept stands among the settings of the data desk.
 */
export const RetentionSettings = v.strictObject({
	/** Months after the end of the term in which a photo's record lies. */
	photoMonths: between(...retentionLimits.photoMonths),
	/** Months after a request about one's own data was closed. */
	requestMonths: v.optional(between(...retentionLimits.requestMonths), 36),
	/** Months after somebody left the last roster, until their name may be taken out unasked. */
	nameMonths: v.optional(between(...retentionLimits.nameMonths), 60),
	/** Months after a notice was read, until it is no longer known by whom. */
	receiptMonths: v.optional(between(...retentionLimits.receiptMonths), 24),
	/** Days after signing in, until a session ends however much it is used (ASVS 7.3.2). */
	sessionDays: v.optional(between(...retentionLimits.sessionDays), 365)
});
export type RetentionSettings = v.InferOutput<typeof RetentionSettings>;

/**
 * Photos are kept for twelve months after the term (`domain.md`, Privacy 6). Three years of requests, five of names
 * and two of who read a notice are for the office to confirm. A session lasts a year at most: phones are for weeks without signal, and who writes twice a
 * year should not have lost the way in; the office may shorten it.
 */
export const usualRetention: RetentionSettings = v.parse(RetentionSettings, { photoMonths: 12 });

/** What goes, or went, of one unit: how many, how large, and of which days. */
export const UnitShare = v.strictObject({
	unit: UnitId,
	count: v.pipe(whole, v.minValue(1)),
	bytes: whole,
	first: Day,
	last: Day
});
export type UnitShare = v.InferOutput<typeof UnitShare>;

/** The days of a term, or of all before it, and from when what belongs to them may be erased. */
export const RetentionSpan = v.strictObject({
	/** First day; null: from the beginning. */
	since: v.nullable(Day),
	until: Day,
	/** The first day on which it may go. */
	dueOn: Day
});
export type RetentionSpan = v.InferOutput<typeof RetentionSpan>;

/** A preview: what would go. `mark` stands for exactly these photos. */
export const DuePhotos = v.strictObject({
	...RetentionSpan.entries,
	mark: v.string(),
	units: v.array(UnitShare)
});
export type DuePhotos = v.InferOutput<typeof DuePhotos>;

/**
 * What was decided to go, and went: no name, and of the photos nothing but how many. It holds for what a phone brings
 * late or a restore brings back, too: `later` counts those.
 */
export const RetentionRun = v.strictObject({
	id: v.string(),
	at: Instant,
	/** Who decided: someone of the office, as an id. */
	by: PersonId,
	...RetentionSpan.entries,
	units: v.array(UnitShare),
	later: whole
});
export type RetentionRun = v.InferOutput<typeof RetentionRun>;

/** The office's decision: these photos, as they were shown. */
export const PhotosDecision = v.strictObject({ until: Day, mark: v.string() });

/** The spans of which a server with this term knows: all before the term, and the term. */
export function spansOf(
	{ start, end }: { start: string; end: string },
	{ photoMonths }: RetentionSettings
): [RetentionSpan, RetentionSpan] {
	const before = addDays(start, -1);
	const dueOn = (until: string) => addDays(addMonths(until, photoMonths), 1);
	return [
		{ since: null, until: before, dueOn: dueOn(before) },
		{ since: start, until: end, dueOn: dueOn(end) }
	];
}

/** Whether a day lies in a span. */
export function liesIn({ since, until }: RetentionSpan, day: string): boolean {
	return day <= until && (since === null || day >= since);
}

/** Whether what belongs to a span may go today. */
export function isDue({ dueOn }: RetentionSpan, today: string): boolean {
	return dueOn <= today;
}

/** Sums up by unit, in the order of units. */
export function sharesOf(
	all: readonly { unit: UnitId; bytes: number; day: string }[]
): UnitShare[] {
	const shares = new Map<UnitId, UnitShare>();
	for (const { unit, bytes, day } of all) {
		const {
			count,
			bytes: sum,
			first,
			last
		} = shares.get(unit) ?? {
			count: 0,
			bytes: 0,
			first: day,
			last: day
		};
		shares.set(unit, {
			unit,
			count: count + 1,
			bytes: sum + bytes,
			first: day < first ? day : first,
			last: day > last ? day : last
		});
	}
	return [...shares.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1));
}
