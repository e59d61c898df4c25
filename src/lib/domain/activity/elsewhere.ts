import * as v from 'valibot';
import { ActivityId, UnitId } from '../ids.ts';

/** A record in another unit: where this one went, or came from. */
export const Elsewhere = v.strictObject({ unit: UnitId, activity: ActivityId });
export type Elsewhere = v.InferOutput<typeof Elsewhere>;
