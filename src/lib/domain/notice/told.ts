import * as v from 'valibot';
import { Instant } from '../date.ts';
import { PersonId, UnitId } from '../ids.ts';

/** How far a notice got in one unit: of how many people with an account, how many read it, and whether it was confirmed. */
export const UnitReading = v.object({
	unit: UnitId,
	people: v.number(),
	read: v.number(),
	confirmedAt: v.nullable(Instant)
});
export type UnitReading = v.InferOutput<typeof UnitReading>;

/** What the server tells the committee of a notice. */
export const NoticeReadings = v.object({ at: Instant, units: v.array(UnitReading) });
export type NoticeReadings = v.InferOutput<typeof NoticeReadings>;

/** The same of one unit, person by person. */
export const UnitReaders = v.object({
	at: Instant,
	people: v.array(
		v.object({
			person: PersonId,
			name: v.string(),
			secretary: v.boolean(),
			readAt: v.nullable(Instant),
			/** When it was read as it was worded before. */
			earlierAt: v.nullable(Instant)
		})
	)
});
export type UnitReaders = v.InferOutput<typeof UnitReaders>;
