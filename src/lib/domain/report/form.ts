import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1));
const lines = v.pipe(v.array(text), v.minLength(1));
const sentence = v.union([text, lines]);
const paragraphs = v.array(v.pipe(v.array(sentence), v.minLength(1)));

/** A section of a report: what it says of the block and of a unit, and what its writer is asked for. */
export const FormSection = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{1,38}$/)),
	/** 1: "I. KẾT QUẢ…", 2: "1. Công tác giáo dục", 0: a heading of neither. */
	level: v.picklist([0, 1, 2]),
	title: text,
	block: paragraphs,
	unit: paragraphs,
	/** Null: nothing is missing where the records say nothing. */
	ask: v.nullable(text)
});
export type FormSection = v.InferOutput<typeof FormSection>;

/** A kind of report by what follows the year in its period, and who signs it. */
const FormType = v.strictObject({
	/** `''` the year, `-Q1`, `-6m`… or `term`; `*` whatever no other names. */
	periods: v.pipe(v.array(v.string()), v.minLength(1)),
	signature: lines
});

/** A shorter paper: a paragraph of which a fact is not known is left out. */
const PaperForm = v.strictObject({
	kind: text,
	symbol: v.string(),
	subject: text,
	opening: v.array(text),
	sections: v.array(v.strictObject({ title: v.string(), paragraphs: lines })),
	recipients: v.array(text),
	signatures: v.pipe(v.array(lines), v.minLength(1), v.maxLength(2))
});
export type PaperForm = v.InferOutput<typeof PaperForm>;

/** The form of the review report: headings, sections and wording, as data of a term. */
export const ReportForm = v.strictObject({
	/** What the paper calls itself: "BÁO CÁO". */
	kind: text,
	symbol: text,
	/** `{period}` and `{next}` are filled in; the second where nothing follows. */
	subject: v.tuple([text, text]),
	types: v.pipe(v.array(FormType), v.minLength(1)),
	sections: v.pipe(v.array(FormSection), v.minLength(1)),
	recipients: lines,
	/** A unit's own report. `{unit}`: its name. */
	ofUnit: v.strictObject({
		superior: text,
		signature: lines,
		recipients: lines
	}),
	appendix: v.strictObject({
		title: text,
		subject: text,
		reference: text,
		/** Of each unit: what it did, and how it stands as an organisation. */
		byUnit: text,
		organisation: text
	}),
	/** Giấy mời, biên bản hội nghị, báo cáo nhanh of one activity, báo cáo kiểm tra, giám sát. */
	papers: v.strictObject({
		invitation: PaperForm,
		minutes: PaperForm,
		activity: PaperForm,
		/** The report on inspections, signed for the inspection committee, which `issuing` names. */
		inspections: v.strictObject({ ...PaperForm.entries, issuing: text })
	})
});
export type ReportForm = v.InferOutput<typeof ReportForm>;

/** The lines of the signature of a report of a period. */
export function signatureOf({ types }: ReportForm, period: string): readonly string[] {
	const suffix = period === 'term' ? period : period.slice(4);
	const found = types.find(({ periods }) => periods.includes(suffix));
	return (found ?? types.find(({ periods }) => periods.includes('*')))?.signature ?? [];
}
