import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bodyOf, ORIGIN, until } from './app.ts';
import { spawnServer } from './spawned.ts';

const HOUR_OF_FAULTS = 40;

/** Something that answers as CouchDB, and counts what it was asked. */
async function couchdbThat(answer: (path: string) => { status: number; body: object }) {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		const { status, body } = answer(request.url ?? '');
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { url: `http://admin:mat-khau@127.0.0.1:${port}/`, asked, close };
}

test('a CouchDB that is too old is told, and nothing is written into it', async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'old-'));
	const old = await couchdbThat(() => ({
		status: 200,
		body: {
			couchdb: 'Welcome',
			version: '2.3.1',
			vendor: { name: 'The Apache Software Foundation' }
		}
	}));
	const server = await spawnServer({ PORT: '0', ORIGIN, DATA_DIR: dataDir, COUCHDB_URL: old.url });
	const reason = async () => (await bodyOf(fetch(`${server.url}/healthz`)))['reason'];
	await until(async () => String(await reason()).startsWith('CouchDB 2.3.1 is older than 3.3'));
	expect(old.asked.filter((one) => !one.startsWith('GET '))).toEqual([]);
	await server.end('SIGTERM');
	old.close();
	await rm(dataDir, { recursive: true });
});

test('a CouchDB that answers 500 again and again is asked on and on, and phones are told to come back', async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'faults-'));
	const broken = await couchdbThat(() => ({
		status: 500,
		body: { error: 'internal_server_error' }
	}));
	const server = await spawnServer({
		PORT: '0',
		ORIGIN,
		DATA_DIR: dataDir,
		COUCHDB_URL: broken.url
	});
	for (let n = 0; n < HOUR_OF_FAULTS; n++) {
		const answered = await fetch(`${server.url}/db/programme`);
		expect(answered.status).toBe(503);
		expect(answered.headers.get('retry-after')).toBe('5');
		await answered.body?.cancel();
	}
	expect((await fetch(`${server.url}/`)).status).toBe(200);
	const before = broken.asked.length;
	await until(() => broken.asked.length > before);
	expect(await server.end('SIGTERM')).toBe(0);
	broken.close();
	await rm(dataDir, { recursive: true });
});
