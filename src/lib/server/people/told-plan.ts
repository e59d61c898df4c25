import type { ImportPreview, ToldLine } from '../../domain/import/asked.ts';
import type { PeoplePlan, PlannedLine } from '../../domain/import/planned.ts';
import type { Unit } from '../../domain/unit/unit.ts';

/** More lines to look at than this are another list. */
const MOST_TOLD = 500;

/** A plan as the office reads it: how many of each kind, and the lines that need it. */
export function toldPlan(plan: PeoplePlan, units: readonly Unit[]): ImportPreview {
	const counts = { new: 0, same: 0, twice: 0, doubt: 0, wrong: 0, unknownUnit: 0 };
	for (const { outcome } of plan.lines) counts[outcome.kind]++;
	const open = plan.lines.filter(needsLooking);
	const before = new Map(units.map((unit) => [unit.id, unit]));
	const names = new Map([...units, ...plan.units].map(({ id, name }) => [id, name]));
	return {
		counts,
		lines: open.slice(0, MOST_TOLD).map(toldLine),
		more: Math.max(0, open.length - MOST_TOLD),
		unknown: plan.unknown,
		newUnits: plan.units.filter(({ id }) => !before.has(id)).map(({ name }) => name),
		newChiDoan: plan.units.flatMap(({ id, name: unit, chiDoan }) => {
			const known = new Set(before.get(id)?.chiDoan.map((one) => one.id));
			return chiDoan.filter((one) => !known.has(one.id)).map(({ name }) => ({ unit, name }));
		}),
		secretaries: plan.lines.flatMap(({ name, outcome }) =>
			outcome.kind === 'new' && isSecretary(outcome.post)
				? [{ name, unit: names.get(outcome.unit) ?? '' }]
				: []
		),
		units: units.filter(({ kind }) => kind !== 'doanKhoi').map(({ id, name }) => ({ id, name }))
	};
}

/** Of which posts a right follows. */
export function isSecretary(post: string | null): boolean {
	return post === 'secretary' || post === 'deputy';
}

function needsLooking({ outcome, leftOut }: PlannedLine): boolean {
	if (outcome.kind === 'unknownUnit') return false;
	return leftOut.length > 0 || (outcome.kind !== 'new' && outcome.kind !== 'same');
}

function toldLine({ line, name, outcome, leftOut }: PlannedLine): ToldLine {
	return { line, name, outcome, leftOut };
}
