import { describe, expect, it } from 'vitest';
import { correction } from '../../../../src/lib/domain/work/quote.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';

describe('what was put right in the programme’s words', () => {
	it('is marked, and the programme’s own words stand beside it with two around them', () => {
		expect(correction('nhiệm vụ trọng tâm 6 tháng', 'nhiệm vụ trong tâm 6 tháng')).toEqual({
			pieces: [
				{ text: 'nhiệm vụ', changed: false },
				{ text: 'trọng', changed: true },
				{ text: 'tâm 6 tháng', changed: false }
			],
			excerpt: 'nhiệm vụ trong tâm 6…'
		});
	});

	it('is nothing where they are the same', () =>
		expect(correction('một hai', 'một hai')).toBeNull());

	it('may be a word that was left out, or one too many', () => {
		expect(correction('một hai ba', 'một ba')?.pieces[1]).toEqual({ text: 'hai', changed: true });
		expect(correction('một ba', 'một hai ba')).toEqual({
			pieces: [
				{ text: 'một', changed: false },
				{ text: 'ba', changed: false }
			],
			excerpt: 'một hai ba'
		});
	});

	it('leaves the words shown whole, for each of the 46 points', () => {
		const items = shippedTerm.conferences.flatMap((conference) => conference.items);
		expect(items).toHaveLength(46);
		for (const { shown, quote } of items) {
			const found = correction(shown, quote);
			expect(found === null).toBe(shown === quote);
			if (found === null) continue;
			expect(found.pieces.map(({ text }) => text).join(' ')).toBe(shown);
			expect(quote).toContain(found.excerpt.replaceAll('…', ''));
		}
	});
});
