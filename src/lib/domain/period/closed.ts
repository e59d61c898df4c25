import type { Activity } from '../activity/activity.ts';
import type { Decision } from '../activity/decision.ts';
import { standing } from '../activity/decision.ts';
import type { When } from '../date.ts';
import type { UnitId } from '../ids.ts';
import type { Closing, Reopening } from './closing.ts';
import type { Period } from './period.ts';
import { countsIn, isWithin } from './period.ts';

/** A closing in force. */
export type Close = Extract<Closing, { action: 'close' }>;

function isLater(a: Closing, b: Closing): boolean {
	return a.at > b.at || (a.at === b.at && a._id > b._id);
}

function covers({ units }: Closing, unit: UnitId): boolean {
	return units === 'all' || units.includes(unit);
}

/** The newest of the closings and reopenings that are about `holds`, if it closes: pure, in any order of arrival. */
function lastClose(
	closings: readonly Closing[],
	unit: UnitId,
	holds: (period: Period) => boolean
): Close | null {
	let last: Closing | null = null;
	for (const closing of closings) {
		if (closing.action === 'refuse' || !covers(closing, unit) || !holds(closing.period)) continue;
		if (last === null || isLater(closing, last)) last = closing;
	}
	return last?.action === 'close' ? last : null;
}

/**
 * The closing that keeps the figures of a record of this `when` as they are, or null: of all closings and reopenings
 * of periods in which it counts, the newest decides. So a reopening opens its own days whatever longer period had
 * closed them, and the next closing closes them again. Of unknown time: never closed.
 */
export function closingOver(closings: readonly Closing[], unit: UnitId, when: When): Close | null {
	return lastClose(closings, unit, (period) => countsIn(when, period));
}

/** The closing in force over the whole of a period, for a unit. */
export function closingOfPeriod(
	closings: readonly Closing[],
	unit: UnitId,
	period: Period
): Close | null {
	return lastClose(closings, unit, (closed) => isWithin(period, closed));
}

/** A record as a decision meets it: every leaf, and the decisions on it so far. */
export type DecidedRecord = {
	leaves: readonly Activity[];
	decisions: readonly Decision[];
};

/**
 * The closing that a record lies in: by what it says now in any of its versions, or by what stands approved of it, for
 * that is what counts.
 */
export function closingOverRecord(
	closings: readonly Closing[],
	unit: UnitId,
	{ leaves, decisions }: DecidedRecord
): Close | null {
	if (closings.length === 0) return null;
	const approved = standing(decisions).approval?.snapshot;
	const said = [...leaves.map(({ content }) => content), ...(approved ? [approved.content] : [])];
	return firstOver(closings, unit, said);
}

/** The closing that forbids a decision: the record lies in it, or would count in it once this is decided. */
export function closingAgainst(
	closings: readonly Closing[],
	decision: Decision,
	record: DecidedRecord
): Close | null {
	if (closings.length === 0) return null;
	const over = closingOverRecord(closings, decision.unit, record);
	if (over !== null) return over;
	const after = standing([...record.decisions, decision]).approval?.snapshot;
	const own = decision.verdict === 'approve' ? [decision.snapshot.content] : [];
	return firstOver(closings, decision.unit, [...own, ...(after ? [after.content] : [])]);
}

function firstOver(
	closings: readonly Closing[],
	unit: UnitId,
	said: readonly { when: When }[]
): Close | null {
	for (const { when } of said) {
		const closing = closingOver(closings, unit, when);
		if (closing !== null) return closing;
	}
	return null;
}

/** What became of a request for reopening. `open`: granted, or opened for the unit in another way since. */
export type RequestState =
	{ state: 'waiting' } | { state: 'open' } | { state: 'refused'; reason: string; at: string };

/** What the committee's answers say of a request. */
export function stateOfRequest(request: Reopening, closings: readonly Closing[]): RequestState {
	let answer: Closing | null = null;
	for (const closing of closings) {
		if (!('request' in closing) || closing.request !== request._id) continue;
		if (answer === null || isLater(closing, answer)) answer = closing;
	}
	if (answer?.action === 'refuse')
		return { state: 'refused', reason: answer.reason, at: answer.at };
	if (answer !== null || closingOfPeriod(closings, request.unit, request.period) === null)
		return { state: 'open' };
	return { state: 'waiting' };
}

/** The newest request that a unit has made about a closing, or null. */
export function requestAbout(
	requests: readonly Reopening[],
	{ period, at }: Pick<Close, 'period' | 'at'>
): Reopening | null {
	const about = requests.filter((one) => one.period === period && one.at > at);
	return about.reduce<Reopening | null>(
		(last, one) => (last === null || one.at > last.at ? one : last),
		null
	);
}
