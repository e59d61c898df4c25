import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paragraph, Run } from '../../../../src/lib/domain/report/paper.ts';
import { editableText, figuresIn, relink } from '../../../../src/lib/domain/report/relink.ts';

const source = (n: number) => ({ kind: 'conference' as const, number: n });
const word = fc.constantFrom('Có', 'cơ sở', 'đạt', 'Mục tiêu', 'gồm:', 'và');
const figure = fc.tuple(fc.nat(99_999), fc.nat(20)).map(([n, of]): Run => ({
	text: String(n),
	source: source(of)
}));
/** Words and figures in turn, as sentences have them: a figure never touches another. */
const paragraph = fc
	.array(fc.tuple(word, figure), { minLength: 1, maxLength: 6 })
	.map((pairs): Paragraph => [
		...pairs
			.flatMap(([text, run]): Run[] => [{ text: `${text} ` }, run, { text: ', ' }])
			.slice(0, -1),
		{ text: '.' }
	]);

test('words that nobody changed keep every figure where it was', () => {
	fc.assert(
		fc.property(fc.array(paragraph, { maxLength: 4 }), (paragraphs) => {
			const { paragraphs: linked, gone } = relink(editableText(paragraphs), figuresIn(paragraphs));
			expect(gone).toEqual([]);
			expect(figuresIn(linked)).toEqual(figuresIn(paragraphs));
			expect(editableText(linked)).toBe(editableText(paragraphs));
		})
	);
});

test('whatever is typed, no letter is lost and each figure is either linked once or told to be gone', () => {
	fc.assert(
		fc.property(
			fc.array(paragraph, { maxLength: 3 }),
			fc.string({ unit: 'grapheme' }),
			(paragraphs, typed) => {
				const figures = figuresIn(paragraphs);
				const text = editableText(paragraphs).slice(0, 40) + typed;
				const { paragraphs: linked, gone } = relink(text, figures);
				expect(figuresIn(linked).length + gone.length).toBe(figures.length);
				const lines = text.split('\n').filter((line) => line.trim() !== '');
				expect(editableText(linked)).toBe(lines.join('\n'));
			}
		)
	);
});

test('a figure is not found inside another number', () => {
	const figures = [{ text: '47', source: source(1) }];
	for (const text of ['1.470 cơ sở', '47,5%', '147', '47%', '3.047', '47.000'])
		expect(relink(text, figures).gone, text).toEqual(figures);
	for (const text of ['47 cơ sở', '(47)', 'có 47.', '47, còn 13'])
		expect(relink(text, figures).gone, text).toEqual([]);
});
