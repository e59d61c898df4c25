import * as v from 'valibot';
import { Day } from '../date.ts';
import { PersonId } from '../ids.ts';
import { words } from '../text.ts';
import { WorkYear } from './common-fields.ts';
import { CriterionKey } from './rating-fields.ts';
import { ratingLevels } from './rating-levels.ts';

const MOST_CRITERIA = 100;
const MOST_POINTS = 1000;
const level = v.nullable(v.picklist(ratingLevels));
const note = words(2000);

/** The points that somebody gives themselves, by criterion; one that is not told is not here. */
const points = v.pipe(
	v.array(
		v.strictObject({
			criterion: CriterionKey,
			n: v.pipe(
				v.number('notNumber'),
				v.integer('notWhole'),
				v.minValue(0, 'negative'),
				v.maxValue(MOST_POINTS, `tooLarge|${MOST_POINTS}`)
			)
		})
	),
	v.maxLength(MOST_CRITERIA, `tooMany|${MOST_CRITERIA}`)
);
export type Points = v.InferOutput<typeof points>;

/** A unit's own assessment of a year, and what its cấp ủy says of it: in private until the unit sends it. */
export const SelfRatingSaid = v.strictObject({
	level: v.exactOptional(level),
	said: v.exactOptional(words(5000)),
	points: v.exactOptional(points),
	party: v.exactOptional(level),
	partyNote: v.exactOptional(note),
	/** When it was handed to the committee; null: it is still being written. */
	sentOn: v.exactOptional(v.nullable(Day))
});
export type SelfRatingFields = Required<v.InferOutput<typeof SelfRatingSaid>>;

/** The key of a chi đoàn's rating by its unit: `2021.khoi-tong-hop`. */
export const BranchRatingKey = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}\.[a-z0-9-]{1,40}$/, 'branchRating')
);
export const BranchRatingSaid = v.strictObject({
	self: v.exactOptional(level),
	decided: v.exactOptional(level),
	note: v.exactOptional(note)
});
export type BranchRatingFields = Required<v.InferOutput<typeof BranchRatingSaid>>;

/** A member's rating by their unit. The key is drawn by lot: ids stand in the server's books. */
export const MemberRatingSaid = v.strictObject({
	year: v.exactOptional(WorkYear),
	person: v.exactOptional(PersonId),
	self: v.exactOptional(level),
	decided: v.exactOptional(level),
	note: v.exactOptional(note)
});
export type MemberRatingFields = Required<v.InferOutput<typeof MemberRatingSaid>>;

/** The key of a member's own assessment: its year, and a lot. Whose it is, is who wrote it. */
export const MemberSelfKey = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}\.[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'memberSelf')
);
/** What a member says of themselves, for their secretaries. */
export const MemberSelfSaid = v.strictObject({
	level: v.exactOptional(level),
	said: v.exactOptional(words(5000)),
	points: v.exactOptional(points)
});
export type MemberSelfFields = Required<v.InferOutput<typeof MemberSelfSaid>>;
