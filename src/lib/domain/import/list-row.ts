import * as v from 'valibot';
import { fold, hasMarkup } from '../text.ts';
import type { Birth, ListCell } from './cells.ts';
import { birthOf, cellText, isUnread, phoneOf } from './cells.ts';
import type { Columns, ListField, ListHead, ListTable } from './columns.ts';
import { listFields } from './columns.ts';

/** More are no block's: 2,500 people are in this one. */
export const MOST_ROWS = 10_000;

const LONGEST = 500;
const Text = v.pipe(v.string(), v.maxLength(LONGEST));
const DAY = v.strictObject({ day: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)) });
const Cell = v.nullable(v.union([Text, v.number(), DAY]));

/** A line of a list as it is sent to the server: what stands in the columns that were understood. */
export const ListRow = v.strictObject({
	/** The line in the file, the first is 1. */
	line: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000)),
	name: Text,
	birth: Cell,
	unit: Text,
	chiDoan: Text,
	post: Text,
	membership: Text,
	phone: Cell,
	department: Text
});
export type ListRow = v.InferOutput<typeof ListRow>;

/** Chức vụ: bí thư or phó bí thư, of the unit or, where the list says so, of a chi đoàn. */
export type Post = 'secretary' | 'deputy' | 'branchSecretary' | 'branchDeputy' | null;

/** A line understood. */
export type ListedPerson = {
	line: number;
	name: string;
	birth: Birth | null;
	unit: string;
	chiDoan: string;
	post: Post;
	membership: 'member' | 'youth';
	phone: string | null;
	department: string;
};

export type RowIssue = {
	field: 'name' | 'birth' | 'unit' | 'chiDoan' | 'post' | 'membership' | 'phone' | 'department';
	code: string;
};

/** A line read: understood, with what was left out of it, or what is wrong in it. */
export type ReadRow =
	| { person: ListedPerson; leftOut: RowIssue[] }
	| { line: number; name: string; issues: RowIssue[] };

/** A line of which a cell is a formula without a result: what it says is nobody's guess. */
export type UnreadLine = { line: number; fields: ListField[] };

/**
 * The lines below the head in which somebody stands, how many others there are, and those that cannot be read: they are
 * told, and no part of them is sent.
 */
export function rowsOf(
	table: ListTable,
	{ line: headLine, columns }: ListHead
): { rows: ListRow[]; skipped: number; unread: UnreadLine[] } {
	const rows: ListRow[] = [];
	const unread: UnreadLine[] = [];
	let skipped = 0;
	for (const [i, cells] of table.slice(headLine + 1).entries()) {
		if (repeatsHead(cells, table[headLine] ?? [], columns)) continue;
		const fields = unreadIn(cells, columns);
		if (fields.length > 0) {
			unread.push({ line: headLine + i + 2, fields });
			continue;
		}
		if (cells.every((cell) => cellText(cell) === '')) continue;
		const row = rowOf(cells, columns, headLine + i + 2);
		// A heading, a sum, a signature: no person stands in it.
		if (row.name === '' && cellText(row.birth) === '' && cellText(row.phone) === '') skipped++;
		else rows.push(row);
	}
	return { rows, skipped, unread };
}

/** The second line of a head over two lines ("Năm sinh" over "Nam" and "Nữ"), or the head again on the next page. */
function repeatsHead(
	cells: readonly ListCell[],
	head: readonly ListCell[],
	{ name, family }: Columns
): boolean {
	const at = name ?? family;
	if (at === undefined) return false;
	const said = cellText(cells[at] ?? null);
	return said !== '' && said === cellText(head[at] ?? null);
}

/** Which of the columns that are used hold a formula without a result. */
function unreadIn(cells: readonly ListCell[], columns: Columns): ListField[] {
	return listFields.filter((field) => {
		const at = columns[field];
		return at !== undefined && isUnread(cells[at] ?? null);
	});
}

