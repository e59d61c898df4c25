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

const areas = new Map<string, object>();
let spoken: Words = {};

const isWords = (value: unknown): value is Words =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function put(words: unknown, other: unknown): void {
	if (!isWords(words) || !isWords(other)) return;
	for (const key in other) {
		if (isWords(other[key])) put(words[key], other[key]);
		else words[key] = other[key];
	}
}

/**
 * Makes `words`, which are Vietnamese, known by a name, under which another language finds them, whichever comes first.
 * Written with `@__PURE__`, so that a page carries only the areas that it speaks of.
 */
export function area<T extends object>(name: string, words: T): T {
	areas.set(name, words);
	put(words, spoken[name]);
	return words;
}

/** From now on every area speaks `dictionary`, by the areas' names; what is not in it stays Vietnamese. */
export function speak(dictionary: Words): void {
	spoken = dictionary;
	for (const [name, words] of areas) put(words, dictionary[name]);
}
