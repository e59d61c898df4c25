import type { PersonId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { toSession } from './account.ts';
import type { Session } from './device.ts';
import { NewsChannel } from './news.ts';
import { isQuotaError } from './store/fault.ts';
import type { OpenFault } from './store/open.ts';
import { personPrefix } from './store/person-store.ts';
import { keepSession, withPhoneStore } from './store/phone-store.ts';
import type { WireFaultKind } from './wire/exchange.ts';
import { WireFault, askJson } from './wire/exchange.ts';
import { noteFailed } from './wire/failed-request.ts';

/** Why signing in did not work. `waitMs`: how long the server asks to wait after too many attempts. */
export type SignInFault =
	| { kind: 'wrongPassword' }
	| { kind: 'tooMany'; waitMs: number | null }
	| { kind: 'offline' | 'serverDown' | 'serverFull' | 'storeAway' | 'notOurServer' }
	| { kind: OpenFault };

function signInFault(fault: WireFault): SignInFault {
	const { kind, retryAfterMs } = fault;
	noteFailed(fault);
	const plain: Partial<Record<WireFaultKind, SignInFault>> = {
		signIn: { kind: 'wrongPassword' },
		forbidden: { kind: 'wrongPassword' },
		busy: { kind: 'tooMany', waitMs: retryAfterMs },
		offline: { kind: 'offline' },
		serverFull: { kind: 'serverFull' },
		storeAway: { kind: 'storeAway' },
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
