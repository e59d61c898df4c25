import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../../src/lib/server/backup/back-up.ts';
import { restore } from '../../../src/lib/server/backup/restore.ts';
import type { StorePlace } from '../../../src/lib/server/identity.ts';
import { run } from '../../../src/lib/server/run.ts';
import { account, bodyOf, cookieOf, putAccounts, testStore, until } from '../server/app.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { takingDocs } from './places.ts';

test('a server that runs while its store is put back answers 503, and begins anew under another name', async () => {
	const store = await testStore();
	const couch = store.open();
	await couch.createDatabase('unit-khoi');
	await putAccounts(couch, await account('an', [{ role: 'member', unit: ownUnit }]));
	const served = await run(
		{
			host: '127.0.0.1',
			port: 0,
			origin: 'https://so-tay.example.vn',
			logLevel: 'silent',
			metricsToken: null,
			dataDir: store.dataDir,
			couchdb: store.location
		},
		{ version: '1.2.3', pages: (_request, response) => void response.end('app') }
	);
	if (!served.ok) throw new Error(served.error);
	const url = `http://127.0.0.1:${served.value.port}`;
	const health = async () => (await fetch(`${url}/healthz`).catch(() => null))?.status ?? 0;
	const nameOf = async () => (await bodyOf(fetch(`${url}/db/`)))['uuid'];
	await until(async () => (await health()) === 200);
	const signedIn = await cookieOf({ url }, 'an');
	const name = await nameOf();
	const place: StorePlace = { couch, kind: store.kind, dataDir: store.dataDir };
	const file = join(store.dataDir, 'backup.gz');
	await couch.bulkDocs('unit-khoi', [{ _id: 'activity:before' }]);
	await backUp(place, file, new Date().toISOString());
	await couch.bulkDocs('unit-khoi', [{ _id: 'activity:after' }]);

	let sawAway = false;
	const slow = async () => {
		await until(async () => (await health()) !== 200);
		sawAway = true;
	};
	let waited: Promise<void> | null = null;
	// The restore takes as long as the server needs to notice it.
	const slowly = takingDocs(couch, async (...asked) => {
		if (asked[0] !== 'accounts') await (waited ??= slow());
		return couch.bulkDocs(...asked);
	});
	await restore({ ...place, couch: slowly }, file, { replace: true, otherInstallation: false });
	await until(async () => (await health()) === 200);
	expect(sawAway).toBe(true);
	expect(await nameOf()).not.toBe(name);
	const { rows } = await couch.allDocs('unit-khoi');
	expect(rows.map(({ key }) => key)).toEqual(['activity:before']);
	// Who was signed in when the backup was made still is.
	const session = await fetch(`${url}/api/session`, { headers: signedIn });
	expect(session.status).toBe(200);

	await served.value.close();
	await couch.close();
	await store.remove();
	await rm(file, { force: true });
}, 60_000);
