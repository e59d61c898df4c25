import type { PersonId } from '../../domain/ids.ts';
import type { Retirement, RetirePreview } from '../../domain/retention/retire.ts';
import type { PrivacyRequest } from '../../domain/privacy/request.ts';
import { PrivacyRequest as RequestSchema, standingOf } from '../../domain/privacy/request.ts';
import { RETIRED_NAME } from '../../domain/unit/retired-name.ts';
import { ACCOUNTS } from '../auth/account.ts';
import { CardStore } from '../auth/cards.ts';
import type { SessionDesk } from '../auth/session-desk.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { PEOPLE, PeopleStore } from '../people/people-store.ts';
import { PRIVACY, type PrivacyStore } from '../privacy/privacy-store.ts';
import {
	namings,
	namingsAt,
	namingsById,
	type KnownPerson,
	type Naming,
	type PersonSources
} from './person-found.ts';

export type RetireSources = PersonSources & {
	store: PrivacyStore;
	sessions: SessionStore;
	desk: SessionDesk;
};

/** More places are not looked through by anybody, and do not fit into what a phone sends. */
const MOST_PLACES = 100;
const A_WRITE = 200;
const REQUEST = 'request';

async function requestsOf({ store }: RetireSources, person: PersonId): Promise<PrivacyRequest[]> {
	const all = await store.all(REQUEST, RequestSchema);
	return all.filter((one) => one.person === person && one.name !== RETIRED_NAME);
}

/** What would go of a person. @throws CouchUnavailable */
export async function previewOf(
	sources: RetireSources,
	known: KnownPerson
): Promise<RetirePreview> {
	const { person, names, accounts, onRoster } = known;
	let namesakes = 0;
	const counts = { roster: 0, entry: 0 };
	const places = new Map<string, RetirePreview['places'][number]>();
	for await (const { how, place, title, excerpt } of namings(sources, known, () => namesakes++)) {
		if (how !== 'text') counts[how]++;
		else {
			const key = `${place.database} ${place.id}`;
			const before = places.get(key);
			if (before === undefined && places.size === MOST_PLACES) continue;
			const count = (before?.count ?? 0) + 1;
			places.set(key, {
				...place,
				title: before?.title || title,
				excerpt: before?.excerpt ?? excerpt,
				count
			});
		}
	}
	return {
		person,
		names: [...names],
		onRoster,
		namesakes,
		accounts: accounts.map(({ login, roles }) => ({ login, roles })),
		phones: (await sources.sessions.listOf(person)).length,
		rosters: counts.roster,
		entries: counts.entry,
		requests: (await requestsOf(sources, person)).length,
		places: [...places.values()]
	};
}

/**
 * Takes names out wherever ids say whose they are, and out of the texts that were chosen; then people's requests,
 * sessions, cards and accounts: last of all, so that whoever was stopped in between can be found again by name. Safe to
 * repeat.
 * @returns how many versions of documents were changed, person by person
 * @throws CouchUnavailable; the next sweep goes on then
 */
export async function retirePeople(
	sources: RetireSources,
	decided: readonly { known: KnownPerson; decision: Retirement }[]
): Promise<Map<PersonId, number>> {
	const known = decided.map((one) => one.known);
	const counts = await changeAll(sources.couch, namingsById(sources, known));
	// One after the other: two people may stand in one text.
	for (const { known: whose, decision } of decided)
		for (const [person, count] of await changeAll(
			sources.couch,
			namingsAt(sources, whose, decision.places)
		))
			counts.set(person, (counts.get(person) ?? 0) + count);
	for (const { known: whose, decision } of decided) await forget(sources, whose, decision);
	return counts;
}

/** Writes what documents come to without the names; answers how many versions that were, person by person. */
async function changeAll(
	couch: Couch,
	namings: AsyncIterable<Naming>
): Promise<Map<PersonId, number>> {
	const changed = new Map<string, Map<string, StoredDocument>>();
	const counts = new Map<PersonId, number>();
	for await (const naming of namings) {
		const { database, stored, next, whose } = naming;
		if (next === null) continue;
		const own = changed.get(database) ?? new Map<string, StoredDocument>();
		const version = `${stored._id} ${stored._rev}`;
		if (!own.has(version)) for (const one of whose) counts.set(one, (counts.get(one) ?? 0) + 1);
		changed.set(database, own.set(version, asNext(naming, next)));
	}
	for (const [database, versions] of changed)
		await rewrite(couch, database, [...versions.values()]);
	return counts;
}

async function forget(
	sources: RetireSources,
	known: KnownPerson,
	{ answer, by }: Retirement
): Promise<void> {
	await retireRequests(sources, known.person, { words: answer, by });
	await endSessions(sources, known.person);
	await forgetKnown(sources, known.person);
	await deleteAccounts(sources, known);
}

function asNext({ stored }: Naming, next: StoredDocument): StoredDocument {
	const { _id, _rev } = stored;
	return { ...next, _id, ...(_rev === undefined ? {} : { _rev }) };
}

/** Older versions go with their bodies; each phone lets go of its own when the new ones reach it. */
async function rewrite(couch: Couch, database: string, versions: StoredDocument[]): Promise<void> {
	for (let at = 0; at < versions.length; at += A_WRITE)
		await couch.bulkDocs(database, versions.slice(at, at + A_WRITE));
	await couch.compact(database);
}

/** What was asked stays as a fact, with its days; a request to erase is done by this. */
async function retireRequests(
	sources: RetireSources,
	person: PersonId,
	answer: { words: string; by: PersonId }
): Promise<void> {
	const { store } = sources;
	const now = store.now();
	for (const { id } of await requestsOf(sources, person))
		await store.change(REQUEST, id, RequestSchema, (request) => {
			if (request === null) return null;
			const isOpen = standingOf(request).due !== null && request.kind !== 'correct';
			const done = { ...answer, action: 'done', at: now } as const;
			const acts = request.acts.map((act) => ({ ...act, words: '–' }));
			const said = {
				...request,
				name: RETIRED_NAME,
				words: '',
				acts: isOpen ? [...acts, done] : acts
			};
			return { said, answer: null };
		});
	await sources.couch.compact(PRIVACY);
}

async function endSessions({ sessions, desk }: RetireSources, person: PersonId): Promise<void> {
	for (const { _id } of await sessions.listOf(person)) await desk.callLost(_id);
}

async function deleteAccounts(
	{ couch, accounts }: RetireSources,
	known: KnownPerson
): Promise<void> {
	await accounts.release(known.person);
	if (known.accounts.length === 0) return;
	const dead = known.accounts.map(({ _id, _rev = '' }) => ({ _id, _rev, _deleted: true }));
	await couch.bulkDocs(ACCOUNTS, dead);
	for (const { login } of known.accounts) accounts.forget(login);
	await couch.compact(ACCOUNTS);
}

/** What told the person from others of the name when a list was brought in, and cards: a login tells of a name. */
async function forgetKnown({ couch }: RetireSources, person: PersonId): Promise<void> {
	await new PeopleStore(couch).forget([person]);
	await new CardStore(couch, Date.now).forget(new Set([person]));
	await couch.compact(PEOPLE);
}
