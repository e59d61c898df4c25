import { fold } from '../text.ts';
import type { ListCell } from './cells.ts';
import { cellText } from './cells.ts';

/** What a list of people can say of each. */
export const listFields = [
	'name',
	'family',
	'given',
	'birth',
	'unit',
	'chiDoan',
	'post',
	'membership',
	'phone',
	'department'
] as const;
export type ListField = (typeof listFields)[number];

/** Which column says what; a name over two columns stands in both, a birth in either ("Nam", "Nữ"). */
export type Columns = Partial<Record<ListField, number>> & {
	nameAlso?: number;
	birthAlso?: number;
};

/** A table of a file: its lines, the first one is line 1. */
export type ListTable = readonly (readonly ListCell[])[];

/** The head of a list: its line, counted from 0, and which column says what. */
export type ListHead = { line: number; columns: Columns };

/** More than this stands over no list. */
const MOST_LINES_OVER = 30;

/** What columns are called in such lists, folded; the first that fits whole wins, then the first that begins so. */
const NAMES: Readonly<Record<ListField, readonly string[]>> = {
	name: ['ho va ten', 'ho ten', 'ho va ten doan vien', 'ten doan vien', 'doan vien'],
	family: ['ho dem', 'ho va dem', 'ho va ten dem', 'ho ten dem', 'ho'],
	given: ['ten'],
	birth: ['ngay sinh', 'ngay thang nam sinh', 'nam sinh', 'sinh ngay', 'ngay, thang, nam sinh'],
	unit: [
		'co so doan',
		'co so',
		'don vi',
		'ten co so doan',
		'ten don vi',
		'doan co so',
		'chi doan co so',
		'co quan'
	],
	chiDoan: ['chi doan', 'ten chi doan', 'sinh hoat tai chi doan'],
	post: ['chuc vu doan', 'chuc vu', 'chuc danh'],
	membership: ['doan vien/thanh nien', 'doi tuong', 'loai', 'la doan vien'],
	phone: ['so dien thoai', 'dien thoai', 'sdt', 'di dong', 'so dt', 'dt', 'dien thoai di dong'],
	department: ['phong ban', 'phong', 'phong, ban', 'bo phan', 'noi cong tac', 'don vi cong tac']
};

const plain = (cell: ListCell) =>
	fold(cellText(cell))
		.replace(/[*:]|\(.*?\)/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** The line that names the columns, and what they are; null: no line names the people. */
export function headOf(table: ListTable): ListHead | null {
	let best: ListHead | null = null;
	for (const [line, cells] of table.slice(0, MOST_LINES_OVER).entries()) {
		const columns = columnsOf(cells);
		if (!namesPeople(columns) || Object.keys(columns).length < 2) continue;
		const isBetter =
			best === null || Object.keys(columns).length > Object.keys(best.columns).length;
		if (isBetter) best = { line, columns };
	}
	return best;
}

/** Whether the columns say who somebody is. */
export function namesPeople(columns: Columns): boolean {
	return (
		columns.name !== undefined || (columns.family !== undefined && columns.given !== undefined)
	);
}

function columnsOf(cells: readonly ListCell[]): Columns {
	const heads = cells.map(plain);
	const columns: Columns = {};
	const taken = new Set<number>();
	for (const fits of [(head: string, name: string) => head === name, beginsWith])
		for (const field of listFields) {
			if (columns[field] !== undefined) continue;
			const at = firstThatFits(heads, taken, NAMES[field], fits);
			if (at === -1) continue;
			columns[field] = at;
			taken.add(at);
		}
	const { birth } = columns;
	// "Năm sinh" over a column of men and one of women: both were given the head of the merged cell.
	if (birth !== undefined && heads[birth + 1] === heads[birth]) columns.birthAlso = birth + 1;
	if (columns.name === undefined) return columns;
	// "Họ và tên" over two columns: both were given the head of the merged cell.
	const next = columns.name + 1;
	if (heads[next] === heads[columns.name] || columns.given === next) columns.nameAlso = next;
	delete columns.given;
	delete columns.family;
	return columns;
}

const beginsWith = (head: string, name: string) => name.length > 2 && head.startsWith(`${name} `);

function firstThatFits(
	heads: readonly string[],
	taken: ReadonlySet<number>,
	names: readonly string[],
	fits: (head: string, name: string) => boolean
): number {
	for (const name of names) {
		const at = heads.findIndex((head, i) => !taken.has(i) && head !== '' && fits(head, name));
		if (at !== -1) return at;
	}
	return -1;
}
