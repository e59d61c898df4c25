import * as v from 'valibot';
import { BodyRole, CampaignId, Field, Objective } from '../domain/activity/content.ts';
import { ratingLevels } from '../domain/work/rating-levels.ts';
import { StudyPart, TermText } from './lists.ts';

const MonthOfYear = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const ConferenceNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
export const RatingLevelId = v.picklist(ratingLevels);

/** When a figure holds "met". A percentage is of the figure's denominator; a count stands alone. */
export const Goal = v.variant('kind', [
	v.strictObject({
		kind: v.literal('percentAtLeast'),
		n: v.pipe(v.number(), v.minValue(0), v.maxValue(100))
	}),
	v.strictObject({
		kind: v.literal('percentAtMost'),
		n: v.pipe(v.number(), v.minValue(0), v.maxValue(100))
	}),
	v.strictObject({
		kind: v.literal('countAtLeast'),
		n: v.pipe(v.number(), v.integer(), v.minValue(1))
	}),
	v.strictObject({ kind: v.literal('none') })
]);
export type Goal = v.InferOutput<typeof Goal>;

/** What a figure counts: persons are distinct ĐVTN, units are cơ sở Đoàn, key officers are their bí thư and phó bí thư. */
export const Counted = v.picklist([
	'persons',
	'units',
	'keyOfficers',
	'officers',
	'staffChildren',
	'resolutions'
]);

/** One bar of a target; CT01 has four, CT07, CT10 and CT13–CT16 have two. The words stand beside numerator and denominator. */
export const Figure = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^CT\d{2}[a-d]?$/)),
	/** Set where a target has several figures. */
	label: v.optional(TermText),
	counts: Counted,
	numerator: TermText,
	denominator: TermText,
	goal: Goal
});
export type Figure = v.InferOutput<typeof Figure>;

/** How a target is counted: the kind names a rule of the domain, the rest are its settings. */
export const TargetRule = v.variant('kind', [
	/** All of these parts of study in the period; the first figure is of all together, then one for each. */
	v.strictObject({
		kind: v.literal('studiedAll'),
		parts: v.pipe(v.array(StudyPart), v.minLength(1))
	}),
	v.strictObject({
		kind: v.literal('rated'),
		levels: v.pipe(v.array(RatingLevelId), v.minLength(1)),
		ratedIn: v.array(MonthOfYear)
	}),
	v.strictObject({ kind: v.literal('party'), stage: v.picklist(['introduced', 'admitted']) }),
	v.strictObject({ kind: v.literal('officerEducation') }),
	v.strictObject({ kind: v.literal('officerPartyMember'), includeBlockOfficers: v.boolean() }),
	v.strictObject({
		kind: v.literal('officersTrained'),
		tag: CampaignId,
		includeCommitteeMembers: v.boolean()
	}),
	v.strictObject({
		kind: v.literal('staffChildrenAt'),
		tags: v.pipe(v.array(CampaignId), v.minLength(1))
	}),
	v.strictObject({ kind: v.literal('visitedTwinned'), tag: CampaignId }),
	v.strictObject({ kind: v.literal('tagged'), tag: CampaignId }),
	/** Records that serve the objective; `unitRoles` empty: any role counts; `personsAs`: persons are another target's. */
	v.strictObject({
		kind: v.literal('objective'),
		objective: Objective,
		unitRoles: v.array(BodyRole),
		personsAs: v.optional(v.string())
	}),
	v.strictObject({ kind: v.literal('resolutions'), conference: ConferenceNumber })
]);
export type TargetRule = v.InferOutput<typeof TargetRule>;

export const TargetPeriod = v.picklist([
	'termByYear',
	'yearly',
	'twiceAYear',
	'ratings',
	'cumulative',
	'reportDate',
	'once'
]);

/** A target (chỉ tiêu), with the programme's own words. */
export const Target = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^CT\d{2}$/)),
	label: TermText,
	/** Verbatim from the programme, its slips included. */
	quote: TermText,
	/** Null: from the list of conferences, not from a chapter. */
	field: v.nullable(Field),
	period: TargetPeriod,
	rule: TargetRule,
	/** Party stage: for the unit's secretaries and the committee only, without countdown, projection or reminder. */
	restricted: v.boolean(),
	/** A stand-in for what the words ask: shown as "có hoạt động", never "đạt mục tiêu". */
	proxy: v.boolean(),
	figures: v.pipe(v.array(Figure), v.minLength(1))
});
export type Target = v.InferOutput<typeof Target>;

export const AgendaKind = v.picklist([
	'review',
	'plan',
	'classification',
	'inspection',
	'directives',
	'directivesReviewed',
	'campaignLaunch',
	'emulation',
	'political',
	'resolution',
	'other'
]);
export type AgendaKind = v.InferOutput<typeof AgendaKind>;

/** One bullet of a conference: the programme's words, the words shown (slips mended), what kind of work it is. */
export const AgendaItem = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^\d+\.\d+$/)),
	quote: TermText,
	shown: TermText,
	kind: AgendaKind,
	/** Further kinds, where one bullet holds several things. */
	also: v.array(AgendaKind)
});
export type AgendaItem = v.InferOutput<typeof AgendaItem>;

/** A planned conference of the executive committee. The programme gives months only; the actual day is kept elsewhere. */
export const Conference = v.strictObject({
	number: ConferenceNumber,
	plannedMonth: MonthOfYear,
	items: v.pipe(v.array(AgendaItem), v.minLength(1))
});
export type Conference = v.InferOutput<typeof Conference>;

/** What comes back every year, by the end of a month 1–12; `{year}` in its label stands for the year. */
export const Duty = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/)),
	month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
	label: TermText
});
export type Duty = v.InferOutput<typeof Duty>;
