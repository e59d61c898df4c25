import type { PersonId } from '../ids.ts';
import { daysOfPeriod } from '../period/span.ts';
import type { Headcount } from '../unit/headcount.ts';

/** A day on which units close their headcounts: data of the term. */
export type ClosingDay = { date: string; year: number };

/**
 * Which headcount a unit's figures of a period stand on. `entered`: that of the newest closing which is due in the
 * period; `carried`: an older one, because that closing (`due`) was not entered, or none is due yet (`due` null);
 * `missing`: there is none, so the figure has no denominator.
 */
export type HeadcountUse =
	| { state: 'entered'; headcount: Headcount }
	| { state: 'carried'; headcount: Headcount; due: string | null }
	| { state: 'missing'; due: string | null };

/**
 * The headcount to be used for a period.
 * @param period of a board: a year, a part of one, or `term`
 * @param today a closing that lies ahead is not due
 */
export function headcountFor(
	headcounts: readonly Headcount[],
	closings: readonly ClosingDay[],
	period: string,
	today: string
): HeadcountUse {
	const last = lastDayOf(closings, period);
	const inPeriod = closings.filter(
		({ date, year }) => date <= last && (period === 'term' || String(year) === period.slice(0, 4))
	);
	const due = newest(inPeriod.filter(({ date }) => date <= today).map(({ date }) => date));
	const usable = headcounts.filter(
		({ closingDate }) => closingDate <= last && closingDate <= (due ?? today)
	);
	const date = newest(usable.map(({ closingDate }) => closingDate));
	const headcount = usable.find(({ closingDate }) => closingDate === date);
	if (headcount === undefined) return { state: 'missing', due };
	return headcount.closingDate === due
		? { state: 'entered', headcount }
		: { state: 'carried', headcount, due };
}

function lastDayOf(closings: readonly ClosingDay[], period: string): string {
	const last = period === 'term' ? newest(closings.map(({ date }) => date)) : null;
	return last ?? daysOfPeriod(period)?.to ?? '';
}

function newest(dates: readonly string[]): string | null {
	return dates.reduce<string | null>(
		(last, date) => (last === null || date > last ? date : last),
		null
	);
}

/**
 * The people a headcount froze: members and youth together are the ĐVTN above and below every line. Always the same list of
 * the same headcount: it is asked for by each figure of each part of a year, and whoever is asked about it knows it again.
 */
export function listOf(headcount: Headcount): readonly PersonId[] {
	const known = lists.get(headcount);
	if (known !== undefined) return known;
	const list = [...new Set([...headcount.memberIds, ...headcount.youthIds])];
	lists.set(headcount, list);
	return list;
}

const lists = new WeakMap<Headcount, readonly PersonId[]>();
