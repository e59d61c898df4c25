import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNTS } from '../../../src/lib/server/auth/account.ts';
import { hashPassword } from '../../../src/lib/server/auth/password.ts';
import { AUDIT } from '../../../src/lib/server/audit/audit.ts';
import {
	account,
	basic,
	changeAccount,
	cookieOf,
	fromPage,
	memberRole,
	ORIGIN,
	PASSWORD,
	putAccounts,
	secretaryRole,
	sessionsOf,
	signIn,
	startApp,
	testStore,
	type App,
	type TestStore
} from '../server/app.ts';

const DAY_MS = 86_400_000;
let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('binh', [secretaryRole]),
		await account('cuong', [memberRole], { disabled: true })
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const session = (headers: Record<string, string>) => fetch(`${app.url}/api/session`, { headers });

describe('signing in', () => {
	test('tells who is in and sets a cookie that scripts cannot read and other sites cannot send', async () => {
		const response = await signIn(app, 'an');
		expect(response.status).toBe(200);
		const cookie = response.headers.get('set-cookie') ?? '';
		expect(cookie).toMatch(
			/^__Host-so-tay=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=15552000; Secure$/
		);
		expect(await response.json()).toMatchObject({
			person: 'person-an',
			name: 'Người an',
			roles: [memberRole],
			soleSecretaryOf: [],
			uuid: expect.stringMatching(/^[0-9a-f]{32}$/)
		});
	});

	test('takes a login with capitals and diacritics, as phones type them', async () => {
		expect((await signIn(app, ' Án ')).status).toBe(200);
	});

	test('names the unit whose only secretary one is', async () => {
		expect(await (await signIn(app, 'binh')).json()).toMatchObject({
			soleSecretaryOf: [secretaryRole.role === 'unitSecretary' ? secretaryRole.unit : '']
		});
	});

	test.each([
		['a wrong password', 'an', 'wrong'],
		['an unknown login', 'nobody', PASSWORD],
		['a disabled account', 'cuong', PASSWORD],
		['what can be no login', '../../x', PASSWORD],
		['a password of a megabyte', 'an', 'x'.repeat(5_000)]
	])('answers %s alike', async (_case, name, password) => {
		const response = await signIn(app, name, password);
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toBeNull();
		expect(await response.json()).toEqual({ error: 'unauthorized', reason: 'wrongPassword' });
	});

	test('refuses a body that is too large or no JSON, in JSON', async () => {
		const post = (body: string) =>
			fetch(`${app.url}/api/session`, { method: 'POST', headers: fromPage, body });
		const large = await post(`{"login":"${'x'.repeat(20_000)}"}`);
		expect(large.status).toBe(413);
		expect(await large.json()).toMatchObject({ error: 'too_large' });
		for (const body of ['no json', '[]', '{"login":1,"password":null}'])
			expect(await (await post(body)).json()).toEqual({
				error: 'bad_request',
				reason: 'malformed'
			});
	});

	test('refuses a page of another site', async () => {
		const response = await signIn(app, 'an', PASSWORD, { origin: 'https://evil.example' });
		expect(response.status).toBe(403);
		expect(await response.json()).toEqual({ error: 'forbidden', reason: 'wrongOrigin' });
	});

	test('on a phone where somebody was signed in ends that session: its cookie is gone for ever', async () => {
		const before = await cookieOf(app, 'an');
		const after = await signIn(app, 'binh', PASSWORD, { ...fromPage, ...before });
		expect(after.status).toBe(200);
		expect((await session(before)).status).toBe(401);
	});

	test('with a wrong password ends nothing', async () => {
		const before = await cookieOf(app, 'an');
		expect((await signIn(app, 'binh', 'wrong', { ...fromPage, ...before })).status).toBe(401);
		expect((await session(before)).status).toBe(200);
	});

	test('stores no token and no password, and is audited', async () => {
		const { cookie } = await cookieOf(app, 'an');
		const token = cookie.split('=')[1] ?? '';
		const { rows } = await app.couch.allDocs(ACCOUNTS, { includeDocs: true });
		const stored = JSON.stringify(rows);
		expect(stored).not.toContain(token);
		expect(stored).not.toContain(PASSWORD);
		const audit = await app.couch.allDocs(AUDIT, { includeDocs: true });
		expect(JSON.stringify(audit.rows)).toContain('signedIn');
	});
});

