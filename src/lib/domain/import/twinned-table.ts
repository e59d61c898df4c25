import { fold } from '../text.ts';
import type { ListCell } from './cells.ts';
import { cellText, isUnread } from './cells.ts';
import { isUnitHead } from './twinned-list.ts';

/** What of a sheet is no line of a list: its commune column is called one of these. */
const COMMUNE_HEADS = /^(ten )?(cac )?xa\b|^xa phuong|^dia phuong|ket nghia/;
const DISTRICT_HEADS = /^(ten )?huyen\b|^quan huyen|^dia ban/;

/** Where a sheet has what: `communes`: every column with communes in it. */
type Shape = { head: number; unit: number; communes: number[]; district: number | null };

/** How far down the line is looked for that names the columns. */
const FIRST_LINES = 30;

/**
 * A sheet of twinned communes as the lines of the list that is typed: unit; commune, district; … Each line keeps its
 * number, so that what is wrong in one is found in the sheet. A unit's further lines (merged cells, or its name again
 * just below) go with its first, and a unit without any is left out. Null: no line names a unit and a commune.
 * @param table rows and cells as the file has them, in Unicode
 */
export function twinnedText(table: readonly (readonly ListCell[])[]): string | null {
	const shape = shapeOf(table);
	if (shape === null) return null;
	const lines = table.map(() => '');
	let last = { at: 0, name: '' };
	for (const [at, cells] of table.entries()) {
		if (at <= shape.head) continue;
		const name = plain(cellText(cells[shape.unit] ?? null));
		if (name !== '' && name !== last.name) last = { at, name };
		const communes = communesIn(cells, shape);
		// A unit without a commune in the sheet is left as it is: an empty cell says nothing.
		if (last.name === '' || communes.length === 0) continue;
		lines[last.at] = [lines[last.at] === '' ? last.name : lines[last.at], ...communes].join('; ');
	}
	return lines.some((line) => line !== '') ? lines.join('\n').trimEnd() : null;
}

/** By the heads; without any the first column of words is the unit's, and what stands behind it are communes. */
function shapeOf(table: readonly (readonly ListCell[])[]): Shape | null {
	for (const [head, cells] of table.slice(0, FIRST_LINES).entries()) {
		const heads = cells.map((cell) => fold(cellText(cell)));
		const unit = heads.findIndex(isUnitHead);
		const communes = heads.flatMap((one, at) =>
			at !== unit && COMMUNE_HEADS.test(one) ? [at] : []
		);
		if (unit < 0 || communes.length === 0) continue;
		const district = heads.findIndex((one, at) => at !== unit && DISTRICT_HEADS.test(one));
		return { head, unit, communes, district: district < 0 ? null : district };
	}
	const first = table.find((cells) => cells.filter(isWords).length > 1);
	if (first === undefined) return null;
	const unit = first.findIndex(isWords);
	const communes = Array.from(
		{ length: Math.max(...table.map((cells) => cells.length)) - unit - 1 },
		(_, n) => unit + 1 + n
	);
	return { head: -1, unit, communes, district: null };
}

/** A number of the line, or of people, is no name. */
function isWords(cell: ListCell): boolean {
	return typeof cell === 'string' && /\p{L}/u.test(cell);
}

function communesIn(cells: readonly ListCell[], { communes, district }: Shape): string[] {
	const named = communes.flatMap((at) => {
		const cell = cells[at] ?? null;
		// A formula without a result: told as a commune that nobody knows, never left out.
		if (isUnread(cell)) return ['?'];
		return isWords(cell) ? String(cell).split(/[;\n]/).map(plain) : [];
	});
	const there = named.filter((one) => one !== '');
	const of = district === null ? '' : plain(cellText(cells[district] ?? null));
	// Of several communes in one line nobody can tell which of them the district is of, but it is of all.
	return of === '' ? there : there.map((one) => (one.includes(',') ? one : `${one}, ${of}`));
}

/** A name without what parts a list. */
function plain(text: string): string {
	return text.replace(/[;\t\s]+/g, ' ').trim();
}
