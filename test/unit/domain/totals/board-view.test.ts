import { describe, expect, test } from 'vitest';
import { exactly } from '../../../../src/lib/domain/amount.ts';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import type { CountedRecord } from '../../../../src/lib/domain/totals/figures.ts';
import { countBoard } from '../../../../src/lib/domain/totals/count-board.ts';
import { countedFacts } from '../../../../src/lib/domain/totals/figures.ts';
import {
	figureOf,
	firstPeriod,
	monthSeries,
	monthsOf,
	ordersOf,
	periodsOfTerm,
	rowsOf,
	sortRows
} from '../../../../src/lib/domain/totals/board-view.ts';
import { standsBehind } from '../../../../src/lib/domain/totals/record-page.ts';
import { activity, content, ownUnit, member, otherUnit } from '../../../fixtures/builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const people = content().people;

function facts(fields: Partial<ActivityContent> = {}, unit = ownUnit) {
	return countedFacts(unit, activity()._id, { content: content(fields) });
}
const approved = (fields?: Partial<ActivityContent>): CountedRecord => ({
	approved: facts(fields),
	waiting: null
});
const waiting = (fields?: Partial<ActivityContent>): CountedRecord => ({
	approved: null,
	waiting: facts(fields)
});
const on = (day: string) =>
	({ when: { precision: 'day', start: day, end: null, words: '' } }) as const;
const turnout = (n: number, qualifier: 'exact' | 'about' = 'exact') => ({
	people: { ...people, attendances: { n, qualifier, words: '' } }
});
const byKey = (a: string, b: string) => (a < b ? -1 : 1);

describe('a figure', () => {
	test('that nobody said is not zero', () => {
		const { all } = countBoard([approved()], '2021', null);
		expect(figureOf(all.approved, 'children')).toEqual({ n: null, inexact: false, without: 1 });
		expect(figureOf(all.approved, 'members').n).toBeNull();
		expect(figureOf(all.waiting, 'activities').n).toBe(0);
	});

	test('of zero that somebody said is zero', () => {
		const { all } = countBoard([approved(turnout(0))], '2021', null);
		expect(figureOf(all.approved, 'attendances').n).toBe(0);
	});

	test('with an inexact part is inexact, and counts the records that say nothing', () => {
		const records = [approved(turnout(30)), approved(turnout(20, 'about')), approved()];
		const { all } = countBoard(records, '2021', null);
		expect(figureOf(all.approved, 'attendances')).toEqual({ n: 50, inexact: true, without: 1 });
	});

	test('of persons counts who is named', () => {
		const named = { people: { ...people, members: [member] } };
		const { all } = countBoard([approved(named), approved(named)], '2021', null);
		expect(figureOf(all.approved, 'members').n).toBe(1);
	});
});

describe('rows', () => {
	const board = countBoard(
		[
			approved({ campaigns: ['tap-huan'] }),
			approved({ campaigns: ['hien-mau'], ...turnout(10) }),
			approved({ campaigns: ['cuu-tro'], ...turnout(40) }),
			waiting({ campaigns: ['cuu-tro'] }),
			approved()
		],
		'2021',
		null
	);
	const sorted = (order: Parameters<typeof sortRows>[1]) =>
		sortRows(rowsOf(board, 'campaign'), order, 'attendances', byKey).map((row) => row.key);

	test('sort by figure, what is not said after every number, and those that name none last', () => {
		expect(sorted('most')).toEqual(['cuu-tro', 'hien-mau', 'tap-huan', 'none']);
	});

	test('sort by name and by what waits', () => {
		expect(sorted('name')).toEqual(['cuu-tro', 'hien-mau', 'tap-huan', 'none']);
		expect(sorted('waiting')[0]).toBe('cuu-tro');
	});

	test('of units offer no order by what they achieved', () => {
		expect(ordersOf('unit')).not.toContain('most');
	});

	test('of a dimension the board has not are none', () => {
		expect(rowsOf(countBoard([], '2021', ownUnit), 'unit')).toEqual([]);
	});
});

describe('a period', () => {
	test('is each year of the term, and the term', () => {
		expect(periodsOfTerm(term)).toEqual(['2020', '2021', '2022', 'term']);
	});

	test('begins with the present year, and with the term once it is over', () => {
		expect(firstPeriod(term, '2021-06-15')).toBe('2021');
		expect(firstPeriod(term, '2026-11-24')).toBe('term');
		expect(firstPeriod(term, '2019-01-01')).toBe('2020');
	});

	test('has all its months, empty ones too', () => {
		expect(monthsOf('2021', term)).toHaveLength(12);
		const all = monthsOf('term', term);
		expect(all).toHaveLength(35);
		expect([all[0], all.at(-1)]).toEqual(['2020-02', '2022-12']);
	});

	test('has the month before the term in which a record that touches it began', () => {
		expect(monthsOf('term', term, ['2020-01', 'none'])[0]).toBe('2020-01');
	});
});

describe('a month series', () => {
	const records = [
		approved({ ...on('2021-03-08'), ...turnout(30) }),
		approved({ ...on('2021-05-30'), ...turnout(50) }),
		approved(on('2021-06-01')),
		waiting({ ...on('2021-06-02'), ...turnout(80) })
	];
	const { by } = countBoard(records, '2021', null);
	const months = monthsOf('2021', term);

	test('says nothing for a month without records, and zero activities', () => {
		const said = monthSeries(by.month ?? {}, months, 'attendances', '2021-06-15').points[0];
		expect(said?.approved.n).toBeNull();
		const counted = monthSeries(by.month ?? {}, months, 'activities', '2021-06-15').points[0];
		expect(counted?.approved.n).toBe(0);
	});

	test('finds its peak among approved months, and its scale in both', () => {
		const series = monthSeries(by.month ?? {}, months, 'attendances', '2021-06-15');
		expect(series.peak?.month).toBe('2021-05');
		expect(series.highest).toBe(80);
	});

	test('marks the months that have not begun', () => {
		const { points } = monthSeries(by.month ?? {}, months, 'activities', '2021-06-15');
		expect(points.filter((point) => point.future).map((point) => point.month)[0]).toBe('2021-07');
	});
});

describe('the records behind a figure', () => {
	test('are those whose facts count in it, by every key they name', () => {
		const one = facts({ campaigns: ['hien-mau', 'cuu-tro'] });
		const query = { scope: 'block', period: '2021', side: 'approved' } as const;
		const by = (key: string) => ({ dimension: 'campaign', key }) as const;
		expect(standsBehind(one, { ...query, by: null })).toBe(true);
		expect(standsBehind(one, { ...query, by: by('cuu-tro') })).toBe(true);
		expect(standsBehind(one, { ...query, by: by('none') })).toBe(false);
		expect(standsBehind(facts(), { ...query, by: by('none') })).toBe(true);
		expect(standsBehind(one, { ...query, by: null, period: '2020' })).toBe(false);
		expect(standsBehind(one, { ...query, by: null, scope: otherUnit })).toBe(false);
	});

	test('are as many as the board counts', () => {
		const records = [approved({ campaigns: ['hien-mau'] }), approved(), approved(on('2020-05-01'))];
		const board = countBoard(records, '2021', null);
		const query = { scope: 'block', period: '2021', side: 'approved', by: null } as const;
		const behind = records.filter((one) => one.approved && standsBehind(one.approved, query));
		expect(behind).toHaveLength(board.all.approved.activities);
		expect(figureOf(board.all.approved, 'activities').n).toBe(exactly(2).n);
	});
});
