import { expect, test } from 'vitest';
import { textOf } from '../../../../src/lib/domain/report/paper.ts';
import { inspectionPaper } from '../../../../src/lib/domain/report/inspection-paper.ts';
import { activityPaper, conferencePaper } from '../../../../src/lib/domain/report/short-papers.ts';
import { shippedReportForm } from '../../../../src/lib/terms/report.ts';
import { heading } from '../../../fixtures/report.ts';

const names = { ...heading, body: 'Đoàn Khối', ordinal: 'khóa I' };
const conference = {
	number: 5,
	heldOn: '2021-03-21',
	month: '2021-03',
	place: 'Hội trường Đảng ủy Khối',
	summoned: 15,
	present: 13,
	absent: 'Đ/c Nam (ốm).',
	minutes: 'Thống nhất.\nBiểu quyết 13/13.',
	items: [{ shown: 'Sơ kết quý I.' }, { shown: 'Triển khai Tháng Thanh niên.' }]
};
const said = (paper: ReturnType<typeof conferencePaper>) =>
	paper.sections.flatMap(({ paragraphs }) => paragraphs.map(textOf));

test('an invitation says when, where and what about; the day is left open until it is set', () => {
	const form = shippedReportForm.papers.invitation;
	const paper = conferencePaper(form, names, conference);
	expect(paper.subject).toEqual(['Dự Hội nghị Ban Chấp hành lần thứ 5, khóa I']);
	expect(said(paper)).toEqual(
		expect.arrayContaining([
			'Thời gian: ……… giờ ………, ngày 21 tháng 3 năm 2021.',
			'1. Sơ kết quý I.',
			'2. Triển khai Tháng Thanh niên.'
		])
	);
	const open = said(conferencePaper(form, names, { ...conference, heldOn: null }));
	expect(open).toContain('Thời gian: ……… giờ ………, ngày ……… tháng ……… năm 2021.');
});

test('minutes hold who was there, each point and what was said, and leave out what nobody wrote', () => {
	const form = shippedReportForm.papers.minutes;
	const paper = conferencePaper(form, names, conference);
	expect(said(paper)).toEqual(
		expect.arrayContaining([
			'Triệu tập 15 đồng chí; có mặt 13 đồng chí.',
			'Vắng mặt: Đ/c Nam (ốm).',
			'Thống nhất.',
			'Biểu quyết 13/13.'
		])
	);
	expect(paper.signatures).toEqual([['CHỦ TRÌ'], ['THƯ KÝ']]);
	const bare = said(conferencePaper(form, names, { ...conference, present: null, absent: '' }));
	expect(bare.join()).not.toMatch(/Triệu tập|Vắng mặt|null/);
});

test('an activity stands on a page of its own, section by section', () => {
	const paper = activityPaper(shippedReportForm.papers.activity, heading, {
		unit: 'Chi đoàn Sở A',
		name: 'Tặng quà bản Trống Khua',
		year: '2021',
		facts: [{ title: 'Khi nào, ở đâu', lines: ['Thời gian: 19/05/2021'] }],
		result: { title: 'Kể lại kết quả', text: 'Các em vui.\nĐường khó.' }
	});
	expect(paper.subject).toEqual(['Kết quả tặng quà bản Trống Khua']);
	expect(paper.sections.map(({ title }) => title)).toEqual([
		...['1. Khi nào, ở đâu', '2. Kể lại kết quả']
	]);
	expect(said(paper)).toContain('Đường khó.');
});

const inspection = (over: object) => ({
	kind: 'check' as const,
	name: 'Chi đoàn Sở A',
	topic: 'Thu nộp đoàn phí.',
	plannedOn: null,
	doneOn: null,
	conclusion: '',
	mending: '',
	mendedOn: null,
	...over
});

test('the report on inspections is the inspection committee’s: what was held, what was mended, what comes next', () => {
	const form = shippedReportForm.papers.inspections;
	const paper = inspectionPaper(form, heading, '2021-6m', [
		inspection({ doneOn: '2021-05-10', conclusion: 'Tốt.', mending: 'Bổ sung sổ.' }),
		inspection({ doneOn: '2021-07-01' }),
		inspection({ kind: 'oversight', plannedOn: '2021-09-15' }),
		inspection({ plannedOn: '2021-03-01' })
	]);
	expect(said(paper)).toEqual([
		'Số cuộc kiểm tra: 1.',
		'1. Kiểm tra Chi đoàn Sở A: Thu nộp đoàn phí (ngày 10/05/2021). Kết luận: Tốt.',
		'Số cơ sở phải khắc phục: 1; đã khắc phục xong: 0.',
		'1. Chi đoàn Sở A: Bổ sung sổ (chưa khắc phục xong).',
		expect.stringMatching(/^…+$/),
		'1. Giám sát Chi đoàn Sở A: Thu nộp đoàn phí (dự kiến 15/09/2021).'
	]);
	expect(paper).toMatchObject({
		issuing: 'ỦY BAN KIỂM TRA',
		symbol: '-BC/UBKT',
		signatures: [['TM. ỦY BAN KIỂM TRA', 'CHỦ NHIỆM']]
	});
	const empty = said(inspectionPaper(form, heading, '2022', []));
	expect(empty.slice(0, 2)).toEqual([
		'Trong kỳ chưa tiến hành cuộc kiểm tra, giám sát nào.',
		'Không có nội dung phải khắc phục.'
	]);
});
