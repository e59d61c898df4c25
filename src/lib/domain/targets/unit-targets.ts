import type { Sum } from '../amount.ts';
import type { PersonId } from '../ids.ts';
import type { Side } from '../totals/board-view.ts';
import type { HeadcountUse } from './headcount-use.ts';
import { listOf } from './headcount-use.ts';
import type { FigureRule, Slot } from './rules.ts';

/** What counting a unit's targets asks of its records in a period; told by the ledger on the server, by a plain count on a phone. */
export type UnitFacts = {
	/** Of the people on a list, in its order, those named in a record of the slot. */
	named(slot: Slot, side: Side, list: readonly PersonId[]): PersonId[];
	/** How many distinct people who are on no list the unit's own records of the slot name. */
	outside(slot: Slot, side: Side, list: readonly PersonId[]): number;
	staffChildren(slot: Slot, side: Side): Sum;
	/** Whether the unit has a record of the slot: any, one it organised, or one in a twinned commune. */
	has(slot: Slot, side: Side, asked: { organised: boolean; twinned: boolean }): boolean;
};

/**
 * A figure of one unit. `n` approved; `waiting` what an approval of all that waits would add; `of` the denominator,
 * null where it is not known; `outside` people named who are not on the list; `inexact` and `without` as in sums.
 */
export type TargetFigure = {
	n: number;
	waiting: number;
	of: number | null;
	outside: number;
	inexact: boolean;
	without: number;
};

/** A unit's figures by id (`CT12`, `CT13a`), and the headcount they stand on. */
export type UnitTargets = {
	figures: Record<string, TargetFigure>;
	headcount: { state: HeadcountUse['state']; date: string | null; due: string | null };
};

/** The people behind a figure of persons; for the phone of the unit's own secretary only. */
export type TargetPeople = { have: PersonId[]; waiting: PersonId[]; missing: PersonId[] };

/** Counts a unit's targets. Pure: server and phone differ only in who tells the facts. */
export function unitTargets(
	rules: readonly FigureRule[],
	facts: UnitFacts,
	use: HeadcountUse
): UnitTargets {
	const figures = rules.map((rule) => [rule.id, figureOf(rule, facts, use)] as const);
	return {
		figures: Object.fromEntries(figures),
		headcount: {
			state: use.state,
			date: use.state === 'missing' ? null : use.headcount.closingDate,
			due: use.state === 'entered' ? use.headcount.closingDate : use.due
		}
	};
}

function figureOf(rule: FigureRule, facts: UnitFacts, use: HeadcountUse): TargetFigure {
	const headcount = use.state === 'missing' ? null : use.headcount;
	const figure = { waiting: 0, outside: 0, inexact: false, without: 0 };
	switch (rule.counts) {
		case 'persons': {
			const list = headcount === null ? [] : listOf(headcount);
			const n = metBy(list, rule.slots, facts, ['approved']).length;
			return {
				...figure,
				n,
				// Whoever has it approved has it with what waits too.
				waiting: metBy(list, rule.slots, facts, ['approved', 'waiting']).length - n,
				of: headcount === null ? null : headcount.members + headcount.youth,
				outside: outsideOf(rule.slots, (slot) => facts.outside(slot, 'approved', list))
			};
		}
		case 'units': {
			const has = facts.has(rule.slot, 'approved', rule);
			const waits = !has && facts.has(rule.slot, 'waiting', rule);
			return { ...figure, n: Number(has), waiting: Number(waits), of: 1 };
		}
		case 'staffChildren': {
			const { n, inexact, without } = facts.staffChildren(rule.slot, 'approved');
			const waiting = facts.staffChildren(rule.slot, 'waiting').n;
			return { ...figure, n, waiting, of: headcount?.staffChildren ?? null, inexact, without };
		}
	}
}

type Slots = readonly [Slot, ...Slot[]];

/** Who is on no list can be told of one slot; of several together nobody told who meets them all. */
export function outsideOf([slot, ...others]: Slots, of: (slot: Slot) => number): number {
	return others.length === 0 ? of(slot) : 0;
}

/**
 * Who of the headcount's list is behind a figure of persons, who would be once all that waits is approved, and who is
 * missing. Of several slots each must be met.
 */
export function peopleOf(slots: Slots, facts: UnitFacts, use: HeadcountUse): TargetPeople {
	const list = use.state === 'missing' ? [] : listOf(use.headcount);
	const have = metBy(list, slots, facts, ['approved']);
	const had = new Set(have);
	const both = metBy(list, slots, facts, ['approved', 'waiting']);
	const waiting = both.filter((person) => !had.has(person));
	const missing = list.filter((person) => !had.has(person));
	return { have: [...have], waiting, missing };
}

/** Of a list, those who are named in every one of the slots, on one of the sides. */
function metBy(
	list: readonly PersonId[],
	slots: Slots,
	facts: UnitFacts,
	sides: readonly Side[]
): readonly PersonId[] {
	return slots.reduce((all, slot) => {
		const [named = [], ...more] = sides
			.map((side) => facts.named(slot, side, all))
			.filter((found) => found.length > 0);
		if (more.length === 0) return named;
		const either = new Set([named, ...more].flat());
		return all.filter((person) => either.has(person));
	}, list);
}

/** A figure of the whole block: units' figures together. */
export type BlockFigure = TargetFigure & {
	/** Units whose denominator is not known: nothing of them is in `of`. */
	unknown: number;
};

/**
 * The block's figures: of persons and children the sums (a person stands on one unit's list), of units how many have
 * one. A unit without a denominator is neither above the line nor below it.
 * @param units those due: active, and not Đoàn Khối itself
 * @param named how many distinct people the block's approved records of a slot name: who of them is on no list is
 * outside. A unit cannot tell that: whoever is outside its own list may be on another's.
 */
export function blockTargets(
	rules: readonly FigureRule[],
	units: readonly UnitTargets[],
	named: (slot: Slot) => number
): Record<string, BlockFigure> {
	return Object.fromEntries(
		rules.map((rule) => {
			const block = { n: 0, waiting: 0, of: 0, outside: 0, inexact: false, without: 0, unknown: 0 };
			for (const unit of units) {
				const figure = unit.figures[rule.id];
				if (figure === undefined) continue;
				if (figure.of === null) {
					block.unknown += 1;
					continue;
				}
				block.n += figure.n;
				block.waiting += figure.waiting;
				block.of += figure.of;
				block.inexact ||= figure.inexact;
				block.without += figure.without;
			}
			// Somebody on two lists counts in both.
			if (rule.counts === 'persons')
				block.outside = outsideOf(rule.slots, (slot) => Math.max(0, named(slot) - block.n));
			return [rule.id, block];
		})
	);
}
