import type { UnitId } from '../../domain/ids.ts';
import type { PrivateTotals } from '../../domain/private/private-document.ts';
import type { RateGoal } from '../../domain/targets/rate.ts';
import { isMet, needed, percentDown } from '../../domain/targets/rate.ts';
import { stillNeeded } from '../../domain/targets/still-needed.ts';
import type { OtherFigure } from '../../domain/targets/view.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import type { Goal } from '../../terms/programme.ts';
import type { Programme } from './programme.ts';

/** What the targets that no record tells of are counted from; null: this person may not read it. */
export type OtherFacts = {
	/** CT05–CT09 by period. `reading`: it is on its way; the rest need not wait for it. */
	private: ReadonlyMap<string, PrivateTotals> | null | 'reading';
	/** The committee's work of the term; `reading` likewise. */
	entries: readonly WorkEntry[] | null | 'reading';
	/** By name. */
	units: readonly Unit[];
	today: string;
};

/** The facts, and of what a figure is asked. */
export type About = OtherFacts & {
	programme: Pick<Programme, 'start' | 'end' | 'conferences'>;
	scope: 'block' | UnitId;
	period: string;
	years: readonly string[];
};

type Told = Pick<OtherFigure, 'counts' | 'numerator' | 'denominator' | 'goal' | 'n' | 'of'>;

/** A goal as a share of the denominator; a count alone is none. */
export function asShare(goal: Goal): RateGoal {
	return goal.kind === 'countAtLeast' ? { kind: 'none' } : goal;
}

/** A figure with what follows from its numbers; a restricted one is counted down by nobody. */
export function fraction(told: Told, end: string, today: string, restricted = false): OtherFigure {
	const { n, of, goal } = told;
	const enough =
		of === null || of === 0 || goal.kind !== 'percentAtLeast' ? null : needed(goal, of);
	const asked = restricted ? null : enough;
	return {
		...told,
		key: '',
		label: null,
		year: null,
		waiting: 0,
		inexact: false,
		inPart: null,
		percent: percentDown(n, of),
		met: isMet(goal, n, of),
		unknown: 0,
		unrated: 0,
		gap: restricted || of === null || goal.kind !== 'percentAtLeast' ? null : Math.max(0, of - n),
		need: stillNeeded(asked, n, end, today),
		lacking: null,
		trend: [],
		forecast: null
	};
}
