import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_AMOUNT } from '$lib/domain/amount.ts';
import { readMoney, readNumber } from '$lib/domain/money.ts';
import {
	editableNumber,
	formatDong,
	formatNumber,
	moneyWords,
	numberWords
} from '$lib/domain/number-words.ts';

const qualifiers = fc.constantFrom('exact', 'about', 'over', 'nearly');
const wholeDong = fc.oneof(
	fc.integer({ min: 0, max: LARGEST_AMOUNT }),
	fc.integer({ min: 0, max: 10_000_000 }).map((thousands) => thousands * 1000),
	fc.integer({ min: 0, max: 100_000 }).map((hundreds) => hundreds * 100_000)
);

function reads(text: string): number | string {
	const read = readMoney(text);
	return read.ok ? read.value.n : read.error.code;
}

describe('reads money as people type it', () => {
	it.each([
		['60 triệu', 60_000_000],
		['1,2 tỷ', 1_200_000_000],
		['1,1 tỷ', 1_100_000_000],
		['60tr', 60_000_000],
		['60 million', 60_000_000],
		['nearly 1,2 billion', 1_200_000_000],
		['60 TR', 60_000_000],
		['500 nghìn', 500_000],
		['500 ngàn đồng', 500_000],
		['500k', 500_000],
		['1.234.567', 1_234_567],
		['1.234.567,5', 1_234_567.5],
		['60.000.000 đ', 60_000_000],
		['60.000.000₫', 60_000_000],
		['1\u00a0234\u00a0567', 1_234_567],
		['12,345,678', 12_345_678],
		['1 triệu 500 nghìn', 1_500_000],
		['1tr5', 1_500_000],
		['1tr500', 1_500_000],
		['2 triệu rưỡi', 2_500_000],
		['1 tỷ 2', 1_200_000_000],
		['1 tỷ 234 triệu 500 nghìn', 1_234_500_000],
		['gần 60 triệu đồng', 60_000_000],
		['0,5 triệu', 500_000],
		['60 trieu', 60_000_000],
		['1,2 ty dong', 1_200_000_000],
		['500 nghin', 500_000],
		['500 ngan', 500_000],
		['2 trieu ruoi', 2_500_000],
		['2 trăm triệu', 200_000_000],
		['5 trăm nghìn', 500_000],
		['3 chục triệu', 30_000_000],
		['1 triệu 2 trăm nghìn', 1_200_000],
		['300.000 mỗi suất', 300_000],
		['0 đồng', 0]
	])('%s', (text, dong) => expect(reads(text)).toBe(dong));

	it.each([
		['4,5 tấn', 4.5, null, 'tấn'],
		['gần 4,5 tấn', 4.5, 'nearly', 'tấn'],
		['khoảng 1.000 em', 1000, 'about', 'em'],
		['trên 400 ngày công của người dân', 400, 'over', 'ngày công của người dân'],
		['dài 300 m', 300, null, 'm'],
		['30 trẻ', 30, null, 'trẻ'],
		['2 trăm em', 200, null, 'em'],
		['60 triển lãm', 60, null, 'triển lãm'],
		['2 tram y te', 2, null, 'tram y te'],
		['5 ti vi', 5, null, 'ti vi'],
		['50 kg', 50, null, 'kg'],
		['0,300', 0.3, null, '']
	] as const)('%s keeps qualifier and unit', (text, n, qualifier, rest) => {
		expect(readNumber(text)).toEqual({ ok: true, value: { n, qualifier, rest } });
	});
});

describe('asks instead of guessing', () => {
	it.each([
		['', 'notNumber'],
		['nhiều', 'notNumber'],
		['NaN', 'notNumber'],
		['1.5', 'dotDecimal'],
		['1.5 triệu', 'dotDecimal'],
		['12.34.567', 'notNumber'],
		['60.000.00', 'notNumber'],
		['60 triêu', 'notNumber'],
		['60 củ', 'notNumber'],
		['2 trăm 50 triệu', 'severalNumbers'],
		['2 trăm 5', 'severalNumbers'],
		['1,500', 'ambiguousComma'],
		['1.500 triệu', 'ambiguousDot'],
		['1–2 kg', 'range'],
		['10 đến 12', 'range'],
		['10 to 12', 'range'],
		['up to 100', 'unclearQualifier'],
		['48 trên 51', 'severalNumbers'],
		['1e5', 'severalNumbers'],
		['12/3', 'severalNumbers'],
		['10 12', 'severalNumbers'],
		['5 triệu 2 tỷ', 'severalNumbers'],
		['1tr50', 'severalNumbers'],
		['dưới 100', 'unclearQualifier'],
		['không quá 5 triệu', 'unclearQualifier'],
		['-5', 'negative'],
		['100 USD', 'currency'],
		['$100', 'currency'],
		['9'.repeat(401), 'notNumber']
	])('%s → %s', (text, code) => expect(reads(text)).toBe(code));

	it('shows how the number would be written', () => {
		expect(readNumber('1.5')).toEqual({ ok: false, error: { code: 'dotDecimal', limit: '1,5' } });
	});
});

describe('writes the Vietnamese way', () => {
	it('groups by dots and begins the fraction with a comma', () => {
		expect(formatNumber(1_234_567.5)).toBe('1.234.567,5');
		expect(formatNumber(999)).toBe('999');
		expect(formatNumber(0)).toBe('0');
		expect(formatNumber(1e-7)).toBe('0,0000001');
		expect(formatDong(1_234_567)).toBe('1.234.567\u00a0₫');
	});

	it('says money in words', () => {
		expect(moneyWords(60_000_000, 'nearly')).toBe('gần 60 triệu đồng');
		expect(moneyWords(1_200_000_000, 'exact')).toBe('1,2 tỷ đồng');
		expect(moneyWords(1_250_000, 'about')).toBe('khoảng 1 triệu 250 nghìn đồng');
		expect(moneyWords(1_234_567, 'over')).toBe('trên 1.234.567 đồng');
		expect(moneyWords(0, 'exact')).toBe('0 đồng');
		expect(numberWords(1000, 'nearly')).toBe('gần 1.000');
	});
});

describe('what is written is read back the same', () => {
	it('for every whole amount of money, in digits, with ₫, and in words', () => {
		fc.assert(
			fc.property(wholeDong, qualifiers, (dong, qualifier) => {
				const said = {
					ok: true,
					value: { n: dong, qualifier: qualifier === 'exact' ? null : qualifier, rest: '' }
				};
				expect(reads(editableNumber(dong))).toBe(dong);
				expect(reads(formatDong(dong))).toBe(dong);
				expect(readMoney(moneyWords(dong, qualifier))).toEqual(said);
				expect(readMoney(numberWords(dong, qualifier))).toEqual(said);
			}),
			{ numRuns: 2000 }
		);
	});

	it('for every number that an amount can hold', () => {
		const anyAmount = fc.double({ min: 1e-300, max: LARGEST_AMOUNT, noNaN: true });
		fc.assert(
			fc.property(anyAmount, (n) => {
				expect(reads(editableNumber(n))).toBe(n);
			}),
			{ numRuns: 2000 }
		);
	});

	it('never throws, whatever is typed', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9.,tr kđ–-]{0,12}$/)),
				(text) => {
					const read = readMoney(text);
					expect(
						read.ok
							? Number.isFinite(read.value.n) && read.value.n >= 0
							: read.error.code !== undefined
					).toBe(true);
				}
			),
			{ numRuns: 2000 }
		);
	});
});
