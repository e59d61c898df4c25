import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../../src/lib/domain/report/build.ts';
import { blanksOf, textOf } from '../../../../src/lib/domain/report/paper.ts';
import type { ReportData } from '../../../../src/lib/domain/report/data.ts';
import { placesOf } from '../../../../src/lib/domain/report/template.ts';
import { shippedReportForm } from '../../../../src/lib/terms/report.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { emptyReport, heading, reportTargets } from '../../../fixtures/report.ts';

const report = (over: Partial<ReportData>, edits = {}) =>
	buildReport(shippedReportForm, heading, emptyReport(over), edits);
const said = (built: ReturnType<typeof report>, id: string) =>
	built.paper.sections.find((one) => one.id === id)?.paragraphs.map(textOf);

describe('the review report', () => {
	test('says each target as a fraction, rounded down, with what it comes from', () => {
		const built = report({
			targets: reportTargets({ CT11: { n: 47, of: 60 }, CT12: { n: 1284, of: 1879 } })
		});
		expect(said(built, 'children')).toEqual([
			'Có 47 trên 60 cơ sở thăm hỏi, động viên các em tại xã kết nghĩa, đạt 78,3%. ' +
				'1.284 trên 1.879 đoàn viên, thanh niên có việc làm thiết thực “Vì đàn em thân yêu”, đạt 68,3%.'
		]);
		const figures = built.paper.sections
			.flatMap(({ paragraphs }) => paragraphs.flat())
			.filter(({ source }) => source !== undefined);
		expect(figures).toContainEqual({
			text: '78,3%',
			source: { kind: 'target', figure: 'CT11' }
		});
		expect(figures.every(({ text }) => /\d/.test(text))).toBe(true);
	});

	test('says that there is no total where a denominator is nought or missing, and never a percentage', () => {
		for (const of of [0, null]) {
			const built = report({ targets: reportTargets({ CT12: { n: 31, of } }) });
			expect(said(built, 'children')).toEqual([
				'31 đoàn viên, thanh niên có việc làm thiết thực “Vì đàn em thân yêu”; chưa có tổng số để tính tỷ lệ.'
			]);
			expect(said(built, 'situation')?.[0]).toContain('chưa có số liệu chốt');
			const [, , , result, total, rate, remark] = built.paper.appendices[0]?.rows[0] ?? [];
			expect([result, total, rate]).toEqual(['31', of === 0 ? '0' : '', '']);
			expect(remark).toBe(of === 0 ? 'Tổng số là 0, không có tỷ lệ' : 'Chưa có tổng số');
		}
	});

	test('of a period without data says so, and asks for the rest', () => {
		const built = report({});
		expect(said(built, 'situation')?.[0]).toContain('chưa có hoạt động nào được duyệt');
		expect(said(built, 'movements')).toEqual([]);
		expect(built.paper.appendices).toEqual([]);
		const asked = shippedReportForm.sections.filter(({ ask }) => ask !== null).length;
		expect(blanksOf(built.paper)).toHaveLength(asked - 1);
	});

	test('names the targets that are met and those that are not, never Party ones and never proxies as met', () => {
		const built = report({
			targets: reportTargets({
				CT05: { n: 250, of: 250 },
				CT11: { n: 60, of: 60 },
				CT12: { n: 1, of: 2 },
				CT13a: { n: 60, of: 60 }
			})
		});
		expect(said(built, 'strengths')).toEqual([
			'Các chỉ tiêu đạt: thăm hỏi, động viên các em tại xã kết nghĩa (60 trên 60 cơ sở).'
		]);
		expect(said(built, 'weaknesses')?.[0]).toMatch(
			/^Các chỉ tiêu chưa đạt: mỗi người một việc làm/
		);
	});

	test('is signed for the standing committee in a quarter and for the executive at the year’s end, its number blank', () => {
		const lines = (period: string) => report({ period }).paper.signatures[0];
		expect(lines('2021-Q1')).toEqual(['TM. BAN THƯỜNG VỤ', 'BÍ THƯ']);
		expect(lines('2021-9m')).toEqual(['TM. BAN THƯỜNG VỤ', 'BÍ THƯ']);
		expect(lines('2021')).toEqual(['TM. BAN CHẤP HÀNH ĐOÀN KHỐI', 'BÍ THƯ']);
		const { paper } = report({ period: '2021-6m' });
		expect(paper.symbol).toBe('-BC/ĐTN');
		expect(paper.subject).toEqual([
			'Kết quả công tác Đoàn và phong trào thanh niên 6 tháng đầu năm 2021, nhiệm vụ trọng tâm 6 tháng cuối năm 2021'
		]);
	});

	test('by unit tells what each has, and of the Party nothing', () => {
		const counts = { CT05: { n: 3, of: 250 }, CT12: { n: 20, of: 40 }, CT13a: { n: 1, of: 1 } };
		const unit = {
			unit: 'so-a' as never,
			name: 'Chi đoàn Sở A',
			figures: {
				CT05: { n: 3, of: 250, inexact: false },
				CT12: { n: 12, of: 40, inexact: false },
				CT13a: { n: 1, of: 1, inexact: false }
			},
			levels: {}
		};
		const { appendices } = report({ targets: reportTargets(counts), units: [unit] }).paper;
		expect(appendices.map(({ title }) => title)).toEqual(['PHỤ LỤC 1', 'PHỤ LỤC 2']);
		expect(appendices[1]?.columns.map(({ title }) => title.slice(0, 4))).toEqual([
			...['TT', 'Cơ s', 'CT12', 'CT13']
		]);
		expect(appendices[1]?.rows).toEqual([['1', 'Chi đoàn Sở A', '12/40\n30,0%', 'Có']]);
		const width = appendices[1]?.columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
		expect(width).toBeCloseTo(257);
	});

	test('takes somebody’s own words for a section, and tells which figures of the records they leave out', () => {
		const targets = reportTargets({ CT11: { n: 47, of: 60 } });
		const built = report(
			{ targets },
			{ children: 'Đã thăm: 47 trên 60 cơ sở.\n\nCòn lại thăm sau.' }
		);
		expect(said(built, 'children')).toEqual(['Đã thăm: 47 trên 60 cơ sở.', 'Còn lại thăm sau.']);
		expect(built.gone['children']).toEqual([
			{ text: '78,3%', source: { kind: 'target', figure: 'CT11' } }
		]);
	});

	test('a unit’s own has its own head, its own signature, and the cấp ủy among its receivers', () => {
		const { paper } = report({ scope: 'so-a' as never, body: 'Chi đoàn Sở A', unitsDue: null });
		expect(paper.superior).toBe('ĐOÀN KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH');
		expect(paper.issuing).toBe('CHI ĐOÀN SỞ A');
		expect(paper.recipients).toContain('Cấp ủy (B/c)');
	});
});

test('every place of the form means something', () => {
	const all = Object.fromEntries(
		shippedTerm.targets.flatMap(({ figures }) => figures.map(({ id }) => [id, { n: 1, of: 2 }]))
	);
	const known = new Set([
		...['body', 'period', 'Period', 'next', 'units', 'met', 'unmet', 'conferences', 'papers'],
		...['inspections', 'mended', 'plan', 'pledges', 'awards', 'selfRating'],
		...['campaign/tap-huan/activities', 'campaign/tap-huan/attendances'],
		...[
			'activities',
			'attendances',
			'volunteerDays',
			'children',
			'households',
			'gifts',
			'valueDong'
		],
		...['campaigns/political', 'campaigns/volunteering', 'campaigns/children', 'campaigns/other'],
		...[1, 2, 3, 4, 5].map((n) => `objective/${n}/activities`),
		...Object.keys(all)
	]);
	const sentences = shippedReportForm.sections.flatMap(({ block, unit }) => [block, unit].flat(3));
	const places = sentences.flatMap((one) => placesOf(one)).map(({ name }) => name);
	expect(places.filter((name) => !known.has(name))).toEqual([]);
	expect(places.length).toBeGreaterThan(60);
});
