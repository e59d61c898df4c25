import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { xlsxOf } from '../../../src/lib/documents/xlsx.ts';
import { dayCell, missingPeopleSheet, sheetsOf } from '../../../src/lib/domain/report/sheet.ts';
import { emptyReport, reportTargets } from '../../fixtures/report.ts';

const unit = (name: string, n: number) => ({
	unit: 'so-a' as never,
	name,
	figures: { CT05: { n, of: 9, inexact: false }, CT12: { n, of: 9, inexact: false } },
	levels: {}
});
const data = emptyReport({
	targets: reportTargets({ CT05: { n: 5, of: 250 }, CT12: { n: 13, of: 18 } }),
	units: [unit('=Chi đoàn & A', 4), unit('Chi đoàn B', 9)]
});

test('says who is behind in what, and of the Party no unit', () => {
	const sheets = sheetsOf(data);
	expect(sheets.map(({ name }) => name)).toEqual([
		...['Chỉ tiêu', 'Số liệu', 'Theo cơ sở', 'Còn thiếu']
	]);
	expect(sheets[2]?.head).toEqual(['Cơ sở', 'CT12 kết quả', 'CT12 tổng số']);
	expect(sheets[3]?.rows).toEqual([
		['CT12', 'Mỗi người một việc làm “Vì đàn em thân yêu”', '=Chi đoàn & A', 5, '4 trên 9']
	]);
});

test('writes numbers as numbers and texts as texts, a text that looks like a formula too', async () => {
	const people = missingPeopleSheet([
		{ id: 'CT12', label: 'Việc làm', people: [{ name: 'Lê Thị Bé', chiDoan: '', waits: true }] }
	]);
	const file = await xlsxOf([...sheetsOf(data), people]);
	const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
	const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
	expect(read('xl/workbook.xml')).toContain('Người còn thiếu');
	const rows = read('xl/worksheets/sheet3.xml');
	expect(rows).not.toContain('<f>');
	expect(rows).toContain('<v>4</v>');
	const texts = Object.keys(parts).map(read).join('');
	expect(texts).toContain('=Chi đoàn &amp; A');
	expect(texts).toContain('Lê Thị Bé');
});

test('writes a day as a day, whatever the zone of the phone', async () => {
	const file = await xlsxOf([
		{ name: 'Sổ', widths: [12], head: ['Ngày'], rows: [[dayCell('2021-03-26')], [dayCell(null)]] }
	]);
	const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
	const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
	// 26/03/2021, in days since the end of 1899.
	expect(read('xl/worksheets/sheet1.xml')).toContain('<v>44281</v>');
	expect(read('xl/styles.xml')).toContain('dd/mm/yyyy');
});
