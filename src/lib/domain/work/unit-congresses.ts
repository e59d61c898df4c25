import { isDue } from '../targets/units-due.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { Unit } from '../unit/unit.ts';
import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { Standing } from './tracked.ts';
import { byDay, standingBy } from './tracked.ts';
import type { UnitCongressFields } from './unit-congress-fields.ts';

/** A unit's own congress, by the day it is planned for. */
export type UnitCongress = UnitCongressFields & {
	unit: Pick<Unit, 'id' | 'name'>;
	standing: Standing;
	/** Whether the committee that it elected was recognised by a paper. */
	recognised: boolean;
	history: readonly Change<Partial<UnitCongressFields>>[];
};

/** The congresses of the units of a term. */
export type UnitCongresses = {
	/** Those of the units that are there today: by the day planned, without a day last, then by the order given. */
	units: readonly UnitCongress[];
	/** Of units that are there no more, where something was written. */
	others: readonly UnitCongress[];
	held: number;
	recognised: number;
	/** Neither held nor planned for a day. */
	unplanned: number;
};

const nothing: UnitCongressFields = {
	plannedOn: null,
	pilot: false,
	heldOn: null,
	summoned: null,
	present: null,
	elected: null,
	number: '',
	decidedOn: null,
	note: ''
};

/**
 * The register of the units' congresses: each unit that is there today is expected to hold one.
 * @param units in the order in which those of one day stand
 * @param today `YYYY-MM-DD`
 */
export function unitCongresses(
	units: readonly Unit[],
	term: TermSpan,
	entries: readonly WorkEntry[],
	today: string
): UnitCongresses {
	const folded = foldWork(entries.filter((entry) => entry.subject === 'unitCongress'));
	const all = units.map((unit) => {
		const { said, history = [] } = folded.get(unit.id) ?? {};
		const kept = { ...nothing, ...said };
		const view: UnitCongress = {
			...kept,
			history,
			unit: { id: unit.id, name: unit.name },
			standing: standingBy(kept.plannedOn, kept.heldOn !== null, today),
			recognised: kept.heldOn !== null && kept.decidedOn !== null
		};
		return { view, due: isDue(unit, term, 'term', today) };
	});
	const due = all
		.flatMap(({ view, due: expected }) => (expected ? [view] : []))
		.sort((a, b) => byDay({ dueOn: dayOf(a) }, { dueOn: dayOf(b) }));
	return {
		units: due,
		others: all.flatMap(({ view, due: expected }) =>
			!expected && view.history.length > 0 ? [view] : []
		),
		held: due.filter(({ heldOn }) => heldOn !== null).length,
		recognised: due.filter(({ recognised }) => recognised).length,
		unplanned: due.filter(({ heldOn, plannedOn }) => heldOn === null && plannedOn === null).length
	};
}

const dayOf = ({ heldOn, plannedOn }: UnitCongressFields) => heldOn ?? plannedOn;

/** What of a congress, as it is to stand, cannot be: the field, and why. */
export function congressFaults({
	heldOn,
	decidedOn,
	summoned,
	present
}: Pick<UnitCongressFields, 'heldOn' | 'decidedOn' | 'summoned' | 'present'>): {
	path: 'decidedOn' | 'present';
	code: 'recognisedBefore' | 'presentAboveSummoned';
}[] {
	const faults: ReturnType<typeof congressFaults> = [];
	if (decidedOn !== null && (heldOn === null || decidedOn < heldOn))
		faults.push({ path: 'decidedOn', code: 'recognisedBefore' });
	if (summoned !== null && present !== null && present > summoned)
		faults.push({ path: 'present', code: 'presentAboveSummoned' });
	return faults;
}
