import type { YearSide } from '../../domain/totals/periods-document.ts';
import type { PartSet } from '../../domain/totals/year-parts.ts';
import { listParts, unions } from '../../domain/totals/year-parts.ts';
import type { CellFigures } from './cell-figures.ts';
import { addFigures, figuresOf, isNoCell, MEMBERS, noFigures } from './cell-figures.ts';
import type { Grown } from './people.ts';

/** A cell's figures by part of its year, and its distinct persons in each of `unions`. */
export type CellParts = { parts: Map<number, CellFigures>; unions: number[] };

/** Reads the parts of a cell; null: it has none yet. */
export function readParts(text: unknown): CellParts {
	if (typeof text !== 'string') return { parts: new Map(), unions: unions.map(() => 0) };
	// We wrote the text, so its shape is known.
	const [persons, parts]: [number[], [number, CellFigures][]] = JSON.parse(text);
	return { parts: new Map(parts), unions: persons };
}

/** Changes them by figures and by persons who came or went, and writes them. */
export function changedParts(
	text: unknown,
	changes: ReadonlyMap<number, CellFigures>,
	grown: Grown
): string {
	const { parts, unions: persons } = readParts(text);
	for (const [part, change] of changes) {
		const figures = parts.get(part) ?? noFigures();
		addFigures(figures, change);
		figures[MEMBERS] = (figures[MEMBERS] ?? 0) + (grown.parts[part] ?? 0);
		if (isNoCell(figures)) parts.delete(part);
		else parts.set(part, figures);
	}
	return JSON.stringify([persons.map((n, i) => n + (grown.unions[i] ?? 0)), [...parts]]);
}

/** The same as a board is put together of. */
export function yearSide(text: unknown): YearSide {
	const { parts, unions: persons } = readParts(text);
	return {
		parts: new Map([...parts].map(([part, figures]) => [part, figuresOf(figures)])),
		unions: persons
	};
}

/** The figures of a set of parts together; null where no record counts in them. Persons are told for single parts and unions. */
export function figuresIn({ parts, unions: persons }: CellParts, set: PartSet): CellFigures | null {
	const within = listParts(set).flatMap((part) => {
		const figures = parts.get(part);
		return figures === undefined ? [] : [figures];
	});
	const [first, ...more] = within;
	if (first === undefined || more.length === 0) return first ?? null;
	const sum = noFigures();
	for (const figures of within) addFigures(sum, figures);
	sum[MEMBERS] = persons[unions.indexOf(set)] ?? 0;
	return sum;
}
