import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import { merge } from '../../../../src/lib/domain/activity/merge-write.ts';
import { planMerge } from '../../../../src/lib/domain/activity/merge.ts';
import { formatDong } from '../../../../src/lib/domain/number-words.ts';
import { historyOf } from '../../../../src/lib/ui/record/history.ts';
import { askedQuestions, resultChanges } from '../../../../src/lib/ui/record/merge-words.ts';
import {
	activity,
	content,
	device,
	member,
	personId,
	revision,
	secretary
} from '../../../fixtures/builders.ts';
import { recordNames } from '../../../fixtures/record-names.ts';

const first = { ...activity({ result: '' }), _rev: revision(1) };
function edited(fields: Partial<ActivityContent>, by = member, seed = 1): Activity {
	const next = { content: { ...first.content, ...fields }, state: first.state };
	const stamp = { at: `2021-06-16T02:3${seed}:00.000Z`, by, device };
	return { ...editActivity(first, next, stamp), _rev: revision(2, 10 - seed) };
}
const members = (...ids: string[]) => ({
	people: { ...content().people, members: ids.map(personId) }
});
const given = (qualifier: 'exact' | 'nearly', words: string) => ({
	value: { ...content().value, givenDong: { n: 60_000_000, qualifier, words } }
});
const ours = edited({ ...given('nearly', 'gần 60 triệu đồng'), ...members('an-mot', 'cu-ba') });
const theirs = edited(
	{ ...given('exact', ''), ...members('dung-bon'), result: 'Nấu phở.' },
	secretary,
	2
);
const plan = planMerge([ours, theirs]);
if (plan === null) throw new Error('nothing to merge');

describe('a merge in words', () => {
	test('asks only what differs, each answer with who and when, amounts as they were told', () => {
		const asked = askedQuestions(plan, {}, recordNames);
		expect(asked.map(({ label, chosen }) => [label, chosen])).toEqual([
			['Tổng giá trị đã trao', null],
			['Đoàn viên', 0]
		]);
		expect(asked[0]?.options).toEqual([
			{ title: 'nguyen-van-an, 09:31 ngày 16/06/2021', lines: ['gần 60 triệu đồng'] },
			{ title: 'tran-thi-binh, 09:32 ngày 16/06/2021', lines: [formatDong(60_000_000)] }
		]);
		expect(asked[1]?.options.map(({ title, lines }) => [title, ...lines])).toEqual([
			['Gộp cả hai, khuyên dùng', '3 người'],
			['nguyen-van-an, 09:31 ngày 16/06/2021', '2 người · thêm an-mot, cu-ba'],
			['tran-thi-binh, 09:32 ngày 16/06/2021', '1 người · thêm dung-bon']
		]);
	});

	test('shows what changes once all is chosen', () => {
		expect(resultChanges(plan, {}, recordNames)).toBeNull();
		const changes = resultChanges(plan, { 'value.givenDong': 1 }, recordNames);
		expect(changes?.map(({ label, after }) => [label, after])).toContainEqual([
			'Kể lại kết quả',
			'Nấu phở.'
		]);
	});

	test('tells of another version that says the same, and how it came about', () => {
		const agreeing = { ...ours, edits: [...first.edits, ...theirs.edits.slice(1)] };
		const [same] = historyOf(ours, [], recordNames, [agreeing]);
		expect(same?.title).toBe('Một bản khác ghi giống hệt');
		expect(same?.merged[0]?.left).toEqual([]);
		expect(same?.merged[0]?.edits).toHaveLength(1);
	});

	test('stands in the history with what was not taken, and how that had come about', () => {
		const stamp = { at: '2021-06-17T01:00:00.000Z', by: member, device };
		const merged = merge(plan, { 'value.givenDong': 0, 'people.members': 1 }, stamp);
		if (!merged.ok) throw new Error(merged.error.kind);
		const [entry] = historyOf(merged.value, [], recordNames);
		expect(entry).toMatchObject({ kind: 'merge', title: 'Bản 3 · gộp hai bản' });
		const [version] = entry?.merged ?? [];
		expect(version?.who).toBe('Bản của tran-thi-binh, 09:32 ngày 16/06/2021');
		expect(version?.left.map(({ label, before, after }) => [label, before, after])).toEqual([
			['Đoàn viên', '1 người: dung-bon', '2 người: an-mot, cu-ba'],
			['Tổng giá trị đã trao', formatDong(60_000_000), 'gần 60 triệu đồng']
		]);
		expect(version?.edits[0]?.changes).toHaveLength(3);
	});
});
