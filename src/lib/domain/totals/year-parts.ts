import type { CountedTime } from '../period/span.ts';
import { countsInPeriod } from '../period/span.ts';

/**
 * A year is kept in parts that no period cuts: its months (0 to 11), and what is told by season or year only, by the
 * periods that hold it: the first six months (12), the first nine (13), the second half (14), the year alone (15).
 * So the sums of any period are sums of parts; distinct persons are not, and are kept for each {@link unions}.
 */
export const PARTS = 16;
/** A set of parts, one bit each. */
export type PartSet = number;

const months = (from: number, to: number): PartSet => (1 << to) - (1 << (from - 1));
const [OF_6M, OF_9M, OF_H2, OF_YEAR] = [12, 13, 14, 15] as const;
const one = (part: number): PartSet => 1 << part;

/** By what follows the year in a period's name. */
const sets: Record<string, PartSet> = {
	'': (1 << PARTS) - 1,
	Q1: months(1, 3),
	Q2: months(4, 6),
	Q3: months(7, 9),
	Q4: months(10, 12),
	'6m': months(1, 6) | one(OF_6M),
	H2: months(7, 12) | one(OF_H2),
	'9m': months(1, 9) | one(OF_6M) | one(OF_9M)
};

/** Sets of several parts, for each of which distinct persons are counted; the last: of nine months what names no month. */
export const unions: readonly PartSet[] = [
	...['Q1', 'Q2', 'Q3', 'Q4', '6m', 'H2', '9m'].map((suffix) => sets[suffix] ?? 0),
	one(OF_6M) | one(OF_9M)
];

/** The parts of its year that a period is made of. @param period a year, or a part of one */
export function partsOf(period: string): PartSet {
	const suffix = period.slice(5);
	return sets[suffix] ?? one(Number(suffix) - 1);
}

/** Parts that are months. */
export const MONTH_PARTS: PartSet = months(1, 12);

/** The part of its year in which a record counts. */
export function partOf(facts: CountedTime & { year: string; month: string | null }): number {
	if (facts.month !== null) return Number(facts.month.slice(5)) - 1;
	const within = (suffix: string) => countsInPeriod(facts, `${facts.year}-${suffix}`);
	if (within('6m')) return OF_6M;
	if (within('9m')) return OF_9M;
	return within('H2') ? OF_H2 : OF_YEAR;
}

/** The parts in a set, in order. */
export function listParts(set: PartSet): number[] {
	return Array.from({ length: PARTS }, (_, part) => part).filter((part) => (set & one(part)) !== 0);
}
