import type { Amount, Sum } from '../../domain/amount.ts';
import { addExactly } from '../../domain/amount.ts';
import type { CountedFacts, Figures, Measure } from '../../domain/totals/figures.ts';
import { figuresBy, measures } from '../../domain/totals/figures.ts';
import type { Share } from '../../domain/totals/shared-work.ts';
import { counts, isActivity } from '../../domain/totals/shared-work.ts';

/**
 * A cell's figures as they are stored: activities, distinct members, then for each measure the sum, its inexact parts,
 * the records with a number and those without; last the records, of which some share an activity.
 */
export type CellFigures = number[];

/** Where the distinct members stand: they are counted by person, never added up. */
export const MEMBERS = 1;
const FIRST = 2;
const WIDTH = 4;
const RECORDS = FIRST + WIDTH * measures.length;

const NOTHING: CellFigures = Array.from({ length: RECORDS + 1 }, () => 0);

export function noFigures(): CellFigures {
	return NOTHING.slice();
}

export function readFigures(json: unknown): CellFigures {
	// We wrote the text, so its shape is known.
	const figures: CellFigures = JSON.parse(String(json));
	return figures;
}

/** Whether no record is counted in a cell. */
export function isNoCell(figures: CellFigures): boolean {
	return figures[RECORDS] === 0;
}

/** Adds what of a record's facts counts, or takes it away, but for its members. */
export function addFacts(
	figures: CellFigures,
	{ amounts }: CountedFacts,
	share: Share,
	sign: 1 | -1
): void {
	if (isActivity(share)) add(figures, 0, sign);
	let at = FIRST;
	for (const measure of measures) {
		if (counts(share, measure)) addAmount(figures, at, amounts[measure], sign);
		at += WIDTH;
	}
	add(figures, RECORDS, sign);
}

function addAmount(figures: CellFigures, at: number, amount: Amount | null, sign: 1 | -1): void {
	if (amount === null || amount.n === null) return add(figures, at + 3, sign);
	add(figures, at, sign * amount.n);
	if (amount.qualifier !== 'exact') add(figures, at + 1, sign);
	add(figures, at + 2, sign);
}

function add(figures: CellFigures, at: number, change: number): void {
	figures[at] = addExactly(figures[at] ?? 0, change);
}

/** Adds other figures, or changes of them. */
export function addFigures(figures: CellFigures, changes: CellFigures): void {
	for (let at = 0; at < changes.length; at++) {
		const change = changes[at] ?? 0;
		if (change !== 0) add(figures, at, change);
	}
}

/** The figures as a board has them. */
export function figuresOf(figures: CellFigures): Figures {
	return figuresBy(figures[0] ?? 0, figures[MEMBERS] ?? 0, (measure) => sumOf(figures, measure));
}

/** What they tell of one measure. */
export function sumOf(figures: CellFigures, measure: Measure): Sum {
	const at = FIRST + WIDTH * measures.indexOf(measure);
	const number = (place: number) => figures[place] ?? 0;
	return {
		n: number(at),
		inexact: number(at + 1) > 0,
		with: number(at + 2),
		without: number(at + 3)
	};
}
