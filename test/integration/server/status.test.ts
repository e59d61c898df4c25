import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:tls';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { PROTOCOL, VERSION_HEADER } from '../../../src/lib/domain/protocol.ts';
import { ServerStatus } from '../../../src/lib/domain/status/server-status.ts';
import { backUp } from '../../../src/lib/server/backup/back-up.ts';
import { CertificateReader } from '../../../src/lib/server/status/certificate.ts';
import { activity, otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import {
	account,
	memberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore,
	until,
	type App,
	type TestStore
} from './app.ts';

const BUILD = 'abc123def456';
let store: TestStore;
let app: App;
beforeAll(async () => {
	store = await testStore();
	app = await startApp(store, { build: BUILD, origins: ['http://localhost:3000'] });
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('binh', [secretaryRole]),
		await account('bch', [{ role: 'committee' }, { role: 'standing' }, { role: 'inspection' }]),
		await account('vp', [{ role: 'office' }])
	);
	for (const unit of [ownUnit, otherUnit]) await app.couch.createDatabase(unitDatabase(unit));
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const local = { origin: 'http://localhost:3000' };

async function phoneOf(name: string): Promise<{ cookie: string }> {
	const response = await fetch(`${app.url}/api/session`, {
		method: 'POST',
		body: JSON.stringify({ login: name, password: 'khoi2022' })
	});
	return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

async function status(): Promise<ServerStatus> {
	const answered = await fetch(`${app.url}/api/status`, { headers: await phoneOf('vp') });
	expect(answered.status).toBe(200);
	return v.parse(ServerStatus, await answered.json());
}

describe('/api/status', () => {
	test.each(['an', 'binh', 'bch'])('is not for %s', async (name) => {
		const answered = await fetch(`${app.url}/api/status`, { headers: await phoneOf(name) });
		expect(answered.status).toBe(403);
		expect(await answered.json()).toEqual({ error: 'forbidden', reason: 'noRight' });
	});

	test('is not for whoever is not signed in, and cannot be written', async () => {
		expect((await fetch(`${app.url}/api/status`)).status).toBe(401);
		const headers = { ...(await phoneOf('vp')), ...local };
		const written = await fetch(`${app.url}/api/status`, { method: 'POST', headers });
		expect(written.status).toBe(405);
	});

	test('that the office read it stands in the log', async () => {
		await status();
		const { rows } = await app.couch.allDocs('audit', { includeDocs: true });
		const lines = rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		for (const database of ['accounts', 'audit'])
			expect(lines).toContainEqual(
				expect.objectContaining({ kind: 'read', database, by: 'person-vp' })
			);
	});

	test('tells when each unit last sent something', async () => {
		const record = activity({}, 5, personId('person-an'));
		await fetch(`${app.url}/db/${unitDatabase(ownUnit)}/_bulk_docs`, {
			method: 'POST',
			headers: { ...(await phoneOf('an')), ...local, 'content-type': 'application/json' },
			body: JSON.stringify({ docs: [record] })
		});
		await until(async () => {
			const told = (await status()).units.find(({ unit }) => unit === ownUnit);
			return told !== undefined && told.lastArrivalAt !== null;
		});
	});

	test('tells what was refused, why and whose', async () => {
		const record = activity({}, 6, personId('person-an'));
		const faulty = { ...record, content: { ...record.content, name: '' } };
		const refused = await fetch(`${app.url}/db/${unitDatabase(ownUnit)}/_bulk_docs`, {
			method: 'POST',
			headers: { ...(await phoneOf('an')), ...local, 'content-type': 'application/json' },
			body: JSON.stringify({ docs: [faulty, { ...faulty, _id: 'activity:khong-dung' }] })
		});
		const { denials } = await status();
		expect(denials).toMatchObject([
			{ code: 'invalid', documents: 2, people: [{ person: 'person-an', name: 'Người an' }] }
		]);
		// The same id stands in the log, on the office's page and on the phone.
		const id = refused.headers.get('x-request-id');
		expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
		expect(denials[0]?.lastRequest).toBe(id);
		const [told] = v.parse(v.array(v.object({ reason: v.string() })), await refused.json());
		expect(JSON.parse(told?.reason ?? '')).toMatchObject({ code: 'invalid', request: id });
	});

	test('tells whose phones have another build than the server gives', async () => {
		const come = async (name: string, build: string) =>
			fetch(`${app.url}/api/session`, {
				headers: { ...(await phoneOf(name)), [VERSION_HEADER]: `${PROTOCOL};${build}` }
			});
		const before = await status();
		await come('binh', BUILD);
		await come('an', 'older0000000');
		const { phones, programs } = await status();
		expect((phones.old ?? 0) - (before.phones.old ?? 0)).toBe(1);
		expect(phones.seen - before.phones.seen).toBe(2);
		// Whoever asks here is a program: it says no build, and calls itself no browser.
		expect(programs - before.programs).toBe(1);
		expect(phones.first).toContainEqual(
			expect.objectContaining({ person: 'person-an', name: 'Người an', unit: ownUnit })
		);
	});

	test('counts a phone whose app is older than saying so, and no program, as an old one', async () => {
		const signIn = (agent: string) =>
			fetch(`${app.url}/api/session`, {
				method: 'POST',
				headers: { 'user-agent': agent },
				body: JSON.stringify({ login: 'an', password: 'khoi2022' })
			});
		const before = await status();
		await signIn('Mozilla/5.0 (Linux; Android 9) Chrome/70.0');
		await signIn('CouchDB-Replicator/3.5.0');
		const { phones, programs } = await status();
		expect((phones.old ?? 0) - (before.phones.old ?? 0)).toBe(1);
		// The replicator, and whoever asks here.
		expect(programs - before.programs).toBe(2);
		expect(phones.first.map(({ device }) => device)).not.toContain('CouchDB-Replicator/3.5.0');
	});

	test('tells the last whole backup', async () => {
		expect((await status()).backupAt).toBeNull();
		const place = { couch: app.couch, kind: store.kind, dataDir: store.dataDir };
		const at = '2021-06-15T05:00:00.000Z';
		await backUp(place, join(store.dataDir, 'b.gz'), at);
		expect((await status()).backupAt).toBe(at);
	});

	test('tells version, store and room', async () => {
		const told = await status();
		expect(told).toMatchObject({ version: '1.2.3', certificate: null, store: { fits: true } });
		expect(told.store.kind).toBe(store.kind);
		expect(told.freeBytes).toBeGreaterThan(0);
		expect(told.store.bytes).toBeGreaterThan(0);
	});
});

describe('the certificate of the own address', () => {
	const folder = new URL('../../fixtures/certificates/', import.meta.url);
	const key = readFileSync(new URL('key.pem', folder));
	const servers: Server[] = [];
	afterAll(() => servers.forEach((server) => server.close()));

	async function serving(name: string): Promise<string> {
		const server = createServer({ key, cert: readFileSync(new URL(name, folder)) });
		servers.push(server);
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const address = server.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		return `https://127.0.0.1:${port}`;
	}

	test('is read, also when it has ended', async () => {
		const good = new CertificateReader(await serving('good.pem'), Date.now);
		expect(Date.parse((await good.read())?.until ?? '')).toBeGreaterThan(Date.now());
		const ended = new CertificateReader(await serving('ended.pem'), Date.now);
		expect(await ended.read()).toEqual({ until: '2021-06-15T00:00:00.000Z', trouble: null });
	});

	test('that nobody serves is told as such, and plain HTTP has none', async () => {
		const nobody = new CertificateReader('https://127.0.0.1:1', Date.now);
		expect(await nobody.read()).toEqual({ until: null, trouble: 'unreachable' });
		expect(await new CertificateReader('http://127.0.0.1:1', Date.now).read()).toBeNull();
	});
});
