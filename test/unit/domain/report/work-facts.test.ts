import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../../src/lib/domain/report/build.ts';
import { textOf } from '../../../../src/lib/domain/report/paper.ts';
import { ownWorkFacts, workFacts } from '../../../../src/lib/domain/report/work-facts.ts';
import { shippedReportForm } from '../../../../src/lib/terms/report.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { unitId } from '../../../fixtures/builders.ts';
import { unitDocument } from '../../../fixtures/memory-board-device.ts';
import { emptyReport, heading } from '../../../fixtures/report.ts';
import { paperKey, workEntry } from '../../../fixtures/work-builders.ts';

const [a, b] = [unitId('so-a'), unitId('so-b')];
const units = [unitDocument(a, 'Chi đoàn Sở A'), unitDocument(b, 'Chi đoàn Sở B')];
const inspected = (n: number, of: typeof a, set: object) =>
	workEntry({
		subject: 'inspection',
		key: paperKey(n),
		set: { unit: of, topic: 'Thu nộp đoàn phí', ...set }
	});
const award = (n: number, of: typeof a, set: object) =>
	workEntry({
		subject: 'award',
		key: paperKey(20 + n),
		set: { year: '2021', unit: of, form: 'Giấy khen', step: 'given', ...set }
	});
const pledge = (n: number, of: typeof a, set: object) =>
	workEntry({
		subject: 'pledge',
		key: paperKey(10 + n),
		set: { year: '2021', unit: of, name: `Công trình ${n}`, ...set }
	});
const line = (key: string, month: number, state: 'todo' | 'done') =>
	workEntry({
		subject: 'planLine',
		key: `2021.${key}`,
		set: { month, text: `Việc ${key}`, state }
	});
const version = `2021.${paperKey(9)}`;
const adopted = [
	workEntry({
		subject: 'planVersion',
		key: version,
		set: {
			step: 'submitted',
			lines: [{ key: '2021.5.1', month: 3, text: 'Việc', responsible: '' }]
		}
	}),
	workEntry({ subject: 'planVersion', key: version, set: { step: 'adopted' } }, 5)
];
const entries = [
	inspected(1, a, { kind: 'check', doneOn: '2021-05-10', mending: 'Bổ sung sổ' }),
	inspected(2, b, { kind: 'oversight', doneOn: '2021-06-30', conclusion: 'Tốt' }),
	inspected(3, b, { kind: 'oversight', doneOn: '2021-07-01' }),
	inspected(4, b, { kind: 'check', plannedOn: '2021-05-20' }),
	award(1, a, { decidedOn: '2021-05-19' }),
	award(2, b, { decidedOn: '2021-06-01', form: 'Bằng khen' }),
	award(3, b, { decidedOn: '2021-06-02' }),
	award(4, a, { decidedOn: '2021-12-24' }),
	award(5, a, { decidedOn: '2021-06-03', step: 'proposed' }),
	pledge(1, a, { doneOn: '2021-04-30' }),
	pledge(2, b, { doneOn: '2021-09-01' }),
	pledge(3, b, { removed: true }),
	...[line('5.1', 3, 'done'), line('5.2', 6, 'todo'), line('5.3', 9, 'done')],
	...adopted
];
const told = (period: string, scope: 'block' | typeof a = 'block', of = entries) =>
	workFacts({ scope, term: shippedTerm, units, period, today: '2022-01-05' }, of);
const direction = (period: string, scope: 'block' | typeof a = 'block') => {
	const data = emptyReport({ period, scope, work: told(period, scope) });
	const { paper } = buildReport(shippedReportForm, heading, data, {});
	return paper.sections.find(({ id }) => id === 'direction')?.paragraphs.map(textOf);
};

describe('section 5 of the report', () => {
	test('tells inspections, plan, registered works and awards of the days of its period', () => {
		expect(direction('2021-6m')).toEqual([
			'Chương trình công tác có 2 nội dung trong kỳ, đã thực hiện xong 1, còn 1 nội dung đang thực hiện.',
			'Đã tiến hành 1 cuộc kiểm tra, 1 cuộc giám sát. Có 1 cơ sở phải khắc phục, 0 cơ sở đã khắc phục xong.',
			'Các cơ sở đăng ký 2 công trình, phần việc thanh niên, đã hoàn thành 1.',
			'Khen thưởng: 2 Giấy khen, 1 Bằng khen.'
		]);
	});

	test('of a whole year says that all was done where all was', () => {
		const [, , pledges] = direction('2021') ?? [];
		expect(pledges).toBe(
			'Các cơ sở đăng ký 2 công trình, phần việc thanh niên, đều đã hoàn thành.'
		);
		expect(told('2021').inspections).toMatchObject({ n: 3, check: 1, oversight: 2 });
	});

	test('of a unit tells its own alone', () => {
		expect(direction('2021', a)).toEqual([
			'Đơn vị đăng ký 1 công trình, phần việc thanh niên, đều đã hoàn thành.',
			'Đơn vị được Đoàn Khối kiểm tra, giám sát 1 lần.',
			'Khen thưởng: 2 Giấy khen.'
		]);
	});

	test('says nothing of what nobody wrote, nor of a plan that nobody adopted', () => {
		expect(told('2020')).toEqual({
			inspections: null,
			plan: null,
			awards: null,
			pledges: null,
			selfRating: null
		});
		const draft = entries.filter(({ subject }) => subject !== 'planVersion');
		expect(told('2021', 'block', draft).plan).toBeNull();
	});

	test('keeps a line of each thing for the report that is frozen', () => {
		expect(told('2021-6m').inspections?.lines).toEqual([
			'Kiểm tra · 10/05/2021 · Chi đoàn Sở A · Thu nộp đoàn phí',
			'Giám sát · 30/06/2021 · Chi đoàn Sở B · Thu nộp đoàn phí · Tốt'
		]);
	});

	test('of a unit’s own log tells how it rates itself', () => {
		const own = [workEntry({ subject: 'selfRating', key: '2021', set: { level: 'good' } })];
		expect(ownWorkFacts('2021-9m', own).selfRating).toBe('hoàn thành tốt nhiệm vụ');
		expect(ownWorkFacts('2020', own).selfRating).toBeNull();
	});
});
