import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { CountedFacts } from '../../domain/totals/figures.ts';
import { dimensions, keysOf } from '../../domain/totals/figures.ts';
import type { Share } from '../../domain/totals/shared-work.ts';
import type { CellFigures } from './cell-figures.ts';
import { addFacts, addFigures, noFigures } from './cell-figures.ts';
import type { Cells } from './cells.ts';
import type { Shares, Side } from './contribution.ts';
import { ALL } from './contribution.ts';
import { CHUNK_PEOPLE } from './ledger-schema.ts';
import type { PeopleChanges } from './people.ts';

/** Which boards a change is of: nearly always the same for the block's and the unit's. */
type Boards = 'both' | 'block' | 'unit';

/** Changes of the cells that records of one unit and year share: of the unit's boards and of the block's. */
type Group = {
	unit: UnitId;
	year: string | null;
	boards: Boards;
	slot: string;
	side: Side;
	figures: CellFigures;
	/** By how many records each person is named more or less, by the person's place among those met here. */
	people: Int32Array;
};
type GroupOf = Omit<Group, 'figures' | 'people'>;

/**
 * Changes of cells, gathered over one transaction and written once each: adding and taking away the same facts leaves
 * nothing behind, so a record's contribution is replaced by taking the old and adding the new.
 */
export class CellChanges {
	readonly #cells: Cells;
	/** By side, unit, year and boards, then by slot. */
	readonly #groups = new Map<string, Map<string, Group>>();
	/** Persons met, and their places. */
	readonly #places = new Map<PersonId, number>();

	constructor(cells: Cells) {
		this.#cells = cells;
	}

	/** @param sign 1 to add, -1 to take away */
	count(side: Side, facts: CountedFacts, sign: 1 | -1, { block, unit }: Shares = ALL): void {
		const slots = slotsOf(facts);
		if (block === unit) return this.#count('both', slots, { side, facts, share: block, sign });
		const isUnits = (slot: string) => slot.startsWith('unit:');
		const other = slots.filter((slot) => !isUnits(slot));
		this.#count('block', other, { side, facts, share: block, sign });
		this.#count('block', slots.filter(isUnits), { side, facts, share: unit, sign });
		this.#count('unit', other, { side, facts, share: unit, sign });
	}

	#count(
		boards: Boards,
		slots: readonly string[],
		{ side, facts, share, sign }: { side: Side; facts: CountedFacts; share: Share; sign: 1 | -1 }
	): void {
		const people = facts.members.map((member) => this.#place(member));
		const { unit, year } = facts;
		const key = `${side}|${unit}|${year ?? ''}|${boards}`;
		const groups = this.#groups.get(key) ?? new Map<string, Group>();
		this.#groups.set(key, groups);
		for (const slot of slots) {
			const group = groupAt(groups, slot, { unit, year, boards, slot, side });
			addFacts(group.figures, facts, share, sign);
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
	#scopesOf({ slot, boards, unit }: Group): string[] {
		if (boards === 'unit') return [unit];
		return boards === 'block' || slot.startsWith('unit:') ? ['block'] : ['block', unit];
	}

	/** The same changes with the years taken together: every record counts in the term too. */
	#overTerm(): Iterable<Group> {
		const groups = new Map<string, Group>();
		for (const { people, figures, ...of } of this.#all()) {
			const key = `${of.side}|${of.unit}|${of.boards}|${of.slot}`;
			const group = groupAt(groups, key, { ...of, year: null });
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

function groupAt(groups: Map<string, Group>, key: string, of: GroupOf): Group {
	const known = groups.get(key);
	if (known !== undefined) return known;
	const group = { ...of, figures: noFigures(), people: new Int32Array(CHUNK_PEOPLE) };
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
