import type { UnitId } from '../../domain/ids.ts';
import type { UnitTargets } from '../../domain/targets/unit-targets.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { FigureView } from '../../domain/targets/view.ts';

/** A unit that is behind in a figure. `left`: how many are missing; null where its denominator is not known. */
export type MissingUnit = { unit: UnitId; name: string; waits: boolean; left: number | null };

/** The units that lack something in a figure, in the order of `units`: by name, never ranked. */
export function missingUnits(
	{ id, rule }: Pick<FigureView, 'id' | 'rule'>,
	targets: Readonly<Record<string, UnitTargets>>,
	units: readonly Unit[]
): MissingUnit[] {
	return units.flatMap(({ id: unit, name }) => {
		const figure = targets[unit]?.figures[id];
		if (figure === undefined || (figure.of !== null && figure.n >= figure.of)) return [];
		const left = figure.of === null ? null : figure.of - figure.n;
		return [{ unit, name, waits: figure.waiting > 0, left: rule.counts === 'units' ? null : left }];
	});
}
