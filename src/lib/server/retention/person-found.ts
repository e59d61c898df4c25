import { dayInVietnam } from '../../domain/date.ts';
import type { AppDocument } from '../../domain/document.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { NamedPlace, Retiring } from '../../domain/retention/retire.ts';
import {
	excerptOf,
	keyOf,
	namePattern,
	namesIn,
	placeIdOf,
	retired,
	withoutNames
} from '../../domain/retention/retire.ts';
import { sameContent } from '../../domain/json.ts';
import { activeOn } from '../../domain/unit/history.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { holdsPeople } from '../privacy/own-data.ts';
import { documentIn, leafPages, leavesOf } from './all-leaves.ts';

export type PersonSources = { couch: Couch; accounts: AccountStore; clock: () => number };

/** Who a person is to the server. */
export type KnownPerson = {
	person: PersonId;
	names: ReadonlySet<string>;
	keys: ReadonlySet<string>;
	accounts: Account[];
	onRoster: UnitId[];
};

const PLACE_TITLE = 80;

/** Reads rosters, logs and accounts for what names a person by their id; null where nothing does. @throws CouchUnavailable */
export async function findPerson(
	sources: PersonSources,
	person: PersonId
): Promise<KnownPerson | null> {
	return (await findPeople(sources, [person])).get(person) ?? null;
}

/** The same of many in one reading; who is known by nothing is left out. @throws CouchUnavailable */
export async function findPeople(
	{ couch, accounts, clock }: PersonSources,
	people: readonly PersonId[]
): Promise<Map<PersonId, KnownPerson>> {
	const nowMs = clock();
	const found = new Map(people.map((person) => [person, begun(person)]));
	for await (const account of accounts.all()) found.get(account.person)?.accounts.push(account);
	for (const database of (await couch.listDatabases()).filter(holdsPeople))
		for await (const document of namingDocuments(couch, database, people, nowMs))
			for (const one of found.values()) learn(one, document, dayInVietnam(nowMs));
	const known = [...found].filter(
		([, { accounts: own, onAnyRoster }]) => own.length > 0 || onAnyRoster
	);
	return new Map(known.map(([person, one]) => [person, told(one)]));
}

type Begun = {
	person: PersonId;
	names: Set<string>;
	keys: Set<string>;
	accounts: Account[];
	onRoster: Set<UnitId>;
	onAnyRoster: boolean;
};

function begun(person: PersonId): Begun {
	return {
		person,
		names: new Set<string>(),
		keys: new Set<string>(),
		accounts: [],
		onRoster: new Set<UnitId>(),
		onAnyRoster: false
	};
}

function learn(one: Begun, document: AppDocument, today: string): void {
	for (const name of namesIn(document, one.person)) one.names.add(name);
	const key = keyOf(document, one.person);
	if (key !== null) one.keys.add(key);
	if (document.type !== 'person' || document.id !== one.person) return;
	one.onAnyRoster = true;
	if (activeOn(document, today)) one.onRoster.add(document.unit);
}

function told({ person, names, keys, accounts, onRoster }: Begun): KnownPerson {
	for (const { name } of accounts) names.add(name);
	return { person, names, keys, accounts, onRoster: [...onRoster].sort() };
}

/** Their own entries of rosters, and every entry of a log. */
async function* namingDocuments(
	couch: Couch,
	database: string,
	people: readonly PersonId[],
	nowMs: number
) {
	for await (const page of byIdPages(couch, database, people))
		for (const stored of page) {
			const document = documentIn(stored, nowMs);
			if (document !== null) yield document;
		}
}

async function* byIdPages(couch: Couch, database: string, people: readonly PersonId[]) {
	yield* leavesOf(
		couch,
		database,
		people.map((person) => `person:${person}`)
	);
	yield* leafPages(couch, database, { startKey: 'work:', endKey: 'work;' });
}

/** A version of a document that would change: `next` null where this server does not understand what it would come to. */
export type Naming = {
	database: string;
	stored: StoredDocument;
	next: StoredDocument | null;
	/** By the id, in its own place; `text`: among other words. */
	how: 'roster' | 'entry' | 'text';
	place: NamedPlace;
	/** Whose names they are. */
	whose: PersonId[];
	title: string;
	excerpt: string;
};

/**
 * Every version of a document in which the id says that a name is one of these people's, with what it says without them:
 * rosters and logs alone are read for it. @throws CouchUnavailable
 */
