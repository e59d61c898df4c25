import type { IncomingMessage } from 'node:http';
import type { PersonId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Account } from './account.ts';
import type { Authenticator, Refusal } from './authenticator.ts';
import { credentialsOf, sessionCookie } from './credentials.ts';
import type { Session, SessionStore } from './session-store.ts';

export type SessionDeskSettings = {
	authenticator: Authenticator;
	sessions: SessionStore;
	secure: boolean;
	/** Notes a sign-in or its end for the audit. */
	note: (event: 'signedIn' | 'signedOut', person: PersonId, session: string) => Promise<void>;
};

export type Opened = { account: Account; session: Session; cookie: string };

/** Opens and ends sessions, for the app and for CouchDB's clients alike. */
export class SessionDesk {
	readonly #settings: SessionDeskSettings;

	constructor(settings: SessionDeskSettings) {
		this.#settings = settings;
	}

	/** Opens a session; `cookie` is the `Set-Cookie` header. @throws CouchUnavailable */
	async signIn(
		request: IncomingMessage,
		typed: { login: string; password: string }
	): Promise<Result<Opened, Refusal>> {
		const { authenticator, sessions, secure, note } = this.#settings;
		if (!authenticator.maySignIn(request))
			return err({ kind: 'refused', status: 403, error: 'forbidden', code: 'wrongOrigin' });
		const checked = await authenticator.checkPassword(request, typed.login, typed.password);
		if (checked.kind === 'refused') return err(checked);
		const { account } = checked;
		const device = request.headers['user-agent'] ?? '';
		const { token, session } = await sessions.open(account, device);
		await note('signedIn', account.person, session._id);
		await this.#endReplaced(request);
		const ageMs = Date.parse(session.expiresAt) - Date.parse(session.createdAt);
		return ok({ account, session, cookie: sessionCookie(token, secure, ageMs) });
	}

	/** The browser's cookie is about to be replaced: nobody could ever end the session it stood for. */
	async #endReplaced(request: IncomingMessage): Promise<void> {
		const { authenticator, secure } = this.#settings;
		if (credentialsOf(request, secure).kind !== 'session') return;
		const found = await authenticator.authenticate(request);
		if (found.kind === 'admitted' && found.session !== null)
			await this.end(found.session._id, found.principal.actor.person);
	}

	/**
	 * Ends the session of a request; whoever is not in is signed out already.
	 * @returns the `Set-Cookie` that takes the cookie away, or why the request may not do it
	 */
	async signOut(request: IncomingMessage): Promise<Result<string, Refusal>> {
		const { authenticator, secure } = this.#settings;
		const found = await authenticator.authenticate(request);
		if (found.kind === 'refused' && found.code === 'wrongOrigin') return err(found);
		if (found.kind === 'admitted' && found.session !== null)
			await this.end(found.session._id, found.principal.actor.person);
		return ok(sessionCookie(null, secure, 0));
	}

	/** Calls the phone of a session lost: it is out at once, and throws away its data at its next contact. */
	async callLost(id: string): Promise<boolean> {
		const { authenticator, sessions } = this.#settings;
		const called = await sessions.callLost(id);
		authenticator.dismiss(id);
		return called;
	}

	/** Ends a session everywhere: in this process at once, in others as they follow the accounts. */
	async end(id: string, person: PersonId): Promise<void> {
		const { authenticator, sessions, note } = this.#settings;
		await sessions.end(id);
		authenticator.dismiss(id);
		await note('signedOut', person, id);
	}
}