describe('a session', () => {
	test('lets its phone in until it is ended', async () => {
		const phone = await cookieOf(app, 'an');
		expect((await session(phone)).status).toBe(200);
		const out = await fetch(`${app.url}/api/session`, {
			method: 'DELETE',
			headers: { ...phone, ...fromPage }
		});
		expect(out.status).toBe(204);
		expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
		expect((await session(phone)).status).toBe(401);
		expect((await fetch(`${app.url}/db/programme`, { headers: phone })).status).toBe(401);
	});

	test('is refused a write from another origin, or from none, but may read', async () => {
		const phone = await cookieOf(app, 'an');
		const write = (headers: Record<string, string>) =>
			fetch(`${app.url}/db/unit-so-tai-chinh/_revs_diff`, {
				method: 'POST',
				headers: { ...phone, 'content-type': 'application/json', ...headers },
				body: '{}'
			});
		expect((await write({})).status).toBe(403);
		expect((await write({ origin: 'https://evil.example' })).status).toBe(403);
		expect((await write({ origin: 'null' })).status).toBe(403);
		expect((await write({ origin: `${ORIGIN}.evil.example` })).status).toBe(403);
		expect((await write(fromPage)).status).not.toBe(403);
		expect((await session(phone)).status).toBe(200);
	});

	test('is listed to its person and can be ended from another phone', async () => {
		const [one, two] = [await cookieOf(app, 'binh'), await cookieOf(app, 'binh')];
		const sessions = await sessionsOf(app, one);
		expect(sessions.filter(({ current }) => current)).toHaveLength(1);
		for (const { id } of sessions.filter(({ current }) => !current))
			expect(
				(
					await fetch(`${app.url}/api/sessions/${id}`, {
						method: 'DELETE',
						headers: { ...one, ...fromPage }
					})
				).status
			).toBe(204);
		expect((await session(two)).status).toBe(401);
		expect(await sessionsOf(app, one)).toHaveLength(1);
	});

	test('of somebody else can be neither seen nor ended', async () => {
		const other = await cookieOf(app, 'binh');
		const own = await cookieOf(app, 'an');
		const sessions = await sessionsOf(app, other);
		const response = await fetch(`${app.url}/api/sessions/${sessions[0]?.id}`, {
			method: 'DELETE',
			headers: { ...own, ...fromPage }
		});
		expect(response.status).toBe(404);
		expect((await session(other)).status).toBe(200);
	});

	test.each(['', 'x', 'x'.repeat(43), 'é'])('that never was (%j) lets nobody in', async (token) => {
		const response = await session({ cookie: `__Host-so-tay=${encodeURIComponent(token)}` });
		expect(response.status).toBe(401);
		expect(await response.json()).toEqual({ error: 'unauthorized', reason: 'signIn' });
	});

	test('in use is prolonged for half a year, and one that is not used ends', async () => {
		const [used, left] = [await cookieOf(app, 'an'), await cookieOf(app, 'an')];
		app.turn(100 * DAY_MS);
		const renewed = await session(used);
		const [, age] = /Max-Age=(\d+)/.exec(renewed.headers.get('set-cookie') ?? '') ?? [];
		expect(Number(age)).toBeGreaterThan((179 * DAY_MS) / 1000);
		app.turn(100 * DAY_MS);
		expect((await session(used)).status).toBe(200);
		expect((await session(left)).status).toBe(401);
	});
});

describe('Basic', () => {
	test('lets CouchDB clients in without an origin, and never asks a browser for a password', async () => {
		const response = await fetch(`${app.url}/db/programme`, { headers: basic('an') });
		expect(response.status).toBe(200);
		const refused = await fetch(`${app.url}/db/programme`, { headers: basic('an', 'wrong') });
		expect(refused.status).toBe(401);
		expect(refused.headers.get('www-authenticate')).toBeNull();
	});

	test('is believed no longer once the password changed', async () => {
		await putAccounts(app.couch, await account('dung', [memberRole]));
		const get = () => fetch(`${app.url}/db/programme`, { headers: basic('dung') });
		expect((await get()).status).toBe(200);
		await changeAccount(app.couch, 'dung', { hash: await hashPassword('another') });
		await expect.poll(async () => (await get()).status, { timeout: 10_000 }).toBe(401);
	});

	test('that says nothing is nobody', async () => {
		const headers = ['Basic', 'Basic !!!', 'Basic YQ==', 'Bearer x', `Basic ${'a'.repeat(4000)}`];
		for (const authorization of headers)
			expect((await session({ authorization })).status, authorization).toBe(401);
	});
});

describe('the sign-in of CouchDB clients', () => {
	test('opens a session that the gateway takes, by JSON or by form', async () => {
		const body = new URLSearchParams({ name: 'an', password: PASSWORD });
		const response = await fetch(`${app.url}/db/_session`, { method: 'POST', body });
		expect(await response.json()).toMatchObject({ ok: true, name: 'an' });
		const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
		const who = await fetch(`${app.url}/db/_session`, { headers: { cookie } });
		expect(await who.json()).toMatchObject({ userCtx: { name: 'an' } });
	});
});
