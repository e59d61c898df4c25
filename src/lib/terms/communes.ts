import file from '#term/communes.json' with { type: 'json' };
import type { Commune, Days, District } from './commune.ts';
import { communeLabel, districtLabel, existsIn, parseCommunes } from './commune.ts';
import type { CommuneHit, CommuneIndex, Distinction } from './commune-search.ts';
import {
	distinction,
	homonyms,
	indexCommunes,
	searchCommunes as search
} from './commune-search.ts';
import { shipped } from './fault.ts';

/** The communes of the term, whenever they exist. Import this module lazily: the list is the largest part of a term. */
export const communeBook = shipped('communes.json', parseCommunes(file));
let made: CommuneIndex | null = null;

/** Sorted and folded when first asked: the list is loaded long before, and a slow phone feels the sorting. */
function index(): CommuneIndex {
	made ??= indexCommunes(communeBook);
	return made;
}

/** The communes that exist on any of the days, sorted by name. */
export function communesIn(days: Days): Commune[] {
	return index()
		.entries.map(({ commune }) => commune)
		.filter((commune) => existsIn(commune, days));
}

/** The districts that have a commune on any of the days, in the order of the lists. */
export function districtsIn(days: Days): District[] {
	const there = new Set(communesIn(days).map(({ district }) => district));
	return communeBook.districts.filter(({ code }) => there.has(code));
}

/** The commune of a code, whenever it exists, or null. */
export function communeByCode(code: string): Commune | null {
	return index().byCode.get(code)?.commune ?? null;
}

/** The district a commune lies in, or null for an unknown code. */
export function districtOf(code: string): District | null {
	return index().byCode.get(code)?.district ?? null;
}

/** "Xã Lao Chải, Huyện Mù Căng Chải", or null for an unknown code. */
export function communePlace(code: string): string | null {
	const entry = index().byCode.get(code);
	return entry === undefined
		? null
		: `${communeLabel(entry.commune)}, ${districtLabel(entry.district)}`;
}

/** The communes of a district on any of the days, sorted by name. */
export function communesOf(districtCode: string, days: Days): Commune[] {
	return communesIn(days).filter(({ district }) => district === districtCode);
}

/** Communes of a day that answer a query, best first, with what to mark; see `commune-search.ts`. */
export function searchCommunes(query: string, day: string, limit?: number): CommuneHit[] {
	return search(index(), query, day, limit);
}

/** The other communes of the same days whose name folds the same. */
export function communeHomonyms(code: string): Commune[] {
	return homonyms(index(), code);
}

/** What to make bold so that a commune is not taken for another of the same folded name. */
export function communeDistinction(code: string): Distinction {
	return distinction(index(), code);
}

export { communeLabel, districtLabel };
