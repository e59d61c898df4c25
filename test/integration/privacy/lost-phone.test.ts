import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownUnit } from '../../fixtures/builders.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	cookieOf,
	fromPage,
	memberRole,
	putAccounts,
	startApp,
	testStore
} from '../server/app.ts';

let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('vanphong', [{ role: 'office' }])
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (place: string, headers: Record<string, string>, method = 'GET') =>
	fetch(`${app.url}/api/privacy/${place}`, { method, headers });
const seek = (find: string, headers: Record<string, string>) =>
	fetch(`${app.url}/api/privacy/people`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify({ find })
	});
const session = (phone: Record<string, string>) =>
	fetch(`${app.url}/api/session`, { headers: phone });
const office = basic('vanphong');

test('a phone that the office calls lost is out at once, hears why, and the others stay in', async () => {
	const lost = await cookieOf(app, 'an');
	const { people } = await bodyOf(seek('NGUOI an', office));
	expect(people).toEqual([
		{ person: 'person-an', name: 'Người an', login: 'an', units: [ownUnit] }
	]);
	const { phones } = await bodyOf(ask('phones/person-an', office));
	const [{ id } = { id: '' }] = phones as { id: string }[];
	const other = await cookieOf(app, 'an');

	const called = await bodyOf(ask(`lost/${id}`, office, 'POST'));
	expect(called['phones']).toHaveLength(1);
	for (const path of ['/api/session', '/db/programme', '/api/doorbell']) {
		const refused = await fetch(`${app.url}${path}`, { headers: lost });
		expect([path, refused.status]).toEqual([path, 401]);
		expect(await refused.json()).toMatchObject({ reason: 'lostPhone' });
	}
	expect((await session(other)).status).toBe(200);
	// Every time it asks, not only once.
	expect(await bodyOf(session(lost))).toMatchObject({ reason: 'lostPhone' });
	expect((await ask(`lost/${id}`, office, 'POST')).status).toBe(404);
});

test('nobody else looks for people, sees their phones, or calls one lost', async () => {
	const phone = { ...(await cookieOf(app, 'an')), ...fromPage };
	const { sessions } = await bodyOf(fetch(`${app.url}/api/sessions`, { headers: phone }));
	const [{ id } = { id: '' }] = sessions as { id: string }[];
	expect((await seek('vanphong', phone)).status).toBe(403);
	expect((await ask('phones/person-vanphong', phone)).status).toBe(403);
	expect((await ask(`lost/${id}`, phone, 'POST')).status).toBe(403);
	expect((await session(phone)).status).toBe(200);
});
