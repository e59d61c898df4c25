import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editActivity } from '../../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import { countBoard } from '../../../../src/lib/domain/totals/count-board.ts';
import { dimensions, NONE } from '../../../../src/lib/domain/totals/figures.ts';
import { countRecord } from '../../../../src/lib/domain/totals/record.ts';
import {
	packBoard,
	TotalsDocument,
	unpackBoard
} from '../../../../src/lib/domain/totals/totals-document.ts';
import { parseBy } from '../../../../src/lib/domain/issue.ts';
import {
	activity,
	content,
	decision,
	device,
	member,
	ownUnit,
	personId
} from '../../../fixtures/builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const stamp = { at: '2021-06-16T01:00:00.000Z', by: member, device };
const amount = (n: number, qualifier: 'exact' | 'nearly' = 'exact') => ({
	n,
	qualifier,
	words: ''
});

function approved(fields: Partial<ActivityContent>, seed = 1) {
	const record = activity(fields, seed);
	return countRecord(record, [decision('approve', record)], term);
}

function waiting(fields: Partial<ActivityContent>, seed = 1) {
	return countRecord(activity(fields, seed), [], term);
}

const people = (...members: string[]) => ({ ...content().people, members: members.map(personId) });
const child = (n: number | null) =>
	[
		{ id: 'r', kind: 'child', amount: n === null ? null : amount(n), words: '' }
	] as ActivityContent['receivers'];

describe('board', () => {
	it('counts a person once, however many records name them', () => {
		const board = countBoard(
			[
				approved({ people: people('aaa', 'bbb') }, 1),
				approved({ people: people('bbb', 'ccc') }, 2)
			],
			'2021',
			null
		);
		expect(board.all.approved).toMatchObject({ activities: 2, members: 3 });
	});

	it('never adds what waits to what is approved', () => {
		const board = countBoard(
			[approved({ receivers: child(30) }, 1), waiting({ receivers: child(12) }, 2)],
			'2021',
			null
		);
		expect(board.all.approved.children).toEqual({ n: 30, inexact: false, with: 1, without: 0 });
		expect(board.all.waiting.children).toEqual({ n: 12, inexact: false, with: 1, without: 0 });
	});

	it('keeps null apart from zero, and says when a part is inexact', () => {
		const value = (given: ActivityContent['value']['givenDong']) => ({
			...content().value,
			givenDong: given
		});
		const board = countBoard(
			[
				approved({ value: value(amount(60_000_000, 'nearly')) }, 1),
				approved({ value: value(amount(0)) }, 2),
				approved({}, 3)
			],
			'2021',
			null
		);
		expect(board.all.approved.valueDong).toEqual({
			n: 60_000_000,
			inexact: true,
			with: 2,
			without: 1
		});
	});

	it('counts the approved snapshot while an edit waits beside it', () => {
		const record = activity({ receivers: child(30) });
		const edited = editActivity(
			record,
			{ content: content({ receivers: child(35) }), state: 'submitted' },
			stamp
		);
		const board = countBoard(
			[countRecord(edited, [decision('approve', record)], term)],
			'2021',
			null
		);
		expect([board.all.approved.children.n, board.all.waiting.children.n]).toEqual([30, 35]);
	});

	it('still counts an approval whose record is gone', () => {
		const record = activity({ receivers: child(30) });
		expect(
			countRecord(null, [decision('approve', record)], term).approved?.amounts.children?.n
		).toBe(30);
	});

	it('counts nothing outside the term, and a record of unknown time in the term only', () => {
		const old = approved(
			{ when: { precision: 'day', start: '2019-03-01', end: null, words: '' } },
			1
		);
		const undated = approved({ when: { precision: 'unknown', words: 'vừa qua' } }, 2);
		expect(countBoard([old, undated], 'term', null).all.approved.activities).toBe(1);
		expect(countBoard([old, undated], '2021', null).all.approved.activities).toBe(0);
	});

	it('counts a record in every campaign it names, once in the whole', () => {
		const board = countBoard(
			[approved({ campaigns: ['trung-thu', 'vi-dan-em-than-yeu'] }, 1), approved({}, 2)],
			'2021',
			null
		);
		expect(board.all.approved.activities).toBe(2);
		expect(
			Object.entries(board.by.campaign ?? {}).map(([key, cell]) => [key, cell.approved.activities])
		).toEqual([
			['trung-thu', 1],
			['vi-dan-em-than-yeu', 1],
			[NONE, 1]
		]);
	});

	it('adds up to the whole over any dimension where each record has one key', () => {
		const record = fc.record({
			month: fc.constantFrom('2021-03', '2021-06', '2022-01'),
			n: fc.nat(1000),
			ok: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(record, { maxLength: 12 }), (all) => {
				const records = all.map(({ month, n, ok }, i) =>
					(ok ? approved : waiting)(
						{
							when: { precision: 'month', start: month, end: null, words: '' },
							receivers: child(n)
						},
						i + 1
					)
				);
				const board = countBoard(records, 'term', ownUnit);
				const months = Object.values(board.by.month ?? {});
				for (const side of ['approved', 'waiting'] as const) {
					expect(months.reduce((sum, cell) => sum + cell[side].activities, 0)).toBe(
						board.all[side].activities
					);
					expect(months.reduce((sum, cell) => sum + cell[side].children.n, 0)).toBe(
						board.all[side].children.n
					);
				}
				expect(board.by.unit).toBeUndefined();
			})
		);
	});
});

