import { describe, expect, test } from 'vitest';
import { editActivity } from '../../../../src/lib/domain/activity/activity.ts';
import type { Activity } from '../../../../src/lib/domain/activity/activity.ts';
import type { Decision } from '../../../../src/lib/domain/activity/decision.ts';
import { statusOf } from '../../../../src/lib/domain/activity/decision.ts';
import { exactly } from '../../../../src/lib/domain/amount.ts';
import { offersOn } from '../../../../src/lib/ui/record/decisions.ts';
import { warningsOf } from '../../../../src/lib/ui/record/warnings.ts';
import { activity, content, decision, device, member } from '../../../fixtures/builders.ts';

const stamp = { at: '2021-06-16T02:00:00.000Z', by: member, device };
const offers = (of: Activity, decisions: Decision[]) =>
	offersOn(of, statusOf(of, decisions)).map(({ verdict }) => verdict);

describe('what a secretary is offered', () => {
	const first = activity();
	const approved = decision('approve', first);
	const withdrawn = editActivity(first, { content: first.content, state: 'withdrawn' }, stamp);

	test('on a waiting record: to approve or to send back', () => {
		expect(offers(first, [])).toEqual(['approve', 'return']);
	});

	test('on an approved one: never to approve again', () => {
		expect(offers(first, [approved])).toEqual(['return', 'revoke']);
	});

	test('on one that was taken back after approval: to end the approval, never to approve it', () => {
		expect(offers(withdrawn, [approved])).toEqual(['revoke', 'return']);
	});

	test('on one that was taken back before: nothing', () => {
		expect(offers(withdrawn, [])).toEqual([]);
	});

	test('on a returned one: to approve it after all', () => {
		expect(offers(first, [decision('return', first)])).toEqual(['approve']);
	});
});

describe('what to look at before deciding', () => {
	const term = { start: '2020-02-20', end: '2022-12-31', name: 'Nhiệm kỳ 2020–2022' };
	const keys = (fields: Parameters<typeof content>[0]) =>
		warningsOf(content(fields), { term, absent: () => [] }).map(({ key }) => key);
	const people = { ...content().people, members: [member] };

	test('is nothing where all is well', () => {
		expect(keys({ people })).toEqual([]);
	});

	test('names a record outside the term, and one that names nobody', () => {
		const when = { precision: 'day', start: '2018-03-12', end: null, words: '' } as const;
		expect(keys({ when })).toEqual(['term', 'nobody']);
	});

	test('tells a total that differs from the sum of its lines', () => {
		const gift = {
			id: 'a',
			name: 'suất quà',
			count: exactly(130),
			unitPriceDong: exactly(300_000),
			totalDong: null,
			receiver: null,
			place: null,
			source: ''
		};
		const value = { ...content().value, givenDong: exactly(40_000_000) };
		expect(
			warningsOf(content({ people, gifts: [gift], value }), { term, absent: () => [] })[0]?.text
		).toBe('Tổng ghi 40.000.000\u00a0₫, cộng các dòng được 39.000.000\u00a0₫.');
	});
});
