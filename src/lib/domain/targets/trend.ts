import { daysOfPeriod } from '../period/span.ts';

/** How far a figure had come: by the end of a period (`2021-Q1`, `2021`), or by now (`term`). */
export type TrendPoint = {
	period: string;
	n: number;
	/** Its denominator then, where that is another one each time. */
	of: number | null;
};

/** Parts of a year that all begin with it: each holds what the one before does. */
export const growingParts = ['Q1', '6m', '9m'] as const;

/**
 * The periods by whose ends it is told how far a figure had come: parts of a year, or years of the term. Only what is
 * over is told; how it stands now is the figure itself.
 * @param years those of the term
 * @param countedOn the day of the figures
 */
export function trendPeriods(
	period: string,
	years: readonly string[],
	countedOn: string
): string[] {
	const all = period === 'term' ? years : growingParts.map((suffix) => `${period}-${suffix}`);
	return all.filter((one) => (daysOfPeriod(one)?.to ?? '9999') < countedOn);
}
