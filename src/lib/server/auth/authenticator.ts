import type { PersonId } from '../../domain/ids.ts';
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readAppVersion, VERSION_HEADER } from '../../domain/protocol.ts';
import type { Account, Login } from './account.ts';
import { normaliseLogin } from './account.ts';
import type { AccountStore } from './account-store.ts';
import { clientAddress } from './client-address.ts';
import { credentialsOf } from './credentials.ts';
import { fitsPassword } from './password.ts';
import type { Principal } from './principals.ts';
import { Principals } from './principals.ts';
import type { Session, SessionStore } from './session-store.ts';
import type { SignInGuard } from './sign-in-limits.ts';
import { TimedCache } from './timed-cache.ts';

/** A verified Basic is believed this long: argon2 at every request of a replication would be all the server does. */
const BASIC_MS = 5 * 60_000;
const MOST_BASIC = 2_000;
/** As long as whoever guesses has to wait. */
const STOPPED_MS = 15 * 60_000;
/** More password checks at once would take the memory and time of everyone else. */
const MOST_CHECKS = 32;

/** Why somebody is not let in; `i18n` has a sentence for each code. */
export type Refusal =
	| {
			kind: 'refused';
			status: 401;
			error: 'unauthorized';
			code: 'signIn' | 'wrongPassword' | 'lostPhone';
	  }
	| { kind: 'refused'; status: 403; error: 'forbidden'; code: 'wrongOrigin' }
	| {
			kind: 'refused';
			status: 429 | 503;
			error: 'too_many_attempts' | 'busy';
			code: 'tooManyAttempts' | 'busy';
			retryAfterS: number;
	  };

export type Admission = { kind: 'admitted'; principal: Principal; session: Session | null };

/** Whoever sends a request, or why they are not let in. */
export type Authentication = Admission | Refusal;

/** Why a sign-in with an account that is came to nothing. */
export type FailedSignIn = 'wrongPassword' | 'signInStopped';

type AuthenticatorSettings = {
	accounts: AccountStore;
	sessions: SessionStore;
	guard: SignInGuard;
	/** Origins whose pages may write with a cookie. */
	origins: readonly string[];
	secure: boolean;
	clock: () => number;
	/** Told of a wrong password for an account that is. */
	onFailed?: (kind: FailedSignIn, person: PersonId) => void;
};

const signIn: Refusal = { kind: 'refused', status: 401, error: 'unauthorized', code: 'signIn' };
const wrongPassword: Refusal = { ...signIn, code: 'wrongPassword' };
/** Whoever holds the phone now: it throws away what it keeps when it hears this. */
const lostPhone: Refusal = { ...signIn, code: 'lostPhone' };
const wrongOrigin: Refusal = {
	kind: 'refused',
	status: 403,
	error: 'forbidden',
	code: 'wrongOrigin'
};

/** Lets requests in: by a session's cookie, or by Basic for CouchDB's own clients. */
export class Authenticator {
	readonly #settings: AuthenticatorSettings;
	readonly #principals = new Principals();
	/** By an HMAC with a key of this process: a dump of memory shows no password. */
	readonly #believed: TimedCache<string>;
	readonly #hmacKey = randomBytes(32);
	/** Logins of which it was told that they have to wait. */
	readonly #stopped: TimedCache<true>;
	#checks = 0;

	constructor(settings: AuthenticatorSettings) {
		this.#settings = settings;
		const { clock } = settings;
		this.#believed = new TimedCache({ ttlMs: BASIC_MS, most: MOST_BASIC, clock });
		this.#stopped = new TimedCache({ ttlMs: STOPPED_MS, most: MOST_BASIC, clock });
	}

	/** Who sends this request. @throws CouchUnavailable while accounts cannot be read */
	async authenticate(request: IncomingMessage): Promise<Authentication> {
		const credentials = credentialsOf(request, this.#settings.secure);
		switch (credentials.kind) {
			case 'none':
				return signIn;
			case 'basic':
				return this.#byBasic(request, credentials);
			case 'session':
				return this.mayWrite(request) ? this.#bySession(request, credentials.token) : wrongOrigin;
		}
	}

	/** Whether a request that a browser sends with a cookie comes from our own pages, or only reads. */
	mayWrite(request: IncomingMessage): boolean {
		if (request.method === 'GET' || request.method === 'HEAD') return true;
		return this.#settings.origins.includes(request.headers.origin ?? '');
	}

	/** Whether a sign-in may come from where it says: our own pages, or a program that names no origin. */
	maySignIn(request: IncomingMessage): boolean {
		return request.headers.origin === undefined || this.mayWrite(request);
	}

	async #bySession({ headers }: IncomingMessage, token: string): Promise<Authentication> {
		const { accounts, sessions } = this.#settings;
		const found = await sessions.find(token);
		if (found === null) return (await sessions.isLost(token)) ? lostPhone : signIn;
		const account = await accounts.get(found.login);
		if (account === null || account.disabled || account.person !== found.person) return signIn;
		if (found.createdAt < (account.sessionsFrom ?? '')) return signIn;
		const said = headers[VERSION_HEADER];
		const build = readAppVersion(typeof said === 'string' ? said : undefined)?.build ?? null;
		const session = await sessions.renew(found, build);
		const expiresMs = Date.parse(session.expiresAt);
		const principal = this.#principals.admit(session._id, account, expiresMs);
		return { kind: 'admitted', principal, session };
	}

