import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { CouchUnavailable } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import {
	account,
	bodyOf,
	memberRole,
	PASSWORD,
	putAccounts,
	startApp,
	testStore,
	until
} from './app.ts';
import { spawnServer } from './spawned.ts';

const ORIGIN = 'http://localhost:3000';
let dataDir: string;
beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'crash-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('the embedded server, killed with -9', () => {
	test('keeps accounts, sessions, identity and every acknowledged write', async () => {
		const couch = openSqliteCouch(dataDir);
		await putAccounts(
			couch,
			await account('an', [memberRole]),
			await account('vp', [{ role: 'office' }])
		);
		await couch.close();
		const settings = { PORT: '0', ORIGIN, DATA_DIR: dataDir };
		const first = await spawnServer(settings);
		await until(async () => (await fetch(`${first.url}/healthz`)).status === 200);
		const signedIn = await fetch(`${first.url}/api/session`, {
			method: 'POST',
			body: JSON.stringify({ login: 'vp', password: PASSWORD })
		});
		const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
		const { uuid } = await bodyOf(signedIn);
		const unit = {
			_id: 'unit:so-moi',
			type: 'unit',
			v: 1,
			id: 'so-moi',
			name: 'Chi đoàn Sở mới',
			kind: 'chiDoanCoSo',
			chiDoan: [],
			twinnedCommunes: [],
			activeFrom: '2020-02-20',
			activeTo: null
		};
		const written = await fetch(`${first.url}/db/programme/_bulk_docs`, {
			method: 'POST',
			headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' },
			body: JSON.stringify({ docs: [unit] })
		});
		expect(await written.json()).toMatchObject([{ ok: true, id: 'unit:so-moi' }]);
		await first.end('SIGKILL');
		const second = await spawnServer(settings);
		await until(async () => (await fetch(`${second.url}/healthz`)).status === 200);
		const session = await fetch(`${second.url}/api/session`, { headers: { cookie } });
		expect(await session.json()).toMatchObject({ person: 'person-vp', uuid });
		const stored = await fetch(`${second.url}/db/programme/unit:so-moi`, { headers: { cookie } });
		expect(await stored.json()).toMatchObject({ name: 'Chi đoàn Sở mới' });
		expect(await second.end('SIGTERM')).toBe(0);
	});
});

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	await new Promise((done) => server.close(done));
	return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a server whose CouchDB is away', () => {
	test('serves pages, says 503 with the reason, and refuses data so that phones try again', async () => {
		const port = await closedPort();
		const server = await spawnServer({
			PORT: '0',
			ORIGIN,
			DATA_DIR: dataDir,
			COUCHDB_URL: `http://admin:secret-word@127.0.0.1:${port}/`
		});
		expect(await (await fetch(server.url)).text()).toBe('page');
		const health = await fetch(`${server.url}/healthz`);
		expect(health.status).toBe(503);
		const body = await health.json();
		expect(body).toMatchObject({ status: 'unavailable', reason: expect.stringMatching(/./) });
		expect(JSON.stringify(body)).not.toContain('secret-word');
		for (const path of ['/db/', '/db/programme', '/api/session', '/api/doorbell']) {
			const refused = await fetch(server.url + path, {
				headers: { cookie: `so-tay=${'x'.repeat(43)}` }
			});
			expect(refused.status, path).toBe(503);
			expect(refused.headers.get('retry-after'), path).not.toBeNull();
		}
		expect(await server.end('SIGTERM')).toBe(0);
	});
});

/** A store that can be cut off, as a network or a stopped CouchDB cuts it off. */
function cuttable(couch: Couch): { couch: Couch; cut: (away: boolean) => void } {
	let away = false;
	const watched = new Proxy(couch, {
		get(target, name) {
			const member: unknown = Reflect.get(target, name, target);
			if (typeof member !== 'function') return member;
			return (...given: unknown[]) => {
				if (away && name !== 'dbUpdates' && name !== 'close')
					return Promise.reject(new CouchUnavailable('connection refused'));
				return Reflect.apply(member, target, given);
			};
		}
	});
	return { couch: watched, cut: (now) => (away = now) };
}

describe('a store that goes and comes back', () => {
	test('is told by 503, and by itself the server is whole again', async () => {
		const store = await testStore();
		const { couch, cut } = cuttable(store.open());
		const app = await startApp({ ...store, open: () => couch });
		await putAccounts(couch, await account('an', [memberRole]));
		await couch.createDatabase('unit-so-tai-chinh');
		const health = async () => (await fetch(`${app.url}/healthz`)).status;
		const signIn = () =>
			fetch(`${app.url}/api/session`, {
				method: 'POST',
				body: JSON.stringify({ login: 'an', password: PASSWORD })
			});
		const signedIn = await signIn();
		const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
		const read = () => fetch(`${app.url}/db/unit-so-tai-chinh/_all_docs`, { headers: { cookie } });
		expect((await read()).status).toBe(200);
		cut(true);
		expect(await health()).toBe(503);
		expect((await read()).status).toBe(503);
		expect(await (await signIn()).json()).toMatchObject({
			error: 'unavailable',
			reason: 'storeDown'
		});
		cut(false);
		expect(await health()).toBe(200);
		expect((await read()).status).toBe(200);
		expect((await signIn()).status).toBe(200);
		await app.close();
		await store.remove();
	});

	test('that is away at the start is waited for, and pages are served meanwhile', async () => {
		const store = await testStore();
		const { couch, cut } = cuttable(store.open());
		cut(true);
		const started = startApp({ ...store, open: () => couch });
		cut(false);
		const app = await started;
		expect((await fetch(`${app.url}/db/`)).status).toBe(200);
		await app.close();
		await store.remove();
	});
});
