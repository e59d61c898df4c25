import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { otherUnit } from '../../fixtures/builders.ts';
import {
	account,
	bodyOf,
	changeAccount,
	cookieOf,
	fromPage,
	memberRole,
	otherMemberRole,
	putAccounts,
	secretaryRole,
	sessionsOf,
	startApp,
	testStore,
	until,
	type App,
	type TestStore
} from '../server/app.ts';
import { openDoorbell } from '../server/doorbell.ts';

let store: TestStore;
let app: App;
/** A second process over the same store; the embedded one has a single owner, so there it is the same process. */
let twin: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	twin = store.kind === 'couchdb' ? await startApp(store) : app;
	for (const database of ['unit-so-tai-chinh', `unit-${otherUnit}`])
		await app.couch.createDatabase(database);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('binh', [memberRole]),
		await account('cuong', [memberRole]),
		await account('dung', [secretaryRole]),
		await account('giang', [{ role: 'committee' }])
	);
});
afterAll(async () => {
	if (twin !== app) await twin.close();
	await app.close();
	await store.remove();
});

const longpoll = (headers: { cookie: string }, database = 'unit-so-tai-chinh') =>
	fetch(`${app.url}/db/${database}/_changes?feed=longpoll&since=now&timeout=60000`, { headers });

describe('rights that change while somebody is in', () => {
	test('end a waiting feed at once, and the database is closed', async () => {
		const phone = await cookieOf(app, 'an');
		const feed = longpoll(phone);
		const bell = await openDoorbell(app, phone);
		await bell.next('hello');
		await changeAccount(twin.couch, 'an', { roles: [otherMemberRole] });
		await bell.next('rights');
		await bell.ended;
		await (await feed).text();
		await until(
			async () =>
				(await fetch(`${app.url}/db/unit-so-tai-chinh`, { headers: phone })).status === 403
		);
		expect((await fetch(`${app.url}/db/unit-${otherUnit}`, { headers: phone })).status).toBe(200);
		expect(await (await fetch(`${app.url}/api/session`, { headers: phone })).json()).toMatchObject({
			roles: [otherMemberRole]
		});
	});

	test('a session ended on another phone, by another process, ends here too', async () => {
		const [phone, other] = [await cookieOf(app, 'binh'), await cookieOf(twin, 'binh')];
		const bell = await openDoorbell(app, phone);
		await bell.next('hello');
		const sessions = await sessionsOf(twin, other);
		for (const { id } of sessions.filter(({ current }) => !current))
			await fetch(`${twin.url}/api/sessions/${id}`, {
				method: 'DELETE',
				headers: { ...other, ...fromPage }
			});
		await bell.next('rights');
		await bell.ended;
		expect((await fetch(`${app.url}/api/session`, { headers: phone })).status).toBe(401);
	});

	test('a disabled account is out', async () => {
		const phone = await cookieOf(app, 'cuong');
		const bell = await openDoorbell(app, phone);
		await bell.next('hello');
		await changeAccount(app.couch, 'cuong', { disabled: true });
		await bell.next('rights');
		expect((await fetch(`${app.url}/api/session`, { headers: phone })).status).toBe(401);
	});

	test('a second secretary takes the mark of the only one away', async () => {
		const phone = await cookieOf(app, 'dung');
		const sole = async () =>
			(await bodyOf(fetch(`${app.url}/api/session`, { headers: phone })))['soleSecretaryOf'];
		expect(await sole()).toEqual(['so-tai-chinh']);
		await putAccounts(twin.couch, await account('em', [secretaryRole]));
		await expect.poll(sole, { timeout: 10_000 }).toEqual([]);
	});

	test('a session that comes to its end ends its feeds', async () => {
		const phone = await cookieOf(app, 'giang');
		const bell = await openDoorbell(app, phone);
		await bell.next('hello');
		app.turn(181 * 86_400_000);
		await bell.next('rights');
		await bell.ended;
		expect((await fetch(`${app.url}/api/session`, { headers: phone })).status).toBe(401);
		app.turn(-181 * 86_400_000);
	});
});
