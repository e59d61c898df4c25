import { isDay } from '../date.ts';
import type { DaySpan } from './span.ts';

/** Why two days are no range that can be counted. */
export type RangeFault = { at: 'from' | 'to'; fault: 'notDay' | 'endBeforeStart' | 'outsideTerm' };

/** What is wrong with a range, by the one rule of the field and of the server; null: nothing. Both days are included. */
export function rangeFault(
	{ from, to }: DaySpan,
	term: { start: string; end: string }
): RangeFault | null {
	const days = [
		['from', from],
		['to', to]
	] as const;
	for (const [at, day] of days) if (!isDay(day)) return { at, fault: 'notDay' };
	for (const [at, day] of days)
		if (day < term.start || day > term.end) return { at, fault: 'outsideTerm' };
	return from <= to ? null : { at: 'to', fault: 'endBeforeStart' };
}

/** The range as a period of a board. */
export function rangePeriod({ from, to }: DaySpan): string {
	return `${from}..${to}`;
}
