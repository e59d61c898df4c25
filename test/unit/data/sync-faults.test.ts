import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf } from './support/phone.ts';
import type { Weather } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

const html = () =>
	new Response('<html>Đăng nhập Wi-Fi', { headers: { 'content-type': 'text/html' } });
const fair: Weather = (_url, _init, pass) => pass();

/** A member's phone that is up to date, with one new record on it. */
async function withOneRecord() {
	const phone = await world.phone([memberOf(ownUnit)]);
	await phone.sync();
	const id = await phone.on(() => record(phone.device));
	return { phone, id };
}

describe('a proxy that answers with its own page', () => {
	test.each(['/db/', '/api/session', '/_bulk_docs', '/_revs_diff'])(
		'at %s aborts the round; the record stays unsent and goes up later',
		async (path) => {
			const { phone } = await withOneRecord();
			phone.weather = async (url, _init, pass) => (url.endsWith(path) ? html() : pass());
			expect(await phone.sync()).toMatchObject({ unsent: 1, trouble: 'notOurServer' });
			phone.weather = fair;
			expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		}
	);

	test('while pulling changes nothing on the phone', async () => {
		const { phone, id } = await withOneRecord();
		await phone.sync();
		const other = await world.phone([memberOf(ownUnit)]);
		await other.on(() => record(other.device));
		await other.sync();
		phone.weather = async (url, _init, pass) =>
			/_changes|_bulk_get|_local/.test(url) ? html() : pass();
		expect(await phone.sync()).toMatchObject({ trouble: 'notOurServer' });
		expect((await phone.on(() => rowsOf(phone.device))).map((row) => row.id)).toContain(id);
		phone.weather = fair;
		expect(await phone.sync()).toMatchObject({ trouble: null });
	});
});

test.each([
	['has no room', 507, '{"error":"insufficient_storage","reason":"no room"}', 'serverFull'],
	['has lost its store', 503, '{"error":"unavailable","reason":"the store is away"}', 'storeAway'],
	['breaks', 500, '{"error":"internal","reason":"internal"}', 'serverDown']
])(
	'a server that %s is told as that, with the id of the request, and the record goes up later',
	async (_what, status, body, trouble) => {
		const { phone } = await withOneRecord();
		const headers = { 'content-type': 'application/json', 'x-request-id': 'k3m9x2p7' };
		phone.weather = async (url, _init, pass) =>
			url.endsWith('/_bulk_docs') ? new Response(body, { status, headers }) : pass();
		const failed = await phone.sync();
		expect(failed).toMatchObject({ unsent: 1, trouble, request: 'k3m9x2p7' });
		await phone.open();
		expect(phone.device.syncStatus()).toMatchObject({ trouble, request: 'k3m9x2p7' });
		phone.weather = fair;
		expect(await phone.sync()).toMatchObject({ unsent: 0, trouble: null, request: null });
	}
);

test('half an answer that pretends to be whole ends a pull as any broken line does', async () => {
	const { phone } = await withOneRecord();
	await phone.sync();
	const other = await world.phone([memberOf(ownUnit)]);
	await other.on(() => record(other.device));
	await other.sync();
	phone.weather = async (url, _init, pass) => {
		if (!/_changes|_local/.test(url)) return pass();
		const text = await (await pass()).text();
		const headers = { 'content-type': 'application/json' };
		return new Response(text.slice(0, text.length / 2), { headers });
	};
	expect(await phone.sync()).toMatchObject({ phase: 'idle', trouble: 'serverDown' });
	phone.weather = fair;
	expect(await phone.sync()).toMatchObject({ trouble: null });
});

test('a pull asks for nothing whose failure nobody would hear of', async () => {
	const { phone } = await withOneRecord();
	await phone.sync();
	const other = await world.phone([memberOf(ownUnit)]);
	await other.on(() => record(other.device));
	await other.sync();
	phone.requests.length = 0;
	await phone.sync();
	expect(phone.requests.filter((request) => /^GET \/db\/[^/]+\/?$/.test(request))).toEqual([]);
});

