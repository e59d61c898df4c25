import * as v from 'valibot';
import type { AppDocument } from '../document.ts';
import { Instant } from '../date.ts';
import { PersonId, UnitId } from '../ids.ts';
import { Role } from '../access.ts';
import { fold, requiredWords } from '../text.ts';
import type { Move } from '../unit/move.ts';
import type { Person } from '../unit/person.ts';
import { isRetired, RETIRED_NAME } from '../unit/retired-name.ts';
import type { WorkEntry } from '../work/entry.ts';

/*
 * Retiring a person: their name and what is known of them go, their id stays. It is drawn by lot and leads to nobody once
 * no roster and no account has it; every total counts ids, and so stays what it was.
 */

/** A move "for another reason" has to say one. */
const NO_NOTE = '(đã bỏ)';

/** Whose name goes: their id, every name that rosters, accounts and logs have for it, and the keys under which logs tell of them. */
export type Retiring = {
	person: PersonId;
	names: ReadonlySet<string>;
	keys: ReadonlySet<string>;
};

/** A person of a roster without anything that leads to them; days and kinds of moves stay, headcounts are made of them. */
export function retiredPerson(person: Person): Person {
	const { merged } = person;
	return {
		...person,
		name: RETIRED_NAME,
		folded: fold(RETIRED_NAME),
		birthYear: null,
		department: '',
		...(person.moves && { moves: person.moves.map(withoutNote) }),
		...(merged && {
			merged: { ...merged, versions: merged.versions.map(({ rev }) => ({ rev, said: {} })) }
		})
	};
}

function withoutNote<M extends Move>(move: M): M {
	if (move.note === '' || move.note === NO_NOTE) return move;
	return { ...move, note: move.kind === 'left' ? NO_NOTE : '' };
}

/** An entry of a log without the name: of who wrote it, and of whom it tells by their id. */
function retiredEntry(entry: WorkEntry, whose: Retiring): WorkEntry {
	const own = entry.by === whose.person;
	const signed = own && entry.name !== '' ? { ...entry, name: RETIRED_NAME } : entry;
	switch (signed.subject) {
		case 'officer': {
			const { set } = signed;
			return tells(signed, whose) ? { ...signed, set: { ...set, name: RETIRED_NAME } } : signed;
		}
		case 'party': {
			const { set } = signed;
			return tells(signed, whose) ? { ...signed, set: { ...set, name: RETIRED_NAME } } : signed;
		}
		case 'memberSelf':
			return own && signed.set.said ? { ...signed, set: { ...signed.set, said: '' } } : signed;
		case 'memberRating':
			return whose.keys.has(signed.key) && signed.set.note
				? { ...signed, set: { ...signed.set, note: '' } }
				: signed;
		default:
			return signed;
	}
}

/** Whether an entry says the person's name: with their id, or later, where a name alone was put right. */
function tells(
	{ key, set }: { key: string; set: { person?: PersonId | null; name?: string } },
	whose: Retiring
): boolean {
	const { person, name } = set;
	if (name === undefined) return false;
	const isSame = person === undefined && whose.keys.has(key) && whose.names.has(name);
	return person === whose.person || isSame;
}

/** A document without the person's name wherever their id says that it is theirs; the same object where nothing is. */
export function retired(document: AppDocument, whose: Retiring): AppDocument {
	switch (document.type) {
		case 'person':
			return document.id === whose.person && !isRetired(document)
				? retiredPerson(document)
				: document;
		case 'work':
			return retiredEntry(document, whose);
		default:
			return document;
	}
}

/** The names that a document has for a person. */
export function namesIn(document: AppDocument, person: PersonId): string[] {
	const found: (string | undefined)[] = [];
	if (document.type === 'person' && document.id === person)
		found.push(document.name, ...(document.merged?.versions ?? []).map(({ said }) => said.name));
	if (document.type === 'work') {
		if (document.by === person) found.push(document.name);
		const { subject, set } = document;
		if ((subject === 'officer' || subject === 'party') && set.person === person)
			found.push(set.name);
	}
	return found.filter(
		(name) => name !== undefined && name !== '' && name !== RETIRED_NAME
	) as string[];
}

