import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { CountedFacts } from '../../domain/totals/figures.ts';
import { dimensions, keysOf } from '../../domain/totals/figures.ts';
import type { CellFigures } from './cell-figures.ts';
import { addFacts, addFigures, noFigures } from './cell-figures.ts';
import type { Cells } from './cells.ts';
import type { Side } from './contribution.ts';
import { CHUNK_PEOPLE } from './ledger-schema.ts';
import type { PeopleChanges } from './people.ts';

/** Changes of the cells that records of one year share: of the unit's boards and of the block's. */
type Group = {
	year: string | null;
	slot: string;
	side: Side;
	figures: CellFigures;
	/** By how many records each person is named more or less, by the person's place among those met here. */
	people: Int32Array;
};

/**
 * Changes of cells by records of one unit, gathered over one transaction and written once each: adding and taking away
 * the same facts leaves nothing behind, so a record's contribution is replaced by taking the old and adding the new.
 */
export class CellChanges {
	readonly #unit: UnitId;
	readonly #cells: Cells;
	/** By side and year, then by slot. */
	readonly #groups = new Map<string, Map<string, Group>>();
	/** Persons met, and their places. */
	readonly #places = new Map<PersonId, number>();

	constructor(cells: Cells, unit: UnitId) {
		this.#cells = cells;
		this.#unit = unit;
	}

	/** @param sign 1 to add, -1 to take away */
	count(side: Side, facts: CountedFacts, sign: 1 | -1): void {
		const people = facts.members.map((member) => this.#place(member));
		const { year } = facts;
		const key = `${side}|${year ?? ''}`;
		const groups = this.#groups.get(key) ?? new Map<string, Group>();
		this.#groups.set(key, groups);
		for (const slot of slotsOf(facts)) {
			const group = groupAt(groups, slot, { year, slot, side });
			addFacts(group.figures, facts, sign);
			group.people = withRoom(group.people, this.#places.size);
			for (const place of people) group.people[place] = (group.people[place] ?? 0) + sign;
		}
	}

	#place(member: PersonId): number {
		const known = this.#places.get(member);
		if (known !== undefined) return known;
		this.#places.set(member, this.#places.size);
		return this.#places.size - 1;
	}

	/** Writes the changes in the open transaction, and names the boards that changed. */
	write(): Set<string> {
		const boards = new Set<string>();
		const numbers = [...this.#places.keys()].map((member) => this.#cells.people.numberOf(member));
		const years = this.#all().filter(({ year }) => year !== null);
		for (const group of [...years, ...this.#overTerm()]) {
			const people = peopleOf(group, numbers);
			if (people.size === 0 && group.figures.every((figure) => figure === 0)) continue;
			for (const scope of this.#scopesOf(group)) {
				const board = `${scope}|${group.year ?? 'term'}`;
				this.#cells.change({ board, slot: group.slot, side: group.side }, group.figures, people);
				boards.add(board);
			}
		}
		return boards;
	}

	#all(): Group[] {
		return [...this.#groups.values()].flatMap((groups) => [...groups.values()]);
	}

	/** A unit's own board is not split by unit. */
	#scopesOf({ slot }: Group): string[] {
		return slot.startsWith('unit:') ? ['block'] : ['block', this.#unit];
	}

	/** The same changes with the years taken together: every record counts in the term too. */
	#overTerm(): Iterable<Group> {
		const groups = new Map<string, Group>();
		for (const { people, figures, slot, side } of this.#all()) {
			const group = groupAt(groups, `${side}|${slot}`, { year: null, slot, side });
			addFigures(group.figures, figures);
			group.people = withRoom(group.people, this.#places.size);
			for (const [place, change] of people.entries())
				group.people[place] = (group.people[place] ?? 0) + change;
		}
		return groups.values();
	}
}

function slotsOf(facts: CountedFacts): string[] {
	const split = dimensions.flatMap((dimension) =>
		keysOf(facts, dimension).map((key) => `${dimension}:${key}`)
	);
	return ['all', ...split];
}

function groupAt(
	groups: Map<string, Group>,
	key: string,
	{ year, slot, side }: Pick<Group, 'year' | 'slot' | 'side'>
): Group {
	const known = groups.get(key);
	if (known !== undefined) return known;
	const group = { year, slot, side, figures: noFigures(), people: new Int32Array(CHUNK_PEOPLE) };
	groups.set(key, group);
	return group;
}

function withRoom(people: Int32Array, size: number): Int32Array {
	if (people.length >= size) return people;
	const larger = new Int32Array(2 * size);
	larger.set(people);
	return larger;
}

function peopleOf({ people }: Group, numbers: readonly number[]): PeopleChanges {
	const changes: PeopleChanges = new Map();
	for (const [place, number] of numbers.entries()) {
		const change = people[place] ?? 0;
		if (change === 0) continue;
		const chunk = Math.floor(number / CHUNK_PEOPLE);
		const counts = changes.get(chunk) ?? new Int32Array(CHUNK_PEOPLE);
		counts[number % CHUNK_PEOPLE] = change;
		changes.set(chunk, counts);
	}
	return changes;
}
