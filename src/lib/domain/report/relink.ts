import type { Source } from './data.ts';
import type { Paragraph, Run } from './paper.ts';

/** A figure that the records put into a section, as it is written there. */
export type SectionFigure = { text: string; source: Source };

/** An edited section: its paragraphs, with the figures that still stand in them, and those that do not. */
export type Relinked = { paragraphs: Paragraph[]; gone: SectionFigure[] };

type Found = { from: number; to: number; source: Source };

/** The figures of paragraphs, in order. */
export function figuresIn(paragraphs: readonly Paragraph[]): SectionFigure[] {
	return paragraphs.flatMap((runs) =>
		runs.flatMap(({ text, source }) => (source === undefined ? [] : [{ text, source }]))
	);
}

/** The words of paragraphs as they are edited: a line each. */
export function editableText(paragraphs: readonly Paragraph[]): string {
	return paragraphs.map((runs) => runs.map(({ text }) => text).join('')).join('\n');
}

/**
 * Finds the figures again in words that somebody edited, so that each still leads to its records. A figure that was
 * changed or taken out is `gone`: the writer may do so, and is told.
 */
export function relink(text: string, figures: readonly SectionFigure[]): Relinked {
	const found: Found[] = [];
	const gone: SectionFigure[] = [];
	let after = 0;
	for (const figure of figures) {
		const from = place(text, figure.text, found, after) ?? place(text, figure.text, found, 0);
		if (from === null) {
			gone.push(figure);
			continue;
		}
		const to = from + figure.text.length;
		found.push({ from, to, source: figure.source });
		after = to;
	}
	found.sort((a, b) => a.from - b.from);
	return { paragraphs: split(text, found), gone };
}

/** Where a figure stands by itself at or after an index, in no other's place; null: nowhere. */
function place(text: string, figure: string, taken: readonly Found[], after: number) {
	for (let at = text.indexOf(figure, after); at !== -1; at = text.indexOf(figure, at + 1)) {
		const to = at + figure.length;
		const free = taken.every((one) => to <= one.from || at >= one.to);
		if (free && standsAlone(text, at, to)) return at;
	}
	return null;
}

/** "47" is not in "1.470" nor in "47,5". */
function standsAlone(text: string, from: number, to: number): boolean {
	const before = text.slice(Math.max(0, from - 2), from);
	const next = text.slice(to, to + 2);
	if (/^[\p{L}\p{N}%]/u.test(next) || /[\p{L}\p{N}]$/u.test(before)) return false;
	return !/^[.,]\p{N}/u.test(next) && !/\p{N}[.,]$/u.test(before);
}

function split(text: string, found: readonly Found[]): Paragraph[] {
	const paragraphs: Paragraph[] = [];
	let start = 0;
	for (const line of text.split('\n')) {
		const end = start + line.length;
		const within = found.filter(({ from, to }) => from >= start && to <= end);
		if (line.trim() !== '') paragraphs.push(runsOf(text, start, end, within));
		start = end + 1;
	}
	return paragraphs;
}

function runsOf(text: string, start: number, end: number, found: readonly Found[]): Run[] {
	const runs: Run[] = [];
	let at = start;
	for (const { from, to, source } of found) {
		if (from > at) runs.push({ text: text.slice(at, from) });
		runs.push({ text: text.slice(from, to), source });
		at = to;
	}
	if (at < end) runs.push({ text: text.slice(at, end) });
	return runs;
}
