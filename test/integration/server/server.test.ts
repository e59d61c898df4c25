import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { otherUnit } from '../../fixtures/builders.ts';
import {
	account,
	basic,
	bodyOf,
	cookieOf,
	memberRole,
	putAccounts,
	startApp,
	testStore
} from './app.ts';
import type { App, TestStore } from './app.ts';
import { openDoorbell } from './doorbell.ts';

let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	for (const database of ['unit-so-tai-chinh', `unit-${otherUnit}`])
		await app.couch.createDatabase(database);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('giang', [{ role: 'committee' }])
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

describe('health', () => {
	test('says what is served, in which version, and how far the totals are behind', async () => {
		const response = await fetch(`${app.url}/healthz`);
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({
			status: 'ok',
			version: '1.2.3',
			couch: { kind: store.kind, version: expect.any(String) },
			totals: { lagMs: expect.any(Number) }
		});
	});
});

describe('what is where', () => {
	test('the root has no session, so that CouchDB’s replicator falls back to Basic', async () => {
		const response = await fetch(`${app.url}/_session`);
		expect(response.status).toBe(404);
		expect(await response.json()).toEqual({ error: 'not_found', reason: 'missing' });
	});

	test('every failure of data and API is JSON', async () => {
		for (const path of [
			'/api/nothing',
			'/api/',
			'/api/records',
			'/db/nothing',
			'/db/accounts',
			'/db/%00'
		])
			expect(
				(await fetch(app.url + path, { headers: basic('an') })).headers.get('content-type'),
				path
			).toMatch(/^application\/json/);
	});

	test('anything else is a page of the app', async () => {
		for (const path of ['/', '/hoat-dong/x', '/dbx', '/apix'])
			expect(await (await fetch(app.url + path)).text(), path).toContain('<!doctype html>');
	});

	test('every answer forbids sniffing, framing and leaking addresses, and names its request', async () => {
		for (const path of ['/', '/healthz', '/api/session', '/db/']) {
			const { headers } = await fetch(app.url + path);
			expect(headers.get('x-content-type-options'), path).toBe('nosniff');
			expect(headers.get('x-frame-options'), path).toBe('DENY');
			expect(headers.get('referrer-policy'), path).toBe('same-origin');
			expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
			expect(headers.get('permissions-policy'), path).toBe(
				'geolocation=(), microphone=(), camera=(self)'
			);
			expect(headers.get('content-security-policy'), path).not.toContain('unsafe');
			expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000');
			expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
			expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
			expect(headers.get('x-request-id'), path).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
		}
	});
});

describe('the doorbell', () => {
	test('greets with the server’s identity and the databases one may read, and tells changes', async () => {
		const phone = await cookieOf(app, 'an');
		const bell = await openDoorbell(app, phone);
		const hello = await bell.next('hello');
		const { uuid } = await bodyOf(fetch(`${app.url}/db/`));
		expect(hello).toMatchObject({ uuid, now: expect.stringMatching(/Z$/) });
		expect(Object.keys(Object(hello['databases'])).sort()).toEqual([
			'programme',
			'totals',
			'unit-so-tai-chinh'
		]);
		await app.couch.bulkDocs(`unit-${otherUnit}`, [{ _id: 'person:x' }]);
		await app.couch.bulkDocs('unit-so-tai-chinh', [{ _id: 'person:x' }]);
		expect(await bell.next('change')).toMatchObject({ database: 'unit-so-tai-chinh' });
		expect(bell.heard()).not.toContain(otherUnit);
		bell.leave();
	});

	test('tells the committee of every unit', async () => {
		const bell = await openDoorbell(app, await cookieOf(app, 'giang'));
		const { databases } = await bell.next('hello');
		expect(Object.keys(Object(databases))).toEqual(
			expect.arrayContaining(['totals-committee', 'unit-so-tai-chinh', `unit-${otherUnit}`])
		);
		expect(JSON.stringify(databases)).not.toMatch(/accounts|audit|receipts/);
		bell.leave();
	});

	test('is silent to strangers', async () => {
		expect((await fetch(`${app.url}/api/doorbell`)).status).toBe(401);
	});

	test('keeps few streams of one phone', async () => {
		const phone = await cookieOf(app, 'an');
		const bells = [];
		for (let i = 0; i < 9; i++) bells.push(await openDoorbell(app, phone));
		// The oldest is cut; the newest hears.
		await bells[0]?.ended;
		await app.couch.bulkDocs('unit-so-tai-chinh', [{ _id: 'person:y' }]);
		expect(await bells.at(-1)?.next('change')).toMatchObject({ database: 'unit-so-tai-chinh' });
		for (const bell of bells) bell.leave();
	});
});

describe('a new unit of the programme', () => {
	test('gets its database', async () => {
		await app.couch.bulkDocs('programme', [{ _id: 'unit:don-vi-moi', type: 'unit' }]);
		await expect
			.poll(async () => app.couch.listDatabases(), { timeout: 10_000 })
			.toContain('unit-don-vi-moi');
	});
});

describe('a server that stops', () => {
	test('ends feeds and doorbells at once, and keeps who was signed in', async () => {
		const own = await testStore();
		const first = await startApp(own);
		await putAccounts(first.couch, await account('an', [memberRole]));
		await first.couch.createDatabase('unit-so-tai-chinh');
		const phone = await cookieOf(first, 'an');
		const { uuid } = await bodyOf(fetch(`${first.url}/db/`));
		const bell = await openDoorbell(first, phone);
		await bell.next('hello');
		const feed = fetch(
			`${first.url}/db/unit-so-tai-chinh/_changes?feed=longpoll&since=now&timeout=60000`,
			{ headers: phone }
		).then(
			(response) => response.text(),
			() => 'cut'
		);
		await first.close();
		await bell.ended;
		await feed;
		const second = await startApp(own);
		expect((await fetch(`${second.url}/api/session`, { headers: phone })).status).toBe(200);
		expect(await (await fetch(`${second.url}/db/`)).json()).toMatchObject({ uuid });
		await second.close();
		await own.remove();
	});
});
