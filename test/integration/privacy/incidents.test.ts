import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { Incident } from '../../../src/lib/domain/privacy/incident.ts';
import type { App, TestStore } from '../server/app.ts';
import { account, basic, putAccounts, secretaryRole, startApp, testStore } from '../server/app.ts';

let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('bithu', [secretaryRole]),
		await account('vanphong', [{ role: 'office' }])
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (name: string, place: string, body?: unknown) =>
	fetch(`${app.url}/api/privacy/${place}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: { ...basic(name), 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
const all = async () =>
	v.parse(
		v.object({ incidents: v.array(Incident) }),
		await (await ask('vanphong', 'incidents')).json()
	).incidents;
const facts = (title: string, said: object = {}) => ({
	facts: {
		title,
		foundAt: new Date().toISOString(),
		happened: 'Chưa rõ',
		touched: ['roster'],
		units: [],
		people: null,
		consequences: '',
		measures: '',
		...said
	}
});

test('an incident keeps every version and every act, and takes none once it is closed', async () => {
	const long = 'ệ'.repeat(3000);
	expect((await ask('vanphong', 'incidents', facts('Mất máy', { happened: long }))).status).toBe(
		200
	);
	const [first] = await all();
	const place = `incidents/${first?.id ?? ''}`;
	expect((await ask('vanphong', place, facts('Mất máy Sở Y tế', { people: 42 }))).status).toBe(200);
	const act = (action: string, more: object = {}) => ({
		act: { action, at: new Date().toISOString(), words: 'Đã gửi công văn', ...more }
	});
	expect((await ask('vanphong', place, act('told', { whom: 'authority' }))).status).toBe(200);
	expect((await ask('vanphong', place, act('closed'))).status).toBe(200);
	expect((await ask('vanphong', place, facts('Khác'))).status).toBe(409);
	const [now] = await all();
	expect(now?.versions.map(({ facts: then }) => then.title)).toEqual([
		'Mất máy',
		'Mất máy Sở Y tế'
	]);
	expect(now?.acts.map(({ by, act: { action } }) => [by, action])).toEqual([
		['person-vanphong', 'told'],
		['person-vanphong', 'closed']
	]);
});

test('what is no incident is not taken, and nobody but the office sees any', async () => {
	const before = (await all()).length;
	expect((await ask('vanphong', 'incidents', facts(''))).status).toBe(400);
	const ahead = new Date(Date.now() + 3_600_000).toISOString();
	expect((await ask('vanphong', 'incidents', facts('Mai', { foundAt: ahead }))).status).toBe(409);
	expect((await ask('vanphong', 'incidents/01F2R3Y8G00000000000000001', facts('A'))).status).toBe(
		404
	);
	expect((await ask('bithu', 'incidents')).status).toBe(403);
	expect((await ask('bithu', 'incidents', facts('Của bí thư'))).status).toBe(403);
	expect(await all()).toHaveLength(before);
});
