import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayInVietnam, daysFrom } from '../../../../src/lib/domain/date.ts';
import {
	actFault,
	addWorkingDays,
	lawfulDeadlines,
	requestKinds,
	standingOf,
	type PrivacyRequest,
	type RequestAction
} from '../../../../src/lib/domain/privacy/request.ts';
import { personId } from '../../../fixtures/builders.ts';

function requested(at: string, ...actions: RequestAction[]): PrivacyRequest {
	const by = personId('van-phong');
	return {
		id: '1',
		person: personId('nguyen-van-an'),
		name: 'Nguyễn Văn An',
		kind: 'withdraw',
		purposes: ['records'],
		words: '',
		at,
		deadlines: lawfulDeadlines,
		acts: actions.map((action) => ({ action, words: 'Đã nhận', by, at }))
	};
}

describe('the deadlines of a request', () => {
	test('the first answer is due within two working days', () => {
		// A Friday evening in Yên Bái; by the world's clock it is Friday too.
		expect(standingOf(requested('2026-11-27T10:00:00.000Z'))).toEqual({
			state: 'new',
			due: '2026-12-01',
			extended: false
		});
	});

	test('the day is that of Yên Bái', () => {
		// 18:00 on Sunday in London is Monday there.
		expect(standingOf(requested('2026-11-29T18:00:00.000Z')).due).toBe('2026-12-02');
	});

	test('a withdrawal is due in fifteen days, and in thirty once it was extended', () => {
		const at = '2026-11-02T03:00:00.000Z';
		expect(standingOf(requested(at, 'reply')).due).toBe('2026-11-17');
		expect(standingOf(requested(at, 'reply', 'extend')).due).toBe('2026-12-02');
	});

	test('extending is possible once, and nothing is after the end', () => {
		const at = '2026-11-02T03:00:00.000Z';
		expect(actFault(requested(at), 'extend')).toBeNull();
		expect(actFault(requested(at, 'extend'), 'extend')).toBe('extendedOnce');
		for (const end of ['done', 'refuse'] as const) {
			expect(standingOf(requested(at, end)).due).toBeNull();
			expect(actFault(requested(at, end), 'reply')).toBe('closed');
		}
	});

	test('what is not answered never has longer than what is', () => {
		const times = fc.date({
			min: new Date('2021-01-01'),
			max: new Date('2031-01-01'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(times, fc.constantFrom(...requestKinds), (time, kind) => {
				const at = time.toISOString();
				const fresh = standingOf({ ...requested(at), kind }).due ?? '';
				const replied = standingOf({ ...requested(at, 'reply'), kind }).due ?? '';
				expect(fresh > dayInVietnam(time.getTime())).toBe(true);
				expect(fresh < replied).toBe(true);
			})
		);
	});
});

test('working days leave out Saturdays and Sundays and nothing else', () => {
	const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2021-01-01', n));
	fc.assert(
		fc.property(days, fc.integer({ min: 1, max: 30 }), (from, count) => {
			const to = addWorkingDays(from, count);
			const between = Array.from({ length: daysFrom(from, to) }, (_, i) => addDays(from, i + 1));
			const working = between.filter((day) => new Date(day).getUTCDay() % 6 !== 0);
			expect(working).toHaveLength(count);
			expect(working.at(-1)).toBe(to);
		})
	);
});
