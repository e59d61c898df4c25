import { describe, expect, test } from 'vitest';
import { editActivity } from '../../../../src/lib/domain/activity/activity.ts';
import { changesBetween } from '../../../../src/lib/ui/record/changes.ts';
import { historyOf } from '../../../../src/lib/ui/record/history.ts';
import { activity, content, decision, device, member } from '../../../fixtures/builders.ts';
import { recordNames } from '../../../fixtures/record-names.ts';

const stamp = { at: '2021-06-16T02:30:00.000Z', by: member, device };
const blood = (n: number) => [
	{
		id: 'm',
		type: 'don-vi-mau',
		amount: { n, qualifier: 'exact' as const, words: '' },
		unit: 'đơn vị',
		phase: null,
		place: null,
		words: ''
	}
];

describe('the history of a record', () => {
	const first = activity({ outcomes: blood(180) });
	const approved = decision('approve', first, { seed: 5 });
	const second = editActivity(
		first,
		{ content: content({ outcomes: blood(200) }), state: 'submitted' },
		stamp
	);

	test('tells edits and decisions newest first, each decision above the edit it was made on', () => {
		const entries = historyOf(second, [approved], recordNames);
		expect(entries.map(({ title }) => title)).toEqual([
			'Bản 2 · sửa công trình, kết quả',
			'Duyệt trên bản 1',
			'Bản 1 · ghi trên máy'
		]);
		expect(entries[0]?.who).toBe('nguyen-van-an, 09:30 ngày 16/06/2021');
	});

	test('tells what an edit changed, old and new, by the name of the fact', () => {
		const [edit] = historyOf(second, [], recordNames);
		expect(edit?.changes).toEqual([
			{ key: 'outcomes.m', label: 'Đơn vị máu', before: '180 đơn vị', after: '200 đơn vị' }
		]);
	});

	test('tells a withdrawal as what it is', () => {
		const withdrawn = editActivity(second, { content: second.content, state: 'withdrawn' }, stamp);
		expect(historyOf(withdrawn, [], recordNames)[0]?.title).toBe('Bản 3 · rút hoạt động');
	});

	test('keeps the reason of a return', () => {
		const back = decision('return', first, { reason: 'Ghi rõ số hồ sơ nhận mới' });
		expect(historyOf(first, [back], recordNames)[0]?.reason).toBe('Ghi rõ số hồ sơ nhận mới');
	});
});

test('a fact that was said nowhere before has no old value', () => {
	expect(changesBetween(content(), content({ outcomes: blood(5) }), recordNames)).toEqual([
		{ key: 'outcomes.m', label: 'Đơn vị máu', before: null, after: '5 đơn vị' }
	]);
});
