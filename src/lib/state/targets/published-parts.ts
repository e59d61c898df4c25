import type { Device } from '../../data/device.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { PartFigure, PartFigures } from '../../domain/targets/part-figures.ts';
import { TargetParts, targetPartsId } from '../../domain/targets/part-figures.ts';
import type { TrendPoint } from '../../domain/targets/trend.ts';
import { trendPeriods } from '../../domain/targets/trend.ts';

const nothing: PartFigure = { n: 0, waiting: 0, inexact: false };

/** What a scope did in the parts of a year, or of the term, by figure; null where this phone has nothing of it. */
export async function readParts(
	device: Pick<Device, 'totals'>,
	scope: 'block' | UnitId,
	period: string
): Promise<PartFigures | null> {
	const parsed = parseBy(TargetParts, await device.totals(targetPartsId(scope, period)));
	return parsed.ok ? parsed.value.figures : null;
}

/**
 * How far the figures had come in the course of a year, or of the term.
 * @param about `countedOn`: the day of the figures
 */
export function trendIn(
	parts: PartFigures,
	{ period, years, countedOn }: { period: string; years: readonly string[]; countedOn: string }
): (figure: string, now: number) => TrendPoint[] {
	const periods = trendPeriods(period, years, countedOn);
	return (figure, now) => [
		...periods.map((one) => {
			const key = period === 'term' ? one : one.slice(period.length + 1);
			return { period: one, n: parts[figure]?.[key]?.n ?? 0, of: null };
		}),
		{ period, n: now, of: null }
	];
}

/** What was done in a part of the year (`2021-Q2`). */
export function doneIn(parts: PartFigures, part: string): (figure: string) => PartFigure {
	const suffix = part.slice(part.indexOf('-') + 1);
	return (figure) => parts[figure]?.[suffix] ?? nothing;
}
