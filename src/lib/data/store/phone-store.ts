import type { DBSchema } from 'idb';
import type { Session } from '../device.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { OpenFault, OpenStore } from './open.ts';
import { openStore } from './open.ts';

/** What a phone knows apart from any person: its own id, whose it is now, and the sessions kept on it. */
export interface PhoneSchema extends DBSchema {
	sessions: { key: PersonId; value: Session };
	facts: {
		key: 'device' | 'current' | 'owedSignOut';
		value:
			| { name: 'device'; id: string }
			| { name: 'current'; person: PersonId }
			/** Signed out without network: the server is still to be told. */
			| { name: 'owedSignOut' };
	};
}

export type PhoneStore = OpenStore<PhoneSchema>;

const VERSION = 1;
const NAME = 'so-tay';
/** The name of what `photos/shared-files.ts` keeps for a moment. */
export const SHARED_FILES = 'so-tay-shared';

/** Opens the phone's own store. */
export function openPhoneStore(onClosed: () => void): Promise<Result<PhoneStore, OpenFault>> {
	return openStore<PhoneSchema>(
		NAME,
		VERSION,
		(db, oldVersion) => {
			if (oldVersion >= 1) return;
			db.createObjectStore('sessions', { keyPath: 'person' });
			db.createObjectStore('facts', { keyPath: 'name' });
		},
		onClosed
	);
}

/** The phone's id as it stands in edits: random, made once. */
export async function deviceId(store: PhoneStore): Promise<string> {
	const tx = (await store.db).transaction('facts', 'readwrite');
	const fact = await tx.store.get('device');
	if (fact?.name === 'device') return fact.id;
	const id = crypto.randomUUID();
	await tx.store.put({ name: 'device', id });
	await tx.done;
	return id;
}

/** The session of the person who uses this phone now, or null. */
export async function currentSession(store: PhoneStore): Promise<Session | null> {
	const tx = (await store.db).transaction(['facts', 'sessions']);
	const fact = await tx.objectStore('facts').get('current');
	if (fact?.name !== 'current') return null;
	return (await tx.objectStore('sessions').get(fact.person)) ?? null;
}

/** Keeps a session and makes its person the current one. */
export async function keepSession(store: PhoneStore, session: Session): Promise<void> {
	const tx = (await store.db).transaction(['facts', 'sessions'], 'readwrite');
	await tx.objectStore('sessions').put(session);
	await tx.objectStore('facts').put({ name: 'current', person: session.person });
	// The new session has taken the old one's place in the cookie.
	await tx.objectStore('facts').delete('owedSignOut');
	await tx.done;
}

/** Keeps what the server said of a session that is on this phone; one that was signed out meanwhile stays out. */
export async function renewSession(store: PhoneStore, session: Session): Promise<void> {
	const tx = (await store.db).transaction('sessions', 'readwrite');
	if ((await tx.store.getKey(session.person)) !== undefined) await tx.store.put(session);
	await tx.done;
}

/** Forgets a person's session; whether they were the current one, nobody is signed in after. */
export async function dropSession(store: PhoneStore, person: PersonId): Promise<void> {
	const tx = (await store.db).transaction(['facts', 'sessions'], 'readwrite');
	await tx.objectStore('sessions').delete(person);
	const fact = await tx.objectStore('facts').get('current');
	if (fact?.name === 'current' && fact.person === person) {
		await tx.objectStore('facts').delete('current');
	}
	await tx.done;
}

/** Remembers that the server is still to be told of a sign-out. */
export async function noteOwedSignOut(store: PhoneStore): Promise<void> {
	await (await store.db).put('facts', { name: 'owedSignOut' });
}

/** Pays an owed sign-out: `end` tells the server, and answers whether that is done. */
export async function payOwed(store: PhoneStore, end: () => Promise<boolean>): Promise<void> {
	const db = await store.db;
	if ((await db.get('facts', 'owedSignOut')) === undefined) return;
	if (await end()) await db.delete('facts', 'owedSignOut');
}

/** Answers once: a phone store opened for one use is closed after it. */
export async function withPhoneStore<T>(
	use: (store: PhoneStore) => Promise<T>
): Promise<Result<T, OpenFault>> {
	const opened = await openPhoneStore(() => undefined);
	if (!opened.ok) return opened;
	try {
		return ok(await use(opened.value));
	} finally {
		await opened.value.close();
	}
}
