import type { PersonId, UnitId } from '../../domain/ids.ts';
import { fold } from '../../domain/text.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { SessionDesk } from '../auth/session-desk.ts';
import type { SessionStore } from '../auth/session-store.ts';

/** More than these are not looked through: whoever searches types another letter. */
const MOST_FOUND = 20;
const SHORTEST = 2;

type Sources = { accounts: AccountStore; sessions: SessionStore; desk: SessionDesk };

/** `units`: where they hold a right, so that people of one name are told apart. */
export type FoundPerson = { person: PersonId; name: string; login: string; units: UnitId[] };
export type KnownPhone = { id: string; device: string; createdAt: string; renewedAt: string };

/** People by name or login, without diacritics, the first of them. @throws CouchUnavailable */
export async function findPeople(
	{ accounts }: Pick<Sources, 'accounts'>,
	typed: string
): Promise<FoundPerson[]> {
	const found: FoundPerson[] = [];
	for await (const { person, name, login, roles } of called(accounts, typed)) {
		const units = roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
		found.push({ person, name, login, units: [...new Set(units)] });
		if (found.length === MOST_FOUND) break;
	}
	return found;
}

/** Everybody of a name or login, however many: a log that is looked through by name leaves nobody out. @throws CouchUnavailable */
export async function everybodyCalled(
	accounts: AccountStore,
	typed: string
): Promise<ReadonlySet<PersonId>> {
	const found = new Set<PersonId>();
	for await (const { person } of called(accounts, typed)) found.add(person);
	return found;
}

async function* called(accounts: AccountStore, typed: string): AsyncGenerator<Account> {
	const wanted = fold(typed);
	if (wanted.length < SHORTEST) return;
	for await (const account of accounts.all())
		if (fold(account.name).includes(wanted) || account.login.includes(wanted)) yield account;
}

/** The phones on which a person is signed in. @throws CouchUnavailable */
export async function phonesOf({ sessions }: Sources, person: PersonId): Promise<KnownPhone[]> {
	return (await sessions.listOf(person)).map(({ _id, device, createdAt, renewedAt }) => ({
		id: _id.slice('session:'.length),
		device,
		createdAt,
		renewedAt
	}));
}

/** Calls one lost: answers whose it was, null where it is not signed in any more. @throws CouchUnavailable */
export async function callLost({ sessions, desk }: Sources, id: string): Promise<PersonId | null> {
	const session = await sessions.get(`session:${id}`);
	if (session === null) return null;
	return (await desk.callLost(session._id)) ? session.person : null;
}
