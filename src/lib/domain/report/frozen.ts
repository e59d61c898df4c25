import * as v from 'valibot';
import { boardMeasures } from '../totals/board-view.ts';
import { measures } from '../totals/measures.ts';
import type { Source } from './data.ts';
import { workParts } from './data.ts';
import type { Paper } from './paper.ts';

/** A section may be as long as minutes; with the words around its figures it is a little more. */
const LONGEST_TEXT = 25_000;
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const texts = (most: number) => v.pipe(v.array(text), v.maxLength(most));
const count = v.pipe(v.number(), v.minValue(0));
/** What a record can count for, beside being one of so many. */
const amountKeys = ['members', ...measures] as const;

const By = v.nullable(
	v.strictObject({ dimension: v.picklist(['campaign', 'objective']), key: text })
);
const WorkSource = v.strictObject({ kind: v.literal('work'), part: v.picklist(workParts) });
const FrozenSource: v.GenericSchema<unknown, Source> = v.variant('kind', [
	v.strictObject({ kind: v.literal('records'), measure: v.picklist(boardMeasures), by: By }),
	WorkSource,
	v.strictObject({ kind: v.literal('target'), figure: text }),
	v.strictObject({ kind: v.literal('conference'), number: count }),
	v.strictObject({ kind: v.literal('units') })
]);

const Run = v.strictObject({ text, source: v.exactOptional(FrozenSource) });
const Section = v.strictObject({
	id: text,
	level: v.picklist([0, 1, 2]),
	title: text,
	paragraphs: v.pipe(v.array(v.pipe(v.array(Run), v.maxLength(2000))), v.maxLength(5000)),
	ask: v.nullable(text)
});
const FrozenAppendix = v.strictObject({
	title: text,
	subject: text,
	reference: text,
	columns: v.pipe(
		v.array(
			v.strictObject({
				title: text,
				widthMm: count,
				align: v.picklist(['left', 'center', 'right'])
			})
		),
		v.maxLength(100)
	),
	rows: v.pipe(v.array(texts(100)), v.maxLength(1000)),
	notes: texts(20)
});
const FrozenPaper: v.GenericSchema<unknown, Paper> = v.strictObject({
	superior: text,
	issuing: text,
	symbol: text,
	place: text,
	year: text,
	kind: text,
	subject: texts(10),
	opening: texts(10),
	recipients: texts(50),
	sections: v.pipe(v.array(Section), v.maxLength(100)),
	signatures: v.pipe(v.array(texts(10)), v.maxLength(2)),
	appendices: v.pipe(v.array(FrozenAppendix), v.maxLength(10))
});

/** Keys of campaigns and objectives. */
const keys = v.pipe(v.array(text), v.maxLength(100));

/**
 * A record by its day ('' where it was not known), its unit's place in `units`, its name, campaigns and objectives, and
 * what it counts for: a list and no object, since there are hundreds of them.
 */
const FrozenRecord = v.tuple([
	text,
	count,
	text,
	keys,
	keys,
	v.record(v.picklist(amountKeys), count)
]);
export type FrozenRecord = v.InferOutput<typeof FrozenRecord>;

/** The newest first; `more`: so many of the oldest found no room. */
const FrozenRecords = v.strictObject({
	list: v.pipe(v.array(FrozenRecord), v.maxLength(10_000)),
	more: count
});

const figure = {
	id: text,
	label: text,
	numerator: text,
	denominator: text,
	year: v.nullable(text),
	n: count,
	of: v.nullable(count),
	waiting: count,
	inexact: v.boolean(),
	unknown: count,
	percent: v.nullable(count)
};
const names = texts(1000);
const common = {
	paper: FrozenPaper,
	/** When the figures were counted; null: on the writer's phone. */
	at: v.nullable(text)
};
const figures = <const T extends v.ObjectEntries>(more: T) =>
	v.pipe(v.array(v.strictObject({ ...figure, ...more })), v.maxLength(200));

/** The first version named units alone, by their place in `units`. */
const First = v.strictObject({
	v: v.literal(1),
	...common,
	figures: figures({ missing: v.array(count) }),
	units: names
});

/**
 * A report as it was when somebody froze it, with what its figures were made of: it needs nothing else to explain itself.
 * Units stand by name, as they were called then; one may be called otherwise, or be gone, when this is read.
 */
export const FrozenContent = v.strictObject({
	v: v.literal(2),
	...common,
	/** Each with who was behind, by their place in `units`, and what was said of them. */
	figures: figures({ by: By, behind: v.array(v.tuple([count, text])) }),
	units: names,
	/** The approved records of the period; null: the phone that froze it could not read them. */
	records: v.nullable(FrozenRecords),
	/** What the committee's work was, a line each. */
	work: v.array(v.strictObject({ part: v.picklist(workParts), lines: texts(2000) }))
});
export type FrozenContent = v.InferOutput<typeof FrozenContent>;
export type FrozenFigure = FrozenContent['figures'][number];

/** As long as a document may be that the server takes, counted as it is sent, with some to spare for what is around. */
export const LONGEST_CONTENT = 500_000;

/** How long a text is as it is sent inside a document. */
export function sentLength(content: string): number {
	return JSON.stringify(content).length;
}

/** Reads what was kept; null: written by a newer version of the app, or broken. */
export function readFrozen(content: string): FrozenContent | null {
	try {
		const parsed = v.safeParse(v.variant('v', [First, FrozenContent]), JSON.parse(content));
		if (!parsed.success) return null;
		return parsed.output.v === 1 ? upgraded(parsed.output) : parsed.output;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function upgraded({ figures: old, ...kept }: v.InferOutput<typeof First>): FrozenContent {
	const figures = old.map(({ missing, ...one }): FrozenFigure => ({
		...one,
		by: null,
		behind: missing.map((place) => [place, ''])
	}));
	return { ...kept, v: 2, figures, records: null, work: [] };
}
