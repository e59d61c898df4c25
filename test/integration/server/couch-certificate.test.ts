import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SecureRoad } from '../../fixtures/secure-road.ts';
import { bodyOf, ORIGIN, until } from './app.ts';
import { sharedStore } from './several.ts';
import { spawnServer } from './spawned.ts';

/** What the machine trusts: every certificate of the tests, so that what is refused is its time or its name. */
const trusted = fileURLToPath(new URL('../../fixtures/certificates/trusted.pem', import.meta.url));

test('a CouchDB behind TLS whose certificate has ended, or is of another name, is told as such in health and log, and served again with a good one', async () => {
	const store = await sharedStore();
	const dataDir = await mkdtemp(join(tmpdir(), 'certificate-'));
	const road = await SecureRoad.start();
	const { origin, pathname, username, password } = new URL(store.url);
	road.leadTo(origin);
	const couch = new URL(pathname, road.url);
	Object.assign(couch, { username, password });
	road.show('ended');
	const server = await spawnServer({
		...{ PORT: '0', ORIGIN, DATA_DIR: dataDir, COUCHDB_URL: couch.href },
		...{ LOG_LEVEL: 'info', NODE_EXTRA_CA_CERTS: trusted }
	});
	const health = () => bodyOf(fetch(`${server.url}/healthz`));
	const says = (reason: RegExp) =>
		until(async () => reason.test(String((await health())['reason'])), 30_000);
	const isWell = () => until(async () => (await health())['status'] === 'ok', 30_000);

	await says(/^CouchDB: certificate has expired$/);
	// Nothing was sent to whoever showed it, least of all the password.
	expect(server.log()).toContain('the store does not answer: phones keep what they have');
	expect(server.log()).toContain('CouchDB: certificate has expired');
	expect(server.log()).not.toContain(password);
	road.show('good');
	await isWell();

	road.show('ended');
	await says(/^CouchDB: certificate has expired$/);
	await until(async () => (await health())['since'] !== undefined);
	road.show('otherName');
	await says(/does not match certificate's altnames/);
	road.show('good');
	await isWell();
	expect(server.log()).toContain('the store answers again');

	await server.end('SIGTERM');
	await road.close();
	await store.close();
	await rm(dataDir, { recursive: true });
}, 120_000);
