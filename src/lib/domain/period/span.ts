import type { When } from '../date.ts';
import { daysOf, isDay, lastDayOfMonth } from '../date.ts';

/** Days, both included. */
export type DaySpan = { from: string; to: string };

/** Between the two days of a free range: `2021-03-05..2021-05-20`. */
const RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;
const CALENDAR = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|6m|H2|9m))?$/;

/** First and last month of the parts of a year that are no month themselves. */
const MONTHS: Record<string, readonly [number, number]> = {
	'': [1, 12],
	'6m': [1, 6],
	H2: [7, 12],
	'9m': [1, 9],
	Q1: [1, 3],
	Q2: [4, 6],
	Q3: [7, 9],
	Q4: [10, 12]
};

/** The parts of a year a board can be shown for, by what follows the year in their names; months are `01` to `12`. */
export const yearSuffixes: readonly string[] = [
	...Object.keys(MONTHS).filter((suffix) => suffix !== ''),
	...Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))
];

/**
 * Whether a text names a period of a board: `term`, year `YYYY`, quarter `YYYY-Q1`…, halves `YYYY-6m` and `YYYY-H2`, nine
 * months `YYYY-9m`, month `YYYY-MM`, or a free range `YYYY-MM-DD..YYYY-MM-DD`.
 */
export function isBoardPeriod(text: string): boolean {
	return text === 'term' || CALENDAR.test(text) || rangeOf(text) !== null;
}

/** The days of a free range; null for every other period, and for one that ends before it begins. */
export function rangeOf(period: string): DaySpan | null {
	const [, from = '', to = ''] = RANGE.exec(period) ?? [];
	return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

/** The days of a period; null for the term, which holds what is of unknown time too. */
export function daysOfPeriod(period: string): DaySpan | null {
	// Counting asks for the same few hundred parts of years for each record; free ranges are not kept, there is no end of them.
	const known = calendarDays.get(period);
	if (known !== undefined) return known;
	if (!CALENDAR.test(period)) return rangeOf(period);
	const days = calendarSpan(period);
	calendarDays.set(period, days);
	return days;
}

const calendarDays = new Map<string, DaySpan>();

function calendarSpan(period: string): DaySpan {
	const [year, suffix] = [period.slice(0, 4), period.slice(5)];
	const [first, last] = MONTHS[suffix] ?? [Number(suffix), Number(suffix)];
	const month = (n: number) => `${year}-${String(n).padStart(2, '0')}`;
	return { from: `${month(first)}-01`, to: lastDayOfMonth(month(last)) };
}

/** When a record counts: the year it began in, and the days that a shorter period must hold. */
export type CountedTime = { year: string | null; days: DaySpan | null };

/**
 * The days that a period must hold for a record of this `when` to count in it: the day it began; where only a month is
 * told, the month it began in; told by season or year, its whole span. Null: of unknown time.
 */
export function countedDays(when: When): DaySpan | null {
	if (when.precision === 'day') return { from: when.start, to: when.start };
	if (when.precision === 'month')
		return { from: `${when.start}-01`, to: lastDayOfMonth(when.start) };
	return daysOf(when);
}

/**
 * Whether a record counts in a period. In the term always; else where the period holds its days, or the whole year it
 * began in (a winter counts in the year of its November).
 */
export function countsInPeriod({ year, days }: CountedTime, period: string): boolean {
	if (period === 'term') return true;
	const span = daysOfPeriod(period);
	if (span === null || days === null || year === null) return false;
	return holds(span, days) || holds(span, { from: `${year}-01-01`, to: `${year}-12-31` });
}

/** Whether a span of days lies wholly in another. */
export function holds(outer: DaySpan, inner: DaySpan): boolean {
	return outer.from <= inner.from && inner.to <= outer.to;
}
