import { describe, expect, it } from 'vitest';
import { imageHeader } from '../../../../src/lib/domain/photo/image-header.ts';
import { plainJpeg, withoutWords } from '../../../../src/lib/domain/photo/plain-jpeg.ts';
import { exif, jpeg } from '../../../fixtures/photo-builders.ts';

const ascii = (text: string) => new TextEncoder().encode(text.padEnd(64, ' '));

describe('a JPEG', () => {
	it('that is nothing but a picture passes with its size', () => {
		expect(plainJpeg(jpeg({ width: 1600, height: 1200 }))).toEqual({
			ok: true,
			value: { width: 1600, height: 1200 }
		});
	});

	it('loses what cameras write into it, and is the same picture', () => {
		const bare = jpeg();
		expect(plainJpeg(jpeg({ words: exif }))).toEqual({ ok: false, error: 'metadata' });
		expect(withoutWords(jpeg({ words: [...exif, ...exif] }))).toEqual(bare);
		expect(withoutWords(bare)).toEqual(bare);
	});

	it('cut off at any byte is none', () => {
		const whole = jpeg({ size: 300 });
		for (let end = 0; end < whole.length; end++)
			expect(plainJpeg(whole.subarray(0, end)).ok).toBe(false);
	});
});

describe('a file', () => {
	it('is what its first bytes say, whatever it is called', () => {
		expect(imageHeader(jpeg({ width: 8160, height: 6120, words: exif }))).toEqual({
			kind: 'jpeg',
			width: 8160,
			height: 6120,
			inLines: true
		});
		const png = new Uint8Array(64);
		png.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
		png.set([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30], 16);
		expect(imageHeader(png)).toMatchObject({ kind: 'png', width: 30_000, height: 30_000 });
		expect(imageHeader(ascii('\0\0\0\u0018ftypheic'))?.kind).toBe('heic');
		const ispe = '\0\0\0\u0014ispe\0\0\0\0\0\0';
		const avif = ascii(`\0\0\0\u0018ftypavif${ispe}\u0002\0\0\0\u0002\0${ispe}@\0\0\0@\0`);
		expect(imageHeader(avif)).toMatchObject({ kind: 'avif', width: 16_384, height: 16_384 });
		expect(imageHeader(ascii('%PDF-1.7'))).toBeNull();
		expect(imageHeader(ascii('<svg onload="alert(1)"/>'))).toBeNull();
		expect(imageHeader(new Uint8Array(3))).toBeNull();
	});
});
