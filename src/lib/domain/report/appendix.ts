import { formatNumber, numberWords } from '../number-words.ts';
import { periodName } from '../period/period-name.ts';
import { percentDown } from '../targets/rate.ts';
import type { ReportData, ReportFigure, ReportTarget, UnitRow } from './data.ts';
import { fractionWords, percentWords } from './facts.ts';
import type { ReportForm } from './form.ts';
import { levelShort, unratedWords } from './level-words.ts';
import type { Appendix, Column } from './paper.ts';

/** The width of a landscape page between its margins. */
const WIDTH_MM = 257;
const NUMBER_MM = 11;
const NAME_MM = 52;
/** A fraction looks lost in a wider column. */
const WIDEST_MM = 48;
/** At the head of the units' names. */
export const UNIT_COLUMN = 'Cơ sở';

const units: Readonly<Record<string, string>> = {
	persons: 'người',
	keyOfficers: 'người',
	officers: 'người',
	units: 'cơ sở',
	staffChildren: 'cháu',
	resolutions: 'nghị quyết'
};

/** The landscape appendices: the targets with result and rate, and of the block the same by unit. */
export function appendicesOf(form: ReportForm, data: ReportData): Appendix[] {
	if (data.targets.length === 0) return [];
	const title = form.appendix.title;
	const filled = (text: string) => text.replace('{period}', periodName(data.period));
	const reference = form.appendix.reference.replace('{symbol}', form.symbol);
	const results: Appendix = {
		title,
		subject: filled(form.appendix.subject),
		reference,
		columns: resultColumns,
		rows: resultRows(data.targets),
		notes: notesOf(data)
	};
	if (data.scope !== 'block') return [results];
	const all = [results, ...unitTables(data, form.appendix, reference)];
	if (all.length === 1) return all;
	return all.map((appendix, i) => ({ ...appendix, title: `${title} ${i + 1}` }));
}

const isOfOfficers = (counts: string) => counts === 'keyOfficers' || counts === 'officers';

/** What each unit did, and how it stands as an organisation: two tables, since one would be too wide to read. */
function unitTables(
	{ targets, units: rows, period }: ReportData,
	words: ReportForm['appendix'],
	reference: string
): Appendix[] {
	const columns = unitColumns(
		targets.filter(({ restricted }) => !restricted),
		rows
	);
	const ofOfficers = ({ figures }: UnitColumn) =>
		figures.every(({ counts }) => isOfOfficers(counts));
	const tables = [
		{
			subject: words.byUnit,
			period,
			columns: columns.filter((one) => !ofOfficers(one)).map(figureColumn),
			note: 'Mỗi ô: kết quả trên tổng số, dưới là tỷ lệ. “Có”, “Chưa”: cơ sở đã có hoạt động được duyệt hay chưa.'
		},
		{
			// Ratings and officers are of the year, whatever part of it the report is of.
			subject: words.organisation,
			period: period === 'term' ? period : period.slice(0, 4),
			columns: [...levelColumns(rows), ...columns.filter(ofOfficers).map(figureColumn)],
			note: 'Cán bộ: số người đạt trên tổng số cán bộ của cơ sở, dưới là tỷ lệ.'
		}
	];
	return tables
		.filter((table) => table.columns.length > 0 && rows.length > 0)
		.map((table) => ({
			title: words.title,
			reference,
			subject: table.subject.replace('{period}', periodName(table.period)),
			columns: columnsFor(table.columns),
			rows: rows.map((row, i) => [
				String(i + 1),
				row.name,
				...table.columns.map(({ cell }) => cell(row))
			]),
			notes: [table.note]
		}));
}

const column = (title: string, widthMm: number, align: Column['align']): Column => ({
	title,
	widthMm,
	align
});

const resultColumns: readonly Column[] = [
	column('TT', NUMBER_MM, 'center'),
	column('Chỉ tiêu', 114, 'left'),
	column('Đơn vị tính', 22, 'center'),
	column('Kết quả', 26, 'right'),
	column('Tổng số', 22, 'right'),
	column('Tỷ lệ', 20, 'right'),
	column('Ghi chú', 42, 'left')
];

function resultRows(targets: readonly ReportTarget[]): string[][] {
	const rows = targets.flatMap((target) =>
		target.figures.map((figure) => {
			const unit = units[figure.counts] ?? '';
			const label = labelOf(target, figure);
			const result = numberWords(figure.n, figure.inexact ? 'about' : 'exact');
			const of = figure.of === null ? '' : formatNumber(figure.of);
			const rate = figure.percent === null ? '' : percentWords(figure.percent);
			return [label, unit, result, of, rate, remark(target, figure)];
		})
	);
	return rows.map((row, i) => [String(i + 1), ...row]);
}

