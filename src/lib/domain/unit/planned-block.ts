import type { UnitId } from '../ids.ts';
import type { Closing } from '../period/closing.ts';
import type { Person } from './person.ts';
import type { UnitIssue } from './unit-change.ts';
import type { UnitEvent } from './unit-event.ts';
import type { Unit } from './unit.ts';

/** The block as it is when a change is planned. */
export type Block = {
	units: readonly Unit[];
	events: readonly UnitEvent[];
	rosters: ReadonlyMap<UnitId, readonly Person[]>;
	closings: readonly Closing[];
	today: string;
};

/** Somebody who goes over. `to` null: off the roster. `chiDoan`: where they belong in the new unit. */
export type PlannedMove = {
	person: Person;
	to: UnitId | null;
	day: string;
	chiDoan: string | null;
};

/** What a change comes to: the units as they are to be, who goes where, and what the event tells. */
export type UnitPlan = {
	issues: UnitIssue[];
	units: Unit[];
	told: UnitEvent['units'];
	moves: PlannedMove[];
	/** The unit that goes, of a merger or a dissolving. */
	goes: Unit | null;
	into: Unit | null;
};
