import { fold } from './text.ts';

/** A part of a text, end excluded. */
export type Range = { start: number; end: number };

/** Where `part` begins a word of `text`, or -1; both folded. */
function atWord(text: string, part: string): number {
	if (text.startsWith(part)) return 0;
	const at = text.indexOf(` ${part}`);
	return at === -1 ? -1 : at + 1;
}

function withoutOverlap(ranges: Range[]): Range[] {
	const sorted = ranges.sort((a, b) => a.start - b.start || b.end - a.end);
	return sorted.filter((range, i) => i === 0 || range.start >= (sorted[i - 1]?.end ?? 0));
}

/**
 * Finds what was typed in a text, without regard to diacritics and case: as a whole at the beginning of a word, or each
 * of its words at the beginning of some word. Null: it does not match; an empty query matches everything.
 */
export function matchText(text: string, query: string): Range[] | null {
	const wanted = fold(query);
	if (wanted === '') return [];
	const folded = fold(text);
	// Folding keeps the length of a tidy text, so that places in one are places in the other.
	const ranges = (found: Range[]) => (folded.length === text.length ? found : []);
	const whole = atWord(folded, wanted);
	if (whole !== -1) return ranges([{ start: whole, end: whole + wanted.length }]);
	const words = wanted
		.split(' ')
		.map((word) => ({ start: atWord(folded, word), length: word.length }));
	if (words.some(({ start }) => start === -1)) return null;
	return ranges(withoutOverlap(words.map(({ start, length }) => ({ start, end: start + length }))));
}
