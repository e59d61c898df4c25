import * as v from 'valibot';
import { Day, dayInVietnam, Instant } from '../date.ts';
import { PersonId, ulidTimeMs, UnitId } from '../ids.ts';
import type { NoticeReceipt } from '../notice/receipt.ts';
import { isOver } from './months.ts';
import type { PrivacyRequest } from '../privacy/request.ts';
import { standingOf } from '../privacy/request.ts';
import type { Person } from '../unit/person.ts';
import { movesOf, summaryOf } from '../unit/history.ts';
import { isRetired } from '../unit/retired-name.ts';

/*
 * What is kept for a time apart from photos. Names and requests go by the office's decision on exactly what it saw; what
 * the server writes for its own safety, lines of the log and sessions, goes each day by the clock.
 */

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How many, of which days; the days are null where there are none. `mark` stands for exactly these. */
const Due = { mark: v.string(), count: whole, first: v.nullable(Day), last: v.nullable(Day) };

/** Requests that were closed so long ago that they may go. */
export const DueRequests = v.strictObject(Due);
export type DueRequests = v.InferOutput<typeof DueRequests>;

/** That notices were read, so long ago that it may be forgotten. */
export const DueReceipts = v.strictObject(Due);
export type DueReceipts = v.InferOutput<typeof DueReceipts>;

/** Somebody who left every roster long ago; `left`: the last day on one of them, the unit's. */
export const LongGone = v.strictObject({
	person: PersonId,
	name: v.string(),
	unit: UnitId,
	left: Day
});
export type LongGone = v.InferOutput<typeof LongGone>;

/** More are not taken out by one decision: each is looked for in every log. */
export const MOST_NAMES = 100;

/** Whose names may go by the office's rule; the first hundred of them by name, who left first of all. */
export const DueNames = v.strictObject({ ...Due, people: v.array(LongGone) });
export type DueNames = v.InferOutput<typeof DueNames>;

/** What goes by the clock: from which day there are lines, how many sessions there are. */
export const ByClock = v.strictObject({
	log: v.strictObject({ months: whole, first: v.nullable(Day), lines: whole }),
	sessions: v.strictObject({ days: whole, open: whole })
});
export type ByClock = v.InferOutput<typeof ByClock>;

export const wentKinds = ['requests', 'names', 'receipts', 'log', 'sessions'] as const;
export type WentKind = (typeof wentKinds)[number];

/** What went, in figures and days. What goes by the clock is summed up month by month; it has nobody who decided it. */
export const Went = v.strictObject({
	id: v.string(),
	at: Instant,
	kind: v.picklist(wentKinds),
	count: whole,
	first: v.nullable(Day),
	last: v.nullable(Day),
	by: v.nullable(PersonId)
});
export type Went = v.InferOutput<typeof Went>;

/** The office's decision: these, as they were shown. */
export const DueDecision = v.strictObject({ mark: v.string() });
/** The same of names, with the words that answer whoever asked for it. */
export const NamesDecision = v.strictObject({
	mark: v.string(),
	answer: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000))
});

/** The day a request was closed; null: it is open. */
export function closedOn(request: PrivacyRequest): string | null {
	const last = request.acts.at(-1);
	if (last === undefined || standingOf(request).due !== null) return null;
	return dayInVietnam(Date.parse(last.at));
}

/** Requests that were closed so many months ago, with the day of each. */
export function longClosed(
	requests: readonly PrivacyRequest[],
	months: number,
	today: string
): { id: string; day: string }[] {
	return requests.flatMap((request) => {
		const day = closedOn(request);
		return day !== null && isOver(day, months, today) ? [{ id: request.id, day }] : [];
	});
}

/**
 * The day on which a notice was read; of a phone whose clock was behind, that of the wording it read. So nothing is
 * forgotten of a wording that is younger than the time it is kept.
 */
export function readOn({ at, edition }: Pick<NoticeReceipt, 'at' | 'edition'>): string {
	return dayInVietnam(Math.max(Date.parse(at), ulidTimeMs(edition)));
}

/**
 * Who was on some roster, is on none today or later, and left the last of them so many months ago. Who acts for the block
 * (`staying`) and whose name is out already are none of them. Who left first stands first.
 */
export function longGone(
	rosters: ReadonlyMap<UnitId, readonly Person[]>,
	staying: ReadonlySet<string>,
	{ months, today }: { months: number; today: string }
): LongGone[] {
	const last = new Map<PersonId, LongGone | null>();
	for (const [unit, people] of rosters)
		for (const person of people) {
			const before = last.get(person.id);
			const left = lastDayOn(person);
			if (before === null || left === null) last.set(person.id, null);
			else if (before === undefined || left > before.left)
				last.set(person.id, { person: person.id, name: person.name, unit, left });
			if (staying.has(person.id) || isRetired(person)) last.set(person.id, null);
		}
	return [...last.values()]
		.filter((one) => one !== null)
		.filter(({ left }) => isOver(left, months, today))
		.sort((a, b) =>
			a.left === b.left ? (a.person < b.person ? -1 : 1) : a.left < b.left ? -1 : 1
		);
}

/** The last day of the last time on a roster; null: it has not ended, or there was none that could be told. */
function lastDayOn(person: Person): string | null {
	const { activeTo } = summaryOf(movesOf(person)) ?? { activeTo: null };
	return activeTo;
}

/** First and last of some days. */
export function spanOfDays(days: readonly string[]): { first: string | null; last: string | null } {
	const sorted = [...days].sort();
	return { first: sorted[0] ?? null, last: sorted.at(-1) ?? null };
}
