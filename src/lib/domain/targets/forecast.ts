import { daysFrom } from '../date.ts';
import type { TermSpan } from '../totals/figures.ts';

/** What a figure comes to by the last month of its period at the pace it has had, and how many are then lacking. */
export type Forecast = { n: number; lacking: number; month: string };

/** A pace of fewer days says nothing: one action of a first week would promise fifty more. */
const LEAST_DAYS = 30;

/**
 * Where a figure is going if it goes on as it has since its period began. Nothing is said of what is met, of what
 * nobody began, of a period that is over or has hardly begun, nor where no number is asked for. It is a guess by the
 * days alone, rounded down, and never more than there are.
 * @param enough how many meet the target; null: none is set
 * @param of how many there are; null: not known
 * @param countedOn the day of the figure, which may be older than today
 */
export function forecast(
	{ n, of, enough }: { n: number; of: number | null; enough: number | null },
	{ start, end }: TermSpan,
	countedOn: string
): Forecast | null {
	if (enough === null || of === null || n === 0 || n >= enough || countedOn >= end) return null;
	const days = daysFrom(start, countedOn) + 1;
	if (days < LEAST_DAYS) return null;
	const atEnd = Math.min(of, Math.floor((n * (daysFrom(start, end) + 1)) / days));
	return { n: atEnd, lacking: Math.max(0, enough - atEnd), month: end.slice(0, 7) };
}
