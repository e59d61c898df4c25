import { afterAll, beforeAll, expect, test } from 'vitest';
import { newActivity } from '../../../src/lib/domain/activity/activity.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import type { Photo } from '../../../src/lib/domain/photo/photo.ts';
import type { RetentionDesk } from '../../../src/lib/domain/retention/retention-desk.ts';
import { photosDatabase } from '../../../src/lib/server/photos/photo-bytes.ts';
import { PRIVACY } from '../../../src/lib/server/privacy/privacy-store.ts';
import { NOON, bytes, content, device, ownUnit, personId } from '../../fixtures/builders.ts';
import { jpeg, photoOf } from '../../fixtures/photo-builders.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	memberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore,
	until
} from '../server/app.ts';

const database = unitDatabase(ownUnit);
const an = personId('person-an');
let store: TestStore;
let app: App;
let seeds = 500;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('bithu', [secretaryRole]),
		await account('uyvien', [{ role: 'committee' }]),
		await account('vanphong', [{ role: 'office' }])
	);
	await app.couch.createDatabase(database);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (name: string, place = '', method = 'GET', body?: unknown) =>
	fetch(`${app.url}/api/retention${place === '' ? '' : `/${place}`}`, {
		method,
		headers: { ...basic(name), 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
const desk = async () => (await bodyOf(ask('vanphong'))) as RetentionDesk;
const termOf = ({ photos }: RetentionDesk) => photos.find(({ since }) => since !== null);
const look = ({ _id }: Photo) =>
	fetch(`${app.url}/api/photos/${ownUnit}/${_id}`, { headers: basic('an') });

/** A photo of a record of a day, with its bytes, as a member's phone sends it. */
async function sent(day: string): Promise<Photo> {
	const seed = ++seeds;
	const id = newActivityId(NOON + seed, bytes(seed));
	const stamp = { at: new Date(NOON).toISOString(), by: an, device };
	const when = { precision: 'day', start: day, end: null, words: '' } as const;
	const record = newActivity({ id, unit: ownUnit, author: an }, { ...content(), when }, stamp);
	const body = jpeg({ seed });
	const photo = photoOf(id, body, { by: an, seed });
	const docs = [record, photo];
	const headers = { ...basic('an'), 'content-type': 'application/json' };
	await fetch(`${app.url}/db/${database}/_bulk_docs`, {
		method: 'POST',
		headers,
		body: JSON.stringify({ docs })
	});
	const put = await fetch(`${app.url}/api/photos/${ownUnit}/${photo._id}`, {
		method: 'PUT',
		headers: { ...basic('an'), 'content-type': 'image/jpeg' },
		body
	});
	expect(put.status).toBe(201);
	return photo;
}

test('photos whose time is over go by a decision on exactly those, and what comes late follows them', async () => {
	const [first, second, later] = [
		await sent('2021-06-01'),
		await sent('2022-12-31'),
		await sent('2023-01-01')
	];
	const seen = await desk();
	expect(termOf(seen)).toMatchObject({
		since: '2020-02-20',
		until: '2022-12-31',
		dueOn: '2024-01-01',
		units: [{ unit: ownUnit, count: 2, first: '2021-06-01', last: '2022-12-31' }]
	});
	const decision = { until: '2022-12-31', mark: termOf(seen)?.mark };

	// One more than the office saw: nothing goes before it has seen that one too.
	const third = await sent('2020-03-01');
	const changed = await ask('vanphong', 'photos', 'POST', decision);
	expect([changed.status, await changed.json()]).toMatchObject([409, { reason: 'changed' }]);
	expect((await look(first)).status).toBe(200);

	const mark = termOf(await desk())?.mark;
	const done = await bodyOf(ask('vanphong', 'photos', 'POST', { ...decision, mark }));
	expect(termOf(done as RetentionDesk)).toMatchObject({ units: [] });
	expect(done['runs']).toMatchObject([
		{ until: '2022-12-31', later: 0, units: [{ unit: ownUnit, count: 3, first: '2020-03-01' }] }
	]);
	expect(JSON.stringify(done)).not.toContain('person-');
	for (const photo of [first, second, third]) {
		expect((await look(photo)).status).toBe(410);
		expect(await app.couch.get(database, photo._id)).toMatchObject({ gone: { why: 'expired' } });
	}
	expect((await look(later)).status).toBe(200);
	const kept = await app.couch.allDocs(photosDatabase(ownUnit));
	expect(kept.rows.map((row) => row.key)).toEqual([later._id]);

	// A phone that was away for years, and a server that starts anew.
	const late = await sent('2021-03-26');
	await app.close();
	app = await startApp(store);
	await until(async () => (await look(late)).status === 410);
	await until(async () => (await desk()).runs[0]?.later === 1);
	expect((await look(later)).status).toBe(200);
});

test('nothing goes before its time, which the office sets', async () => {
	await sent('2021-05-01');
	const set = (photoMonths: unknown) => ask('vanphong', 'settings', 'PUT', { photoMonths });
	for (const wrong of [0, 241, 1.5, '12', null]) expect((await set(wrong)).status).toBe(400);
	const long = (await bodyOf(set(240))) as RetentionDesk;
	expect(termOf(long)?.dueOn).toBe('2043-01-01');
	const { until: last, mark } = termOf(long) ?? {};
	const early = await ask('vanphong', 'photos', 'POST', { until: last, mark });
	expect([early.status, await early.json()]).toMatchObject([409, { reason: 'notDue' }]);
	const nowhere = await ask('vanphong', 'photos', 'POST', { until: '2030-01-01', mark });
	expect([nowhere.status, await nowhere.json()]).toMatchObject([409, { reason: 'missing' }]);
	expect((await set(12)).status).toBe(200);
});

test('nobody but the office sees it, sets it or decides; no phone says that a time is over', async () => {
	for (const name of ['an', 'bithu', 'uyvien']) {
		expect((await ask(name)).status).toBe(403);
		expect((await ask(name, 'settings', 'PUT', { photoMonths: 1 })).status).toBe(403);
		expect((await ask(name, 'photos', 'POST', { until: '2022-12-31', mark: '' })).status).toBe(403);
	}
	const photo = await sent('2023-02-01');
	const { _rev } = await app.couch.get(database, photo._id);
	const gone = { why: 'expired', by: 'person-bithu', at: new Date(NOON).toISOString() };
	const answer = await fetch(`${app.url}/db/${database}/_bulk_docs`, {
		method: 'POST',
		headers: { ...basic('bithu'), 'content-type': 'application/json' },
		body: JSON.stringify({ docs: [{ ...photo, _rev, gone }] })
	});
	expect(await answer.json()).toMatchObject([{ error: 'forbidden' }]);
	expect((await look(photo)).status).toBe(200);
	expect((await app.couch.allDocs(PRIVACY, { startKey: 'retention:' })).rows).not.toEqual([]);
});
