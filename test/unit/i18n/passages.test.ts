import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from '../../../src/lib/i18n/en/index.ts';
import { passagesOf } from '../../../src/lib/i18n/en/passages.ts';

/** The text with what is read as Vietnamese in brackets. */
const read = (text: string) =>
	passagesOf(text)
		.map((one) => (one.vietnamese ? `[${one.text}]` : one.text))
		.join('');

describe('a text of a page in English is read in two voices', () => {
	test.each([
		'Hello, [Nguyễn Văn An].',
		'recorded by [Lò Thị Hoa] for [Vàng A Páo]',
		'by [Nguyễn Văn An]',
		'[Sở Giáo dục và Đào tạo] · 12 members',
		'[Trao 100 suất quà cho em Vàng A Su]',
		'[Thăm hai em mồ côi tại bản Hua Khắt, xã Nậm Khắt]',
		'Commune [Nà Hẩu], district [Văn Yên]',
		'[đồng] 1.234.567',
		'Approved on 15/06/2021 by [Hà Thị Lan]; not sent to [Đoàn Khối]',
		'[Yên Bái]',
		'[Chi đoàn Ủy ban Kiểm tra] · born 1993',
		'Nothing here is Vietnamese.',
		'12 of 60'
	])('%s', (marked) => {
		expect(read(marked.replaceAll(/[[\]]/g, ''))).toBe(marked);
	});

	test('no small word of our own sentences is taken for Vietnamese because it follows a name', () => {
		const texts = (words: unknown): string[] =>
			typeof words === 'string'
				? [words]
				: typeof words === 'object' && words !== null
					? Object.values(words).flatMap(texts)
					: [];
		// Names and examples that are written without accents.
		const names = /Khao Mang|Nam Khat|Pung Luong|[a-z]+(?:-[a-z]+){1,}/g;
		const own = texts(en)
			.filter((text) => !/[à-ỹđ]/iu.test(text))
			.flatMap((text) => text.replaceAll(names, '').match(/[a-z]+/gi) ?? []);
		expect(new Set(own).size).toBeGreaterThan(500);
		const wrong = [...new Set(own)].filter(
			(word) =>
				word === word.toLowerCase() && read(`Lò Thị Hoa ${word} members`).includes(` ${word}]`)
		);
		expect(wrong).toEqual([]);
	});

	test('whatever the text is, its pieces are the text, and no Vietnamese letter is left to English', () => {
		const words = fc.constantFrom('to ', 'the ', 'An ', 'đoàn ', 'Yên', ', ', '7', 'members', ' ');
		fc.assert(
			fc.property(fc.array(fc.oneof(words, fc.string())), (some) => {
				const text = some.join('');
				const passages = passagesOf(text);
				expect(passages.map((one) => one.text).join('')).toBe(text);
				for (const one of passages) if (!one.vietnamese) expect(one.text).not.toMatch(/[đêạ]/iu);
			})
		);
	});
});
