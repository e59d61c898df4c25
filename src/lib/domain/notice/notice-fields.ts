import * as v from 'valibot';
import { UnitId } from '../ids.ts';
import { requiredWords } from '../text.ts';
import { NewKey } from '../work/common-fields.ts';

/** The longest notice: four printed pages, and less than a phone's screen takes a second to draw. */
export const LONGEST_NOTICE = 10_000;
const MOST_UNITS = 500;

/** What names a notice. */
export const NoticeKey = NewKey;

/** Whom a notice is for: all units, or some. Everybody reads the whole programme: this says who is meant, and hides nothing. */
const To = v.union([
	v.literal('all'),
	v.pipe(
		v.array(UnitId),
		v.minLength(1, 'required'),
		v.maxLength(MOST_UNITS, `tooMany|${MOST_UNITS}`),
		v.check((all) => new Set(all).size === all.length, 'repeated')
	)
]);

/**
 * Thông báo of the committee to units, an entry of the programme's log: the newest of each field holds, so that a
 * correction and a withdrawal stand beside what was said before and never in its place.
 */
export const NoticeSaid = v.strictObject({
	title: v.exactOptional(requiredWords(200)),
	text: v.exactOptional(requiredWords(LONGEST_NOTICE)),
	to: v.exactOptional(To),
	/** Whether a secretary of each unit is to say that the unit has taken it in. */
	confirm: v.exactOptional(v.boolean()),
	withdrawn: v.exactOptional(v.boolean())
});
export type NoticeFields = Required<v.InferOutput<typeof NoticeSaid>>;
