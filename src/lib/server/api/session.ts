import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Role } from '../../domain/access.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Admission, Authenticator, Refusal } from '../auth/authenticator.ts';
import { credentialsOf, sessionCookie } from '../auth/credentials.ts';
import type { SessionDesk } from '../auth/session-desk.ts';
import type { SessionStore } from '../auth/session-store.ts';
import { SESSION_MS } from '../auth/session-store.ts';
import { answerJson, ApiError, readJson } from './answer.ts';

/** What a phone is told about the person signed in on it. */
export type SessionBody = {
	person: PersonId;
	name: string;
	roles: Role[];
	soleSecretaryOf: UnitId[];
	/** The version of the notice that this person agreed to; null: none, or withdrawn. */
	consent: number | null;
	/** The server's identity: another one means that phones compare from zero. */
	uuid: string;
	expiresAt: string;
	now: string;
};

export type SessionSettings = {
	desk: SessionDesk;
	authenticator: Authenticator;
	accounts: AccountStore;
	sessions: SessionStore;
	secure: boolean;
	clock: () => number;
	/** The server's identity. @throws ApiError 503 while it is not known */
	uuid: () => string;
};

const SignIn = v.object({ login: v.string(), password: v.string() });

/** The failure a refusal is answered with. */
export function refusal({ status, error, code, ...rest }: Refusal): ApiError {
	return new ApiError(status, error, code, 'retryAfterS' in rest ? rest.retryAfterS : null);
}

/** `/api/session` and `/api/sessions`: signing in and out, and seeing where one is signed in. */
export class SessionApi {
	readonly #settings: SessionSettings;

	constructor(settings: SessionSettings) {
		this.#settings = settings;
	}

	/** POST `{login, password}` opens a session, GET tells whose it is, DELETE ends it. */
	async session(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method === 'POST') return this.#signIn(request, response);
		if (request.method === 'GET') return this.#tell(request, response);
		if (request.method !== 'DELETE') throw new ApiError(405, 'method_not_allowed', 'method');
		const cookie = await this.#settings.desk.signOut(request);
		if (!cookie.ok) throw refusal(cookie.error);
		response.writeHead(204, { 'set-cookie': cookie.value, 'cache-control': 'no-store' });
		response.end();
	}

	/** GET lists the person's sessions; DELETE `/api/sessions/<id>` ends one. */
	async sessions(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
		const { sessions, desk } = this.#settings;
		const { principal, session } = await this.#admitted(request);
		const own = await sessions.listOf(principal.actor.person);
		if (request.method === 'GET' && id === '') {
			const told = own.map((one) => ({
				id: one._id.slice('session:'.length),
				device: one.device,
				createdAt: one.createdAt,
				renewedAt: one.renewedAt,
				current: one._id === session?._id
			}));
			return answerJson(response, 200, { sessions: told });
		}
		if (request.method !== 'DELETE') throw new ApiError(405, 'method_not_allowed', 'method');
		const ending = own.find((one) => one._id === `session:${id}`);
		if (ending === undefined) throw new ApiError(404, 'not_found', 'missing');
		await desk.end(ending._id, principal.actor.person);
		response.writeHead(204, { 'cache-control': 'no-store' });
		response.end();
	}

	async #signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
		this.#settings.uuid();
		const typed = v.safeParse(SignIn, await readJson(request));
		if (!typed.success) throw new ApiError(400, 'bad_request', 'malformed');
		const opened = await this.#settings.desk.signIn(request, typed.output);
		if (!opened.ok) throw refusal(opened.error);
		const { account, session, cookie } = opened.value;
		const body = await this.#body(account, session.expiresAt);
		answerJson(response, 200, body, { 'set-cookie': cookie });
	}

	async #tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { secure, clock } = this.#settings;
		const { principal, session } = await this.#admitted(request);
		const expiresAt = session?.expiresAt ?? new Date(clock() + SESSION_MS).toISOString();
		const account = await this.#settings.accounts.get(principal.login);
		const { actor, name } = principal;
		const consent = account?.consent;
		const body = await this.#body({ ...actor, name, consent }, expiresAt);
		// A browser forgets a cookie at its age, so the prolonged session must say so again.
		const credentials = credentialsOf(request, secure);
		const cookie =
			credentials.kind === 'session'
				? {
						'set-cookie': sessionCookie(credentials.token, secure, Date.parse(expiresAt) - clock())
					}
				: {};
		answerJson(response, 200, body, cookie);
	}

	async #admitted(request: IncomingMessage): Promise<Admission> {
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		return found;
	}

	async #body(
		account: Pick<Account, 'person' | 'name' | 'roles' | 'consent'>,
		expiresAt: string
	): Promise<SessionBody> {
		const { accounts, clock, uuid } = this.#settings;
		return {
			person: account.person,
			name: account.name,
			roles: account.roles,
			soleSecretaryOf: await accounts.soleSecretaryOf(account.person),
			consent: account.consent?.version ?? null,
			uuid: uuid(),
			expiresAt,
			now: new Date(clock()).toISOString()
		};
	}
}
