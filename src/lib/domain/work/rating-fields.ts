import * as v from 'valibot';
import { Day } from '../date.ts';
import { ActivityId, UnitId } from '../ids.ts';
import type { UnitId as Unit } from '../ids.ts';
import { requiredWords, words } from '../text.ts';
import { WorkYear } from './common-fields.ts';
import { ratingLevels } from './rating-levels.ts';

/** Who is rated: the units by the committee, chi đoàn and members by their unit. */
export const ratedKinds = ['unit', 'chiDoan', 'member'] as const;
export type RatedKind = (typeof ratedKinds)[number];

const MOST_POINTS = 1000;
const MOST_RECORDS = 30;

const day = v.nullable(Day);
const level = v.nullable(v.picklist(ratingLevels));

/** The criteria of a year as a whole: given on a day of March, by a paper. */
export const CriteriaSaid = v.strictObject({
	adoptedOn: v.exactOptional(day),
	number: v.exactOptional(words(60)),
	note: v.exactOptional(words(2000))
});

export type CriteriaFields = Required<v.InferOutput<typeof CriteriaSaid>>;

/** The key of a criterion: its year, whom it rates, and a ULID. */
export const CriterionKey = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}\.(unit|chiDoan|member)\.[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'criterion')
);
export const CriterionSaid = v.strictObject({
	text: v.exactOptional(requiredWords(500)),
	/** The most points it gives; null: it is met or not. */
	points: v.exactOptional(
		v.nullable(
			v.pipe(
				v.number('notNumber'),
				v.integer('notWhole'),
				v.minValue(0, 'negative'),
				v.maxValue(MOST_POINTS, `tooLarge|${MOST_POINTS}`)
			)
		)
	),
	removed: v.exactOptional(v.boolean())
});

export type CriterionFields = Required<v.InferOutput<typeof CriterionSaid>>;

/** The key of a unit's rating: `2021.so-tai-chinh`. */
export const RatingKey = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}\.[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'rating')
);

/** The key of a unit's rating in a year. */
export function ratingKey(year: string, unit: Unit): string {
	return `${year}.${unit}`;
}

/**
 * A unit's rating by its route: tự đánh giá → ý kiến cấp ủy → Ban Thường vụ → Ban Chấp hành. Each step has a level, and
 * words where it has any; the last one holds.
 */
export const RatingSaid = v.strictObject({
	self: v.exactOptional(level),
	/** As long as a unit's own words may be: nothing of them is cut off on the way. */
	selfNote: v.exactOptional(words(5000)),
	party: v.exactOptional(level),
	partyNote: v.exactOptional(words(2000)),
	standing: v.exactOptional(level),
	standingNote: v.exactOptional(words(2000)),
	decided: v.exactOptional(level),
	decidedOn: v.exactOptional(day),
	number: v.exactOptional(words(60))
});
export type RatingFields = Required<v.InferOutput<typeof RatingSaid>>;

export const awardSteps = ['proposed', 'given', 'refused'] as const;

/** An emulation award: to whom, for what, and the records that show it. */
export const AwardSaid = v.strictObject({
	year: v.exactOptional(WorkYear),
	unit: v.exactOptional(UnitId),
	to: v.exactOptional(v.picklist(ratedKinds)),
	/** The chi đoàn or the person; '' where it is the unit itself. */
	name: v.exactOptional(words(200)),
	/** "Giấy khen của BCH Đoàn Khối". */
	form: v.exactOptional(requiredWords(200)),
	merit: v.exactOptional(words(2000)),
	records: v.exactOptional(
		v.pipe(v.array(ActivityId), v.maxLength(MOST_RECORDS, `tooMany|${MOST_RECORDS}`))
	),
	step: v.exactOptional(v.picklist(awardSteps)),
	number: v.exactOptional(words(60)),
	decidedOn: v.exactOptional(day),
	removed: v.exactOptional(v.boolean())
});
export type AwardFields = Required<v.InferOutput<typeof AwardSaid>>;
