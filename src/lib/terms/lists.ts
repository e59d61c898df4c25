import * as v from 'valibot';
import {
	BodyRole,
	CampaignId,
	Field,
	Objective,
	ReceiverKind
} from '../domain/activity/content.ts';
import { Day } from '../domain/date.ts';

/** A text of a term file: not empty, no blanks at its ends. */
export const TermText = v.pipe(
	v.string(),
	v.check((text) => text !== '' && text === text.trim(), 'trống hoặc thừa khoảng trắng ở hai đầu')
);

const Month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12));
const Year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100));
const none: never[] = [];

/** A chapter 3.1–3.4 of the programme: its own words, and the label shown. */
export const FieldEntry = v.strictObject({ id: Field, label: TermText, quote: TermText });
export type FieldEntry = v.InferOutput<typeof FieldEntry>;

/** One of the five mục tiêu: the programme's words, and the label shown. */
export const ObjectiveEntry = v.strictObject({ id: Objective, label: TermText, quote: TermText });
export type ObjectiveEntry = v.InferOutput<typeof ObjectiveEntry>;

export const CampaignGroup = v.picklist(['children', 'volunteering', 'political', 'other']);
export type CampaignGroup = v.InferOutput<typeof CampaignGroup>;

/**
 * A campaign or movement a record can be tagged with. The defaults are offered when the tag is chosen, and stay the
 * writer's to change. `months` (and `years`, where it ran in some only) say when to suggest it first.
 */
export const Campaign = v.strictObject({
	id: CampaignId,
	name: TermText,
	group: CampaignGroup,
	defaultObjectives: v.array(Objective),
	defaultField: Field,
	months: v.array(Month),
	years: v.optional(v.array(Year), none),
	/** The days it fell on in this term, where they move from year to year. */
	dates: v.optional(v.array(Day), none),
	/** Other words for it, found by search. */
	aliases: v.array(TermText)
});
export type Campaign = v.InferOutput<typeof Campaign>;

/** A unit of an outcome; amounts in different units of one type are added after `× inBase`. */
export const OutcomeUnit = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,30}$/)),
	label: TermText,
	inBase: v.pipe(v.number(), v.gtValue(0))
});
export type OutcomeUnit = v.InferOutput<typeof OutcomeUnit>;

/** A type of result of work: km of road, units of blood… No units: the writer names one ("khác"). */
export const OutcomeType = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,60}$/)),
	label: TermText,
	units: v.array(OutcomeUnit),
	aliases: v.array(TermText)
});
export type OutcomeType = v.InferOutput<typeof OutcomeType>;

/** A thing often given, with its usual unit: a suggestion, never a limit. */
export const GoodsSuggestion = v.strictObject({ name: TermText, unit: TermText });
export type GoodsSuggestion = v.InferOutput<typeof GoodsSuggestion>;

export const ReceiverKindEntry = v.strictObject({
	id: ReceiverKind,
	label: TermText,
	countedIn: TermText
});
export const BodyRoleEntry = v.strictObject({ id: BodyRole, label: TermText });
export const StudyPart = v.picklist(['party', 'state', 'union']);
export const StudyPartEntry = v.strictObject({ id: StudyPart, label: TermText });
