import * as v from 'valibot';
import { Instant } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import { words } from '../text.ts';

/**
 * A target, or one figure of it: `CT12`, `CT14b`. Which there are, and of which nothing reminds, is data of the term:
 * whoever judges the write asks it (`WriteContext.reminded`).
 */
export const RemindedTarget = v.pipe(
	v.string('notText'),
	v.regex(/^[A-Z]{2}\d{2}[a-d]?$/, 'target')
);

/** A year `YYYY`, or a term `YYYY-YYYY`. */
const RemindedPeriod = v.pipe(v.string('notText'), v.regex(/^20\d{2}(-20\d{2})?$/, 'period'));

/**
 * Nhắc: an append-only document of the unit's database, by its secretaries. Whole databases are read by the unit, so it
 * names people by their ids and by nothing else.
 */
export const Reminder = v.strictObject({
	_id: v.pipe(v.string(), v.regex(/^reminder:[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'reminderId')),
	_rev: v.optional(Revision),
	type: v.literal('reminder'),
	v: v.literal(1),
	unit: UnitId,
	to: v.pipe(
		v.array(PersonId),
		v.minLength(1, 'required'),
		v.maxLength(5000, 'tooMany|5000'),
		v.check((all) => new Set(all).size === all.length, 'repeated')
	),
	about: RemindedTarget,
	period: RemindedPeriod,
	/** A sentence of the secretary's own; '' for none. */
	words: words(300),
	by: PersonId,
	at: Instant
});
export type Reminder = v.InferOutput<typeof Reminder>;
