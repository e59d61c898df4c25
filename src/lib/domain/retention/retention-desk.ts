import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { ByClock, DueNames, DueReceipts, DueRequests, Went } from './other-kinds.ts';
import { DuePhotos, RetentionRun, RetentionSettings } from './retention.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the office's page shows. */
export const RetentionDesk = v.object({
	/** The server's day, by which it is decided what is due. */
	today: Day,
	settings: RetentionSettings,
	photos: v.array(DuePhotos),
	runs: v.array(v.omit(RetentionRun, ['by'])),
	requests: DueRequests,
	names: DueNames,
	receipts: DueReceipts,
	clock: ByClock,
	/** What went apart from photos and single names, newest first. */
	went: v.array(v.omit(Went, ['by'])),
	/** When somebody's name was taken out, and of how many documents: not whose. */
	retirements: v.array(v.object({ at: Instant, documents: v.nullable(whole) }))
});
export type RetentionDesk = v.InferOutput<typeof RetentionDesk>;
