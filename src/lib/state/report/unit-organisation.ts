import type { PrivateTotals } from '../../domain/private/private-document.ts';
import type { OfficerFigure } from '../../domain/private/private-figures.ts';
import type { UnitRow } from '../../domain/report/data.ts';
import { isDue } from '../../domain/targets/units-due.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { finalLevels } from '../../domain/work/ratings.ts';
import type { Target } from '../../terms/programme.ts';
import { privateFacts, committeeEntries } from '../targets/other-facts.ts';
import type { FactsDevice } from '../targets/other-facts.ts';
import type { Programme } from '../targets/programme.ts';

/** What ratings and officers tell of a unit: CT02–CT04, CT07 and CT09. Of Party stage nothing. */
export type UnitOrganisation = Pick<UnitRow, 'figures' | 'levels'>;

/** Reads it of all units, in the year of a period or over the term; empty on every phone but the committee's. */
export async function organisationsOf(
	device: FactsDevice,
	programme: Programme,
	units: readonly Unit[],
	period: string,
	today: string
): Promise<ReadonlyMap<string, UnitOrganisation>> {
	const over = period.slice(0, 4);
	const [entries, told] = await Promise.all([
		committeeEntries(device, programme.id),
		privateFacts(device, [over])
	]);
	const years = ratedYears(programme.targets, over);
	const levels = new Map(years.map((year) => [year, finalLevels(entries ?? [], year)]));
	return new Map(
		units.map((unit) => {
			const due =
				entries === null ? [] : years.filter((year) => isDue(unit, programme, year, today));
			const figures = officerFigures(programme.targets, told?.get(over)?.units[unit.id]);
			const given = due.map((year) => [year, levels.get(year)?.get(unit.id) ?? null] as const);
			return [unit.id, { figures, levels: Object.fromEntries(given) }];
		})
	);
}

/** The years of a period in which units are rated. */
function ratedYears(targets: readonly Target[], over: string): string[] {
	const months = targets.flatMap(({ rule }) => (rule.kind === 'rated' ? rule.ratedIn : []));
	const years = [...new Set(months.map((month) => month.slice(0, 4)))].sort();
	return over === 'term' ? years : years.filter((year) => year === over);
}

function officerFigures(
	targets: readonly Target[],
	told: PrivateTotals['units'][keyof PrivateTotals['units']] | undefined
): UnitOrganisation['figures'] {
	if (told === undefined) return {};
	return Object.fromEntries(
		targets.flatMap(({ id, rule, figures: [first, second] }) => {
			const own = (figure: { id: string } | undefined, counted: OfficerFigure | null) =>
				figure === undefined || counted === null ? [] : [[figure.id, fractionOf(counted)] as const];
			if (rule.kind === 'officersTrained') return own(first, told.trained);
			if (rule.kind !== 'officerEducation') return [];
			return [
				...own(first, told.theory),
				...own(second, told.education),
				...own({ id: `${id}-both` }, told.both)
			];
		})
	);
}

/** Where no officer was entered there is nothing to be a share of. */
const fractionOf = ({ n, of }: OfficerFigure) => ({ n, of: of === 0 ? null : of, inexact: false });
