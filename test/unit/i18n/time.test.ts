import { describe, expect, test } from 'vitest';
import { time } from '../../../src/lib/i18n/vi/time.ts';
import { NOON } from '../../fixtures/builders.ts';

describe('times in words', () => {
	test('say today and yesterday, and the date of every other day, by the clock of Yên Bái', () => {
		expect(time.at('2021-06-15T01:12:00.000Z', NOON)).toBe('08:12 hôm nay');
		expect(time.at('2021-06-14T01:12:00.000Z', NOON)).toBe('08:12 hôm qua');
		// 17:30 in London is the next day in Yên Bái.
		expect(time.at('2021-06-12T17:30:00.000Z', NOON)).toBe('00:30 ngày 13/06/2021');
	});

	test('count the days a record has waited, never fewer than none', () => {
		expect(time.waited('2021-06-12T05:00:00.000Z', NOON)).toBe('Chờ 3 ngày');
		expect(time.waited('2021-06-15T01:00:00.000Z', NOON)).toBe('Chờ từ hôm nay');
		expect(time.waited('2022-01-01T00:00:00.000Z', NOON)).toBe('Chờ từ hôm nay');
	});

	test('say as much of a date as is known', () => {
		const words = 'vừa qua';
		expect(time.whenFull({ precision: 'month', start: '2021-06', end: null, words })).toBe(
			'Tháng 6/2021 (“vừa qua”)'
		);
		expect(
			time.whenShort({ precision: 'season', season: 'winterSpring', year: 2022, words: '' })
		).toBe('Đông xuân 2022–2023');
		expect(time.whenShort({ precision: 'unknown', words: '' })).toBe('Không rõ thời gian');
	});
});
