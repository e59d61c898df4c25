import type { Range } from '../match.ts';
import { matchText } from '../match.ts';
import { fold, tidy } from '../text.ts';
import type { Section } from './form-model.ts';

/** A ready name that opens the sections such a record usually needs. It fills in no number. */
export type Template = { name: string; sections: readonly Section[] };

/** A name to choose instead of typing. `kind` says where it comes from. */
export type NameSuggestion =
	| { kind: 'earlier'; text: string; ranges: Range[] }
	| { kind: 'template'; text: string; ranges: Range[]; template: Template };

const MOST_EARLIER = 3;
const MOST_TEMPLATES = 3;

function matching<T>(
	items: readonly T[],
	nameOf: (item: T) => string,
	typed: string,
	most: number
) {
	const found: { item: T; ranges: Range[]; atStart: boolean }[] = [];
	for (const item of items) {
		const ranges = matchText(nameOf(item), typed);
		if (ranges !== null && fold(nameOf(item)) !== fold(typed))
			found.push({ item, ranges, atStart: ranges[0]?.start === 0 });
	}
	return found.sort((a, b) => Number(b.atStart) - Number(a.atStart)).slice(0, most);
}

/** Earlier names, the newest first, each once. */
function distinctNames(names: readonly string[]): string[] {
	const seen = new Map<string, string>();
	for (const name of names) {
		const key = fold(name);
		if (!seen.has(key)) seen.set(key, tidy(name));
	}
	return [...seen.values()];
}

/**
 * What to offer while a name is typed: the unit's earlier names first, then templates.
 * @param earlier names of earlier records, newest first
 */
export function suggestNames(
	typed: string,
	earlier: readonly string[],
	templates: readonly Template[]
): NameSuggestion[] {
	const before = matching(distinctNames(earlier), (name) => name, typed, MOST_EARLIER);
	const known = new Set(before.map(({ item }) => fold(item)));
	const ready = templates.filter(({ name }) => !known.has(fold(name)));
	return [
		...before.map(({ item, ranges }) => ({ kind: 'earlier' as const, text: item, ranges })),
		...matching(ready, ({ name }) => name, typed, MOST_TEMPLATES).map(({ item, ranges }) => ({
			kind: 'template' as const,
			text: item.name,
			ranges,
			template: item
		}))
	];
}

/** Texts entered before (bodies, sources, venues, units) that answer what is typed, each once. */
export function suggestTexts(
	typed: string,
	known: readonly string[],
	most = 5
): { text: string; ranges: Range[] }[] {
	if (typed.trim() === '') return [];
	return matching(distinctNames(known), (text) => text, typed, most).map(({ item, ranges }) => ({
		text: item,
		ranges
	}));
}
