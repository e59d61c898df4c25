import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sameContent } from '../../../src/lib/domain/json.ts';
import { compareNames, fold, hasMarkup, tidy } from '../../../src/lib/domain/text.ts';
import { ulid, ulidPattern, ulidTimeMs } from '../../../src/lib/domain/ids.ts';

describe('folded text', () => {
	it('finds words typed without diacritics, đ included', () => {
		expect(fold('Đặng Thị  Ngọc ẮNH')).toBe('dang thi ngoc anh');
	});

	it('is the same for composed and decomposed letters, and stays when folded again', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(...'Ễậỹđa Đ-1'.split('')), maxLength: 12 }),
				(text) => {
					expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
					expect(fold(fold(text))).toBe(fold(text));
				}
			)
		);
	});

	it('sorts names by the given name', () => {
		const names = ['Nguyễn Văn Ánh', 'Trần Thị Bình', 'Lê Văn An'];
		expect(names.sort(compareNames(new Intl.Collator('vi')))).toEqual([
			'Lê Văn An',
			'Nguyễn Văn Ánh',
			'Trần Thị Bình'
		]);
	});

	it('is tidied into composed letters without spaces at the ends', () => {
		expect(tidy(' Tiệ\u0301p '.normalize('NFD'))).toBe('Tiệ\u0301p'.normalize('NFC'));
	});

	it('knows tags from comparisons', () => {
		expect(hasMarkup('<b>đậm</b>')).toBe(true);
		expect(hasMarkup('<img src=x onerror=alert(1)>')).toBe(true);
		expect(hasMarkup('nhiệt độ < 10 và > 5, 3<4')).toBe(false);
	});
});

describe('canonical JSON', () => {
	it('does not depend on the order of keys', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
				const reversed = Object.fromEntries(Object.entries(value).reverse());
				expect(canonicalJson(reversed)).toBe(canonicalJson(value));
				expect(
					sameContent(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))
				).toBe(true);
			})
		);
	});
});

describe('ULID', () => {
	it('sorts by time and tells it', () => {
		fc.assert(
			fc.property(
				fc.nat(2 ** 40),
				fc.nat(2 ** 40),
				fc.uint8Array({ minLength: 16, maxLength: 16 }),
				(a, b, random) => {
					const [one, two] = [ulid(a, random), ulid(b, random)];
					expect(one).toMatch(ulidPattern);
					expect(ulidTimeMs(one)).toBe(a);
					expect(Math.sign(a - b)).toBe(one < two ? -1 : one > two ? 1 : 0);
				}
			)
		);
	});
});
