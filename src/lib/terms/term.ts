import * as v from 'valibot';
import { CampaignId } from '../domain/activity/content.ts';
import { Day } from '../domain/date.ts';
import type { Result } from '../domain/result.ts';
import { err } from '../domain/result.ts';
import type { TermFault } from './fault.ts';
import { parseFile, repeatedFaults } from './fault.ts';
import {
	BodyRoleEntry,
	Campaign,
	FieldEntry,
	GoodsSuggestion,
	ObjectiveEntry,
	OutcomeType,
	ReceiverKindEntry,
	StudyPartEntry,
	TermText
} from './lists.ts';
import { Conference, Duty, RatingLevelId, Target } from './programme.ts';

/** The names of a body: in full, in running text, and in the heading of a document. */
export const BodyNames = v.strictObject({ full: TermText, short: TermText, heading: TermText });
export type BodyNames = v.InferOutput<typeof BodyNames>;

/** A day on which units close their headcounts, and the period whose denominator they are. */
export const Closing = v.strictObject({
	date: Day,
	label: TermText,
	year: v.pipe(v.number(), v.integer()),
	/** The closing whose counts are the year's denominators. */
	yearEnd: v.boolean()
});
export type Closing = v.InferOutput<typeof Closing>;

const coreEntries = {
	id: v.pipe(v.string(), v.regex(/^\d{4}-\d{4}$/)),
	name: TermText,
	/** "khóa I". */
	ordinal: TermText,
	start: Day,
	/** Last day on which records count. */
	end: Day,
	endNote: TermText,
	programme: v.strictObject({ name: TermText, issuedOn: Day, basis: TermText }),
	province: TermText,
	bodies: v.strictObject({
		superior: BodyNames,
		block: BodyNames,
		issuing: BodyNames,
		party: BodyNames
	}),
	/** Tuổi Đoàn (Điều lệ Đoàn): whoever is older than `to` years matures out of the Union. */
	unionAge: v.strictObject({
		from: v.pipe(v.number(), v.integer(), v.minValue(1)),
		to: v.pipe(v.number(), v.integer(), v.maxValue(100))
	}),
	/** The campaign of the deed that everyone does once a year (CT12): the home asks for it without the targets. */
	yearlyDeed: CampaignId,
	closings: v.pipe(v.array(Closing), v.minLength(1)),
	rating: v.strictObject({
		levels: v.array(v.strictObject({ id: RatingLevelId, label: TermText })),
		basis: TermText,
		/** The most units in a hundred that may be rated excellent; null: no ceiling set. */
		excellentCeilingPercent: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100)))
	}),
	fields: v.array(FieldEntry),
	objectives: v.array(ObjectiveEntry),
	campaigns: v.array(Campaign),
	outcomeTypes: v.array(OutcomeType),
	goods: v.array(GoodsSuggestion),
	receiverKinds: v.array(ReceiverKindEntry),
	bodyRoles: v.array(BodyRoleEntry),
	studyParts: v.array(StudyPartEntry)
};

/** What recording an activity needs of a term: small, loaded with the form. */
export const TermCore = v.strictObject(coreEntries);
export type TermCore = v.InferOutput<typeof TermCore>;

/** The whole data of a term: what recording needs, the targets, the conferences, and what comes back every year. */
export const Term = v.strictObject({
	...coreEntries,
	targets: v.array(Target),
	conferences: v.array(Conference),
	duties: v.array(Duty)
});
export type Term = v.InferOutput<typeof Term>;

function coreFaults(core: TermCore): TermFault[] {
	const faults = [
		...repeatedFaults('campaigns', core.campaigns, (one) => one.id),
		...repeatedFaults('outcomeTypes', core.outcomeTypes, (one) => one.id),
		...repeatedFaults('goods', core.goods, (one) => one.name),
		...repeatedFaults('objectives', core.objectives, (one) => one.id),
		...repeatedFaults('fields', core.fields, (one) => one.id),
		...repeatedFaults('closings', core.closings, (one) => one.date)
	];
	if (core.end <= core.start)
		faults.push({ path: 'end', message: `phải sau ngày bắt đầu ${core.start}` });
	const fields = new Set<string>(core.fields.map((one) => one.id));
	const objectives = new Set<number>(core.objectives.map((one) => one.id));
	core.campaigns.forEach((campaign, i) => {
		const path = `campaigns.${i}`;
		if (!fields.has(campaign.defaultField))
			faults.push({
				path: `${path}.defaultField`,
				message: `không có lĩnh vực ${campaign.defaultField}`
			});
		campaign.defaultObjectives.forEach((objective, j) => {
			if (!objectives.has(objective))
				faults.push({
					path: `${path}.defaultObjectives.${j}`,
					message: `không có mục tiêu ${objective}`
				});
		});
	});
	return faults;
}

/** The campaign tags a target's rule counts by. */
function ruleTags(target: Target): string[] {
	if ('tag' in target.rule) return [target.rule.tag];
	return 'tags' in target.rule ? target.rule.tags : [];
}

function programmeFaults(term: Term): TermFault[] {
	const figures = term.targets.flatMap((target) => target.figures);
	const items = term.conferences.flatMap((conference) => conference.items);
	const faults = [
		...repeatedFaults('targets', term.targets, (one) => one.id),
		...repeatedFaults('targets.figures', figures, (one) => one.id),
		...repeatedFaults('duties', term.duties, (one) => one.id),
		...repeatedFaults('conferences', term.conferences, (one) => one.number),
		...repeatedFaults('conferences.items', items, (one) => one.id)
	];
	if (!term.targets.some(({ rule }) => rule.kind === 'tagged' && rule.tag === term.yearlyDeed))
		faults.push({ path: 'yearlyDeed', message: `không chỉ tiêu nào tính “${term.yearlyDeed}”` });
	const tags = new Set(term.campaigns.map((one) => one.id));
	const numbers = new Set(term.conferences.map((one) => one.number));
	term.targets.forEach((target, i) => {
		for (const tag of ruleTags(target))
			if (!tags.has(tag))
				faults.push({ path: `targets.${i}.rule`, message: `không có phong trào “${tag}”` });
		if (target.rule.kind === 'resolutions' && !numbers.has(target.rule.conference))
			faults.push({
				path: `targets.${i}.rule.conference`,
				message: `không có hội nghị ${target.rule.conference}`
			});
	});
	return faults;
}

/** Parses what recording needs of a term; faults name their path. */
export function parseTermCore(input: unknown): Result<TermCore, TermFault[]> {
	const parsed = parseFile(TermCore, input);
	if (!parsed.ok) return parsed;
	const faults = coreFaults(parsed.value);
	return faults.length > 0 ? err(faults) : parsed;
}

/** Parses the whole data of a term, and checks that its parts refer to each other rightly; faults name their path. */
export function parseTerm(input: unknown): Result<Term, TermFault[]> {
	const parsed = parseFile(Term, input);
	if (!parsed.ok) return parsed;
	const faults = [...coreFaults(parsed.value), ...programmeFaults(parsed.value)];
	return faults.length > 0 ? err(faults) : parsed;
}

/** Whether a day `YYYY-MM-DD` lies in the term: records outside it are kept and shown, and not counted. */
export function inTerm(term: Pick<Term, 'start' | 'end'>, day: string): boolean {
	return term.start <= day && day <= term.end;
}
