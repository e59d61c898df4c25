import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	countedMonth,
	countedYear,
	dayInVietnam,
	daysOf,
	isDay,
	lastDayOfMonth,
	tooFarAhead
} from '../../../src/lib/domain/date.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));

describe('days', () => {
	it('change at midnight in Yên Bái, not in UTC', () => {
		expect(dayInVietnam(Date.parse('2021-05-31T16:59:59.999Z'))).toBe('2021-05-31');
		expect(dayInVietnam(Date.parse('2021-05-31T17:00:00.000Z'))).toBe('2021-06-01');
	});

	it('added and taken away give the same day again', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: -5000, max: 5000 }), (start, n) => {
				expect(addDays(addDays(start, n), -n)).toBe(start);
			})
		);
	});

	it('are real only when the calendar has them', () => {
		fc.assert(
			fc.property(day, (start) => {
				expect(isDay(start)).toBe(true);
			})
		);
		for (const wrong of ['2021-02-29', '2021-13-01', '2021-00-10', '21-01-01', '2021-1-1', ''])
			expect(isDay(wrong)).toBe(false);
		expect(isDay('2020-02-29')).toBe(true);
	});

	it('end each month where the calendar does', () => {
		expect(lastDayOfMonth('2020-02')).toBe('2020-02-29');
		expect(lastDayOfMonth('2021-12')).toBe('2021-12-31');
	});
});

describe('when', () => {
	it('spans exactly what is known', () => {
		expect(daysOf({ precision: 'day', start: '2021-05-30', end: null, words: '' })).toEqual({
			from: '2021-05-30',
			to: '2021-05-30'
		});
		expect(daysOf({ precision: 'month', start: '2020-11', end: '2021-02', words: '' })).toEqual({
			from: '2020-11-01',
			to: '2021-02-28'
		});
		expect(daysOf({ precision: 'season', season: 'winterSpring', year: 2022, words: '' })).toEqual({
			from: '2022-11-01',
			to: '2023-03-31'
		});
		expect(daysOf({ precision: 'year', year: 2021, words: '' })).toEqual({
			from: '2021-01-01',
			to: '2021-12-31'
		});
		expect(daysOf({ precision: 'unknown', words: 'vừa qua' })).toBeNull();
	});

	it('counts in the year and month of its start, and in no month it does not name', () => {
		expect(countedMonth({ precision: 'month', start: '2020-12', end: '2021-01', words: '' })).toBe(
			'2020-12'
		);
		expect(
			countedMonth({ precision: 'season', season: 'summer', year: 2021, words: '' })
		).toBeNull();
		expect(countedYear({ precision: 'season', season: 'winter', year: 2020, words: '' })).toBe(
			2020
		);
		expect(countedYear({ precision: 'unknown', words: '' })).toBeNull();
	});

	it('is too far ahead only beyond any plan, whatever the precision', () => {
		const now = Date.parse('2021-06-15T05:00:00Z');
		expect(tooFarAhead({ precision: 'day', start: '2022-06-01', end: null, words: '' }, now)).toBe(
			false
		);
		expect(tooFarAhead({ precision: 'day', start: '2023-06-01', end: null, words: '' }, now)).toBe(
			true
		);
		expect(
			tooFarAhead({ precision: 'day', start: '2021-06-01', end: '2099-06-01', words: '' }, now)
		).toBe(true);
		expect(tooFarAhead({ precision: 'year', year: 9000, words: '' }, now)).toBe(true);
		expect(tooFarAhead({ precision: 'unknown', words: '' }, now)).toBe(false);
	});
});
