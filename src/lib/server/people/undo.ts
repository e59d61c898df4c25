import { unitDatabase, privateDatabase, databaseName } from '../../domain/database.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { PersonId as PersonIdSchema } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';
import { documentsOf } from '../privacy/own-data.ts';
import type { ImportRun, PeopleStore } from './people-store.ts';

export type UndoSettings = { couch: Couch; store: PeopleStore; accounts: AccountStore };

/**
 * Takes a list back: whoever came with it goes again, with account and office, unless somebody has worked with them
 * since: signed in as them, changed them, or named them in a record. Units that are empty then go too.
 * @returns how many went, and how many stay
 * @throws CouchUnavailable
 */
export async function undoImport(
	settings: UndoSettings,
	run: ImportRun
): Promise<{ people: number; kept: number }> {
	const { couch, store, accounts } = settings;
	const signedIn = await peopleWhoSignedIn(accounts, run);
	const gone: PersonId[] = [];
	for (const [unit, written] of byUnit(run.people)) {
		const busy = await namedIn(couch, unit);
		const free = written.filter(
			({ id }) => !signedIn.has(id.slice('person:'.length)) && !busy.has(id)
		);
		for (const id of await remove(couch, unitDatabase(unit), free)) {
			const person = parseBy(PersonIdSchema, id.slice('person:'.length));
			if (person.ok) gone.push(person.value);
		}
	}
	await removeOfficers(couch, run, new Set(gone));
	await removeAccounts(accounts, run, new Set(gone));
	await store.forget(gone);
	await removeEmptyUnits(couch, run);
	return { people: gone.length, kept: run.people.length - gone.length };
}

function byUnit(all: ImportRun['people']): Map<UnitId, ImportRun['people']> {
	const found = new Map<UnitId, ImportRun['people']>();
	for (const one of all) found.set(one.unit, [...(found.get(one.unit) ?? []), one]);
	return found;
}

async function peopleWhoSignedIn(accounts: AccountStore, run: ImportRun): Promise<Set<string>> {
	const made = new Set(run.people.map(({ id }) => id.slice('person:'.length)));
	const found = new Set<string>();
	for await (const { person, waiting } of accounts.all())
		if (made.has(person) && waiting !== true) found.add(person);
	return found;
}

/** The people, as `person:<id>`, whom any other document of a unit names. */
async function namedIn(couch: Couch, unit: UnitId): Promise<Set<string>> {
	const found = new Set<string>();
	const look = (value: unknown): void => {
		if (typeof value === 'string') found.add(`person:${value}`);
		else if (Array.isArray(value)) value.forEach(look);
		else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
	};
	for await (const document of documentsOf(couch, unitDatabase(unit)))
		if (!document._id.startsWith('person:')) look(document);
	return found;
}

/** Removes what is as it was written; answers the ids of what went. */
async function remove(
	couch: Couch,
	database: string,
	written: readonly { id: string; rev: string }[]
): Promise<string[]> {
	const stones = written.map(({ id, rev }) => ({ _id: id, _rev: rev, _deleted: true }));
	if (stones.length === 0) return [];
	const answers = await couch.bulkDocs(database, stones);
	return answers.flatMap((answer) => ('ok' in answer ? [answer.id] : []));
}

async function removeOfficers(
	couch: Couch,
	run: ImportRun,
	gone: ReadonlySet<string>
): Promise<void> {
	for (const [unit, written] of byUnit(run.officers)) {
		const found = await couch.bulkGet(
			privateDatabase(unit),
			written.map(({ id, rev }) => ({ id, rev }))
		);
		const people = new Map(
			found.flatMap(({ docs }) =>
				docs.flatMap((one) => ('ok' in one ? [[one.ok._id, personIn(one.ok['set'])] as const] : []))
			)
		);
		const free = written.filter(({ id }) => gone.has(people.get(id) ?? ''));
		await remove(couch, privateDatabase(unit), free);
	}
}

function personIn(set: unknown): string {
	const isSet = typeof set === 'object' && set !== null && 'person' in set;
	return isSet && typeof set.person === 'string' ? set.person : '';
}

async function removeAccounts(
	accounts: AccountStore,
	run: ImportRun,
	gone: ReadonlySet<string>
): Promise<void> {
	const made = new Set(run.accounts);
	const free = new Set<string>();
	for await (const { login, person } of accounts.all())
		if (made.has(login) && gone.has(person)) free.add(login);
	await accounts.removeWaiting(free);
}

/** A unit that the list made and in which nobody is and nothing was written. */
async function removeEmptyUnits(couch: Couch, run: ImportRun): Promise<void> {
	const made: { id: string; rev: string }[] = [];
	for (const unit of run.made) {
		const { doc_count: count } = await couch.databaseInfo(unitDatabase(unit.unit));
		if (count === 0) made.push(unit);
	}
	await remove(couch, databaseName({ kind: 'programme' }), made);
}
