import { fold } from '../domain/text.ts';
import type { Commune, CommuneBook, District } from './commune.ts';
import { communeLabel, districtLabel, existsIn, existsOn } from './commune.ts';

/** A part of a text to be marked, end excluded. */
export type Range = { start: number; end: number };
/** A text with the parts that match the query. */
export type MarkedText = { text: string; ranges: Range[] };

/** A commune found. `aliases` holds every other spelling, and former names where they matched. */
export type CommuneHit = {
	commune: Commune;
	label: MarkedText;
	district: MarkedText;
	aliases: (MarkedText & { kind: 'spelling' | 'former' })[];
	/** Another commune has the same name when diacritics are dropped: show what tells them apart. */
	homonym: boolean;
};

/** What tells a commune from those of the same folded name; null when there are none. */
export type Distinction = 'district' | 'type' | 'spelling' | null;

type Entry = {
	commune: Commune;
	district: District;
	name: string;
	label: string;
	/** Length of the folded type and the space after it: where the bare name begins in the label. */
	nameAt: number;
	districtName: string;
	districtLabel: string;
	/** Folded texts other than label and district by which it may be found. */
	others: string[];
	order: number;
};

export type CommuneIndex = {
	/** Communes by name, then district, as a Vietnamese reader sorts them. */
	entries: Entry[];
	byCode: Map<string, Entry>;
	byFoldedName: Map<string, Entry[]>;
};

/** Prepares a list for search: folded texts once, not at each keystroke. */
export function indexCommunes(list: CommuneBook): CommuneIndex {
	const districts = new Map(list.districts.map((district) => [district.code, district]));
	const collator = new Intl.Collator('vi');
	const entries = list.communes
		.flatMap((commune) => {
			const district = districts.get(commune.district);
			return district === undefined ? [] : [toEntry(commune, district)];
		})
		.sort(
			(a, b) =>
				collator.compare(a.commune.name, b.commune.name) ||
				collator.compare(a.district.name, b.district.name) ||
				(a.commune.code < b.commune.code ? -1 : 1)
		)
		.map((entry, order) => ({ ...entry, order }));
	const byFoldedName = new Map<string, Entry[]>();
	for (const entry of entries)
		byFoldedName.set(entry.name, [...(byFoldedName.get(entry.name) ?? []), entry]);
	return {
		entries,
		byCode: new Map(entries.map((entry) => [entry.commune.code, entry])),
		byFoldedName
	};
}

function toEntry(commune: Commune, district: District): Entry {
	return {
		commune,
		district,
		name: fold(commune.name),
		label: fold(communeLabel(commune)),
		nameAt: fold(commune.type).length + 1,
		districtName: fold(district.name),
		districtLabel: fold(districtLabel(district)),
		others: [...commune.aliases, ...commune.formerNames, ...district.aliases].map(fold),
		order: 0
	};
}

/** Where `part` begins at the start of a word of `text`, or -1. */
function atWord(text: string, part: string): number {
	if (text.startsWith(part)) return 0;
	const at = text.indexOf(` ${part}`);
	return at === -1 ? -1 : at + 1;
}

function hasWord(entry: Entry, token: string): boolean {
	return [entry.label, entry.districtLabel, ...entry.others].some(
		(text) => atWord(text, token) !== -1
	);
}

/** The weakest answer: each word begins some word of name, district or other spelling. */
const BY_WORDS = 5;

/** How well an entry answers: lower is better, null is not at all. */
function rank(entry: Entry, query: string, tokens: string[]): number | null {
	if ([entry.name, entry.label, `${entry.label} ${entry.districtLabel}`].includes(query)) return 0;
	if (entry.name.startsWith(query)) return 1;
	if (query.length > entry.nameAt && entry.label.startsWith(query)) return 1;
	if (atWord(entry.name, query) !== -1) return 2;
	if (atWord(entry.districtName, query) !== -1 || entry.districtLabel === query) return 3;
	if (entry.others.some((text) => atWord(text, query) !== -1)) return 4;
	return tokens.length > 1 && tokens.every((token) => hasWord(entry, token)) ? BY_WORDS : null;
}

/**
 * Marks where the whole query, or else each of its words, begins a word of the text. Folding a composed (NFC) text
 * keeps its length, so places in the folded text are places in the text.
 */