/** The key under which an entry of a log tells of a person; null where it does not. */
export function keyOf(document: AppDocument, person: PersonId): string | null {
	if (document.type !== 'work') return null;
	const { subject, key, set } = document;
	const isAbout = subject === 'officer' || subject === 'party' || subject === 'memberRating';
	return isAbout && set.person === person ? key : null;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Finds the names as whole words: "Hà An" is not in "Hà Anh". */
export function namePattern(names: Iterable<string>): RegExp | null {
	const all = [...names].filter((name) => name.includes(' ')).map(escaped);
	if (all.length === 0) return null;
	return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${all.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'gu');
}

/** The value with every text in it changed so; the same object where nothing changes. Keys stay. */
function mapTexts<T>(value: T, change: (text: string) => string): T;
function mapTexts(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) {
		const next = value.map((one: unknown) => mapTexts(one, change));
		return next.every((one, i) => one === value[i]) ? value : next;
	}
	const before: [string, unknown][] = Object.entries(value);
	const after = before.map(([key, one]): [string, unknown] => [key, mapTexts(one, change)]);
	return after.every(([, one], i) => one === before[i]?.[1]) ? value : Object.fromEntries(after);
}

/** The document with the names taken out of its texts, in its history and snapshots too. */
export function withoutNames<T>(document: T, pattern: RegExp): T {
	return mapTexts(document, (text) => text.replace(pattern, RETIRED_NAME));
}

/** So many characters of a text stand around a name that was found, cut between words. */
const AROUND = 40;
const lastWords = (text: string) =>
	text.length <= AROUND ? text : `…${text.slice(-AROUND).replace(/^\S*\s*/, '')}`;
const firstWords = (text: string) =>
	text.length <= AROUND ? text : `${text.slice(0, AROUND).replace(/\s*\S*$/, '')}…`;

/** The words around the first place where a name stands; null: nowhere. */
export function excerptOf(document: unknown, pattern: RegExp): string | null {
	let found: string | null = null;
	mapTexts(document, (text) => {
		pattern.lastIndex = 0;
		const match = found === null ? pattern.exec(text) : null;
		if (match !== null) {
			const before = text.slice(0, match.index);
			const after = text.slice(match.index + match[0].length);
			found = `${lastWords(before)}${match[0]}${firstWords(after)}`;
		}
		return text;
	});
	return found;
}

/** Texts of one record, with its decisions, or of one entry of a log, in which the name stands. */
export const NamedPlace = v.strictObject({ database: v.string(), id: v.string() });
export type NamedPlace = v.InferOutput<typeof NamedPlace>;
/** Which place a document belongs to: decisions go with their record. */
export function placeIdOf({ _id }: { _id: string }): string {
	return _id.replace(/^(?:decision|photo):([^:]*):.*$/, 'activity:$1');
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Somebody of that name. `unit`: on whose roster they stand or stood; null: they have an account only. */
export const FoundPerson = v.object({
	person: PersonId,
	name: v.string(),
	unit: v.nullable(UnitId)
});
export type FoundPerson = v.InferOutput<typeof FoundPerson>;

/** What would go of a person, and what stands in the way. */
export const RetirePreview = v.object({
	person: PersonId,
	names: v.array(v.string()),
	/** Units on whose roster they are today: nobody is retired before they have left. */
	onRoster: v.array(UnitId),
	accounts: v.array(v.object({ login: v.string(), roles: v.array(Role) })),
	phones: whole,
	/** How many documents have the name by their id: of rosters, of logs. */
	rosters: whole,
	entries: whole,
	requests: whole,
	/** Other people of the same name: their texts must stay. */
	namesakes: whole,
	places: v.array(
		v.object({ ...NamedPlace.entries, title: v.string(), excerpt: v.string(), count: whole })
	)
});
export type RetirePreview = v.InferOutput<typeof RetirePreview>;

/** That a person was retired: by their id alone. `places`: the texts out of which the name was taken. */
export const Retirement = v.strictObject({
	person: PersonId,
	at: Instant,
	by: PersonId,
	places: v.array(NamedPlace),
	/** How many versions of documents were changed; null: it was not finished yet. */
	documents: v.nullable(whole),
	/** What was answered to whoever asked for it. */
	answer: v.string(),
	/** By the office's rule about who left long ago, with many others: told as one. */
	byRule: v.optional(v.literal(true))
});
export type Retirement = v.InferOutput<typeof Retirement>;

/** The office's decision. */
export const RetireDecision = v.strictObject({
	places: v.pipe(v.array(NamedPlace), v.maxLength(500)),
	/** Closes what the person asked for. */
	answer: requiredWords(1000)
});
