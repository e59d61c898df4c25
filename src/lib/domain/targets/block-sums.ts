import type { CountedParts, PartFigures } from './part-figures.ts';
import { addParts, blockParts } from './part-figures.ts';
import type { FigureRule, Slot } from './rules.ts';
import type { BlockTargets } from './targets-document.ts';
import type { BlockFigure, UnitTargets } from './unit-targets.ts';
import { blockTargets, outsideOf } from './unit-targets.ts';

/** What the figures of some units of a period, or of all of them, come to together. */
export type BlockSums = {
	units: number;
	headcounts: BlockTargets['headcounts'];
	figures: Record<string, BlockFigure>;
	parts: PartFigures;
};

/** Sums up some units: those due, without Đoàn Khối itself. Who is outside every list they cannot tell. */
export function sumsOf(
	rules: readonly FigureRule[],
	units: readonly { targets: UnitTargets; parts: CountedParts }[]
): BlockSums {
	const headcounts = { entered: 0, carried: 0, missing: 0 };
	for (const { targets } of units) headcounts[targets.headcount.state] += 1;
	const targets = units.map((unit) => unit.targets);
	const figures = blockTargets(rules, targets, () => 0);
	return {
		units: units.length,
		headcounts,
		figures,
		parts: blockParts(units.map(({ parts }) => parts))
	};
}

/**
 * The block's sums out of those of groups of its units, as if all had been summed up at once.
 * @param named how many distinct people the block's approved records of a slot name
 */
export function addBlockSums(
	rules: readonly FigureRule[],
	groups: readonly BlockSums[],
	named: (slot: Slot) => number
): BlockSums {
	const all = sumsOf(rules, []);
	for (const group of groups) {
		all.units += group.units;
		all.headcounts.entered += group.headcounts.entered;
		all.headcounts.carried += group.headcounts.carried;
		all.headcounts.missing += group.headcounts.missing;
		for (const [id, figure] of Object.entries(group.figures)) addFigure(all.figures[id], figure);
		addParts(all.parts, group.parts);
	}
	for (const rule of rules) {
		const figure = all.figures[rule.id];
		if (rule.counts !== 'persons' || figure === undefined) continue;
		figure.outside = outsideOf(rule.slots, (slot) => Math.max(0, named(slot) - figure.n));
	}
	return all;
}

function addFigure(all: BlockFigure | undefined, figure: BlockFigure): void {
	if (all === undefined) return;
	all.n += figure.n;
	all.waiting += figure.waiting;
	all.of = (all.of ?? 0) + (figure.of ?? 0);
	all.inexact ||= figure.inexact;
	all.without += figure.without;
	all.unknown += figure.unknown;
}
