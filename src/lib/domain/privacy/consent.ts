import * as v from 'valibot';
import { Instant } from '../date.ts';

/**
 * What a person agrees to, each for itself (Law 91/2025 Art. 9). `records`: own activities, kept, reviewed and counted;
 * without it the app cannot be used. `party`: stages on the way into the Party, which are sensitive (Decree 356/2025
 * Art. 4); without it the office is asked to see that none is kept.
 */
export const purposes = ['records', 'party'] as const;
export type Purpose = (typeof purposes)[number];

/** A consent as it was given: to which notice, to what of it, when by the server's clock. */
export const Consent = v.strictObject({
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	purposes: v.array(v.picklist(purposes)),
	at: Instant
});
export type Consent = v.InferOutput<typeof Consent>;
