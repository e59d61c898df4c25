import { addDays } from '../date.ts';
import { newUnit } from '../import/list-units.ts';
import { movesOf } from './moves-of.ts';
import type { Person } from './person.ts';
import type { Block, PlannedMove, UnitPlan } from './planned-block.ts';
import type { Unit } from './unit.ts';

type Revived = Pick<UnitPlan, 'units' | 'told' | 'moves' | 'into'>;

/** A unit that is no more, with the last day on which it was there. */
export type GoneUnit = Unit & { activeTo: string };

/**
 * What becomes of a unit that is no more and comes back. From the day after its last one it goes on as if it had never
 * gone, and whoever left with it is back on the roster that day, but for those who are elsewhere since. From a later day
 * it is a new unit, of the same name, kind, chi đoàn and twins: what the first one was stays what it was, and no period
 * between counts a unit that nobody had.
 */
export function revived(unit: GoneUnit, day: string, block: Block): Revived {
	return day === addDays(unit.activeTo, 1) ? goesOn(unit, day, block) : isFounded(unit, day, block);
}

function goesOn(unit: GoneUnit, day: string, block: Block): Revived {
	const { activeTo } = unit;
	return {
		units: [{ ...unit, activeTo: null }],
		told: [{ unit: unit.id, was: { activeTo }, is: { activeTo: null } }],
		moves: returning(unit, day, block),
		into: null
	};
}

function isFounded(unit: GoneUnit, day: string, block: Block): Revived {
	const kind = unit.kind === 'doanCoSo' ? unit.kind : 'chiDoanCoSo';
	const known = new Set(block.units.map(({ id }) => id));
	const { chiDoan, twinnedCommunes } = unit;
	const into: Unit = { ...newUnit(unit.name, kind, day, known), chiDoan, twinnedCommunes };
	return {
		units: [unit, into],
		told: [
			{ unit: unit.id, was: {}, is: {} },
			{ unit: into.id, was: {}, is: { name: into.name, kind, activeFrom: day } }
		],
		moves: [],
		into
	};
}

/** Whoever left with the unit, by the event that ended it, and is on no roster now. */
function returning(unit: GoneUnit, day: string, { events, rosters }: Block): PlannedMove[] {
	const ended = events.filter(
		({ kind, units }) =>
			kind === 'dissolved' &&
			units.some((one) => one.unit === unit.id && one.is.activeTo === unit.activeTo)
	);
	const elsewhere = new Set(
		[...rosters.values()].flatMap((people) =>
			people.filter(({ activeTo }) => activeTo === null).map(({ id }) => id)
		)
	);
	const leftByIt = (person: Person) => {
		const last = movesOf(person).at(-1);
		if (last?.kind !== 'left' || person.activeTo === null) return false;
		// By the same stroke: whoever left for a reason of their own stays away.
		return person.activeTo >= unit.activeTo && (last.at === null || isOf(last.at, ended));
	};
	return (rosters.get(unit.id) ?? [])
		.filter((person) => leftByIt(person) && !elsewhere.has(person.id))
		.map((person) => ({ person, to: unit.id, day, chiDoan: person.chiDoan }));
}

function isOf(at: string, ended: Block['events']): boolean {
	return ended.some((event) => event.at === at);
}
