import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Role } from '../../../src/lib/domain/access.ts';
import { Application } from '../../../src/lib/server/application.ts';
import type { ApplicationSettings } from '../../../src/lib/server/application-settings.ts';
import {
	ACCOUNTS,
	accountId,
	type Account,
	type Login
} from '../../../src/lib/server/auth/account.ts';
import { normaliseLogin } from '../../../src/lib/server/auth/account.ts';
import { hashPassword } from '../../../src/lib/server/auth/password.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { HttpCouch } from '../../../src/lib/server/couch/http-couch.ts';
import {
	couchLocation,
	type CouchLocation
} from '../../../src/lib/server/couch/http-couch-location.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { listen } from '../../../src/lib/server/listen.ts';
import { openLog } from '../../../src/lib/server/log.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import { ownUnit, otherUnit, personId } from '../../fixtures/builders.ts';

export const ORIGIN = 'https://so-tay.example.vn';
export const PASSWORD = 'khoi2022';
/** One hash for everybody: what is tested is not how long argon2 takes. */
const hash = hashPassword(PASSWORD);

/** A store under test, which several servers can share: CouchDB where COUCHDB_URL says so, else the embedded one. */
export type TestStore = {
	kind: 'embedded' | 'couchdb';
	dataDir: string;
	/** Where CouchDB is; null for the embedded store. */
	location: CouchLocation | null;
	open: () => Couch;
	remove: () => Promise<void>;
};

export async function testStore(): Promise<TestStore> {
	const dataDir = await mkdtemp(join(tmpdir(), 'server-'));
	const { COUCHDB_URL = '' } = process.env;
	const removeFolder = () => rm(dataDir, { recursive: true });
	if (COUCHDB_URL === '')
		return {
			kind: 'embedded',
			dataDir,
			location: null,
			open: () => openSqliteCouch(dataDir),
			remove: removeFolder
		};
	const prefix = `t${randomBytes(6).toString('hex')}-`;
	const location = couchLocation(`${COUCHDB_URL.replace(/\/$/, '')}/${prefix}`);
	if (!location.ok) throw new Error(`COUCHDB_URL: ${location.error}`);
	const open = () => new HttpCouch(location.value);
	const remove = async () => {
		const couch = open();
		for (const name of await couch.listDatabases()) await couch.deleteDatabase(name);
		await couch.close();
		await removeFolder();
	};
	return { kind: 'couchdb', dataDir, location: location.value, open, remove };
}

export type App = {
	url: string;
	couch: Couch;
	/** The clock of the server, in milliseconds; tests turn it. */
	turn: (ms: number) => void;
	close: () => Promise<void>;
};

const nothing: Parameters<typeof listen>[1] = (_request, response) => {
	response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
};

/** Starts a whole server on a free port, and waits until it is ready. */
export async function startApp(
	store: TestStore,
	settings: Partial<ApplicationSettings> = {}
): Promise<App> {
	const couch = store.open();
	let turned = 0;
	const application = new Application({
		couch,
		couchdb: store.location,
		dataDir: store.dataDir,
		origins: [ORIGIN],
		version: '1.2.3',
		term: countedTerm(shippedTerm),
		log: openLog('silent'),
		clock: () => Date.now() + turned,
		sweepMs: 100,
		...settings
	});
	const listening = await listen(application, nothing, { host: '127.0.0.1', port: 0 });
	if (!listening.ok) throw new Error(listening.error);
	const url = `http://127.0.0.1:${listening.value.port}`;
	await until(async () => (await fetch(`${url}/healthz`)).status === 200);
	const turn = (ms: number) => {
		turned += ms;
	};
	return { url, couch, turn, close: () => listening.value.close() };
}

/** Waits for a state; fails after a while, so that a test says what did not come about. */
export async function until(state: () => Promise<boolean> | boolean, patienceMs = 15_000) {
	const end = Date.now() + patienceMs;
	while (!(await state())) {
		if (Date.now() > end) throw new Error('the awaited state did not come about');
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

export function login(text: string): Login {
	const found = normaliseLogin(text);
	if (found === null) throw new Error(`${text} is no login`);
	return found;
}

export const memberRole: Role = { role: 'member', unit: ownUnit };
export const secretaryRole: Role = { role: 'unitSecretary', unit: ownUnit };
export const otherMemberRole: Role = { role: 'member', unit: otherUnit };

/** An account, with the password of all tests. */
export async function account(name: string, roles: Role[], fields: Partial<Account> = {}) {
	return {
		_id: accountId(login(name)),
		type: 'account' as const,
		v: 1 as const,
		login: login(name),
		person: personId(`person-${name}`),
		name: `Người ${name}`,
		roles,
		hash: await hash,
		disabled: false,
		createdAt: '2021-01-01T00:00:00.000Z',
		...fields
	} satisfies Account;
}

export async function putAccounts(couch: Couch, ...accounts: Account[]): Promise<void> {
	await couch.createDatabase(ACCOUNTS);
	const answers = await couch.bulkDocs(ACCOUNTS, accounts);
	const failed = answers.find((answer) => 'error' in answer);
	if (failed !== undefined) throw new Error(`an account was not stored: ${failed.id}`);
}

/** Changes an account as another process would: straight in the store. */
export async function changeAccount(couch: Couch, name: string, fields: Partial<Account>) {
	const stored = await couch.get(ACCOUNTS, accountId(login(name)));
	await couch.bulkDocs(ACCOUNTS, [{ ...stored, ...fields }]);
}

export const basic = (name: string, password = PASSWORD) => ({
	authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
});

/** A browser on our own page. */
export const fromPage = { origin: ORIGIN };

export function signIn(
	app: Pick<App, 'url'>,
	name: string,
	password = PASSWORD,
	headers: Record<string, string> = fromPage
) {
	return fetch(`${app.url}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify({ login: name, password })
	});
}

const Body = v.record(v.string(), v.unknown());

/** The JSON object of an answer. */
export async function bodyOf(response: Response | Promise<Response>) {
	return v.parse(Body, await (await response).json());
}

const Sessions = v.object({
	sessions: v.array(v.object({ id: v.string(), current: v.boolean() }))
});

/** The sessions of whoever asks. */
export async function sessionsOf(app: App, headers: Record<string, string>) {
	const response = await fetch(`${app.url}/api/sessions`, { headers });
	return v.parse(Sessions, await response.json()).sessions;
}

/** Signs in and returns the cookie as a browser sends it back. */
export async function cookieOf(
	app: Pick<App, 'url'>,
	name: string,
	password = PASSWORD
): Promise<{ cookie: string }> {
	const response = await signIn(app, name, password);
	if (response.status !== 200) throw new Error(`sign-in of ${name}: ${await response.text()}`);
	return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
