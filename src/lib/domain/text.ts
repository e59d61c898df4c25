import * as v from 'valibot';

const COMBINING_MARKS = /\p{M}+/gu;
const TAG_LIKE = /<\/?[a-z!][^>]*>/iu;
// Tab, line feed and carriage return are what a keyboard makes; the rest never comes from a person.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Folds text for search: lower case, no diacritics, đ as d (đ does not decompose), single spaces. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(COMBINING_MARKS, '')
		.replace(/đ/g, 'd')
		.replace(/Đ/g, 'D')
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.trim();
}

/** What is done to a typed text when it is saved, never while it is being typed: NFC, ends trimmed. */
export function tidy(text: string): string {
	return text.normalize('NFC').trim();
}

/** Sorts names the Vietnamese way: by the given name, which is the last word, then by the whole name. */
export function compareNames(collator: Intl.Collator): (a: string, b: string) => number {
	const given = (name: string) => name.slice(name.lastIndexOf(' ') + 1);
	return (a, b) => collator.compare(given(a), given(b)) || collator.compare(a, b);
}

/** Whether a text holds something that looks like an HTML tag. */
export function hasMarkup(text: string): boolean {
	return TAG_LIKE.test(text);
}

function plain(max: number) {
	return [
		v.maxLength<string, number, string>(max, `tooLong|${max}`),
		v.check<string, string>((text) => !hasMarkup(text), 'markup'),
		v.check<string, string>(
			(text) => !CONTROL.test(text) && !LONE_SURROGATE.test(text),
			'controlCharacter'
		)
	] as const;
}

/** A text that may be empty, of at most `max` UTF-16 units, without tags or control characters. */
export function words(max: number) {
	return v.pipe(v.string('notText'), ...plain(max));
}

/** A text that must say something. */
export function requiredWords(max: number) {
	return v.pipe(
		v.string('notText'),
		v.check((text) => text.trim() !== '', 'required'),
		...plain(max)
	);
}