function rowOf(cells: readonly ListCell[], columns: Columns, line: number): ListRow {
	const cell = (at: number | undefined): ListCell =>
		at === undefined ? null : (cells[at] ?? null);
	const cut = (one: ListCell): ListRow['birth'] => {
		if (typeof one === 'string') return one.slice(0, LONGEST);
		return one !== null && typeof one === 'object' && 'unread' in one ? null : one;
	};
	const text = (at: number | undefined) => cellText(cell(at)).slice(0, LONGEST);
	const parts = [columns.name ?? columns.family, columns.nameAlso ?? columns.given].map(text);
	return {
		line,
		// A cell over both columns says the same in each.
		name: [...new Set(parts.filter((part) => part !== ''))].join(' ').slice(0, LONGEST),
		birth: cut(
			cellText(cell(columns.birth)) === '' ? cell(columns.birthAlso) : cell(columns.birth)
		),
		unit: text(columns.unit),
		chiDoan: text(columns.chiDoan),
		post: text(columns.post),
		membership: text(columns.membership),
		phone: cut(cell(columns.phone)),
		department: text(columns.department)
	};
}

/** Reads a line as the server takes it: what must be right is an issue, what may be missing is left out and said. */
export function readRow(row: ListRow): ReadRow {
	const issues: RowIssue[] = [];
	const leftOut: RowIssue[] = [];
	const birth = birthOf(row.birth);
	const phone = phoneOf(row.phone);
	const membership = membershipOf(row.membership);
	if (birth === 'notBirth') issues.push({ field: 'birth', code: 'notBirth' });
	if (phone === 'notPhone') leftOut.push({ field: 'phone', code: 'notPhone' });
	if (membership === null) issues.push({ field: 'membership', code: 'notMembership' });
	for (const field of ['name', 'unit'] as const)
		if (row[field] === '') issues.push({ field, code: 'required' });
	if (row.name !== '' && !/^[\p{L}\p{M}'’ .-]+$/u.test(row.name))
		issues.push({ field: 'name', code: 'notName' });
	const lengths = { name: 100, unit: 200, chiDoan: 200, department: 200 };
	for (const field of ['name', 'unit', 'chiDoan', 'department'] as const) {
		if (row[field].length > lengths[field]) issues.push({ field, code: 'tooLong' });
		else if (field !== 'name' && hasMarkup(row[field])) issues.push({ field, code: 'markup' });
	}
	if (issues.length > 0 || birth === 'notBirth' || membership === null)
		return { line: row.line, name: row.name.slice(0, 100), issues };
	const { line, unit, chiDoan, department } = row;
	const name = asWritten(row.name);
	const number = phone === 'notPhone' ? null : phone;
	const person = { line, name, birth, unit, chiDoan, department, phone: number };
	return { person: { ...person, post: postOf(row.post), membership }, leftOut };
}

/** A name in capitals as people write it: "LÊ VĂN BÌNH", as many lists have it, is Lê Văn Bình on every screen after. */
function asWritten(name: string): string {
	if (name !== name.toUpperCase()) return name;
	return name
		.toLowerCase()
		.replace(
			/(^|[ .'’-])(\p{L})/gu,
			(_, before: string, letter: string) => before + letter.toUpperCase()
		);
}

function postOf(text: string): Post {
	const said = fold(text);
	const isBranch = /chi doan(?! co so)/.test(said);
	if (/^(pho\s*|p\.?\s*)(bi thu|bt)\b/.test(said)) return isBranch ? 'branchDeputy' : 'deputy';
	if (/^(bi thu|bt)\b/.test(said)) return isBranch ? 'branchSecretary' : 'secretary';
	return null;
}

function membershipOf(text: string): 'member' | 'youth' | null {
	const said = fold(text);
	if (said === '' || /^(doan vien|dv|x|co)$/.test(said)) return 'member';
	return /^(thanh nien|tn|khong|chua ket nap)$/.test(said) ? 'youth' : null;
}
