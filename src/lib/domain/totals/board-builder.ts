import { addToSum, emptySum } from '../amount.ts';
import type { Sum } from '../amount.ts';
import type { PersonId, UnitId } from '../ids.ts';
import type { Board, Cell, CountedFacts, CountedSide, Dimension, Figures } from './figures.ts';
import { dimensions, figuresBy, keysOf } from './figures.ts';
import type { Measure } from './measures.ts';
import { measures } from './measures.ts';
import type { Share } from './shared-work.ts';
import { counts, isActivity } from './shared-work.ts';

/** A record of one side, with what of it counts in a board, and in the row of its unit. */
export type Counted = { facts: CountedFacts; share: Share; unitShare: Share };

class CellBuilder {
	readonly #parts = { approved: new FiguresBuilder(), waiting: new FiguresBuilder() };

	add(side: CountedSide, facts: CountedFacts, share: Share): void {
		this.#parts[side].add(facts, share);
	}

	build(): Cell {
		return { approved: this.#parts.approved.build(), waiting: this.#parts.waiting.build() };
	}
}

class FiguresBuilder {
	#activities = 0;
	readonly #members = new Set<PersonId>();
	readonly #sums = new Map<Measure, Sum>(measures.map((measure) => [measure, emptySum]));

	add(facts: CountedFacts, share: Share): void {
		if (isActivity(share)) this.#activities++;
		for (const member of facts.members) this.#members.add(member);
		for (const measure of measures)
			if (counts(share, measure))
				this.#sums.set(
					measure,
					addToSum(this.#sums.get(measure) ?? emptySum, facts.amounts[measure])
				);
	}

	build(): Figures {
		const sum = (measure: Measure) => this.#sums.get(measure) ?? emptySum;
		return figuresBy(this.#activities, this.#members.size, sum);
	}
}

/** Adds up a board record by record. */
export class BoardBuilder {
	readonly #all = new CellBuilder();
	readonly #by: ReadonlyMap<Dimension, Map<string, CellBuilder>>;

	/** @param scope null for the whole block; a unit's board is not split by unit */
	constructor(scope: UnitId | null) {
		const split = dimensions.filter((dimension) => scope === null || dimension !== 'unit');
		this.#by = new Map(split.map((dimension) => [dimension, new Map()]));
	}

	add(side: CountedSide, { facts, share, unitShare }: Counted): void {
		this.#all.add(side, facts, share);
		for (const [dimension, cells] of this.#by)
			for (const key of keysOf(facts, dimension)) {
				const cell = cells.get(key) ?? new CellBuilder();
				cells.set(key, cell);
				cell.add(side, facts, dimension === 'unit' ? unitShare : share);
			}
	}

	build(): Board {
		const by = [...this.#by].map(
			([dimension, cells]) =>
				[
					dimension,
					Object.fromEntries([...cells].map(([key, cell]) => [key, cell.build()]))
				] as const
		);
		return { all: this.#all.build(), by: Object.fromEntries(by) };
	}
}