export async function* namingsById(
	{ couch, clock }: PersonSources,
	people: readonly KnownPerson[]
): AsyncGenerator<Naming> {
	const ids = people.map(({ person }) => person);
	for (const database of (await couch.listDatabases()).filter(holdsPeople))
		for await (const page of byIdPages(couch, database, ids))
			for (const stored of page) {
				const own = people.filter((whose) => mentions(stored, whose));
				const naming = own.length === 0 ? null : byId(database, stored, own, clock());
				if (naming !== null) yield naming;
			}
}

/** The same of one person in the places that were chosen, among other words too. @throws CouchUnavailable */
export async function* namingsAt(
	{ couch, clock }: PersonSources,
	whose: KnownPerson,
	places: readonly NamedPlace[]
): AsyncGenerator<Naming> {
	const pattern = namePattern(whose.names);
	for (const { database, id } of places) {
		if (!holdsPeople(database)) continue;
		const beside = ['decision', 'photo'].map((type) => id.replace(/^activity:/, `${type}:`));
		const ranges = [
			{ startKey: id, endKey: id },
			...beside
				.filter((key) => key !== id)
				.map((key) => ({ startKey: `${key}:`, endKey: `${key};` }))
		];
		for (const range of ranges)
			for await (const page of leafPages(couch, database, range))
				for (const stored of page) yield* namingsOf(database, stored, whose, pattern, clock());
	}
}

/**
 * Every version of a document that names the person, with what it says without the name. Whoever else has the same name
 * on a roster is counted by `namesake`.
 * @throws CouchUnavailable
 */
export async function* namings(
	{ couch, clock }: PersonSources,
	whose: KnownPerson,
	namesake: () => void
): AsyncGenerator<Naming> {
	const { person, names } = whose;
	const pattern = namePattern(names);
	for (const database of (await couch.listDatabases()).filter(holdsPeople))
		for await (const page of leafPages(couch, database))
			for (const stored of page) {
				const isNamesake =
					stored._id.startsWith('person:') &&
					stored['id'] !== person &&
					names.has(String(stored['name']));
				if (isNamesake) namesake();
				else if (mentions(stored, whose))
					yield* namingsOf(database, stored, whose, pattern, clock());
			}
}

/** Whether a document can name the person at all: most do not, and are looked at no closer. */
function mentions(stored: StoredDocument, { person, names }: Retiring): boolean {
	const text = JSON.stringify(stored);
	for (const name of names) if (text.includes(name)) return true;
	return stored._id.startsWith('work:') && text.includes(person);
}

/** Without the names wherever an id says whose they are; null where nothing would change. */
function byId(
	database: string,
	stored: StoredDocument,
	people: readonly Retiring[],
	nowMs: number
): Naming | null {
	const isRoster = stored._id.startsWith('person:');
	if (!isRoster && !stored._id.startsWith('work:')) return null;
	const document = documentIn(stored, nowMs);
	if (document === null) return null;
	let next = document;
	const whose: PersonId[] = [];
	for (const one of people) {
		const without = retired(next, one);
		if (!sameContent(next, without)) whose.push(one.person);
		next = without;
	}
	if (whose.length === 0) return null;
	const how = isRoster ? 'roster' : 'entry';
	return { ...aboutOf(database, stored), whose, next: { ...next }, how, excerpt: '' };
}

function aboutOf(database: string, stored: StoredDocument) {
	const place = { database, id: placeIdOf(stored) };
	return { database, stored, place, title: titleOf(stored) };
}

function* namingsOf(
	database: string,
	stored: StoredDocument,
	whose: Retiring,
	pattern: RegExp | null,
	nowMs: number
): Generator<Naming> {
	const own = byId(database, stored, [whose], nowMs);
	if (own !== null) yield own;
	const now = own?.next ?? stored;
	const isRoster = stored._id.startsWith('person:');
	const excerpt = pattern === null || isRoster ? null : excerptOf(now, pattern);
	if (pattern === null || excerpt === null) return;
	const without = withoutNames(now, pattern);
	const next = documentIn(without, nowMs) === null ? null : without;
	const about = aboutOf(database, stored);
	yield { ...about, whose: [whose.person], next, how: 'text', excerpt };
}

function titleOf({ content, snapshot }: StoredDocument): string {
	const inside = [content, snapshotContent(snapshot)].find(
		(one) => typeof one === 'object' && one !== null && 'name' in one
	);
	const name: unknown = inside && 'name' in inside ? inside.name : '';
	return typeof name === 'string' ? name.slice(0, PLACE_TITLE) : '';
}

function snapshotContent(snapshot: unknown): unknown {
	return typeof snapshot === 'object' && snapshot !== null && 'content' in snapshot
		? snapshot.content
		: null;
}
