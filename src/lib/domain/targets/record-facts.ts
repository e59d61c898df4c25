import { emptySum } from '../amount.ts';
import type { PersonId, UnitId } from '../ids.ts';
import type { CountedFacts, CountedRecord } from '../totals/figures.ts';
import { countsInPeriod } from '../period/span.ts';
import { countBoard } from '../totals/count-board.ts';
import { STUDY, keysOf } from '../totals/figures.ts';
import type { Side } from '../totals/board-view.ts';
import type { Slot } from './rules.ts';
import type { UnitFacts } from './unit-targets.ts';

/**
 * What a unit's records tell of its targets, counted one by one: what a phone uses, and what the server's figures must equal.
 * @param elsewhere records of other units: a deed done there counts for whoever is on this unit's list now
 */
export function recordFacts(
	records: readonly CountedRecord[],
	about: {
		unit: UnitId;
		period: string;
		twinnedCommunes: readonly string[];
		elsewhere?: readonly CountedRecord[];
	}
): UnitFacts {
	// Sums come from the board, which adds a shared deed once.
	const board = countBoard(records, about.period, about.unit);
	const of = (counted: readonly CountedRecord[], slot: Slot, side: Side) =>
		counted.flatMap((record) => {
			const facts = record[side];
			return facts !== null && serves(facts, slot, about.period) ? [facts] : [];
		});
	const people = (counted: readonly CountedRecord[], slot: Slot, side: Side) =>
		new Set<PersonId>(of(counted, slot, side).flatMap(({ members }) => members));
	return {
		named(slot, side, list) {
			const named = people([...records, ...(about.elsewhere ?? [])], slot, side);
			return list.filter((person) => named.has(person));
		},
		outside(slot, side, list) {
			const listed = new Set(list);
			return [...people(records, slot, side)].filter((person) => !listed.has(person)).length;
		},
		staffChildren: (slot, side) =>
			(slot.dimension === STUDY ? undefined : board.by[slot.dimension]?.[slot.key])?.[side]
				.staffChildren ?? emptySum,
		has: (slot, side, { organised, twinned }) =>
			of(records, slot, side).some(
				(facts) =>
					(!organised || facts.organised) &&
					(!twinned || facts.communes.some((code) => about.twinnedCommunes.includes(code)))
			)
	};
}

function serves(facts: CountedFacts, { dimension, key }: Slot, period: string): boolean {
	const keys = dimension === STUDY ? facts.studies : keysOf(facts, dimension);
	return countsInPeriod(facts, period) && keys.includes(key);
}
