import * as v from 'valibot';
import { Qualifier } from '../amount.ts';
import { Season } from '../date.ts';
import { BodyRole, Field, Kind, Objective, ReceiverKind } from './content.ts';

/*
 * The form as it is typed: raw texts, choices, lines with ids. What a person has typed is kept as it stands, right or
 * wrong, and saved field by field; `form-model-content.ts` turns it into content and back.
 */

const text = v.string();
const none = v.literal('');

/** An amount as typed. `qualifier` null: not chosen, so exact. `words`: told words apart from the number box. */
export const AmountForm = v.object({ qualifier: v.nullable(Qualifier), text, words: text });
export type AmountForm = v.InferOutput<typeof AmountForm>;

/** A date in three boxes; a month leaves `day` alone. */
export const DateForm = v.object({ day: text, month: text, year: text });
export type DateForm = v.InferOutput<typeof DateForm>;

export const Precision = v.picklist(['day', 'month', 'season', 'year', 'unknown']);
export type Precision = v.InferOutput<typeof Precision>;

/** Every box of "Khi nào"; which of them count depends on the precision, the others keep what was typed. */
export const WhenForm = v.object({
	precision: v.union([none, Precision]),
	start: DateForm,
	end: DateForm,
	season: v.union([none, Season]),
	year: text,
	words: text
});
export type WhenForm = v.InferOutput<typeof WhenForm>;

const PlaceRole = v.union([none, v.picklist(['held', 'helped'])]);
export const PlaceForm = v.object({
	id: text,
	kind: v.picklist(['commune', 'venue', 'online', 'outside']),
	/** The commune's code; of a venue too, where it is known. */
	code: text,
	name: text,
	hamlets: v.array(text),
	role: PlaceRole,
	words: text
});
export type PlaceForm = v.InferOutput<typeof PlaceForm>;

export const BodyForm = v.object({
	id: text,
	name: text,
	unit: text,
	role: v.union([none, BodyRole])
});
export type BodyForm = v.InferOutput<typeof BodyForm>;

export const PeopleForm = v.object({
	members: v.array(text),
	memberCount: AmountForm,
	otherCount: AmountForm,
	attendances: AmountForm,
	volunteerDays: AmountForm,
	residentDays: AmountForm
});
export type PeopleForm = v.InferOutput<typeof PeopleForm>;

const Kinds = v.union([none, ReceiverKind]);
export const ReceiverForm = v.object({ id: text, kind: Kinds, amount: AmountForm, words: text });
export type ReceiverForm = v.InferOutput<typeof ReceiverForm>;

const lineContext = { receiver: Kinds, place: text, source: text };
export const GiftForm = v.object({
	id: text,
	name: text,
	count: AmountForm,
	unitPriceDong: AmountForm,
	totalDong: AmountForm,
	...lineContext,
	/** The record already had this line: it stays even with nothing in it. */
	told: v.boolean()
});
export type GiftForm = v.InferOutput<typeof GiftForm>;

export const GoodsForm = v.object({
	id: text,
	name: text,
	quantity: AmountForm,
	unit: text,
	valueDong: AmountForm,
	...lineContext
});
export type GoodsForm = v.InferOutput<typeof GoodsForm>;

export const OutcomeForm = v.object({
	id: text,
	type: text,
	amount: AmountForm,
	unit: text,
	phase: v.union([none, v.picklist(['launch', 'handover'])]),
	place: text,
	words: text
});
export type OutcomeForm = v.InferOutput<typeof OutcomeForm>;

/** Có số · Có, không rõ số · Không ghi: three different answers. */
export const ShareForm = v.object({
	choice: v.picklist(['known', 'unknown', 'none']),
	amount: AmountForm
});
export type ShareForm = v.InferOutput<typeof ShareForm>;

export const ValueForm = v.object({
	givenDong: AmountForm,
	raisedDong: AmountForm,
	selfFunded: ShareForm,
	mobilised: ShareForm,
	words: text
});
export type ValueForm = v.InferOutput<typeof ValueForm>;

export const TopicForm = v.object({ title: text, speaker: text });
export const StudyForm = v.object({
	rates: v.array(v.picklist(['party', 'state', 'union'])),
	documents: v.array(text),
	topics: v.array(TopicForm),
	summoned: AmountForm,
	present: AmountForm,
	audience: text,
	mode: v.union([none, v.picklist(['inPerson', 'online', 'self'])])
});
export type StudyForm = v.InferOutput<typeof StudyForm>;

