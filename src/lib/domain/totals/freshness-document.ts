import * as v from 'valibot';
import { Instant } from '../date.ts';
import { UnitId } from '../ids.ts';
import { shardOf } from './periods-document.ts';

/** The beginning of the ids. */
export const FRESHNESS = 'freshness:';

/**
 * When the records of some units last reached the server, and what waits in them; for the committee only. Several
 * documents, so that what arrives from one unit changes a small one.
 */
export const FreshnessDocument = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith(FRESHNESS)),
	type: v.literal('freshness'),
	v: v.literal(1),
	at: Instant,
	units: v.record(
		UnitId,
		v.strictObject({
			/** Null: nothing has ever arrived. */
			lastArrivalAt: v.nullable(Instant),
			waiting: v.number(),
			oldestWaitingAt: v.nullable(Instant)
		})
	)
});
export type FreshnessDocument = v.InferOutput<typeof FreshnessDocument>;

/** Of all units together. `at`: when the last of it was counted. */
export type Freshness = Pick<FreshnessDocument, 'at' | 'units'>;

/** Which of the documents tells of a unit. */
export function freshnessShard(unit: string): string {
	return shardOf('block', `unit:${unit}`) ?? '';
}

/** What all documents tell together; null where there is none. */
export function allFreshness([first, ...more]: readonly FreshnessDocument[]): Freshness | null {
	if (first === undefined) return null;
	return more.reduce<Freshness>(
		(all, { at, units }) => ({
			at: at > all.at ? at : all.at,
			units: { ...all.units, ...units }
		}),
		first
	);
}