	async #byBasic(
		request: IncomingMessage,
		typed: { login: string; password: string }
	): Promise<Authentication> {
		const checked = await this.checkPassword(request, typed.login, typed.password);
		if (checked.kind === 'refused') return checked;
		const { account } = checked;
		const principal = this.#principals.admit(`basic:${account.login}`, account, null);
		return { kind: 'admitted', principal, session: null };
	}

	/** Checks a password, within the limits, in the same time for known and unknown logins. @throws CouchUnavailable */
	async checkPassword(
		request: IncomingMessage,
		typed: string,
		password: string
	): Promise<{ kind: 'right'; account: Account } | Refusal> {
		const login = normaliseLogin(typed);
		const account = login === null ? null : await this.#settings.accounts.get(login);
		const mark = this.#mark(typed, password);
		if (account !== null && !account.disabled && this.#believed.get(mark) === account.hash)
			return { kind: 'right', account };
		if (this.#checks >= MOST_CHECKS) return refuseFor('busy', 2);
		const address = clientAddress(request);
		const waitS = await this.#settings.guard.take(login, address);
		if (waitS !== null) {
			this.#failed('signInStopped', account);
			return refuseFor('tooManyAttempts', waitS);
		}
		const known = account === null || account.disabled ? null : account;
		if (!(await this.#fits(known?.hash ?? null, password)) || known === null) {
			this.#failed('wrongPassword', account);
			return wrongPassword;
		}
		await this.#settings.guard.giveBack(login, address);
		this.#believed.set(mark, known.hash);
		return { kind: 'right', account: known };
	}

	/**
	 * Told of an account that is: what was typed for none may be a password, and is nowhere. Nobody waits for it, or a known
	 * login would answer later than an unknown one.
	 */
	#failed(kind: FailedSignIn, account: Account | null): void {
		if (account === null) return;
		// Whoever goes on trying while they have to wait fills no log.
		const isTold = kind === 'signInStopped' && this.#stopped.get(account.login) === true;
		if (!isTold) this.#settings.onFailed?.(kind, account.person);
		if (kind === 'signInStopped' && !isTold) this.#stopped.set(account.login, true);
	}

	async #fits(hash: string | null, password: string): Promise<boolean> {
		this.#checks++;
		try {
			return await fitsPassword(hash, password);
		} finally {
			this.#checks--;
		}
	}

	#mark(login: string, password: string): string {
		const text = `${login.length}:${login}:${password}`;
		return createHmac('sha256', this.#hmacKey).update(text).digest('base64');
	}

	/** Ends what runs in the name of a session, at once and in this process; others follow the accounts' changes. */
	dismiss(sessionId: string): void {
		this.#principals.dismiss(sessionId);
	}

	/** Ends everything that runs in anybody's name: the server stops. */
	dismissAll(): void {
		this.#principals.dismissAll();
	}

	/** Looks again at whoever is in with a login whose account changed. @throws CouchUnavailable */
	async recheckAccount(login: Login): Promise<void> {
		this.#settings.accounts.forget(login);
		if (!this.#principals.logins().has(login)) return;
		this.#principals.recheck(login, await this.#settings.accounts.get(login));
	}

	/** Looks again at a session whose document changed. @throws CouchUnavailable */
	async recheckSession(id: string): Promise<void> {
		this.#settings.sessions.forget(id);
		if (!this.#principals.has(id)) return;
		if ((await this.#settings.sessions.get(id)) === null) this.#principals.dismiss(id);
	}

	/** Looks again at everybody: what changed is not known. @throws CouchUnavailable */
	async recheckAll(): Promise<void> {
		for (const login of this.#principals.logins()) await this.recheckAccount(login);
		for (const key of this.#principals.keys()) {
			if (key.startsWith('session:')) await this.recheckSession(key);
		}
	}

	/** Ends what has outlived its session. */
	expire(): void {
		this.#principals.expire(this.#settings.clock());
	}
}

function refuseFor(code: 'busy' | 'tooManyAttempts', retryAfterS: number): Refusal {
	return code === 'busy'
		? { kind: 'refused', status: 503, error: 'busy', code, retryAfterS }
		: { kind: 'refused', status: 429, error: 'too_many_attempts', code, retryAfterS };
}