export const LinksForm = v.object({ parent: text, jointCode: text, jointLead: v.boolean() });
export type LinksForm = v.InferOutput<typeof LinksForm>;

/** Sections of "Hoạt động này có gì?" that a person has opened, so that they are open again after a restart. */
export const Section = v.picklist([
	'gifts',
	'goods',
	'receivers',
	'money',
	'outcomes',
	'study',
	'blood',
	'bodies',
	'people',
	'result',
	'campaigns'
]);
export type Section = v.InferOutput<typeof Section>;

const shape = {
	name: text,
	when: WhenForm,
	places: v.array(PlaceForm),
	sections: v.array(Section),
	gifts: v.array(GiftForm),
	goods: v.array(GoodsForm),
	receivers: v.array(ReceiverForm),
	value: ValueForm,
	outcomes: v.array(OutcomeForm),
	study: v.nullable(StudyForm),
	bodies: v.array(BodyForm),
	people: PeopleForm,
	result: text,
	kinds: v.array(Kind),
	field: v.union([none, Field]),
	objectives: v.array(Objective),
	campaigns: v.array(text),
	campaignWords: text,
	links: LinksForm
};

/** The whole form. Its keys, `sections` aside, are those of the content: a draft is saved key by key. */
export const ActivityForm = v.object(shape);
export type ActivityForm = v.InferOutput<typeof ActivityForm>;
export type FormField = keyof ActivityForm;
export const formFields = Object.keys(shape) as FormField[];

export const emptyAmount: AmountForm = { qualifier: null, text: '', words: '' };
export const emptyDate: DateForm = { day: '', month: '', year: '' };
const noShare: ShareForm = { choice: 'none', amount: emptyAmount };

/** "Học tập" with nothing in it yet. */
export const emptyStudy: StudyForm = {
	rates: [],
	documents: [],
	topics: [],
	summoned: emptyAmount,
	present: emptyAmount,
	audience: '',
	mode: ''
};

/** A form in which nothing is said. */
export function emptyForm(): ActivityForm {
	return {
		name: '',
		when: { precision: '', start: emptyDate, end: emptyDate, season: '', year: '', words: '' },
		places: [],
		sections: [],
		gifts: [],
		goods: [],
		receivers: [],
		value: {
			givenDong: emptyAmount,
			raisedDong: emptyAmount,
			selfFunded: noShare,
			mobilised: noShare,
			words: ''
		},
		outcomes: [],
		study: null,
		bodies: [],
		people: {
			members: [],
			memberCount: emptyAmount,
			otherCount: emptyAmount,
			attendances: emptyAmount,
			volunteerDays: emptyAmount,
			residentDays: emptyAmount
		},
		result: '',
		kinds: [],
		field: '',
		objectives: [],
		campaigns: [],
		campaignWords: '',
		links: { parent: '', jointCode: '', jointLead: false }
	};
}

/** Takes over one stored value of a draft if it still fits the form. */
function take<K extends FormField>(form: ActivityForm, field: K, stored: unknown): ActivityForm {
	const parsed = v.safeParse(ActivityForm.entries[field], stored);
	return parsed.success ? { ...form, [field]: parsed.output } : form;
}

/** The form a draft's stored fields make; a field never saved, or saved by a form of another shape, is empty. */
export function formFromFields(fields: Readonly<Record<string, unknown>>): ActivityForm {
	return formFields.reduce(
		(form, field) => (field in fields ? take(form, field, fields[field]) : form),
		emptyForm()
	);
}

/** Required fields that are still empty; the unit stands on the draft itself. */
export function missingOf(form: ActivityForm): ('name' | 'when')[] {
	const missing: ('name' | 'when')[] = [];
	if (form.name.trim() === '') missing.push('name');
	if (form.when.precision === '') missing.push('when');
	return missing;
}

/** Whether nothing at all has been entered: such a draft may be thrown away without asking. */
export function isUntouched(form: ActivityForm): boolean {
	return JSON.stringify({ ...form, sections: [] }) === JSON.stringify(emptyForm());
}
