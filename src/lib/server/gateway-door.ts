import type { IncomingMessage } from 'node:http';
import { err, ok } from '../domain/result.ts';
import type { Authenticator, Refusal } from './auth/authenticator.ts';
import type { Account } from './auth/account.ts';
import { actorOf } from './auth/account.ts';
import type { SessionDesk } from './auth/session-desk.ts';
import { RequestFault } from './gateway/fault.ts';
import type { DoorFault, SessionDoor } from './gateway/session.ts';

function fault(refusal: Refusal): DoorFault {
	const { status, error, code } = refusal;
	if (!('retryAfterS' in refusal)) return { status, error, reason: code };
	return { status, error, reason: code, headers: { 'retry-after': String(refusal.retryAfterS) } };
}

/** Sign-in as the gateway needs it. */
export function gatewayDoor(authenticator: Authenticator, desk: SessionDesk): SessionDoor {
	return {
		async authenticate(request: IncomingMessage) {
			const found = await authenticator.authenticate(request);
			return found.kind === 'admitted' ? ok(found.principal) : err(fault(found));
		},
		async signIn(request, typed) {
			const opened = await desk.signIn(request, typed);
			if (!opened.ok) return err(fault(opened.error));
			const { account, session, cookie } = opened.value;
			return ok({ caller: callerOf(account, session._id), cookie });
		},
		async signOut(request) {
			const cookie = await desk.signOut(request);
			if (cookie.ok) return cookie.value;
			const { status, error, code } = cookie.error;
			throw new RequestFault(status, error, code);
		}
	};
}

function callerOf(account: Account, key: string) {
	return {
		key,
		login: account.login,
		actor: actorOf(account),
		signal: new AbortController().signal
	};
}
