import { serialDay, type ListCell } from '../domain/import/cells.ts';

/** A table of a workbook grows to this at most: what lies beyond is no list. */
export const MOST_LINES = 60_000;
const MOST_COLUMNS = 60;

/** What the cells of a sheet refer to: its texts, and which styles show a number as a date. */
export type Workbook = {
	texts: readonly string[];
	dateStyles: ReadonlySet<number>;
	from1904: boolean;
};

const DAYS_TO_1904 = 1462;
const ROW = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
const CELL = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const VALUE = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/;
const FORMULA = /<(?:\w+:)?f\b/;
const TEXT = /<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g;
const PHONETIC = /<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g;
const MERGED = /<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'"
};

/** The text between tags, its entities read. */
export function xmlText(text: string): string {
	return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => {
		if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
		const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
		return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
	});
}

/** The value of an attribute; '' where it has none. */
export function attribute(tag: string, name: string): string {
	return xmlText(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

/** All text in a piece of XML, without what Asian writing puts above it. */
export function textIn(xml: string): string {
	return [...xml.replace(PHONETIC, '').matchAll(TEXT)]
		.map(([, text = '']) => xmlText(text))
		.join('');
}

/** Reads a sheet: the values that formulas came to when it was saved, and a merged cell's in all of its places. */
export function readSheet(xml: string, book: Workbook): ListCell[][] {
	const table: ListCell[][] = [];
	for (const [, rowTag = '', cells = ''] of xml.matchAll(ROW)) {
		const line = Number(attribute(rowTag, 'r')) || table.length + 1;
		if (line > MOST_LINES) break;
		while (table.length < line) table.push([]);
		const row = table[line - 1] ?? [];
		for (const [, tag = '', inside = ''] of cells.matchAll(CELL)) {
			const at = columnOf(attribute(tag, 'r')) ?? row.length;
			if (at >= MOST_COLUMNS) break;
			while (row.length <= at) row.push(null);
			row[at] = valueOf(tag, inside, book);
		}
	}
	fillMerged(table, xml);
	return table;
}

/** "C12" is column 2. */
function columnOf(reference: string): number | null {
	const letters = /^[A-Z]+/.exec(reference)?.[0];
	if (letters === undefined) return null;
	return [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueOf(tag: string, inside: string, book: Workbook): ListCell {
	const type = attribute(tag, 't');
	if (type === 'inlineStr') return textIn(inside);
	const value = VALUE.exec(inside)?.[1];
	// Saved by a program that did not work it out, or worked out to an error.
	if (type === 'e' || (value === undefined && FORMULA.test(inside))) return { unread: 'formula' };
	if (value === undefined) return null;
	if (type === 's') return book.texts[Number(value)] ?? null;
	if (type === 'str') return xmlText(value);
	if (type === 'd') return { day: value.slice(0, 10) };
	if (type === 'b') return value === '1' ? 'x' : '';
	const number = Number(value);
	if (!Number.isFinite(number)) return null;
	const isDate = number > 0 && book.dateStyles.has(Number(attribute(tag, 's')));
	return isDate ? { day: serialDay(number + (book.from1904 ? DAYS_TO_1904 : 0)) } : number;
}

function fillMerged(table: ListCell[][], xml: string): void {
	for (const [, left = '', top = '', right = '', bottom = ''] of xml.matchAll(MERGED)) {
		const [from, to] = [columnOf(left) ?? 0, Math.min(columnOf(right) ?? 0, MOST_COLUMNS - 1)];
		const value = table[Number(top) - 1]?.[from] ?? null;
		if (value === null) continue;
		for (let line = Number(top); line <= Math.min(Number(bottom), table.length); line++) {
			const row = table[line - 1] ?? [];
			while (row.length <= to) row.push(null);
			row.fill(value, from, to + 1);
		}
	}
}
