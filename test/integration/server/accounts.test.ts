import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Settings } from '../../../src/lib/server/config.ts';
import { orderAccounts, type AccountOrder } from '../../../src/lib/server/accounts.ts';
import { cookieOf, signIn, startApp, testStore, type App, type TestStore } from './app.ts';

let store: TestStore;
let app: App;
let settings: Settings;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	settings = {
		host: '127.0.0.1',
		port: 0,
		origin: 'http://localhost',
		dataDir: store.dataDir,
		couchdb: store.location,
		logLevel: 'silent',
		metricsToken: null
	};
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const order = (asked: AccountOrder) => orderAccounts(settings, asked);
const add = {
	order: 'add',
	login: 'Văn.Phòng',
	person: 'vp-1',
	name: 'Trần Văn Phòng',
	roles: ['office', 'member:so-tai-chinh'],
	password: 'mật khẩu dài'
} as const;

test('an account that the operator makes while the server runs can sign in, and one that is disabled cannot', async () => {
	expect(await order({ ...add, roles: [...add.roles] })).toEqual({
		ok: true,
		value: 'van.phong\tvp-1\tTrần Văn Phòng\toffice member:so-tai-chinh'
	});
	expect((await signIn(app, 'van.phong', add.password)).status).toBe(200);
	expect((await order({ order: 'password', login: 'van.phong', password: 'another one' })).ok).toBe(
		true
	);
	await expect
		.poll(async () => (await signIn(app, 'van.phong', 'another one')).status, { timeout: 10_000 })
		.toBe(200);
	expect((await order({ order: 'disable', login: 'van.phong' })).ok).toBe(true);
	await expect
		.poll(async () => (await signIn(app, 'van.phong', 'another one')).status, { timeout: 10_000 })
		.toBe(401);
	expect(await order({ order: 'list' })).toMatchObject({
		ok: true,
		value: expect.stringMatching(/disabled$/)
	});
});

test.each<[string, string, AccountOrder[]]>([
	[
		'a new password',
		'mùa lúa chín',
		[{ order: 'password', login: 'mat.may', password: 'mùa lúa chín' }]
	],
	[
		'a disabling, though the account is enabled again',
		add.password,
		[
			{ order: 'disable', login: 'mat.may' },
			{ order: 'enable', login: 'mat.may' }
		]
	]
])('%s ends the session of a lost phone for good', async (_case, password, orders) => {
	await order({ ...add, login: 'mat.may', person: 'mm-1', roles: ['office'] });
	await order({ order: 'password', login: 'mat.may', password: add.password });
	await expect
		.poll(async () => (await signIn(app, 'mat.may', add.password)).status, { timeout: 10_000 })
		.toBe(200);
	const { cookie } = await cookieOf(app, 'mat.may', add.password);
	const session = () => fetch(`${app.url}/api/session`, { headers: { cookie } });
	expect((await session()).status).toBe(200);
	for (const one of orders) expect((await order(one)).ok).toBe(true);
	// Together: the old session is out while the person gets in.
	const both = async () => [
		(await signIn(app, 'mat.may', password)).status,
		(await session()).status
	];
	await expect.poll(both, { timeout: 10_000 }).toEqual([200, 401]);
});

test.each<[string, AccountOrder]>([
	['a login that is taken', { ...add, roles: ['office'] }],
	['a role that is none', { ...add, login: 'moi', roles: ['king'] }],
	['a unit that cannot be', { ...add, login: 'moi', roles: ['member:X Y'] }],
	['no role', { ...add, login: 'moi', roles: [] }],
	[
		'a password that everybody has',
		{ ...add, login: 'moi', roles: ['office'], password: 'MatKhau@123' }
	],
	['a short password', { ...add, login: 'moi', roles: ['office'], password: 'short' }],
	['a person that cannot be', { ...add, login: 'moi', roles: ['office'], person: 'X' }],
	['a login that cannot be', { order: 'disable', login: '../x' }],
	['a login that is not there', { order: 'disable', login: 'nobody' }]
])('%s is refused in one sentence', async (_case, asked) => {
	const answer = await order(asked);
	expect(answer.ok).toBe(false);
	expect(!answer.ok && answer.error).toMatch(/^[^\n]+$/);
});
