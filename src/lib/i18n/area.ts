/** The words of one area of the app: texts, functions that make texts, and objects of both. */
type Words = Record<string, unknown>;

/** What English has to be for an area: the same keys, functions of the same arguments, any words. */
export type Spoken<T> = T extends string
	? string
	: T extends (...args: infer A) => infer R
		? (...args: A) => Spoken<R>
		: T extends object
			? { [K in keyof T]: Spoken<T[K]> }
			: T;

/** Under which `localStorage` keeps the language that a device was set to; nothing: Vietnamese. */
export const LANGUAGE_KEY = 'language';

/** What this device was set to, if it was. */
export function chosenLanguage(): string | null {
	try {
		return localStorage.getItem(LANGUAGE_KEY);
	} catch {
		// A browser that forbids storage: it speaks Vietnamese.
		return null;
	}
}

/** `vietnamese`: what stood there before another language was put into it. */
const areas = new Map<string, { words: object; vietnamese: Words }>();
let spoken: Words = {};

const isWords = (value: unknown): value is Words =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts `other` into `words`, and gives what stood there before. */
function put(words: unknown, other: unknown): Words {
	const before: Words = {};
	if (!isWords(words) || !isWords(other)) return before;
	for (const key in other) {
		if (isWords(other[key])) {
			before[key] = put(words[key], other[key]);
		} else {
			before[key] = words[key];
			words[key] = other[key];
		}
	}
	return before;
}

/**
 * Makes `words`, which are Vietnamese, known by a name, under which another language finds them, whichever comes first.
 * Written with `@__PURE__`, so that a page carries only the areas that it speaks of.
 */
export function area<T extends object>(name: string, words: T): T {
	areas.set(name, { words, vietnamese: put(words, spoken[name]) });
	return words;
}

/** From now on every area speaks `dictionary`, by the areas' names; what is not in it stays Vietnamese. */
export function speak(dictionary: Words): void {
	spoken = dictionary;
	for (const [name, one] of areas) {
		put(one.words, one.vietnamese);
		one.vietnamese = put(one.words, dictionary[name]);
	}
}

/**
 * What `make` makes of Vietnamese words, whatever the app speaks: papers and files that go to the Union. It is to wait
 * for nothing, or others would see Vietnamese meanwhile.
 */
export function inVietnamese<T>(make: () => T): T {
	for (const { words, vietnamese } of areas.values()) put(words, vietnamese);
	try {
		return make();
	} finally {
		for (const [name, { words }] of areas) put(words, spoken[name]);
	}
}
