import type { BoardMeasure } from '../totals/board-view.ts';
import { boardMeasures, figureOf } from '../totals/board-view.ts';
import type { Cell } from '../totals/figures.ts';
import type { RatingLevel } from '../work/rating-levels.ts';
import { behindIn } from './behind.ts';
import type { ReportData } from './data.ts';
import { levelShort, unratedWords } from './level-words.ts';

/** A value of a table that is worked on: a number stays a number, a day `YYYY-MM-DD` one; null: nobody said it. */
export type SheetCell = string | number | { day: string } | null;

/** A day as a cell. */
export const dayCell = (day: string | null): SheetCell =>
	day === null || day === '' ? null : { day };

/** A table to be worked on elsewhere. `widths` in letters. */
export type Sheet = {
	name: string;
	widths: readonly number[];
	head: readonly string[];
	rows: readonly (readonly SheetCell[])[];
};

/** What a measure is called at the head of a column or a value. */
export const measureWords: Readonly<Record<BoardMeasure, string>> = {
	activities: 'Hoạt động',
	members: 'Người tham gia (khác nhau)',
	attendances: 'Lượt người',
	volunteerDays: 'Ngày công',
	children: 'Thiếu nhi',
	staffChildren: 'Con em cán bộ',
	households: 'Hộ gia đình',
	gifts: 'Suất quà',
	valueDong: 'Giá trị đã trao (đồng)'
};

/** A report's figures as tables: the targets, each unit's, what was recorded, and who is behind in what. */
export function sheetsOf(data: ReportData): Sheet[] {
	const all = [targetSheet(data), totalsSheet(data), unitSheet(data), missingSheet(data)];
	return all.filter(({ rows }) => rows.length > 0);
}

function targetSheet({ targets }: ReportData): Sheet {
	return {
		name: 'Chỉ tiêu',
		widths: [8, 50, 34, 12, 12, 10, 12, 16],
		head: ['Mã', 'Chỉ tiêu', 'Tính', 'Kết quả', 'Tổng số', 'Tỷ lệ %', 'Chờ duyệt', 'Năm'],
		rows: targets.flatMap(({ figures }) =>
			figures.map(({ id, label, numerator, n, of, percent, waiting, year }) => [
				id,
				label,
				numerator,
				n,
				of,
				percent,
				waiting,
				year
			])
		)
	};
}

function totalsSheet({ board, campaigns }: ReportData): Sheet {
	const line = (name: string, { approved }: Cell): SheetCell[] => [
		name,
		...boardMeasures.map((measure) => figureOf(approved, measure).n)
	];
	const byCampaign = campaigns.flatMap(({ key, name }) => {
		const found = board?.by.campaign?.[key];
		return found === undefined ? [] : [line(name, found)];
	});
	return {
		name: 'Số liệu',
		widths: [44, ...boardMeasures.map(() => 16)],
		head: ['Phong trào', ...boardMeasures.map((measure) => measureWords[measure])],
		rows: board === null ? [] : [line('Tất cả', board.all), ...byCampaign]
	};
}

/** The figures that units have, but of Party stage none. */
function ofUnits({ targets, units }: ReportData) {
	const told = new Set(units.flatMap(({ figures }) => Object.keys(figures)));
	return targets
		.filter(({ restricted }) => !restricted)
		.flatMap(({ figures }) => figures.filter(({ year, id }) => year === null && told.has(id)));
}

function unitSheet(data: ReportData): Sheet {
	const figures = ofUnits(data);
	const years = [...new Set(data.units.flatMap(({ levels }) => Object.keys(levels)))].sort();
	return {
		name: 'Theo cơ sở',
		widths: [44, ...figures.flatMap(() => [12, 12]), ...years.map(() => 18)],
		head: [
			'Cơ sở',
			...figures.flatMap(({ id }) => [`${id} kết quả`, `${id} tổng số`]),
			...years.map((year) => `Xếp loại ${year}`)
		],
		rows: data.units.map(({ name, figures: own, levels }) => [
			name,
			...figures.flatMap(({ id }) => [own[id]?.n ?? null, own[id]?.of ?? null]),
			...years.map((year) => levelCell(levels[year]))
		])
	};
}

/** Nothing stands for a unit that was not due for rating. */
function levelCell(level: RatingLevel | null | undefined): SheetCell {
	if (level === undefined) return null;
	return level === null ? unratedWords : levelShort[level];
}

function missingSheet(data: ReportData): Sheet {
	const rows = data.targets.flatMap((target) =>
		target.figures.flatMap((figure) =>
			behindIn(data, target, figure).map(({ name, lacks, note }): SheetCell[] => {
				const { id, label, year } = figure;
				return [id, year === null ? label : `${label}, năm ${year}`, name, lacks, note];
			})
		)
	);
	return {
		name: 'Còn thiếu',
		widths: [10, 50, 44, 12, 30],
		head: ['Mã', 'Chỉ tiêu', 'Cơ sở', 'Còn thiếu', 'Ghi chú'],
		rows
	};
}

/** Who is missing in a figure, by name, with the chi đoàn and whether a record of theirs waits for approval. */
export type MissingPeople = {
	id: string;
	label: string;
	people: readonly { name: string; chiDoan: string; waits: boolean }[];
};

/** Who of a unit is missing in what: for the unit's own secretary, on whose phone alone the names are. */
export function missingPeopleSheet(missing: readonly MissingPeople[]): Sheet {
	return {
		name: 'Người còn thiếu',
		widths: [8, 50, 34, 30, 14],
		head: ['Mã', 'Chỉ tiêu', 'Họ và tên', 'Chi đoàn', 'Chờ duyệt'],
		rows: missing.flatMap(({ id, label, people }) =>
			people.map(({ name, chiDoan, waits }) => [id, label, name, chiDoan, waits ? 'có' : ''])
		)
	};
}
