import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../../src/lib/domain/report/build.ts';
import { explained, freeze, readFrozen } from '../../../../src/lib/domain/report/frozen.ts';
import { frozenReports } from '../../../../src/lib/domain/report/frozen-list.ts';
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
	}
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
const content = JSON.stringify(freeze(data, paper));
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
			...{ n: 1, of: 2, percent: 50, missingUnits: ['Chi đoàn Sở A'] }
		});
		expect(explained(frozen, { kind: 'units' })).toBeNull();
	});

	test('names no unit behind in what is of the Party, nor where there is no total', () => {
		const frozen = readFrozen(content);
		if (frozen === null) throw new Error('not read');
		for (const figure of ['CT05', 'CT12'])
			expect(explained(frozen, { kind: 'target', figure })?.missingUnits).toEqual([]);
	});

	test('of a newer version of the app is kept and not read', () => {
		expect(readFrozen(content.replace('{"v":1', '{"v":2'))).toBeNull();
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
