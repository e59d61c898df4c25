import list2020 from './2020-2022/communes.json' with { type: 'json' };
import type { Commune, District } from './commune.ts';
import { communeLabel, districtLabel, parseCommuneList } from './commune.ts';
import type { CommuneHit, CommuneIndex, Distinction } from './commune-search.ts';
import {
	distinction,
	homonyms,
	indexCommunes,
	searchCommunes as search
} from './commune-search.ts';
import { shipped } from './fault.ts';

/** The communes of term 2020–2022. Import this module lazily: the list is the largest part of a term. */
export const communeList2020 = shipped('2020-2022/communes.json', parseCommuneList(list2020));
let made: CommuneIndex | null = null;

/** Sorted and folded when first asked: the list is loaded long before, and a slow phone feels the sorting. */
function index(): CommuneIndex {
	made ??= indexCommunes(communeList2020);
	return made;
}

/** The districts, in the order of their codes. */
export const districts: readonly District[] = communeList2020.districts;

/** The commune of a code, or null. */
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

/** The communes of a district, sorted by name. */
export function communesOf(districtCode: string): Commune[] {
	return index()
		.entries.map((entry) => entry.commune)
		.filter((commune) => commune.district === districtCode);
}

/** Communes that answer a query, best first, with what to mark; see `commune-search.ts`. */
export function searchCommunes(query: string, limit?: number): CommuneHit[] {
	return search(index(), query, limit);
}

/** The other communes whose name folds the same. */
export function communeHomonyms(code: string): Commune[] {
	return homonyms(index(), code);
}

/** What to make bold so that a commune is not taken for another of the same folded name. */
export function communeDistinction(code: string): Distinction {
	return distinction(index(), code);
}

export { communeLabel, districtLabel };
