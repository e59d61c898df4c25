import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Role } from '../../domain/access.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Admission, Authenticator, Refusal } from '../auth/authenticator.ts';
import { credentialsOf, sessionCookie } from '../auth/credentials.ts';
import type { Session, SessionStore } from '../auth/session-store.ts';
import { SESSION_MS } from '../auth/session-store.ts';
import { answerJson, ApiError, readJson, readText } from './answer.ts';

/** What a phone is told about the person signed in on it. */
export type SessionBody = {
	person: PersonId;
	name: string;
	roles: Role[];
	soleSecretaryOf: UnitId[];
	/** The server's identity: another one means that phones compare from zero. */
	uuid: string;
	expiresAt: string;
	now: string;
};

export type SessionEvent = 'signedIn' | 'signedOut';

export type SessionSettings = {
	authenticator: Authenticator;
	accounts: AccountStore;
	sessions: SessionStore;
	secure: boolean;
	clock: () => number;
	/** The server's identity. @throws ApiError 503 while it is not known */
	uuid: () => string;
	/** Notes a sign-in or its end for the audit. */
	note: (event: SessionEvent, person: PersonId, session: string) => Promise<void>;
};

const SignIn = v.object({ login: v.string(), password: v.string() });
const CouchSignIn = v.object({ name: v.string(), password: v.string() });

/** The failure a refusal is answered with. */
export function refusal({ status, error, code, ...rest }: Refusal): ApiError {
	return new ApiError(status, error, code, 'retryAfterS' in rest ? rest.retryAfterS : null);
}

/** `/api/session`, `/api/sessions` and CouchDB's `/db/_session`: signing in and out, and seeing where one is. */
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
		await this.#signOut(request);
		response.writeHead(204, {
			'set-cookie': sessionCookie(null, this.#settings.secure, 0),
			'cache-control': 'no-store'
		});
		response.end();
	}

	/** GET lists the person's sessions; DELETE `/api/sessions/<id>` ends one. */
	async sessions(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
		const { sessions, authenticator } = this.#settings;
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
		await sessions.end(ending._id);
		authenticator.dismiss(ending._id);
		await this.#settings.note('signedOut', principal.actor.person, ending._id);
		response.writeHead(204, { 'cache-control': 'no-store' });
		response.end();
	}

	/** CouchDB's cookie sign-in, for clients that know no other. */
	async couchSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method === 'POST') {
			const { name, password } = parseSignIn(CouchSignIn, await readSignIn(request));
			const { account, cookie } = await this.#open(request, name, password);
			return answerJson(response, 200, { ok: true, ...userContext(account) }, cookie);
		}
		if (request.method === 'DELETE') {
			await this.#signOut(request);
			const cookie = { 'set-cookie': sessionCookie(null, this.#settings.secure, 0) };
			return answerJson(response, 200, { ok: true }, cookie);
		}
		if (request.method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await this.#settings.authenticator.authenticate(request);
		const userCtx =
			found.kind === 'admitted'
				? { name: found.principal.login, roles: roleNames(found.principal.actor.roles) }
				: { name: null, roles: [] };
		const info = { authentication_handlers: ['cookie', 'default'] };
		return answerJson(response, 200, { ok: true, userCtx, info });
	}

	async #signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { login, password } = parseSignIn(SignIn, await readJson(request));
		const { account, session, cookie } = await this.#open(request, login, password);
		answerJson(response, 200, await this.#body(account, session.expiresAt), cookie);
	}

	async #open(request: IncomingMessage, login: string, password: string) {
		const { authenticator, sessions, secure, note, uuid } = this.#settings;
		uuid();
		if (!authenticator.maySignIn(request)) throw new ApiError(403, 'forbidden', 'wrongOrigin');
		const checked = await authenticator.checkPassword(request, login, password);
		if (checked.kind === 'refused') throw refusal(checked);
		const device = request.headers['user-agent'] ?? '';
		const { token, session } = await sessions.open(checked.account, device);
		await note('signedIn', checked.account.person, session._id);
		const cookie = { 'set-cookie': sessionCookie(token, secure, SESSION_MS) };
		return { account: checked.account, session, cookie };
	}

	async #tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { secure, clock } = this.#settings;
		const { principal, session } = await this.#admitted(request);
		const expiresAt = session?.expiresAt ?? new Date(clock() + SESSION_MS).toISOString();
		const body = await this.#body({ ...principal.actor, name: principal.name }, expiresAt);
		// A browser forgets a cookie at its age, so the prolonged session must say so again.
		const credentials = credentialsOf(request, secure);
		const cookie =
			credentials.kind === 'session'
				? { 'set-cookie': sessionCookie(credentials.token, secure, Date.parse(expiresAt) - clock()) }
				: {};
		answerJson(response, 200, body, cookie);
	}

	async #admitted(request: IncomingMessage): Promise<Admission> {
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		return found;
	}

	async #signOut(request: IncomingMessage): Promise<void> {
		const { authenticator, sessions, note } = this.#settings;
		const found = await authenticator.authenticate(request);
		if (found.kind === 'refused' && found.code === 'wrongOrigin') throw refusal(found);
		// Whoever is not in is signed out already.
		if (found.kind === 'refused' || found.session === null) return;
		await sessions.end(found.session._id);
		authenticator.dismiss(found.session._id);
		await note('signedOut', found.principal.actor.person, found.session._id);
	}

	async #body(
		account: Pick<Account, 'person' | 'name' | 'roles'>,
		expiresAt: string
	): Promise<SessionBody> {
		const { accounts, clock, uuid } = this.#settings;
		return {
			person: account.person,
			name: account.name,
			roles: account.roles,
			soleSecretaryOf: await accounts.soleSecretaryOf(account.person),
			uuid: uuid(),
			expiresAt,
			now: new Date(clock()).toISOString()
		};
	}
}

function parseSignIn<const S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
	const parsed = v.safeParse(schema, body);
	if (!parsed.success) throw new ApiError(400, 'bad_request', 'malformed');
	return parsed.output;
}

/** CouchDB takes a form as well as JSON. */
async function readSignIn(request: IncomingMessage): Promise<unknown> {
	const type = request.headers['content-type'] ?? '';
	if (!type.startsWith('application/x-www-form-urlencoded')) return readJson(request);
	return Object.fromEntries(new URLSearchParams(await readText(request)));
}

function userContext(account: Account): { name: string; roles: string[] } {
	return { name: account.login, roles: roleNames(account.roles) };
}

/** Rights as CouchDB's plain role names. */
function roleNames(roles: readonly Role[]): string[] {
	return roles.map((role) => ('unit' in role ? `${role.role}:${role.unit}` : role.role));
}
