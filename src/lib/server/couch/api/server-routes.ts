import { randomUUID } from 'node:crypto';
import { CouchError } from '../couch.ts';
import { parseJsonBody, readBody } from '../../http/body.ts';
import { isTexts } from '../../http/query.ts';
import { sendJson, type Headers } from '../../http/respond.ts';
import type { SqliteCouch } from '../sqlite/sqlite-couch.ts';
import { isObject, methodNotAllowed, objectBody, type Call } from './call.ts';
import type { Credentials } from './credentials.ts';
import { infoAnswer } from './database-routes.ts';

/** What clients look for in `GET /`: the API's version is CouchDB's, the vendor says what it really is. */
const apiVersion = '3.5.0';
const vendor = { name: 'so-tay embedded store' };

/** `GET /` */
export async function welcome({ exchange, couch }: Call): Promise<void> {
	const uuid = await couch.uuid();
	const { version } = await couch.info();
	await sendJson(exchange, 200, {
		couchdb: 'Welcome',
		version: apiVersion,
		uuid,
		features: [],
		vendor: { ...vendor, version }
	});
}

/** `GET /_up` */
export async function up({ exchange, couch }: Call): Promise<void> {
	await couch.info();
	await sendJson(exchange, 200, { status: 'ok', seeds: {} });
}

/** `GET /_uuids` */
export async function uuids({ exchange, query }: Call): Promise<void> {
	const count = Math.min(query.whole('count') ?? 1, 1000);
	const made = Array.from({ length: count }, () => randomUUID().replaceAll('-', ''));
	await sendJson(exchange, 200, { uuids: made });
}

/** `GET /_all_dbs` */
export async function allDatabases({ exchange, couch, query }: Call): Promise<void> {
	const start = query.jsonText('startkey', 'start_key');
	const end = query.jsonText('endkey', 'end_key');
	const descending = query.flag('descending') ?? false;
	const names = await couch.listDatabases();
	const [low, high] = descending ? [end, start] : [start, end];
	const found = names.filter(
		(name) => (low === undefined || name >= low) && (high === undefined || name <= high)
	);
	const ordered = descending ? found.reverse() : found;
	const skip = query.whole('skip') ?? 0;
	await sendJson(exchange, 200, ordered.slice(skip, skip + (query.whole('limit') ?? Infinity)));
}

/** `POST /_dbs_info` with `{"keys": [name…]}`, or `GET` for all. */
export async function databaseInfos(call: Call): Promise<void> {
	const keys =
		call.method === 'POST' ? (await objectBody(call))['keys'] : await call.couch.listDatabases();
	if (!isTexts(keys))
		throw new CouchError(400, 'bad_request', '`keys` must be an array of strings.');
	const infos = await Promise.all(keys.map((key) => infoOrMissing(call.couch, key)));
	await sendJson(call.exchange, 200, infos);
}

async function infoOrMissing(couch: SqliteCouch, key: string): Promise<Record<string, unknown>> {
	try {
		return { key, info: await infoAnswer(couch, key) };
	} catch (error) {
		if (error instanceof CouchError && error.status === 404) return { key, error: 'not_found' };
		throw error;
	}
}

/** `/_session`: who am I, sign in, sign out. */
export async function session(call: Call, credentials: Credentials): Promise<void> {
	const { exchange, method } = call;
	if (method === 'POST') return signIn(call, credentials);
	if (method === 'DELETE') {
		const headers = { 'set-cookie': credentials.endSession() };
		return sendJson(exchange, 200, { ok: true }, headers);
	}
	if (method !== 'GET' && method !== 'HEAD')
		throw methodNotAllowed('DELETE', 'GET', 'HEAD', 'POST');
	const proof = credentials.proof(exchange.request.headers);
	const userCtx =
		proof === null ? { name: null, roles: [] } : { name: credentials.name, roles: ['_admin'] };
	const handlers = { authentication_handlers: ['cookie', 'default'] };
	const info = proof === null ? handlers : { ...handlers, authenticated: proof };
	await sendJson(exchange, 200, { ok: true, userCtx, info });
}

async function signIn({ exchange }: Call, credentials: Credentials): Promise<void> {
	const { name, password } = signInForm(
		exchange.request.headers['content-type'] ?? '',
		(await readBody(exchange.request, 10_000)).toString('utf8')
	);
	if (!credentials.matches(name, password)) {
		throw new CouchError(401, 'unauthorized', 'Name or password is incorrect.');
	}
	const headers: Headers = { 'set-cookie': credentials.startSession() };
	await sendJson(exchange, 200, { ok: true, name: credentials.name, roles: ['_admin'] }, headers);
}

function signInForm(type: string, body: string): { name: string; password: string } {
	if (!type.startsWith('application/json')) {
		const form = new URLSearchParams(body);
		return { name: form.get('name') ?? '', password: form.get('password') ?? '' };
	}
	const value = parseJsonBody(Buffer.from(body));
	const { name, password } = isObject(value) ? value : {};
	return {
		name: typeof name === 'string' ? name : '',
		password: typeof password === 'string' ? password : ''
	};
}
