import * as v from 'valibot';
import { emptySum } from '../amount.ts';
import { Instant } from '../date.ts';
import { UnitId } from '../ids.ts';
import { yearSuffixes } from '../period/span.ts';
import type { HeadcountUse } from './headcount-use.ts';
import type { FigureRule } from './rules.ts';
import type { UnitFacts } from './unit-targets.ts';
import { unitTargets } from './unit-targets.ts';

/** What of a figure was done in a part of a year. No share and no goal: the programme sets none for a month. */
const PartFigure = v.strictObject({ n: v.number(), waiting: v.number(), inexact: v.boolean() });
export type PartFigure = v.InferOutput<typeof PartFigure>;

/** By figure (`CT12`), then by what follows the year in the period's name, of the term by its years; what is nought is left out. */
const PartFigures = v.record(v.string(), v.record(v.string(), PartFigure));
export type PartFigures = v.InferOutput<typeof PartFigures>;

/**
 * The parts of a year's figures: the block's in `totals`, a unit's in `totals-committee`. Of the term, how far each had
 * come by the end of each of its years.
 */
export const TargetParts = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('target-parts:')),
	type: v.literal('targetParts'),
	v: v.literal(1),
	scope: v.union([v.literal('block'), UnitId]),
	year: v.pipe(v.string(), v.regex(/^(\d{4}|term)$/)),
	at: Instant,
	figures: PartFigures
});
export type TargetParts = v.InferOutput<typeof TargetParts>;

/** The document of a scope and year, or of the term. */
export function targetParts(
	scope: TargetParts['scope'],
	year: string,
	at: string,
	figures: PartFigures
): TargetParts {
	const _id = targetPartsId(scope, year);
	return { _id, type: 'targetParts', v: 1, scope, year, at, figures };
}

/** Its id. */
export function targetPartsId(scope: TargetParts['scope'], year: string): string {
	return `target-parts:${scope}:${year}`;
}

/** As counted of a unit; `known`: the part has a denominator. */
export type CountedParts = Record<string, Record<string, PartFigure & { known: boolean }>>;

/**
 * What of a unit's figures was done in each part of a year, each of the people whom the headcount of that part lists.
 * @param over the facts of a period
 * @param use the headcount that a period's figures stand on
 */
export function unitParts(
	rules: readonly FigureRule[],
	year: string,
	over: (period: string) => UnitFacts,
	use: (period: string) => HeadcountUse
): CountedParts {
	const parts: CountedParts = {};
	for (const suffix of yearSuffixes) {
		const period = `${year}-${suffix}`;
		const { figures } = unitTargets(rules, over(period), use(period));
		for (const [id, { n, waiting, inexact, of }] of Object.entries(figures))
			if (n + waiting > 0) (parts[id] ??= {})[suffix] = { n, waiting, inexact, known: of !== null };
	}
	return parts;
}

/**
 * How far a unit's figures of the term had come by the end of each year, of the people whom the term's list names. What
 * is of unknown time is in no year, and so in the term's figure alone.
 * @param over the facts of each year, the first year first
 */
export function unitYears(
	rules: readonly FigureRule[],
	over: readonly { year: string; facts: UnitFacts }[],
	use: HeadcountUse
): CountedParts {
	const parts: CountedParts = {};
	for (const [i, { year }] of over.entries()) {
		const soFar = together(over.slice(0, i + 1).map(({ facts }) => facts));
		for (const [id, { n, waiting, inexact, of }] of Object.entries(
			unitTargets(rules, soFar, use).figures
		))
			if (n + waiting > 0) (parts[id] ??= {})[year] = { n, waiting, inexact, known: of !== null };
	}
	return parts;
}

/** What several spans of time tell together. Counts of children are asked for year by year, and so nought here. */
function together(facts: readonly UnitFacts[]): UnitFacts {
	return {
		named(slot, side, list) {
			const named = new Set(facts.flatMap((one) => one.named(slot, side, list)));
			return list.filter((person) => named.has(person));
		},
		outside: () => 0,
		staffChildren: () => emptySum,
		has: (slot, side, asked) => facts.some((one) => one.has(slot, side, asked))
	};
}

/** As they are published for a unit. */
export function publishedParts(parts: CountedParts): PartFigures {
	const published: PartFigures = {};
	for (const { id, suffix, figure } of eachPart(parts))
		addTo((published[id] ??= {}), suffix, figure);
	return published;
}

/** The block's: those of its units together. As in its figures of the year, a unit without a denominator is left out. */
export function blockParts(units: readonly CountedParts[]): PartFigures {
	const block: PartFigures = {};
	for (const parts of units)
		for (const { id, suffix, figure } of eachPart(parts))
			if (figure.known) addTo((block[id] ??= {}), suffix, figure);
	return block;
}

/** Adds what other units did in each part. */
export function addParts(all: PartFigures, more: PartFigures): void {
	for (const [id, figures] of Object.entries(more))
		for (const [suffix, figure] of Object.entries(figures)) addTo((all[id] ??= {}), suffix, figure);
}

/** The period that a part of another is: of a year what follows it in the name, of the term one of its years. */
export function partOf(period: string, suffix: string): string {
	return period === 'term' ? suffix : `${period}-${suffix}`;
}

/** Of a unit that is no more: what it did in the parts in which it was due. */
export function partsWhileDue(
	parts: CountedParts,
	isDueIn: (suffix: string) => boolean
): CountedParts {
	const kept: CountedParts = {};
	for (const { id, suffix, figure } of eachPart(parts))
		if (isDueIn(suffix)) (kept[id] ??= {})[suffix] = figure;
	return kept;
}

function eachPart(parts: CountedParts) {
	return Object.entries(parts).flatMap(([id, figures]) =>
		Object.entries(figures).map(([suffix, figure]) => ({ id, suffix, figure }))
	);
}

function addTo(
	parts: Record<string, PartFigure>,
	suffix: string,
	{ n, waiting, inexact }: PartFigure
): void {
	const sum = (parts[suffix] ??= { n: 0, waiting: 0, inexact: false });
	sum.n += n;
	sum.waiting += waiting;
	sum.inexact ||= inexact;
}
