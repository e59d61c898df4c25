import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { UnitId } from '../ids.ts';

const Officers = v.strictObject({ n: v.number(), of: v.number(), unknown: v.number() });
const Figures = v.strictObject({
	introduced: v.number(),
	admitted: v.number(),
	theory: Officers,
	education: Officers,
	both: Officers,
	partyMembers: Officers,
	trained: v.nullable(Officers)
});

const Parts = v.record(v.string(), v.number());

/**
 * CT05–CT09 over a period, of the block and of each unit, in `totals-private`: for the committee alone. Of every person
 * it says no more than that they are one of so many.
 */
export const PrivateTotals = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('private-targets:')),
	type: v.literal('privateTargets'),
	v: v.literal(1),
	period: v.pipe(v.string(), v.regex(/^(\d{4}|term)$/)),
	at: Instant,
	/** The day of which the officers' figures are. */
	day: Day,
	block: Figures,
	units: v.record(UnitId, Figures),
	/** Of a year: how many were trained by the end of its parts (`Q1`, `6m`, `9m`). Absent of the term. */
	trainedBy: v.optional(v.object({ block: Parts, units: v.record(UnitId, Parts) }))
});
export type PrivateTotals = v.InferOutput<typeof PrivateTotals>;

/** The id of a period's document. */
export function privateTotalsId(period: string): string {
	return `private-targets:${period}`;
}
