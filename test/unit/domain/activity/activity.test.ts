import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../src/lib/domain/activity/activity.ts';
import {
	contentAt,
	editActivity,
	keepsHistoryOf,
	parseActivity
} from '../../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import { activity, content, device, member, NOON } from '../../../fixtures/builders.ts';

const stamp = { at: '2021-06-16T01:00:00.000Z', by: member, device };

function edit(record: Activity, fields: Partial<ActivityContent>): Activity {
	return editActivity(
		record,
		{ content: { ...record.content, ...fields }, state: record.state },
		stamp
	);
}

function issuesOf(record: unknown) {
	const parsed = parseActivity(record, NOON);
	return parsed.ok ? [] : parsed.error;
}

const change = fc.record(
	{
		name: fc
			.string({ minLength: 1, maxLength: 8 })
			.map((text) => `x${text.replace(/[<\p{Cc}\p{Cs}]/gu, '')}`),
		result: fc.constantFrom('', 'a', 'b'),
		objectives: fc.subarray([1, 2, 3, 4, 5] as const).map((all) => [...all])
	},
	{ requiredKeys: [] }
);

describe('edits of a record', () => {
	it('keep every replaced value: any earlier version can be read from the history', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
				const versions = changes.reduce<Activity[]>(
					(all, fields) => [...all, edit(all.at(-1) ?? activity(), fields)],
					[activity()]
				);
				const last = versions.at(-1) ?? activity();
				for (const version of versions)
					expect(contentAt(last, version.edits.length)).toEqual({
						content: version.content,
						state: version.state
					});
			})
		);
	});

	it('add nothing when nothing changed', () => {
		const record = activity();
		expect(edit(record, { name: record.content.name })).toBe(record);
	});
});

describe('history that the server knows', () => {
	const first = activity();
	const second = edit(first, { result: 'Có 15 hộ' });

	it('is kept by an honest successor and by an honest branch', () => {
		expect(keepsHistoryOf(first, second)).toBe(true);
		expect(keepsHistoryOf(second, edit(second, { result: 'Có 16 hộ' }))).toBe(true);
		expect(keepsHistoryOf(second, edit(first, { name: 'Tên khác' }))).toBe(true);
	});

	it('is not kept when an edit is dropped, forged, or hides a change', () => {
		expect(keepsHistoryOf(second, first)).toBe(false);
		expect(keepsHistoryOf(first, activity({}, 2))).toBe(false);
		expect(
			keepsHistoryOf(first, { ...second, content: { ...second.content, name: 'Đổi lén' } })
		).toBe(false);
		expect(
			keepsHistoryOf(first, { ...first, content: { ...first.content, name: 'Đổi lén' } })
		).toBe(false);
	});
});

describe('parsing a record', () => {
	it('takes what the form makes', () => {
		expect(issuesOf(activity())).toEqual([]);
	});

	it.each([
		['a text of 100,000 characters', { result: 'a'.repeat(100_000) }, 'content.result', 'tooLong'],
		['markup in a text', { name: '<script>alert(1)</script>' }, 'content.name', 'markup'],
		['an empty name', { name: '   ' }, 'content.name', 'required'],
		[
			'a date in 1900',
			{ when: { precision: 'day', start: '1900-01-01', end: null, words: '' } },
			'content.when.start',
			'tooEarly'
		],
		[
			'a date that does not exist',
			{ when: { precision: 'day', start: '2021-02-30', end: null, words: '' } },
			'content.when.start',
			'notDay'
		],
		[
			'an end before the start',
			{ when: { precision: 'day', start: '2021-02-03', end: '2021-02-01', words: '' } },
			'content.when.end',
			'endBeforeStart'
		],
		[
			'a date far ahead',
			{ when: { precision: 'day', start: '2031-01-01', end: null, words: '' } },
			'content.when',
			'tooFarAhead'
		],
		[
			'Party development',
			{ name: 'Giới thiệu 170 đoàn viên ưu tú cho Đảng' },
			'content.name',
			'partyRegister'
		]
	] as const)('refuses %s', (_, fields, path, code) => {
		const record = { ...activity(), content: { ...content(), ...fields } };
		expect(issuesOf(record)).toEqual([expect.objectContaining({ path, code })]);
	});

	it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e15, '5'])('refuses the count %s', (n) => {
		const people = { ...content().people, attendances: { n, qualifier: 'exact', words: '' } };
		expect(issuesOf({ ...activity(), content: { ...content(), people } })).toEqual([
			expect.objectContaining({ path: 'content.people.attendances.n' })
		]);
	});

	it('refuses a field it does not know', () => {
		expect(issuesOf({ ...activity(), ethnicity: 'x' })).toHaveLength(1);
	});

	it.each([
		'Học tập tấm gương Đảng viên',
		'Tuyên truyền Đại hội Đảng các cấp',
		'Lớp bồi dưỡng nhận thức về Đảng',
		'Giới thiệu sách về Đảng cho thiếu nhi',
		'Kết nạp 5 đoàn viên mới, có 2 đảng viên dự'
	])('takes an activity about the Party: %s', (name) => {
		expect(issuesOf(activity({ name }))).toEqual([]);
	});
});
