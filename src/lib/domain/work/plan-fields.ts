import * as v from 'valibot';
import { Day } from '../date.ts';
import { requiredWords, words } from '../text.ts';
import { itemStates } from './common-fields.ts';

/** Long enough for the largest yearly programme seen, with some to spare; a version carries all its lines. */
const MOST_LINES = 300;

const MonthOfYear = v.nullable(
	v.pipe(v.number('notNumber'), v.integer('notWhole'), v.minValue(1), v.maxValue(12))
);
const text = requiredWords(1000);
const responsible = words(200);

/**
 * The key of a line of a year's plan: its year, and a ULID or the point of the programme that it was taken from, so
 * that two people who take the same point make one line.
 */
export const PlanLineKey = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}\.([0-7][0-9A-HJKMNP-TV-Z]{25}|\d{1,3}\.\d{1,3})$/, 'planLine')
);

/** The key of a version that was submitted: its year and a ULID. */
export const PlanVersionKey = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}\.[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'planVersion')
);

export const PlanLineSaid = v.strictObject({
	/** The month it is for; null: the whole year. */
	month: v.exactOptional(MonthOfYear),
	text: v.exactOptional(text),
	responsible: v.exactOptional(responsible),
	/** How far it is, once the plan is carried out. */
	state: v.exactOptional(v.picklist(itemStates)),
	removed: v.exactOptional(v.boolean())
});
export type PlanLineFields = Required<v.InferOutput<typeof PlanLineSaid>>;

const FrozenLine = v.strictObject({ key: PlanLineKey, month: MonthOfYear, text, responsible });
/** A line as it was submitted. */
export type FrozenLine = v.InferOutput<typeof FrozenLine>;

/** Nháp → trình BCH → thông qua / trả lại → triển khai; a draft is no version yet. */
export const planSteps = ['submitted', 'adopted', 'returned', 'running'] as const;
export type PlanStep = (typeof planSteps)[number];

export const PlanVersionSaid = v.pipe(
	v.strictObject({
		/** All lines, frozen: said once, as it is submitted. */
		lines: v.exactOptional(
			v.pipe(
				v.array(FrozenLine),
				v.minLength(1, 'required'),
				v.maxLength(MOST_LINES, `tooMany|${MOST_LINES}`)
			)
		),
		step: v.exactOptional(v.picklist(planSteps)),
		/** What the submitter says of it, or why it was returned. */
		note: v.exactOptional(words(2000)),
		/** Its number and day once it is issued. */
		number: v.exactOptional(words(60)),
		issuedOn: v.exactOptional(v.nullable(Day))
	}),
	v.check(({ step, lines }) => (step === 'submitted') === (lines !== undefined), 'frozenLines'),
	v.forward(
		v.partialCheck(
			[['step'], ['note']],
			({ step, note = '' }) => step !== 'returned' || note.trim() !== '',
			'required'
		),
		['note']
	)
);
export type PlanVersionFields = Required<v.InferOutput<typeof PlanVersionSaid>>;