describe('published totals', () => {
	it('say the same after packing and unpacking, and hold no person', () => {
		const board = countBoard(
			[
				approved({ people: people('aaa'), campaigns: ['trung-thu'], receivers: child(7) }, 1),
				waiting({ receivers: child(null) }, 2)
			],
			'2021',
			null
		);
		const document = packBoard(board, 'block', '2021', '2021-07-01T00:00:00.000Z');
		const parsed = parseBy(TotalsDocument, JSON.parse(JSON.stringify(document)));
		expect(parsed.ok && unpackBoard(parsed.value)).toEqual(board);
		expect(Object.keys(board.by).sort()).toEqual([...dimensions].sort());
		expect(JSON.stringify(document)).not.toContain('aaa');
	});
});

describe('a part of a year', () => {
	const inMonth = (month: string, seed: number, ...members: string[]) =>
		approved(
			{
				when: { precision: 'month', start: month, end: null, words: '' },
				people: people(...members)
			},
			seed
		);
	const season = (of: 'spring' | 'summer' | 'autumn' | 'winter', seed: number) =>
		approved({ when: { precision: 'season', season: of, year: 2021, words: '' } }, seed);

	it('counts a person of January and of February once in the first quarter', () => {
		const records = [
			inMonth('2021-01', 1, 'aaa', 'bbb'),
			inMonth('2021-02', 2, 'bbb'),
			inMonth('2021-04', 3, 'bbb', 'ccc')
		];
		const members = (period: string) => countBoard(records, period, null).all.approved.members;
		expect(['2021-01', '2021-02', '2021-Q1', '2021-Q2'].map(members)).toEqual([2, 1, 2, 2]);
		expect(['2021-6m', '2021-H2', '2021'].map(members)).toEqual([3, 0, 3]);
	});

	it('counts what is told by season only where it holds the whole season, the year always', () => {
		const records = [season('spring', 1), season('summer', 2), season('autumn', 3)];
		const activities = (period: string) =>
			countBoard([...records, season('winter', 4)], period, null).all.approved.activities;
		expect(['2021-01', '2021-Q1', '2021-6m', '2021-9m', '2021-H2', '2021', '2022'].map(activities)) //
			.toEqual([0, 0, 1, 2, 1, 4, 0]);
	});
});
