import * as v from 'valibot';
import { Instant } from '../date.ts';
import { UnitId } from '../ids.ts';
import { yearSuffixes } from '../period/span.ts';
import type { HeadcountUse } from './headcount-use.ts';
import type { FigureRule } from './rules.ts';
import type { UnitFacts, UnitTargets } from './unit-targets.ts';
import { unitTargets } from './unit-targets.ts';

/** What of a figure was done in a part of a year. No share and no goal: the programme sets none for a month. */
const PartFigure = v.strictObject({ n: v.number(), waiting: v.number(), inexact: v.boolean() });
export type PartFigure = v.InferOutput<typeof PartFigure>;

/** By figure (`CT12`), then by what follows the year in the period's name; what is nought is left out. */
const PartFigures = v.record(v.string(), v.record(v.string(), PartFigure));
export type PartFigures = v.InferOutput<typeof PartFigures>;

/** The parts of a year's figures: the block's in `totals`, a unit's in `totals-committee`. */
export const TargetParts = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('target-parts:')),
	type: v.literal('targetParts'),
	v: v.literal(1),
	scope: v.union([v.literal('block'), UnitId]),
	year: v.pipe(v.string(), v.regex(/^\d{4}$/)),
	at: Instant,
	figures: PartFigures
});
export type TargetParts = v.InferOutput<typeof TargetParts>;

/** The document of a scope and year. */
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

/**
 * What of a unit's figures of a year was done in each part of it, of the same people and by the same rules.
 * @param over the facts of a period
 * @param use the headcount that the year's figures stand on
 */
export function unitParts(
	rules: readonly FigureRule[],
	year: string,
	over: (period: string) => UnitFacts,
	use: HeadcountUse
): PartFigures {
	const parts: PartFigures = {};
	for (const suffix of yearSuffixes) {
		const { figures } = unitTargets(rules, over(`${year}-${suffix}`), use);
		for (const [id, { n, waiting, inexact }] of Object.entries(figures))
			if (n + waiting > 0) (parts[id] ??= {})[suffix] = { n, waiting, inexact };
	}
	return parts;
}

/** The block's: those of its units together. As in its figures of the year, a unit without a denominator is left out. */
export function blockParts(
	units: readonly { targets: UnitTargets; parts: PartFigures }[]
): PartFigures {
	const block: PartFigures = {};
	for (const { targets, parts } of units)
		for (const [id, figures] of Object.entries(parts)) {
			if ((targets.figures[id]?.of ?? null) === null) continue;
			for (const [suffix, figure] of Object.entries(figures))
				addTo((block[id] ??= {}), suffix, figure);
		}
	return block;
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
