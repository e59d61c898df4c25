import type { PersonId } from '../../domain/ids.ts';
import { fold } from '../../domain/text.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { SessionDesk } from '../auth/session-desk.ts';
import type { SessionStore } from '../auth/session-store.ts';

/** More than these are not looked through: whoever searches types another letter. */
const MOST_FOUND = 20;
const SHORTEST = 2;

type Sources = { accounts: AccountStore; sessions: SessionStore; desk: SessionDesk };

export type FoundPerson = { person: PersonId; name: string; login: string };
export type KnownPhone = { id: string; device: string; createdAt: string; renewedAt: string };

/** People by name or login, without diacritics. @throws CouchUnavailable */
export async function findPeople(
	{ accounts }: Pick<Sources, 'accounts'>,
	typed: string
): Promise<FoundPerson[]> {
	const wanted = fold(typed);
	const found: FoundPerson[] = [];
	if (wanted.length < SHORTEST) return found;
	for await (const { person, name, login } of accounts.all()) {
		if (!fold(name).includes(wanted) && !login.includes(wanted)) continue;
		found.push({ person, name, login });
		if (found.length === MOST_FOUND) break;
	}
	return found;
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
