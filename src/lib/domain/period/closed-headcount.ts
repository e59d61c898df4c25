import { lastDayOfMonth } from '../date.ts';
import type { UnitId } from '../ids.ts';
import type { Close } from './closed.ts';
import { closingOver } from './closed.ts';
import type { Closing } from './closing.ts';
import { lastDayOf } from './period.ts';

/**
 * The closing that keeps a unit's headcount of a closing date as it is, or null. A headcount is the denominator of
 * every period that ends on its day or later, until the next headcount: while one of those periods is closed, neither
 * another count nor a late first one may move what was reported.
 * @param entered the closing dates of the headcounts that the unit has
 */
export function closingOverHeadcount(
	closings: readonly Closing[],
	unit: UnitId,
	date: string,
	entered: readonly string[]
): Close | null {
	const next = entered.filter((other) => other > date).sort()[0] ?? null;
	const last = closings.reduce((day, { period }) => max(day, lastDayOf(period)), '');
	// Every period ends with a month.
	for (let end = monthEnd(date); end <= last; end = monthEnd(dayAfterMonth(end))) {
		if (next !== null && end >= next) return null;
		const when = { precision: 'day', start: end, end: null, words: '' } as const;
		const closing = closingOver(closings, unit, when);
		if (closing !== null) return closing;
	}
	return null;
}

function monthEnd(day: string): string {
	return lastDayOfMonth(day.slice(0, 7));
}

function dayAfterMonth(end: string): string {
	const [year = 0, month = 0] = end.split('-').map(Number);
	return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function max(a: string, b: string): string {
	return a > b ? a : b;
}
