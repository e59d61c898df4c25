import * as v from 'valibot';
import { boardMeasures } from '../totals/board-view.ts';
import type { ReportData, Source } from './data.ts';
import type { Paper } from './paper.ts';

/** A section may be as long as minutes; with the words around its figures it is a little more. */
const LONGEST_TEXT = 25_000;
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const texts = (most: number) => v.pipe(v.array(text), v.maxLength(most));
const count = v.pipe(v.number(), v.minValue(0));

const FrozenSource: v.GenericSchema<unknown, Source> = v.variant('kind', [
	v.strictObject({
		kind: v.literal('records'),
		measure: v.picklist(boardMeasures),
		by: v.nullable(v.strictObject({ dimension: v.picklist(['campaign', 'objective']), key: text }))
	}),
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
	...{ title: text, subject: text, reference: text },
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
	...{ superior: text, issuing: text, symbol: text, place: text, year: text, kind: text },
	...{ subject: texts(10), opening: texts(10), recipients: texts(50) },
	sections: v.pipe(v.array(Section), v.maxLength(100)),
	signatures: v.pipe(v.array(texts(10)), v.maxLength(2)),
	appendices: v.pipe(v.array(FrozenAppendix), v.maxLength(10))
});

/** A figure as it stood when the report was frozen: what it is of, and who was behind, by their place in `units`. */
const FrozenFigure = v.strictObject({
	id: text,
	label: text,
	year: v.nullable(text),
	...{ numerator: text, denominator: text },
	n: count,
	of: v.nullable(count),
	waiting: count,
	inexact: v.boolean(),
	unknown: count,
	percent: v.nullable(count),
	missing: v.array(count)
});
export type FrozenFigure = v.InferOutput<typeof FrozenFigure>;

/** A report as it was when somebody froze it, with what its figures were made of: it needs nothing else to explain itself. */
export const FrozenContent = v.strictObject({
	v: v.literal(1),
	paper: FrozenPaper,
	figures: v.pipe(v.array(FrozenFigure), v.maxLength(200)),
	/** Names as they were: a unit may be called otherwise, or be gone, when this is read. */
	units: texts(1000),
	/** When the figures were counted; null: on the writer's phone. */
	at: v.nullable(text)
});
export type FrozenContent = v.InferOutput<typeof FrozenContent>;

/** The report and what its figures stand on, to be kept together. */
export function freeze(data: ReportData, paper: Paper): FrozenContent {
	const figures = data.targets.flatMap(({ restricted, figures: all }) =>
		all.map((figure): FrozenFigure => {
			const { id, label, year, numerator, denominator } = figure;
			const { n, of, waiting, inexact, unknown, percent } = figure;
			return {
				...{ id, label, year, numerator, denominator, n, of, waiting, inexact, unknown, percent },
				// Of Party stage no unit is ever named.
				missing: restricted ? [] : missingOf(data, id)
			};
		})
	);
	const { at, units } = data;
	return { v: 1, paper, figures, units: units.map(({ name }) => name), at };
}

function missingOf({ units }: ReportData, figure: string): number[] {
	return units.flatMap(({ figures }, i) => {
		const own = figures[figure];
		return own !== undefined && own.of !== null && own.n < own.of ? [i] : [];
	});
}

/** What a frozen figure of a target was made of; null where the report keeps nothing of it. */
export function explained(
	{ figures, units }: FrozenContent,
	source: Source
): (FrozenFigure & { missingUnits: string[] }) | null {
	if (source.kind !== 'target') return null;
	const figure = figures.findLast(({ id }) => id === source.figure);
	if (figure === undefined) return null;
	return { ...figure, missingUnits: figure.missing.flatMap((i) => units[i] ?? []) };
}

/** Reads what was kept; null: written by a newer version of the app, or broken. */
export function readFrozen(content: string): FrozenContent | null {
	try {
		const parsed = v.safeParse(FrozenContent, JSON.parse(content));
		return parsed.success ? parsed.output : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}
