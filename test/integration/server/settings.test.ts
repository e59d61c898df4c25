import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSettings } from '../../../src/lib/server/config.ts';
import { refusedServer } from './spawned.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterAll(() => rm(folder, { recursive: true }));

const right = { PORT: '3000', ORIGIN: 'https://so-tay.example.vn', DATA_DIR: 'data' };

test('what is not set has a default only where every machine can have the same', () => {
	expect(parseSettings(right)).toEqual({
		ok: true,
		value: {
			host: '127.0.0.1',
			port: 3000,
			origin: 'https://so-tay.example.vn',
			dataDir: 'data',
			couchdb: null,
			logLevel: 'info',
			metricsToken: null
		}
	});
});

test.each([
	['PORT', undefined],
	['PORT', '70000'],
	['PORT', 'x'],
	['ORIGIN', undefined],
	['ORIGIN', 'so-tay.example.vn'],
	['ORIGIN', 'https://so-tay.example.vn/app'],
	['ORIGIN', 'ftp://so-tay.example.vn'],
	['AUDIT_COPY', '/var/log/so-tay'],
	['ORIGIN', 'http://so-tay.example.vn'],
	['ORIGIN', 'http://192.168.1.9:3000'],
	['DATA_DIR', undefined],
	['DATA_DIR', ' '],
	['HOST', ''],
	['COUCHDB_URL', 'localhost:5984'],
	['COUCHDB_URL', 'http://localhost:5984'],
	['COUCHDB_URL', 'http://admin:secret-word@localhost:5984/?x=1'],
	['LOG_LEVEL', 'loud'],
	['METRICS_TOKEN', 'secret-word'],
	['METRICS_TOKEN', 'secret-word with spaces in it']
])('a wrong %s (%s) is named in one sentence that repeats no password', (name, value) => {
	const parsed = parseSettings({ ...right, [name]: value });
	expect(parsed.ok).toBe(false);
	if (parsed.ok) return;
	expect(parsed.error).toMatch(new RegExp(`^${name} `));
	expect(parsed.error).not.toMatch(/\n|secret-word/);
});

test('a server with a wrong setting says so and ends with 1', async () => {
	expect(await refusedServer({ PORT: '0', ORIGIN: right.ORIGIN })).toEqual({
		code: 1,
		said: 'DATA_DIR is missing: give the folder to keep data in'
	});
});

test('a busy port is named', async () => {
	const busy = createServer();
	await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
	const address = busy.address();
	const port = typeof address === 'object' && address !== null ? String(address.port) : '';
	const { code, said } = await refusedServer({
		...right,
		PORT: port,
		DATA_DIR: join(folder, 'busy')
	});
	await new Promise((done) => busy.close(done));
	expect({ code, said }).toEqual({
		code: 1,
		said: `PORT ${port} is in use by another program: stop it, or choose another PORT`
	});
});

test('an address that is not this machine’s is named', async () => {
	const { code, said } = await refusedServer({
		...right,
		PORT: '0',
		HOST: '203.0.113.7',
		DATA_DIR: join(folder, 'host')
	});
	expect(code).toBe(1);
	expect(said).toMatch(/^HOST 203\.0\.113\.7 /);
});

test('a folder that cannot be made, or holds no store, is named', async () => {
	const file = join(folder, 'file');
	await writeFile(file, 'x');
	const inFile = await refusedServer({ ...right, PORT: '0', DATA_DIR: join(file, 'data') });
	expect(inFile.code).toBe(1);
	expect(inFile.said).toMatch(/^DATA_DIR .+ cannot be used \(ENOTDIR\)/);
	await writeFile(join(folder, 'couch.sqlite'), 'this is no database, and long enough to show it');
	const damaged = await refusedServer({ ...right, PORT: '0', DATA_DIR: folder });
	expect(damaged.code).toBe(1);
	expect(damaged.said).toMatch(/^DATA_DIR .+ holds no store that can be opened/);
});
