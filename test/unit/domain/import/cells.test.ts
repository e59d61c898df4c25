import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthOf, phoneOf, serialDay } from '../../../../src/lib/domain/import/cells.ts';

describe('a birth in a cell', () => {
	it.each([
		['15/06/1995', '1995-06-15'],
		['15-6-95', '1995-06-15'],
		['5.6.1995', '1995-06-05'],
		['1995-06-15', '1995-06-15'],
		[{ day: '1995-06-15' }, '1995-06-15'],
		[34_865, '1995-06-15'],
		['34865', '1995-06-15']
	])('%j is a day', (cell, day) => {
		expect(birthOf(cell)).toEqual({ year: 1995, day });
	});

	it.each([[1995], ['1995'], ['6/1995']])('%j is a year alone', (cell) => {
		expect(birthOf(cell)).toEqual({ year: 1995, day: null });
	});

	it.each([['31/02/1995'], ['06/15/1995'], ['hai mươi'], [12], ['15/06/2045'], ['1/1/1900']])(
		'%j is none, and is not guessed at',
		(cell) => {
			expect(birthOf(cell)).toBe('notBirth');
		}
	);

	it('nothing is said by an empty cell', () => {
		expect([birthOf(null), birthOf('  ')]).toEqual([null, null]);
	});

	it('a day is the same as a date, as its number and as text', () => {
		fc.assert(
			fc.property(fc.integer({ min: 14_611, max: 44_196 }), (serial) => {
				const day = serialDay(serial);
				const text = day.split('-').reverse().join('/');
				expect(birthOf(serial)).toEqual(birthOf({ day }));
				expect(birthOf(text)).toEqual(birthOf({ day }));
				expect(birthOf({ day })).toEqual({ year: Number(day.slice(0, 4)), day });
			})
		);
	});
});

describe('a telephone number in a cell', () => {
	it.each([
		[912_345_678],
		['912345678'],
		['0912 345 678'],
		['0912.345.678'],
		['+84 912 345 678'],
		['84912345678']
	])('%j has its 0', (cell) => {
		expect(phoneOf(cell)).toBe('0912345678');
	});

	it('one of eleven figures is the one it became in 2018', () => {
		expect(phoneOf('01681234567')).toBe('0381234567');
		expect(phoneOf(1_681_234_567)).toBe('0381234567');
	});

	it.each([['không có'], ['12345'], ['0212345678'], ['091234567x'], ['01111234567']])(
		'%j is none',
		(cell) => {
			expect(phoneOf(cell)).toBe('notPhone');
		}
	);
});
