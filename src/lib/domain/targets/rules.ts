import type { Dimension, STUDY } from '../totals/figures.ts';

/** Which records serve a figure: those of one campaign tag, of one objective, or study of one part of CT01. */
export type Slot = {
	dimension: Extract<Dimension, 'campaign' | 'objective'> | typeof STUDY;
	key: string;
};

/**
 * How one figure of a target is counted, by records alone (CT01, CT10–CT17). `persons`: distinct ĐVTN of the headcount's
 * list who are named in a record of every one of the slots (CT01 joins its three by "và"). `units`: whether the unit
 * has one; `organised`: as lead or co-organiser (CT17a asks "tổ chức"); `twinned`: in a twinned commune of the unit
 * (CT11). `staffChildren`: children who came, told as a count.
 */
export type FigureRule =
	| { id: string; counts: 'persons'; slots: readonly [Slot, ...Slot[]] }
	| { id: string; counts: 'units'; slot: Slot; organised: boolean; twinned: boolean }
	| { id: string; counts: 'staffChildren'; slot: Slot };

/**
 * By which records of one's own a figure is answered; null where none alone does, or where a list of records does not
 * tell (study).
 */
export function slotOf(rule: FigureRule | undefined): Slot | null {
	if (rule === undefined) return null;
	if (rule.counts !== 'persons') return rule.slot;
	const [slot, ...others] = rule.slots;
	return others.length === 0 && slot.dimension !== 'study' ? slot : null;
}

/** The key under which records of a unit that led or co-organised are found, beside those of the dimensions. */
export const ORGANISED = 'organised';
