import type { Board } from '../totals/figures.ts';
import type { UnitId } from '../ids.ts';
import { closingOfPeriod } from './closed.ts';
import type { Closing } from './closing.ts';
import type { Period } from './period.ts';
import { lastDayOf, monthsOf } from './period.ts';

/** A period that was closed for at least one unit and is still, with whom it is open for. */
export type ClosedPeriod = {
	period: Period;
	closedAt: string;
	closedFor: UnitId[];
	openFor: UnitId[];
};

/** The periods that are closed now, the latest first, and of those that end together the longest. */
export function closedPeriods(
	closings: readonly Closing[],
	units: readonly UnitId[]
): ClosedPeriod[] {
	const periods = new Set(closings.flatMap((one) => (one.action === 'close' ? one.period : [])));
	const all = [...periods].map((period): ClosedPeriod => {
		const over = units.map((unit) => ({
			unit,
			at: closingOfPeriod(closings, unit, period)?.at ?? null
		}));
		const closedFor = over.filter(({ at }) => at !== null);
		return {
			period,
			closedAt: closedFor.reduce((last, { at }) => ((at ?? '') > last ? (at ?? '') : last), ''),
			closedFor: closedFor.map(({ unit }) => unit),
			openFor: over.filter(({ at }) => at === null).map(({ unit }) => unit)
		};
	});
	return all
		.filter(({ closedFor }) => closedFor.length > 0)
		.sort((a, b) => inverse(orderOf(a.period), orderOf(b.period)));
}

function orderOf(period: Period): string {
	// Of those that end together, the one that began first is the longest.
	const { from } = monthsOf(period);
	return `${lastDayOf(period)} ${9999 - Number(from.replace('-', '').slice(2))}`;
}

function inverse(a: string, b: string): number {
	return a < b ? 1 : a > b ? -1 : 0;
}

/** How many records wait in a period, by a board of its year. Told only by season, they are in no month. */
export function waitingIn({ all, by }: Board, period: Period): number {
	if (period.length === 4) return all.waiting.activities;
	const { from, to } = monthsOf(period);
	return Object.entries(by.month ?? {}).reduce(
		(sum, [month, cell]) => (from <= month && month <= to ? sum + cell.waiting.activities : sum),
		0
	);
}
