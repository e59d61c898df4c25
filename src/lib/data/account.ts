import * as v from 'valibot';
import { Role } from '../domain/access.ts';
import { PersonId, UnitId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Session } from './device.ts';
import { NewsChannel } from './news.ts';
import { isQuotaError } from './store/fault.ts';
import type { OpenFault } from './store/open.ts';
import { personPrefix } from './store/person-store.ts';
import { keepSession, payOwed, withPhoneStore } from './store/phone-store.ts';
import type { WireFaultKind } from './wire/exchange.ts';
import { WireFault, askJson } from './wire/exchange.ts';

/** What `/api/session` answers. */
const SessionBody = v.object({
	person: PersonId,
	name: v.string(),
	roles: v.array(Role),
	soleSecretaryOf: v.array(UnitId),
	uuid: v.string(),
	expiresAt: v.string(),
	now: v.string()
});

/** Why signing in did not work. `waitMs`: how long the server asks to wait after too many attempts. */
export type SignInFault =
	| { kind: 'wrongPassword' }
	| { kind: 'tooMany'; waitMs: number | null }
	| { kind: 'offline' | 'serverDown' | 'notOurServer' }
	| { kind: OpenFault };

function toSession(body: unknown, now: Date): Session | null {
	const parsed = v.safeParse(SessionBody, body);
	if (!parsed.success) return null;
	const { person, name, roles, soleSecretaryOf } = parsed.output;
	return { person, name, roles, soleSecretaryOf, confirmedAt: now.toISOString(), expired: false };
}

/** Asks the server who is signed in. @throws WireFault `signIn` when nobody is any more */
export async function askSession(): Promise<Session> {
	const { body } = await askJson('/api/session');
	const session = toSession(body, new Date());
	if (session === null) throw new WireFault('notOurServer');
	return session;
}

function signInFault({ kind, retryAfterMs }: WireFault): SignInFault {
	const plain: Partial<Record<WireFaultKind, SignInFault>> = {
		signIn: { kind: 'wrongPassword' },
		forbidden: { kind: 'wrongPassword' },
		busy: { kind: 'tooMany', waitMs: retryAfterMs },
		offline: { kind: 'offline' },
		notOurServer: { kind: 'notOurServer' }
	};
	return plain[kind] ?? { kind: 'serverDown' };
}

async function postSession(login: string, password: string): Promise<Result<Session, SignInFault>> {
	try {
		const { body } = await askJson('/api/session', {
			method: 'POST',
			body: JSON.stringify({ login, password })
		});
		const session = toSession(body, new Date());
		return session === null ? err({ kind: 'notOurServer' }) : ok(session);
	} catch (error) {
		if (error instanceof WireFault) return err(signInFault(error));
		throw error;
	}
}

/**
 * Signs in; needs the network. From then on the app opens on this phone without it. What another person keeps on this
 * phone stays theirs, untouched. Asks the browser to keep the storage.
 */
export async function signIn(
	login: string,
	password: string
): Promise<Result<Session, SignInFault>> {
	const answer = await postSession(login, password);
	if (!answer.ok) return answer;
	await navigator.storage?.persist?.();
	try {
		const kept = await withPhoneStore((store) => keepSession(store, answer.value));
		if (!kept.ok) return err({ kind: kept.error });
	} catch (error) {
		if (isQuotaError(error)) return err({ kind: 'storageFull' });
		throw error;
	}
	tellOtherTabs(answer.value.person);
	return answer;
}

function tellOtherTabs(person: PersonId): void {
	const news = new NewsChannel(personPrefix(person));
	news.announce({ what: 'session' });
	news.close();
}

/** Ends the session at the server; false where it could not be told. */
export async function endServerSession(): Promise<boolean> {
	try {
		await askJson('/api/session', { method: 'DELETE' });
		return true;
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		return error.kind === 'signIn';
	}
}

/** Tells the server of a sign-out it could not be told of at the time. Call it while nobody is signed in. */
export async function payOwedSignOut(): Promise<void> {
	await withPhoneStore((store) => payOwed(store, endServerSession));
}
