import * as v from 'valibot';
import type { When } from '../date.ts';
import { countedMonth, countedYear, daysOf, lastDayOfMonth } from '../date.ts';

/**
 * A period whose figures are reported, and which can be closed: month `YYYY-MM`, quarter `YYYY-Q1`…`Q4`, first six
 * months `YYYY-6m`, first nine `YYYY-9m`, year `YYYY`.
 */
export const Period = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}(-(0[1-9]|1[0-2])|-Q[1-4]|-6m|-9m)?$/, 'period'),
	v.brand('Period')
);
export type Period = v.InferOutput<typeof Period>;

/** First and last month `YYYY-MM` of a period, both included. */
export function monthsOf(period: Period): { from: string; to: string } {
	const year = period.slice(0, 4);
	const part = period.slice(5);
	const months = (from: number, to: number) => ({ from: month(year, from), to: month(year, to) });
	if (part === '') return months(1, 12);
	if (part.startsWith('Q')) return months(3 * Number(part[1]) - 2, 3 * Number(part[1]));
	if (part.endsWith('m')) return months(1, Number(part[0]));
	return months(Number(part), Number(part));
}

function month(year: string, n: number): string {
	return `${year}-${String(n).padStart(2, '0')}`;
}

/** The last day of a period. */
export function lastDayOf(period: Period): string {
	return lastDayOfMonth(monthsOf(period).to);
}

/** Whether a period lies wholly in another. */
export function isWithin(inner: Period, outer: Period): boolean {
	const [a, b] = [monthsOf(inner), monthsOf(outer)];
	return b.from <= a.from && a.to <= b.to;
}

/** Every period of a year, the shortest first. */
export function periodsOfYear(year: string): Period[] {
	const months = Array.from({ length: 12 }, (_, i) => month(year, i + 1));
	const parts = ['Q1', 'Q2', 'Q3', 'Q4', '6m', '9m'].map((part) => `${year}-${part}`);
	return [...months, ...parts, year].map((text) => v.parse(Period, text));
}

/**
 * Whether a record of this `when` counts in a period, as the board counts it: by the month it began in; told only by
 * season or year, in the year it began in, and in a shorter period where its whole span lies in it. Of unknown time: in none.
 */
export function countsIn(when: When, period: Period): boolean {
	const { from, to } = monthsOf(period);
	const began = countedMonth(when);
	if (began !== null) return from <= began && began <= to;
	const days = daysOf(when);
	if (days === null) return false;
	if (period.length === 4) return countedYear(when) === Number(period);
	return `${from}-01` <= days.from && days.to <= lastDayOfMonth(to);
}
