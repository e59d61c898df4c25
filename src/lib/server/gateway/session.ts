import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import type { Result } from '../../domain/result.ts';
import { parseJsonBody, readBody } from '../http/body.ts';
import type { Exchange } from '../http/respond.ts';
import { sendJson } from '../http/respond.ts';
import type { Caller, Limits } from './call.ts';
import { RequestFault, badRequest } from './fault.ts';
import type { Method } from './route.ts';

/** Why somebody is not let in. `WWW-Authenticate` is never among the headers: browsers would ask in their own window. */
export type DoorFault = {
	status: 401 | 403 | 429 | 503;
	error: string;
	reason: string;
	headers?: Record<string, string>;
};

/** How the gateway learns who asks; the sessions themselves are not its business. */
export type SessionDoor = {
	/** Lets a request in by cookie or Basic; judges the origin of writes with a cookie too. */
	authenticate: (request: IncomingMessage) => Promise<Result<Caller, DoorFault>>;
	/** Opens a session for CouchDB clients; `cookie` is the `Set-Cookie` header. */
	signIn: (
		request: IncomingMessage,
		credentials: { login: string; password: string }
	) => Promise<Result<{ caller: Caller; cookie: string }, DoorFault>>;
	/** Ends the session of a request, if there is one; answers the `Set-Cookie` that takes the cookie away. */
	signOut: (request: IncomingMessage) => Promise<string>;
};

const Credentials = v.object({ name: v.string(), password: v.string() });
const LONGEST_CREDENTIALS = 4096;

/** `/db/_session` as CouchDB has it: who am I, sign in, sign out. */
export async function serveSession(
	exchange: Exchange,
	method: Method,
	door: SessionDoor,
	limits: Limits
): Promise<void> {
	if (method === 'POST') return signIn(exchange, door, limits);
	if (method === 'DELETE') {
		const cookie = await door.signOut(exchange.request);
		return sendJson(exchange, 200, { ok: true }, { 'set-cookie': cookie });
	}
	const caller = await door.authenticate(exchange.request);
	const unknown = !caller.ok && caller.error.status === 401;
	if (!caller.ok && !unknown) throw faultOf(caller.error);
	const name = caller.ok ? caller.value.login : null;
	await sendJson(exchange, 200, {
		ok: true,
		userCtx: { name, roles: [] },
		info: { authentication_handlers: ['cookie', 'default'] }
	});
}

async function signIn(exchange: Exchange, door: SessionDoor, limits: Limits) {
	const { request } = exchange;
	const body = await readBody(request, Math.min(LONGEST_CREDENTIALS, limits.requestBytes));
	const type = request.headers['content-type'] ?? '';
	const said = /^application\/x-www-form-urlencoded\b/i.test(type)
		? Object.fromEntries(new URLSearchParams(body.toString('utf8')))
		: parseJsonBody(body);
	const parsed = v.safeParse(Credentials, said);
	if (!parsed.success) throw badRequest('name and password are needed');
	const { name: login, password } = parsed.output;
	const result = await door.signIn(request, { login, password });
	if (!result.ok) throw faultOf(result.error);
	const { caller, cookie } = result.value;
	const answer = { ok: true, name: caller.login, roles: [] };
	await sendJson(exchange, 200, answer, { 'set-cookie': cookie });
}

/** A refusal of the door as the answer to its request. */
export function faultOf({ status, error, reason, headers = {} }: DoorFault): RequestFault {
	return new RequestFault(status, error, reason, headers);
}
