import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../../src/lib/domain/report/build.ts';
import { explained } from '../../../../src/lib/domain/report/explained.ts';
import type { RecordOfReport } from '../../../../src/lib/domain/report/freeze.ts';
import { freeze } from '../../../../src/lib/domain/report/freeze.ts';
import {
	LONGEST_CONTENT,
	readFrozen,
	sentLength
} from '../../../../src/lib/domain/report/frozen.ts';
import { frozenReports } from '../../../../src/lib/domain/report/frozen-list.ts';
import { noWork } from '../../../../src/lib/domain/report/work-facts.ts';
import { parseWorkEntry } from '../../../../src/lib/domain/work/entry.ts';
import { shippedReportForm } from '../../../../src/lib/terms/report.ts';
import { NOON } from '../../../fixtures/builders.ts';
import { emptyReport, heading, reportTargets } from '../../../fixtures/report.ts';
import { paperKey, workEntry } from '../../../fixtures/work-builders.ts';

const row = (name: string, n: number) => ({
	unit: `unit-${n}` as never,
	name,
	figures: {
		CT05: { n, of: 250, inexact: false },
		CT11: { n, of: 1, inexact: false },
		CT12: { n, of: null, inexact: false }
	},
	levels: {}
});
const data = emptyReport({
	at: '2022-01-05T02:00:00.000Z',
	targets: reportTargets({
		CT05: { n: 1, of: 250 },
		CT11: { n: 1, of: 2 },
		CT12: { n: 1, of: null }
	}),
	units: [row('Chi đoàn Sở A', 0), row('Chi đoàn Sở B', 1)]
});
const { paper } = buildReport(shippedReportForm, heading, data, {});
const content = JSON.stringify(freeze(data, paper, null));
const amounts = {
	attendances: null,
	volunteerDays: null,
	children: null,
	staffChildren: null,
	households: null,
	gifts: null,
	valueDong: null
};
const visit: RecordOfReport = {
	unit: 'Chi đoàn Sở B',
	name: 'Tặng quà Trung thu',
	campaigns: ['tet-trung-thu'],
	objectives: ['5'],
	members: 12,
	when: { precision: 'day', start: '2021-09-15', end: null, words: '' },
	amounts: { ...amounts, gifts: { n: 130, qualifier: 'exact', words: '' } }
};
const other: RecordOfReport = {
	...visit,
	name: 'Học tập nghị quyết',
	campaigns: [],
	objectives: [],
	members: 0,
	amounts
};
const said = (over: object = {}) =>
	({
		subject: 'frozen',
		key: paperKey(1),
		set: { scope: 'block', period: '2021', content, ...over }
	}) as const;

describe('a frozen report', () => {
	test('is read as it was, and tells what its figures were made of and who was behind', () => {
		const frozen = readFrozen(content);
		expect(frozen?.paper).toEqual(paper);
		expect(frozen?.at).toBe('2022-01-05T02:00:00.000Z');
		if (frozen === null) throw new Error('not read');
		expect(explained(frozen, { kind: 'target', figure: 'CT11' })).toMatchObject({
			kind: 'figure',
			figure: { n: 1, of: 2, percent: 50 },
			rated: false,
			behind: [{ name: 'Chi đoàn Sở A', note: '' }]
		});
		expect(explained(frozen, { kind: 'units' })).toBeNull();
	});

	test('names no unit behind in what is of the Party, nor where there is no total', () => {
		const frozen = readFrozen(content);
		if (frozen === null) throw new Error('not read');
		for (const figure of ['CT05', 'CT12'])
			expect(explained(frozen, { kind: 'target', figure })).toMatchObject({ behind: [] });
		expect(content).not.toContain('CT05"],"behind":[[');
	});

	test('names the records that a figure counts, and says so where it could not read them', () => {
		const kept = readFrozen(JSON.stringify(freeze(data, paper, [visit, other])));
		if (kept === null) throw new Error('not read');
		const gifts = { kind: 'records', measure: 'gifts', by: null } as const;
		const row = { unit: 'Chi đoàn Sở B', day: '15/09/2021' };
		expect(explained(kept, gifts)).toMatchObject({
			records: { rows: [{ ...row, name: 'Tặng quà Trung thu', n: 130 }], more: 0 }
		});
		const by = { dimension: 'campaign', key: 'tet-trung-thu' } as const;
		const ofCampaign = { kind: 'records', measure: 'activities', by } as const;
		expect(explained(kept, ofCampaign)).toMatchObject({
			records: { rows: [{ name: 'Tặng quà Trung thu', n: null }] }
		});
		const whole = { kind: 'records', measure: 'activities', by: null } as const;
		expect(explained(kept, whole)).toMatchObject({ records: { rows: [{}, {}] } });
		const unread = readFrozen(content);
		expect(unread && explained(unread, whole)).toMatchObject({ records: null });
	});

	test('keeps as many records as the server takes in one document, and says how many it left out', () => {
		const many = Array.from({ length: 9000 }, () => visit);
		const frozen = freeze(data, paper, many);
		const { list = [], more = 0 } = frozen.records ?? {};
		expect(list.length + more).toBe(9000);
		expect(list.length).toBeGreaterThan(2000);
		expect(sentLength(JSON.stringify(frozen))).toBeLessThanOrEqual(LONGEST_CONTENT);
	});

	test('tells what the committee’s work was, a line each', () => {
		const work = { ...noWork, plan: { n: 1, of: 2, lines: ['Ra quân · đã xong', 'Sơ kết'] } };
		const kept = freeze({ ...data, work }, paper, []);
		expect(explained(kept, { kind: 'work', part: 'plan' })).toMatchObject({
			lines: ['Ra quân · đã xong', 'Sơ kết']
		});
	});

	test('of the first version is read as one that names units alone', () => {
		const { records, work, ...kept } = freeze(data, paper, null);
		expect([records, work]).toEqual([null, []]);
		const figures = kept.figures.map(({ behind, by, ...one }) => {
			expect(by === undefined).toBe(false);
			return { ...one, missing: behind.map(([place]) => place) };
		});
		const first = readFrozen(JSON.stringify({ ...kept, v: 1, figures }));
		if (first === null) throw new Error('not read');
		expect(explained(first, { kind: 'target', figure: 'CT11' })).toMatchObject({
			behind: [{ name: 'Chi đoàn Sở A', note: '' }]
		});
	});

	test('of a newer version of the app is kept and not read', () => {
		expect(readFrozen(content.replace('{"v":2', '{"v":3'))).toBeNull();
		expect(readFrozen('{')).toBeNull();
	});

	test('that nobody could open again is refused where it is written and by the server', () => {
		const whole = workEntry(said());
		expect(parseWorkEntry(whole, NOON)).toMatchObject({ ok: true });
		expect(parseWorkEntry({ ...whole, set: { ...whole.set, content: '{}' } }, NOON)).toEqual({
			ok: false,
			error: [{ path: 'set.content', code: 'invalid' }]
		});
	});

	test('stands in the list by whom and when, the newest first', () => {
		const entries = [
			workEntry(said()),
			workEntry({ ...said({ period: '2021-6m' }), key: paperKey(2) }, 5)
		];
		expect(frozenReports(entries).map(({ period, name }) => `${period} ${name}`)).toEqual([
			...['2021-6m Hoàng Thị Giang', '2021 Hoàng Thị Giang']
		]);
	});
});