/** Figures without words of their own are told apart by what they count. */
function labelOf(target: ReportTarget, { label, numerator, year }: ReportFigure): string {
	const ownYear = target.figures.filter((one) => one.year === year);
	const told = ownYear.length > 1 && label === target.label ? `${label}: ${numerator}` : label;
	return year === null ? told : `${told}, năm ${year}`;
}

/** What a figure's line must say: that it has no total, that units are missing in it, what period it is of. */
function remark({ over }: ReportTarget, { of, n, unknown, inexact }: ReportFigure): string {
	const said: string[] = [];
	if (over !== null) said.push(over.charAt(0).toUpperCase() + over.slice(1));
	if (of === null) said.push('Chưa có tổng số');
	else if (of === 0) said.push('Tổng số là 0, không có tỷ lệ');
	else if (n > of) said.push('Kết quả lớn hơn tổng số');
	if (unknown > 0) said.push(`Chưa tính ${formatNumber(unknown)} cơ sở chưa có số chốt`);
	if (inexact) said.push('Có số ước tính');
	return said.join('; ');
}

function notesOf({ period, scope, targets }: ReportData): string[] {
	const notes = ['Chỉ tính hoạt động đã duyệt. Tỷ lệ làm tròn xuống.'];
	if (/^\d{4}-/.test(period))
		notes.push(
			`Kết quả là phần làm trong ${periodName(period)}; tổng số là số chốt dùng cho ${periodName(period.slice(0, 4))}.`
		);
	const trained = targets.some(({ figures }) =>
		figures.some(({ counts }) => counts === 'officers')
	);
	if (scope !== 'block' && trained)
		notes.push('Tập huấn cán bộ tính theo sổ cán bộ và hoạt động đã duyệt của cơ sở.');
	return notes;
}

/** A column of the table by unit: one figure of a target, or those of units and of persons together. */
type UnitColumn = { title: string; figures: readonly ReportFigure[] };

/** The columns of which any unit has a figure. Figures with words of their own (1/6, Trung thu) stand apart. */
function unitColumns(targets: readonly ReportTarget[], rows: readonly UnitRow[]): UnitColumn[] {
	const told = new Set(rows.flatMap(({ figures }) => Object.keys(figures)));
	return targets.flatMap((target): UnitColumn[] => {
		const figures = target.figures.filter(
			({ id }, i, all) => told.has(id) && all.findIndex((one) => one.id === id) === i
		);
		if (figures.length === 0) return [];
		if (figures.every(({ label }) => label === target.label))
			return [{ title: `${target.id}. ${target.label}`, figures }];
		return figures.map((figure) => ({
			title: `${figure.id.replace(/-.*/, '')}. ${figure.label}`,
			figures: [figure]
		}));
	});
}

/** A column as it is printed. */
type PrintedColumn = { title: string; cell: (row: UnitRow) => string };

const figureColumn = ({ title, figures }: UnitColumn): PrintedColumn => ({
	title,
	cell: (row) => figures.flatMap(({ id, counts }) => cellLines(row.figures[id], counts)).join('\n')
});

/** A column for each year in which units are rated. */
function levelColumns(rows: readonly UnitRow[]): PrintedColumn[] {
	const years = [...new Set(rows.flatMap(({ levels }) => Object.keys(levels)))].sort();
	return years.map((year) => ({
		title: `Xếp loại năm ${year}`,
		cell: ({ levels }) => {
			const level = levels[year];
			// Absent: it was not due for rating in that year.
			if (level === undefined) return '';
			return level === null ? unratedWords : levelShort[level];
		}
	}));
}

function columnsFor(columns: readonly PrintedColumn[]): Column[] {
	const width = Math.min(WIDEST_MM, (WIDTH_MM - NUMBER_MM - NAME_MM) / columns.length);
	return [
		column('TT', NUMBER_MM, 'center'),
		// Where there are few columns, the names have what is left.
		column(UNIT_COLUMN, WIDTH_MM - NUMBER_MM - width * columns.length, 'left'),
		...columns.map(({ title }) => column(title, width, 'center'))
	];
}

function cellLines(figure: UnitRow['figures'][string] | undefined, counts: string): string[] {
	if (figure === undefined) return [];
	if (counts === 'units') return [figure.n > 0 ? 'Có' : 'Chưa'];
	const { n, of, inexact } = figure;
	if (of === null && isOfOfficers(counts)) return ['Chưa ghi'];
	if (of === null) return [numberWords(n, inexact ? 'about' : 'exact'), 'chưa có tổng số'];
	const fraction = fractionWords(figure).replace(' trên ', '/');
	const percent = n > of ? null : percentDown(n, of);
	return percent === null ? [fraction] : [fraction, percentWords(percent)];
}
