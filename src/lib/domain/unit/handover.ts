import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { PersonId, Revision, ulidPattern, UnitId } from '../ids.ts';
import { requiredWords } from '../text.ts';

const someone = v.pipe(v.array(PersonId), v.maxLength(20, 'tooMany|20'));

/**
 * Bàn giao: a unit was handed to its next secretary. In the unit's database, written by the server alone when the office
 * appoints somebody, and never changed; names by id, as everything of a unit does.
 */
export const Handover = v.strictObject({
	_id: v.pipe(v.string(), v.regex(/^handover:[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'handoverId')),
	_rev: v.optional(Revision),
	type: v.literal('handover'),
	v: v.literal(1),
	unit: UnitId,
	/** The day of the decision; rights change when it is recorded. */
	day: Day,
	why: requiredWords(500),
	to: PersonId,
	/** Whose right ended by it; none where the unit had nobody, or somebody stays beside the new one. */
	from: someone,
	by: PersonId,
	at: Instant
});
export type Handover = v.InferOutput<typeof Handover>;

/** What the office asks. */
export const AskedHandover = v.strictObject({
	/** Made by whoever asks, so that asking again after a lost answer does nothing twice. */
	id: v.pipe(v.string(), v.regex(ulidPattern, 'malformed')),
	unit: UnitId,
	day: Day,
	why: requiredWords(500),
	to: PersonId,
	from: someone
});
export type AskedHandover = v.InferOutput<typeof AskedHandover>;

/** What came of it. `newAccount`: the person had none; a card gives them a password. */
export const HandoverAnswer = v.variant('state', [
	v.object({ state: v.literal('done'), handover: Handover, newAccount: v.boolean() }),
	/** Not on the unit's roster; the day lies ahead; the unit is no more. */
	v.object({ state: v.picklist(['notListed', 'tooFarAhead', 'notActive', 'same']) })
]);
export type HandoverAnswer = v.InferOutput<typeof HandoverAnswer>;
