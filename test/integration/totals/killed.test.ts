import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { Revision } from '../../../src/lib/domain/ids.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { PublishedBoards } from './counted-board.ts';
import { activity, decision, ownUnit, personId } from '../../fixtures/builders.ts';
import { account, memberRole, PASSWORD, putAccounts, secretaryRole, until } from '../server/app.ts';
import { spawnServer, type Spawned } from '../server/spawned.ts';

const ORIGIN = 'http://localhost:3000';
const KILLS = 3;
const RECORDS_A_LIFE = 12;
const Health = v.object({ totals: v.object({ lagMs: v.nullable(v.number()) }) });
const Written = v.array(v.object({ ok: v.literal(true), rev: Revision }));

let dataDir: string;
beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
	const couch = openSqliteCouch(dataDir);
	await sow(couch, new SeedPlan({ units: 3, members: 30, activities: 150, seed: 5 }), {
		receipts: true
	});
	await putAccounts(
		couch,
		await account('an', [memberRole]),
		await account('binh', [secretaryRole])
	);
	await couch.createDatabase(unitDatabase(ownUnit));
	await couch.close();
});
afterEach(() => rm(dataDir, { recursive: true }));

async function start(): Promise<Spawned> {
	const server = await spawnServer({ PORT: '0', ORIGIN, DATA_DIR: dataDir });
	await until(async () => (await fetch(`${server.url}/healthz`)).status === 200);
	return server;
}

/** Writes into the unit's database as a phone does; answers the revisions. */
async function send({ url }: Spawned, name: string, docs: object[]) {
	const signedIn = await fetch(`${url}/api/session`, {
		method: 'POST',
		body: JSON.stringify({ login: name, password: PASSWORD })
	});
	const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
	const written = await fetch(`${url}/db/${unitDatabase(ownUnit)}/_bulk_docs`, {
		method: 'POST',
		headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' },
		body: JSON.stringify({ docs })
	});
	return v.parse(Written, await written.json()).map(({ rev }) => rev);
}

/** Records sent and approved, the last of them while the follower is at them. */
async function aDayOfWork(server: Spawned, life: number): Promise<void> {
	const records = Array.from({ length: RECORDS_A_LIFE }, (_, n) =>
		activity({ campaigns: ['tet-trung-thu'] }, 1000 * (life + 1) + n, personId('person-an'))
	);
	const revs = await send(server, 'an', records);
	const stored = records.map((record, n) => ({ ...record, _rev: revs[n] ?? record._rev }));
	const by = personId('person-binh');
	await send(
		server,
		'binh',
		stored.map((record) => decision('approve', record, { by }))
	);
}

/** Waits until everything is counted and published, stops in order, and answers the block's board of the term. */
async function boardOf(server: Spawned) {
	await until(async () => {
		const health = v.parse(Health, await (await fetch(`${server.url}/healthz`)).json());
		return health.totals.lagMs === 0;
	});
	expect(await server.end('SIGTERM')).toBe(0);
	const couch = openSqliteCouch(dataDir);
	const board = (await PublishedBoards.read(couch)).board('block', 'term');
	await couch.close();
	return board;
}

test('totals of a server that was killed with -9 while it counted are those of a recount', async () => {
	for (let life = 0; life < KILLS; life++) {
		const server = await start();
		await aDayOfWork(server, life);
		await server.end('SIGKILL');
	}
	const went = await boardOf(await start());
	expect(went.all.approved.activities).toBeGreaterThanOrEqual(KILLS * RECORDS_A_LIFE);

	for (const ending of ['', '-wal', '-shm'])
		await rm(join(dataDir, `totals.sqlite${ending}`), { force: true });
	const couch = openSqliteCouch(dataDir);
	await couch.deleteDatabase('totals');
	await couch.close();
	expect(await boardOf(await start())).toEqual(went);
}, 90_000);

test('a ledger that was being counted from nothing when its server was killed, or the power failed, is counted anew', async () => {
	const mark = join(dataDir, 'totals.sqlite-building');
	const expected = await boardOf(await start());
	expect(existsSync(mark)).toBe(false);

	await rm(join(dataDir, 'totals.sqlite'));
	const killed = await spawnServer({ PORT: '0', ORIGIN, DATA_DIR: dataDir });
	await until(() => existsSync(mark));
	await killed.end('SIGKILL');
	expect(existsSync(mark)).toBe(true);
	// What never reached the disk is anything at all after a power cut.
	await writeFile(join(dataDir, 'totals.sqlite'), Buffer.alloc(64 * 4096, 'torn'));
	await writeFile(join(dataDir, 'totals.sqlite-wal'), Buffer.alloc(10_000, 7));
	expect(await boardOf(await start())).toEqual(expected);
	expect(existsSync(mark)).toBe(false);

	// A file that is spoiled later is no reason not to start either.
	await writeFile(join(dataDir, 'totals.sqlite'), Buffer.alloc(64 * 4096, 'torn'));
	expect(await boardOf(await start())).toEqual(expected);
}, 90_000);
