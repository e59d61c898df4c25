import type { Device } from '../../data/device.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { PartFigure } from '../../domain/targets/part-figures.ts';
import { TargetParts, targetPartsId } from '../../domain/targets/part-figures.ts';
import type { TrendPoint } from '../../domain/targets/trend.ts';
import { trendPeriods } from '../../domain/targets/trend.ts';

const nothing: PartFigure = { n: 0, waiting: 0, inexact: false };

async function readParts(
	device: Pick<Device, 'totals'>,
	scope: 'block' | UnitId,
	period: string
): Promise<TargetParts['figures'] | null> {
	const parsed = parseBy(TargetParts, await device.totals(targetPartsId(scope, period)));
	return parsed.ok ? parsed.value.figures : null;
}

/**
 * How far the figures had come in the course of a year, or of the term; null where this phone has nothing of it.
 * @param about `countedOn`: the day of the figures
 */
export async function readTrend(
	device: Pick<Device, 'totals'>,
	scope: 'block' | UnitId,
	{ period, years, countedOn }: { period: string; years: readonly string[]; countedOn: string }
): Promise<((figure: string, now: number) => TrendPoint[]) | null> {
	const parts = await readParts(device, scope, period);
	if (parts === null) return null;
	const periods = trendPeriods(period, years, countedOn);
	return (figure, now) => [
		...periods.map((one) => {
			const key = period === 'term' ? one : one.slice(period.length + 1);
			return { period: one, n: parts[figure]?.[key]?.n ?? 0, of: null };
		}),
		{ period, n: now, of: null }
	];
}

/** What was done in a part of a year (`2021-Q2`); null where none is asked for, or this phone has nothing of it. */
export async function readInPart(
	device: Pick<Device, 'totals'>,
	scope: 'block' | UnitId,
	part: string | null
): Promise<((figure: string) => PartFigure) | null> {
	const [year = '', suffix] = part?.split('-') ?? [];
	if (suffix === undefined) return null;
	const parts = await readParts(device, scope, year);
	return parts === null ? null : (figure) => parts[figure]?.[suffix] ?? nothing;
}
