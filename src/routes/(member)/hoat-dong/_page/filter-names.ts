import type { Unit } from '$lib/domain/unit/unit.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';
import type { Term } from '$lib/state/form/lists.ts';
import type { ListFilter } from '$lib/state/records/list-filter.ts';

/** What narrows a list, in words. */
export function namesOfFilter(
	filter: ListFilter,
	term: Term | null,
	units: readonly Unit[]
): string[] {
	const campaign = term?.campaigns.find((one) => one.id === filter.campaign);
	const objective = term?.objectives.find((one) => one.id === filter.objective);
	const unit = units.find((one) => one.id === filter.unit);
	return [
		...filter.rails.map((rail) => m.common.rail[rail]),
		...filter.seals.map((seal) => m.common.seal[seal]),
		...(unit === undefined ? [] : [unit.name]),
		...(filter.year === null ? [] : [later.unit.year(filter.year)]),
		...(campaign === undefined ? [] : [campaign.name]),
		...(objective === undefined ? [] : [m.record.said.objective(objective.id, objective.label)])
	];
}