test('a cut at every request in turn loses nothing and doubles nothing', async () => {
	const { phone, id } = await withOneRecord();
	let rounds = 0;
	for (let cut = 0; phone.device.syncStatus().unsent > 0 || rounds === 0; cut += 1) {
		let request = 0;
		phone.weather = async (_url, _init, pass) => {
			request += 1;
			if (request <= cut) return pass();
			const response = await pass();
			await response.arrayBuffer();
			throw new TypeError('connection reset');
		};
		await phone.sync();
		rounds += 1;
	}
	phone.weather = fair;
	expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	expect(rounds).toBeGreaterThan(3);
	expect(await world.app.couch.getRevs(unitDatabase(ownUnit), id, 'all')).toHaveLength(1);
});

test('a round asked for while one is still failing is run after it, not forgotten with it', async () => {
	const { phone } = await withOneRecord();
	let line: (gone: TypeError) => void = () => undefined;
	const waiting = new Promise<void>((asked) => {
		phone.weather = () => {
			asked();
			return new Promise((_, reject) => (line = reject));
		};
	});
	const failing = phone.sync();
	await waiting;
	const askedMeanwhile = phone.sync();
	phone.weather = fair;
	line(new TypeError('connection reset'));
	expect(await askedMeanwhile).toMatchObject({ unsent: 0, trouble: null });
	await failing;
});

test('a server that is down is told apart from no network, and work goes on', async () => {
	const { phone } = await withOneRecord();
	phone.weather = async () => new Response('{}', { status: 503 });
	expect(await phone.sync()).toMatchObject({ unsent: 1, trouble: 'serverDown' });
	await phone.on(() => record(phone.device));
	phone.weather = fair;
	expect(await phone.sync()).toMatchObject({ unsent: 0, sent: 2 });
});

test('a body that is too large for something on the way is halved until it passes', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	await phone.sync();
	for (let n = 0; n < 9; n += 1) await phone.on(() => record(phone.device));
	const sizes: number[] = [];
	phone.weather = async (url, init, pass) => {
		if (!url.endsWith('/_bulk_docs')) return pass();
		const { docs }: { docs: unknown[] } = JSON.parse(String(init.body));
		sizes.push(docs.length);
		return docs.length > 2 ? new Response('too large', { status: 413 }) : pass();
	};
	expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, sent: 9, trouble: null });
	expect(sizes.filter((size) => size <= 2).reduce((a, b) => a + b, 0)).toBe(9);
});

test('one record that is too large alone is refused, not tried for ever', async () => {
	const { phone, id } = await withOneRecord();
	phone.weather = async (url, _init, pass) =>
		url.endsWith('/_bulk_docs') ? new Response('too large', { status: 413 }) : pass();
	expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 1 });
	const [row] = await phone
		.on(() => rowsOf(phone.device))
		.then((rows) => rows.filter((r) => r.id === id));
	expect(row).toMatchObject({ rail: 'denied', denial: { code: 'tooLarge' } });
	phone.weather = fair;
	await phone.on(() => phone.device.resendDenied(id));
	expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0 });
});

describe('an expired session', () => {
	test('never blocks work, and after signing in everything goes up', async () => {
		const { phone } = await withOneRecord();
		phone.forgetCookie();
		expect(await phone.sync()).toMatchObject({ unsent: 1, trouble: 'signIn' });
		expect(phone.device.session.expired).toBe(true);
		await phone.on(() => record(phone.device));
		await phone.open();
		expect(phone.device.session.expired).toBe(true);
		await phone.signIn();
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, sent: 2, trouble: null });
		expect(phone.device.session.expired).toBe(false);
	});

	test('a cookie of somebody else sends nothing in their name', async () => {
		const { phone } = await withOneRecord();
		const other = await world.phone([memberOf(ownUnit)]);
		phone.weather = (path, init) => other.fetch(path, init);
		expect(await phone.sync()).toMatchObject({ unsent: 1, denied: 0, trouble: 'signIn' });
	});
});

test('an idle round asks for nothing but who is there', async () => {
	const { phone } = await withOneRecord();
	await phone.sync();
	await phone.sync();
	phone.requests.length = 0;
	await phone.sync();
	expect(phone.requests).toEqual(['GET /db/', 'GET /api/session', 'GET /api/doorbell']);
});
