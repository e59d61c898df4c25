import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../../src/lib/domain/report/build.ts';
import { textOf } from '../../../../src/lib/domain/report/paper.ts';
import type { OtherFigure, TargetChapter } from '../../../../src/lib/domain/targets/view.ts';
import { reportTargets } from '../../../../src/lib/state/report/report-targets.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { shippedReportForm } from '../../../../src/lib/terms/report.ts';
import { emptyReport, heading } from '../../../fixtures/report.ts';

const figure = (over: Partial<OtherFigure>): OtherFigure => ({
	key: '2021',
	label: null,
	year: null,
	counts: 'persons',
	n: 0,
	of: null,
	waiting: 0,
	inexact: false,
	numerator: 'người',
	denominator: 'người',
	goal: { kind: 'none' },
	percent: null,
	met: null,
	gap: null,
	need: null,
	inPart: null,
	unknown: 0,
	unrated: 0,
	lacking: null,
	trend: [],
	forecast: null,
	...over
});
const other = (id: string, figures: OtherFigure[], closed = false): TargetChapter => ({
	field: null,
	targets: [],
	others: [{ id, label: '', quote: '', how: 'rated', restricted: false, closed, figures }]
});
const chapters = [
	other('CT02', [
		figure({ counts: 'units', n: 55, of: 60, percent: 91.6, year: '2021', met: true })
	]),
	other('CT05', [figure({ key: 'introduced', n: 87 })]),
	other('CT06', [figure({ key: 'admitted', n: 61 })]),
	other('CT07', [
		figure({ key: 'CT07a', n: 9, of: 10, percent: 90 }),
		figure({ key: 'CT07b', n: 10, of: 10, percent: 100 }),
		figure({ key: 'both', n: 9, of: 10, percent: 90 })
	]),
	other('CT08', [figure({ n: 3 })], true)
];
const organisation = (period: string) => {
	const targets = reportTargets(chapters, shippedTerm.targets, period);
	const { paper } = buildReport(shippedReportForm, heading, emptyReport({ period, targets }), {});
	return {
		said: paper.sections.find(({ id }) => id === 'organisation')?.paragraphs.map(textOf),
		rows: paper.appendices[0]?.rows.map((row) => [row[1], row[3], row[6]])
	};
};

describe('what ratings, officers and the Party tell', () => {
	test('stands in the report of its year, and what this person may not see does not', () => {
		const { said, rows } = organisation('2021');
		expect(said).toEqual([
			'Xếp loại năm 2021: 55 trên 60 cơ sở Đoàn hoàn thành xuất sắc nhiệm vụ, bằng 91,6%.',
			'9 trên 10 cán bộ Đoàn chủ chốt ở cơ sở có trình độ trung cấp lý luận chính trị trở lên, bằng 90,0%; 10 trên 10 có trình độ đại học chuyên môn trở lên, bằng 100%.',
			'Giới thiệu cho Đảng 87 đoàn viên ưu tú, kết nạp 61 đoàn viên ưu tú vào Đảng (năm 2021).'
		]);
		expect(rows).toHaveLength(6);
	});

	test('in a report of half a year says that it is of the whole year', () => {
		const { said, rows } = organisation('2021-6m');
		expect(said?.at(-1)).toContain('(năm 2021)');
		expect(rows?.[1]?.[2]).toContain('Năm 2021');
	});
});
