import { dayInVietnam } from '../../domain/date.ts';
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
import { documentIn, leafPages } from './all-leaves.ts';

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
	{ couch, accounts, clock }: PersonSources,
	person: PersonId
): Promise<KnownPerson | null> {
	const nowMs = clock();
	const own: Account[] = [];
	for await (const account of accounts.all()) if (account.person === person) own.push(account);
	const names = new Set(own.map(({ name }) => name));
	const onRoster = new Set<UnitId>();
	const keys = new Set<string>();
	let isKnown = own.length > 0;
	for (const database of (await couch.listDatabases()).filter(holdsPeople)) {
		for await (const document of namingDocuments(couch, database, person, nowMs)) {
			for (const name of namesIn(document, person)) names.add(name);
			const key = keyOf(document, person);
			if (key !== null) keys.add(key);
			if (document.type !== 'person') continue;
			isKnown = true;
			if (activeOn(document, dayInVietnam(nowMs))) onRoster.add(document.unit);
		}
	}
	if (!isKnown) return null;
	return { person, names, keys, accounts: own, onRoster: [...onRoster].sort() };
}

/** Their own entries of rosters, and every entry of a log. */
async function* namingDocuments(couch: Couch, database: string, person: PersonId, nowMs: number) {
	const roster = { startKey: `person:${person}`, endKey: `person:${person}` };
	for (const range of [roster, { startKey: 'work:', endKey: 'work;' }])
		for await (const page of leafPages(couch, database, range))
			for (const stored of page) {
				const document = documentIn(stored, nowMs);
				if (document !== null) yield document;
			}
}

/** A version of a document that would change: `next` null where this server does not understand what it would come to. */
export type Naming = {
	database: string;
	stored: StoredDocument;
	next: StoredDocument | null;
	/** By the id, in its own place; `text`: among other words. */
	how: 'roster' | 'entry' | 'text';
	place: NamedPlace;
	title: string;
	excerpt: string;
};

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

function* namingsOf(
	database: string,
	stored: StoredDocument,
	whose: Retiring,
	pattern: RegExp | null,
	nowMs: number
): Generator<Naming> {
	const place = { database, id: placeIdOf(stored) };
	const about = { database, stored, place, title: titleOf(stored) };
	const isRoster = stored._id.startsWith('person:');
	let now = stored;
	if (isRoster || stored._id.startsWith('work:')) {
		const document = documentIn(stored, nowMs);
		const next = document === null ? null : retired(document, whose);
		if (document !== null && next !== null && !sameContent(document, next)) {
			now = { ...next };
			yield { ...about, next: now, how: isRoster ? 'roster' : 'entry', excerpt: '' };
		}
	}
	const excerpt = pattern === null || isRoster ? null : excerptOf(now, pattern);
	if (pattern === null || excerpt === null) return;
	const without = withoutNames(now, pattern);
	const next = documentIn(without, nowMs) === null ? null : without;
	yield { ...about, next, how: 'text', excerpt };
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
