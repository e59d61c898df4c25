import { parseDatabase } from '../../domain/database.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { SessionStore } from '../auth/session-store.ts';
import { PEOPLE, PeopleStore } from '../people/people-store.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';

const PAGE = 500;

type Sources = { couch: Couch; accounts: AccountStore; sessions: SessionStore };

/** What the server has of a person, where: database by database, in the documents' own words. */
export type OwnData = {
	accounts: { login: string; name: string; roles: unknown; createdAt: string }[];
	sessions: { device: string; createdAt: string; renewedAt: string }[];
	documents: { database: string; document: unknown }[];
};

/**
 * Everything that is kept of a person under their id: accounts, sessions, and each document of the units and of the
 * committee that names them. Of other people in it only what is the person's own deed stays (`withoutOthers`).
 * @throws CouchUnavailable
 */
export async function ownData(sources: Sources, person: PersonId): Promise<OwnData> {
	const { couch, accounts, sessions } = sources;
	const own: OwnData = { accounts: [], sessions: [], documents: [] };
	for await (const { person: whose, login, name, roles, createdAt } of accounts.all())
		if (whose === person) own.accounts.push({ login, name, roles, createdAt });
	for (const { device, createdAt, renewedAt } of await sessions.listOf(person))
		own.sessions.push({ device, createdAt, renewedAt });
	for (const database of await couch.listDatabases()) {
		if (!holdsPeople(database)) continue;
		for await (const document of documentsOf(couch, database))
			if (names(document, person))
				own.documents.push({ database, document: withoutOthers(document, person) });
	}
	const known = (await new PeopleStore(couch).known()).get(person);
	if (known !== undefined) own.documents.push({ database: PEOPLE, document: known });
	return own;
}

/** The databases in which people stand; totals never name anybody. */
export function holdsPeople(name: string): boolean {
	const kind = parseDatabase(name)?.kind;
	return ['unit', 'unitPrivate', 'committee', 'inspection', 'programme'].includes(kind ?? '');
}

/** Every document of a database, page by page. */
export async function* documentsOf(couch: Couch, database: string): AsyncGenerator<StoredDocument> {
	let startKey = '';
	for (;;) {
		const { rows } = await couch.allDocs(database, { startKey, limit: PAGE, includeDocs: true });
		for (const row of rows) if ('doc' in row && row.doc) yield row.doc;
		const last = rows.at(-1);
		if (last === undefined || rows.length < PAGE) return;
		startKey = `${last.key}\u0000`;
	}
}

/** Whether a person's id stands anywhere in a value. */
export function names(value: unknown, person: PersonId): boolean {
	if (value === person) return true;
	if (Array.isArray(value)) return value.some((one) => names(one, person));
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([key, one]) => key === person || names(one, person));
}

/** Lists of people, in records and headcounts: who else stands there is not this person's to take along. */
const LISTS = new Set(['members', 'memberIds', 'youthIds', 'to', 'summoned', 'present']);

function withoutOthers(value: unknown, person: PersonId): unknown {
	if (Array.isArray(value)) return value.map((one: unknown) => withoutOthers(one, person));
	if (typeof value !== 'object' || value === null) return value;
	const kept = Object.entries(value).map(([key, one]: [string, unknown]) => {
		if (LISTS.has(key) && Array.isArray(one) && one.every((item) => typeof item === 'string'))
			return [key, one.filter((item) => item === person)];
		if (key === 'chiDoanOf' && typeof one === 'object' && one !== null)
			return [key, Object.fromEntries(Object.entries(one).filter(([whose]) => whose === person))];
		return [key, withoutOthers(one, person)];
	});
	return Object.fromEntries(kept);
}
