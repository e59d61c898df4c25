import * as v from 'valibot';
import { Day } from '../date.ts';
import { words } from '../text.ts';
import { PeopleCount } from './common-fields.ts';

const day = v.nullable(Day);

/**
 * What is kept of a unit's own congress (đại hội cơ sở), by the unit's id. Of whom it elected it holds how many, and the
 * number and day of the paper that recognises them: personnel is nothing for this log.
 */
export const UnitCongressSaid = v.strictObject({
	plannedOn: v.exactOptional(day),
	/** Đại hội điểm: held first, for the others to learn from. */
	pilot: v.exactOptional(v.boolean()),
	heldOn: v.exactOptional(day),
	summoned: v.exactOptional(PeopleCount),
	present: v.exactOptional(PeopleCount),
	elected: v.exactOptional(PeopleCount),
	number: v.exactOptional(words(60)),
	decidedOn: v.exactOptional(day),
	note: v.exactOptional(words(2000))
});
export type UnitCongressFields = Required<v.InferOutput<typeof UnitCongressSaid>>;
