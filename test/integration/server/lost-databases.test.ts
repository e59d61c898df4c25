import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { backUp } from '../../../src/lib/server/backup/back-up.ts';
import { restore } from '../../../src/lib/server/backup/restore.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { account, bodyOf, cookieOf, memberRole, putAccounts, secretaryRole, until } from './app.ts';
import { AppProcess, sharedStore, type SharedStore } from './several.ts';

let store: SharedStore;
let server: AppProcess;
let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lost-'));
	store = await sharedStore();
	const { couch } = store;
	await sow(couch, new SeedPlan({ units: 2, members: 20, activities: 20, seed: 5 }), {
		receipts: true
	});
	await couch.createDatabase(unitDatabase(ownUnit));
	await putAccounts(
		couch,
		await account('an', [memberRole]),
		await account('binh', [secretaryRole])
	);
	server = await AppProcess.start(store.url);
	await server.approve(1, 1);
}, 120_000);
afterEach(async () => {
	await server.remove();
	await store.close();
	await rm(folder, { recursive: true });
});

test.each(['programme', 'accounts'])(
	'where %s is gone nobody is served, the operator is told what to do, and the backup brings all back',
	async (database) => {
		const { couch } = store;
		const place = { couch, kind: 'couchdb', dataDir: folder } as const;
		const file = join(folder, 'backup.gz');
		const phone = await cookieOf(server, 'an');
		await backUp(place, file, new Date().toISOString());
		await couch.deleteDatabase(database);
		// While the server begins anew nobody listens for a moment.
		const nobody = (): Record<string, unknown> => ({});
		const health = () => bodyOf(fetch(`${server.url}/healthz`)).catch(nobody);
		const reason = `the database ${database} is gone and only a backup has it: npm run restore -- FILE --replace`;
		await until(async () => (await health())['reason'] === reason, 30_000);
		// Never 401 or 404: a phone would ask its person to sign in, or think that another answers.
		const asked = await fetch(`${server.url}/db/${unitDatabase(ownUnit)}`, { headers: phone });
		expect(asked.status).toBe(503);
		expect(await couch.listDatabases()).not.toContain(database);

		await restore(place, file, { replace: true, otherInstallation: false });
		await until(async () => (await health())['status'] === 'ok', 30_000);
		expect((await fetch(`${server.url}/api/session`, { headers: phone })).status).toBe(200);
	},
	90_000
);
