import type { Closing } from '../period/closing.ts';
import { closingOfPeriod } from '../period/closed.ts';
import { Period } from '../period/period.ts';
import { countsInPeriod, daysOfPeriod, yearSuffixes } from '../period/span.ts';
import type { UnitId } from '../ids.ts';
import * as v from 'valibot';
import type { CountedRecord } from './figures.ts';
import { isActivity, sharesOf } from './shared-work.ts';

/** How many activities a period counts, on either side. */
export type PeriodCount = { approved: number; waiting: number };

/** What can be said of a period before it is opened. `closed`: for all of the units it is shown for, for some, for none. */
export type PeriodMark = PeriodCount & { closed: 'all' | 'some' | 'none'; future: boolean };

/** The parts of a year that are no month, then the months; each as a period. */
export function periodsWithin(year: string): string[] {
	return yearSuffixes.map((suffix) => `${year}-${suffix}`);
}

/** How many activities of a unit's own records each period counts, by the rules of its board. */
export function countPeriods(
	records: readonly CountedRecord[],
	unit: UnitId,
	periods: readonly string[]
): Map<string, PeriodCount> {
	const counts = new Map(periods.map((period) => [period, { approved: 0, waiting: 0 }]));
	for (const side of ['approved', 'waiting'] as const) {
		const all = records.flatMap((record) => record[side] ?? []).filter((one) => one.unit === unit);
		const shares = sharesOf(all);
		for (const facts of all) {
			if (!isActivity(shares.get(facts) ?? 0)) continue;
			for (const [period, count] of counts) if (countsInPeriod(facts, period)) count[side]++;
		}
	}
	return counts;
}

/** For how many of the units a period is closed. The second half has no closing of its own: its months tell. */
export function closedFor(
	period: string,
	closings: readonly Closing[],
	units: readonly UnitId[]
): PeriodMark['closed'] {
	if (closings.length === 0) return 'none';
	const within = period.endsWith('-H2')
		? [7, 8, 9, 10, 11, 12].map((n) => `${period.slice(0, 4)}-${String(n).padStart(2, '0')}`)
		: [period];
	const parsed = within.flatMap((one) => {
		const of = v.safeParse(Period, one);
		return of.success ? [of.output] : [];
	});
	if (parsed.length < within.length) return 'none';
	const closed = units.filter((unit) =>
		parsed.every((one) => closingOfPeriod(closings, unit, one) !== null)
	);
	if (closed.length === 0) return 'none';
	return closed.length === units.length ? 'all' : 'some';
}

/** Whether a period begins after today. */
export function isFuture(period: string, today: string): boolean {
	const days = daysOfPeriod(period);
	return days !== null && days.from > today;
}
