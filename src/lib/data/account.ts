import * as v from 'valibot';
import { Role } from '../domain/access.ts';
import { PersonId, UnitId } from '../domain/ids.ts';
import type { Session } from './device.ts';
import { payOwed, withPhoneStore } from './store/phone-store.ts';
import { WireFault, askJson } from './wire/exchange.ts';

/** What `/api/session` answers. */
const SessionBody = v.object({
	person: PersonId,
	name: v.string(),
	roles: v.array(Role),
	soleSecretaryOf: v.array(UnitId),
	consent: v.exactOptional(v.nullable(v.number())),
	uuid: v.string(),
	expiresAt: v.string(),
	now: v.string()
});

/** A session out of the server's answer, or null where it is none. */
export function toSession(body: unknown, now: Date): Session | null {
	const parsed = v.safeParse(SessionBody, body);
	if (!parsed.success) return null;
	const { person, name, roles, soleSecretaryOf, consent } = parsed.output;
	const told = consent === undefined ? {} : { consent };
	const confirmedAt = now.toISOString();
	return { person, name, roles, soleSecretaryOf, ...told, confirmedAt, expired: false };
}

/** Asks the server who is signed in. @throws WireFault `signIn` when nobody is any more */
export async function askSession(): Promise<Session> {
	const { body } = await askJson('/api/session');
	const session = toSession(body, new Date());
	if (session === null) throw new WireFault('notOurServer');
	return session;
}

/** Ends the session at the server; false where it could not be told. */
export async function endServerSession(): Promise<boolean> {
	try {
		await askJson('/api/session', { method: 'DELETE' });
		return true;
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		return error.kind === 'signIn' || error.kind === 'lostPhone';
	}
}

/** Tells the server of a sign-out it could not be told of at the time. Call it while nobody is signed in. */
export async function payOwedSignOut(): Promise<void> {
	await withPhoneStore((store) => payOwed(store, endServerSession));
}