function marked(text: string, query: string, tokens: string[]): MarkedText {
	const folded = fold(text);
	const at = atWord(folded, query);
	if (at !== -1) return { text, ranges: [{ start: at, end: at + query.length }] };
	const ranges = tokens
		.map((token) => ({ start: atWord(folded, token), length: token.length }))
		.filter(({ start }) => start !== -1)
		.map(({ start, length }) => ({ start, end: start + length }))
		.sort((a, b) => a.start - b.start)
		.filter((range, i, all) => i === 0 || range.start >= (all[i - 1]?.end ?? 0));
	return { text, ranges };
}

function toHit(index: CommuneIndex, entry: Entry, query: string, tokens: string[]): CommuneHit {
	const { commune, district } = entry;
	const mark = (text: string) => marked(text, query, tokens);
	const former = commune.formerNames.map((text) => ({ ...mark(text), kind: 'former' as const }));
	return {
		commune,
		label: mark(communeLabel(commune)),
		district: mark(districtLabel(district)),
		aliases: [
			...commune.aliases.map((text) => ({ ...mark(text), kind: 'spelling' as const })),
			...former.filter(({ ranges }) => ranges.length > 0)
		],
		homonym: homonyms(index, commune.code).length > 0
	};
}

/** What was typed, without punctuation: as typed (lower case), folded, and its folded words. */
type Query = { typed: string; folded: string; tokens: string[] };

function toQuery(text: string): Query {
	const plain = text.replace(/[,.;()–-]/g, ' ');
	const folded = fold(plain);
	const typed = plain.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
	return { typed, folded, tokens: folded.split(' ') };
}

/** Whether a commune is written with the very diacritics that were typed: "Minh Quân" puts Quân before Quán. */
function writtenSo(entry: Entry, typed: string): boolean {
	const written = `${communeLabel(entry.commune)} ${districtLabel(entry.district)}`;
	return written.toLowerCase().includes(typed);
}

/**
 * Communes that answer a query, best first: by name, by a later word of the name, by district, by another spelling or
 * former name. Where none of these answers, words of several of them do ("tan thinh van chan"). Case and diacritics
 * do not matter, but what is written as it was typed comes first among equals.
 * @param day the day they must exist on
 * @param limit how many at most; a district has up to 25
 */
export function searchCommunes(
	index: CommuneIndex,
	text: string,
	day: string,
	limit = 30
): CommuneHit[] {
	const query = toQuery(text);
	if (query.folded === '') return [];
	const ranked = index.entries.flatMap((entry) => {
		if (!existsOn(entry.commune, day)) return [];
		const found = rank(entry, query.folded, query.tokens);
		return found === null ? [] : [{ entry, found, strays: writtenSo(entry, query.typed) ? 0 : 1 }];
	});
	const best = Math.min(...ranked.map(({ found }) => found));
	return ranked
		.filter(({ found }) => found < BY_WORDS || best === BY_WORDS)
		.sort((a, b) => a.found - b.found || a.strays - b.strays || a.entry.order - b.entry.order)
		.slice(0, limit)
		.map(({ entry, found }) =>
			toHit(index, entry, query.folded, found === BY_WORDS ? query.tokens : [])
		);
}

/** The other communes of the same days whose name folds the same: Minh Quán and Minh Quân, the two Tân Thịnh. */
export function homonyms(index: CommuneIndex, code: string): Commune[] {
	const entry = index.byCode.get(code);
	if (entry === undefined) return [];
	return (index.byFoldedName.get(entry.name) ?? [])
		.filter((other) => other !== entry && existTogether(other.commune, entry.commune))
		.map((other) => other.commune);
}

function existTogether(a: Commune, b: Commune): boolean {
	return existsIn(a, { start: b.validFrom, end: b.validTo ?? a.validFrom });
}

/** What to make bold so that a commune is not taken for another of the same folded name. */
export function distinction(index: CommuneIndex, code: string): Distinction {
	const commune = index.byCode.get(code)?.commune;
	const others = homonyms(index, code);
	if (commune === undefined || others.length === 0) return null;
	if (others.every((other) => other.district !== commune.district)) return 'district';
	return others.every((other) => other.type !== commune.type) ? 'type' : 'spelling';
}
