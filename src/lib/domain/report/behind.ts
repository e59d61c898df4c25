import type { ReportData, ReportFigure, ReportTarget, UnitBehind } from './data.ts';
import { fractionWords } from './facts.ts';

/** The units that are behind in a figure, in the order of the units. Of Party stage no unit is ever named. */
export function behindIn(
	{ units }: Pick<ReportData, 'units'>,
	{ restricted }: Pick<ReportTarget, 'restricted'>,
	{ id, year, counts, behind }: ReportFigure
): readonly UnitBehind[] {
	if (restricted) return [];
	if (behind !== null) return behind;
	// The units' own figures are of the whole period, not of one of its years.
	if (year !== null) return [];
	return units.flatMap(({ name, figures }): UnitBehind[] => {
		const own = figures[id];
		if (own === undefined || own.of === null || own.n >= own.of) return [];
		return [{ name, lacks: own.of - own.n, note: counts === 'units' ? '' : fractionWords(own) }];
	});
}
