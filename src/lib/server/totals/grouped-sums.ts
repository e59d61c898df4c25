import type { UnitId } from '../../domain/ids.ts';
import type { BlockSums } from '../../domain/targets/block-sums.ts';
import { addBlockSums, sumsOf } from '../../domain/targets/block-sums.ts';
import type { CountedParts } from '../../domain/targets/part-figures.ts';
import type { FigureRule, Slot } from '../../domain/targets/rules.ts';
import { unitShard } from '../../domain/targets/targets-document.ts';
import type { UnitTargets } from '../../domain/targets/unit-targets.ts';

/** A unit's figures of a year with those of its parts, or of the term with how far they had come by its years. */
export type Counted = { targets: UnitTargets; parts: CountedParts };
/** A unit as it was counted last. */
export type Member = readonly [UnitId, Counted];

type Group = { members: readonly Member[]; sums: BlockSums };

/**
 * The block's figures, put together out of groups of units: where one unit says something new, only its group is summed
 * up anew, so that the cost of an approval hardly depends on how many units there are.
 */
export class GroupedSums {
	readonly #rules: readonly FigureRule[];
	/** By period, then by group. */
	readonly #periods = new Map<string, Map<string, Group>>();

	constructor(rules: readonly FigureRule[]) {
		this.#rules = rules;
	}

	/** Of a period's units, all that are due. @param named how many distinct people the block's records of a slot name */
	of(period: string, due: readonly Member[], named: (slot: Slot) => number): BlockSums {
		const known = this.#periods.get(period) ?? new Map<string, Group>();
		const groups = new Map<string, Group>();
		for (const [shard, members] of Map.groupBy(due, ([unit]) => unitShard(unit))) {
			const before = known.get(shard);
			const isSame = before !== undefined && areSame(before.members, members);
			groups.set(shard, isSame ? before : { members, sums: this.#sum(members) });
		}
		this.#periods.set(period, groups);
		const sums = [...groups.values()].map((group) => group.sums);
		return addBlockSums(this.#rules, sums, named);
	}

	#sum(members: readonly Member[]): BlockSums {
		return sumsOf(
			this.#rules,
			members.map(([, counted]) => counted)
		);
	}
}

/** Whether it is the same units, none of them counted anew. */
function areSame(one: readonly Member[], other: readonly Member[]): boolean {
	return (
		one.length === other.length &&
		one.every(([unit, counted], i) => unit === other[i]?.[0] && counted === other[i]?.[1])
	);
}
