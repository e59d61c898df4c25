import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { CountedFacts } from '../../domain/totals/figures.ts';
import { slotKeys } from '../../domain/totals/figures.ts';
import { partOf } from '../../domain/totals/year-parts.ts';
import type { Share } from '../../domain/totals/shared-work.ts';
import type { CellFigures } from './cell-figures.ts';
import { addFacts, addFigures, noFigures } from './cell-figures.ts';
import type { CellChange, Cells } from './cells.ts';
import type { Shares, Side } from './contribution.ts';
import { ALL } from './contribution.ts';
import { CHUNK_PEOPLE } from './ledger-schema.ts';
import { isInParts, linesName, partName } from './published-name.ts';
import type { PeopleChanges } from './people.ts';

/** Which boards a change is of: nearly always the same for the block's and the unit's. */
type Boards = 'both' | 'block' | 'unit';

/** Changes of the cells that records of one unit and part of a year share: of the unit's boards and of the block's. */
type Group = {
	unit: UnitId;
	year: string | null;
	part: number;
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
	/** By side, unit, part of a year and boards, then by slot. */
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
		const part = year === null ? 0 : partOf({ ...facts, year });
		const key = `${side}|${unit}|${year ?? ''}|${part}|${boards}`;
		const groups = this.#groups.get(key) ?? new Map<string, Group>();
		this.#groups.set(key, groups);
		for (const slot of slots) {
			const group = groupAt(groups, slot, { unit, year, part, boards, slot, side });
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

	/** Writes the changes in the open transaction, and names what is to be published anew. */
	write(): Set<string> {
		const changed = new Set<string>();
		const numbers = [...this.#places.keys()].map((member) => this.#cells.people.numberOf(member));
		for (const groups of this.#cellsOf()) {
			const [{ slot, side, year }] = groups;
			const change = changeOf(groups, numbers, year !== null && isInParts(slot));
			if (isNoChange(change)) continue;
			for (const scope of scopesOf(groups[0])) {
				const board = `${scope}|${year ?? 'term'}`;
				this.#cells.change({ board, slot, side }, change);
				changed.add(linesName(board, slot) ?? board);
				const part = partName(board, slot);
				if (part !== null) changed.add(part);
			}
		}
		return changed;
	}

	/** The groups of each cell: those of a year, and all together, because every record counts in the term too. */
	#cellsOf(): Iterable<Groups> {
		const cells = new Map<string, Groups>();
		for (const groups of this.#groups.values())
			for (const group of groups.values())
				for (const year of group.year === null ? [null] : [group.year, null]) {
					const { side, unit, boards, slot } = group;
					const key = `${side}|${unit}|${boards}|${slot}|${year ?? ''}`;
					const known = cells.get(key);
					if (known === undefined) cells.set(key, [{ ...group, year }]);
					else known.push({ ...group, year });
				}
		return cells.values();
	}
}

/** The groups of one cell. */
type Groups = [Group, ...Group[]];

/** A unit's own board is not split by unit. */
function scopesOf({ slot, boards, unit }: Group): string[] {
	if (boards === 'unit') return [unit];
	return boards === 'block' || slot.startsWith('unit:') ? ['block'] : ['block', unit];
}

/** @param inParts whether the cell is kept by part of its year */
function changeOf(groups: Groups, numbers: readonly number[], inParts: boolean): CellChange {
	const figures = noFigures();
	const parts = new Map<number, CellFigures>();
	const people: PeopleChanges = new Map();
	for (const group of groups) {
		addFigures(figures, group.figures);
		if (inParts) parts.set(group.part, group.figures);
		addPeople(people, inParts ? group.part : 0, group, numbers);
	}
	return { figures, parts: inParts ? parts : null, people };
}

function isNoChange({ figures, parts, people }: CellChange): boolean {
	const isNone = (changes: CellFigures) => changes.every((figure) => figure === 0);
	return people.size === 0 && isNone(figures) && [...(parts?.values() ?? [])].every(isNone);
}

function slotsOf(facts: CountedFacts): string[] {
	return ['all', ...slotKeys(facts)];
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

/** Adds who of a group's persons is named more or less often. */
function addPeople(
	changes: PeopleChanges,
	part: number,
	{ people }: Group,
	numbers: readonly number[]
): void {
	for (let place = 0; place < numbers.length; place++) {
		const change = people[place] ?? 0;
		if (change === 0) continue;
		const number = numbers[place] ?? 0;
		const chunk = Math.floor(number / CHUNK_PEOPLE);
		const attendance = changes.get(chunk) ?? new Map<number, Int32Array>();
		changes.set(chunk, attendance);
		const counts = attendance.get(part) ?? new Int32Array(CHUNK_PEOPLE);
		attendance.set(part, counts);
		counts[number % CHUNK_PEOPLE] = (counts[number % CHUNK_PEOPLE] ?? 0) + change;
	}
}
