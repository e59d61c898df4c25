import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { activity, otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import {
	account,
	cookieOf,
	fromPage,
	memberRole,
	putAccounts,
	startApp,
	testStore,
	until,
	type App,
	type TestStore
} from './app.ts';
import { openDoorbell } from './doorbell.ts';

const TOKEN = 'mot-ma-dai-ngau-nhien-42';
let store: TestStore;
let app: App;
beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(app.couch, await account('an', [memberRole]));
	for (const unit of [ownUnit, otherUnit]) await app.couch.createDatabase(unitDatabase(unit));
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

/** Asks for the figures; `fetch` would not let a Host be chosen. */
function ask(url: string, headers: Record<string, string> = {}) {
	return new Promise<{ status: number; text: string }>((resolve, reject) => {
		const asked = httpRequest(`${url}/metrics`, { headers }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
		});
		asked.on('error', reject).end();
	});
}

async function figures(): Promise<Map<string, number>> {
	const { status, text } = await ask(app.url);
	expect(status).toBe(200);
	const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
	return new Map(
		lines.map((line) => {
			const at = line.lastIndexOf(' ');
			return [line.slice(0, at), Number(line.slice(at + 1))];
		})
	);
}

async function send(database: string, ...documents: object[]): Promise<void> {
	const headers = { ...(await cookieOf(app, 'an')), ...fromPage };
	await fetch(`${app.url}/db/${database}/_bulk_docs`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify({ docs: documents })
	});
}

describe('GET /metrics', () => {
	test('tells what came and went, what was refused and why, and how the server is', async () => {
		const before = await figures();
		const grown = async (name: string) =>
			((await figures()).get(name) ?? 0) - (before.get(name) ?? 0);
		const record = activity({}, 3, personId('person-an'));
		await send(unitDatabase(ownUnit), record, { ...record, _id: 'activity:nonsense' });
		await send(unitDatabase(otherUnit), record);
		const phone = await cookieOf(app, 'an');
		await fetch(`${app.url}/db/${unitDatabase(ownUnit)}/${record._id}`, { headers: phone });
		await fetch(`${app.url}/api/records`, { headers: phone });
		await fetch(`${app.url}/api/khong-co-gi`, { headers: phone });
		expect(await grown('so_tay_documents_total{direction="in"}')).toBe(1);
		expect(await grown('so_tay_documents_total{direction="out"}')).toBe(1);
		const denials = [...(await figures()).keys()].filter((name) => name.includes('denials_total'));
		expect(denials).toContain('so_tay_denials_total{what="document",reason="invalid"}');
		expect(denials).toContain('so_tay_denials_total{what="request",reason="forbidden"}');
		await until(
			async () =>
				(await grown(
					'so_tay_request_duration_seconds_count{class="db_bulk_docs",status="2xx"}'
				)) === 1
		);
		const names = [...(await figures()).keys()];
		expect(names.filter((name) => name.includes('class="api_unknown"'))).not.toEqual([]);
		expect(names.filter((name) => name.includes('khong_co_gi'))).toEqual([]);
	});

	test('tells how many listen, how far the totals are behind, and what room is left', async () => {
		const bell = await openDoorbell(app, await cookieOf(app, 'an'));
		await bell.next('hello');
		await until(async () => (await figures()).get('so_tay_totals_lag_seconds') === 0, 30_000);
		const now = await figures();
		expect(now.get('so_tay_doorbells')).toBe(1);
		expect(now.get('so_tay_store_up')).toBe(1);
		expect(now.get('so_tay_totals_leads')).toBe(1);
		expect(now.get('so_tay_build_info{version="1.2.3"}')).toBe(1);
		for (const name of ['store_bytes', 'free_bytes', 'memory_bytes', 'cpu_seconds'])
			expect(now.get(`so_tay_${name}`), name).toBeGreaterThan(0);
		for (const name of ['event_loop_delay_p99_seconds', 'write_queue', 'log_queue', 'totals_queue'])
			expect(now.get(`so_tay_${name}`), name).toBeGreaterThanOrEqual(0);
		bell.leave();
		await until(async () => (await figures()).get('so_tay_doorbells') === 0);
	});

	test.each([
		['came through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
		['asked for the public name', { host: 'so-tay.example.vn' }],
		['came through a proxy that only says so', { via: '1.1 caddy' }]
	])('is kept from who %s, also with a guessed token', async (_who, headers) => {
		expect((await ask(app.url, headers)).status).toBe(403);
		expect((await ask(app.url, { ...headers, authorization: `Bearer ${TOKEN}` })).status).toBe(403);
	});

	test('where a token is set, is for its bearer alone', async () => {
		const guarded = await startApp(store.kind === 'embedded' ? await testStore() : store, {
			metricsToken: TOKEN
		});
		const outside = { host: 'so-tay.example.vn', 'x-forwarded-for': '203.0.113.9' };
		expect((await ask(guarded.url)).status).toBe(403);
		expect((await ask(guarded.url, { authorization: 'Bearer wrong' })).status).toBe(403);
		expect((await ask(guarded.url, { authorization: `Basic ${TOKEN}` })).status).toBe(403);
		const right = { authorization: `Bearer ${TOKEN}` };
		expect((await ask(guarded.url, { ...outside, ...right })).status).toBe(200);
		await guarded.close();
	});
});
