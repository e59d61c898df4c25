import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { CouchUnavailable } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { Follower } from '../../../src/lib/server/totals/follower.ts';
import { FollowerThread } from '../../../src/lib/server/totals/follower-thread.ts';
import { Followers } from '../../../src/lib/server/totals/followers.ts';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { Turns } from '../../../src/lib/server/totals/turns.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const clock = () => Date.parse('2021-12-01T00:00:00.000Z');
const going = new AbortController().signal;

let dataDir = '';
let units: UnitId[] = [];
let databases: string[] = [];
const settings = () => ({
	store: { couchdb: null, dataDir },
	path: join(dataDir, 'totals.sqlite'),
	origin: 'test',
	term,
	clock
});

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'threads-'));
	const couch = openSqliteCouch(dataDir);
	const plan = new SeedPlan({ units: 10, members: 60, activities: 300, seed: 2 });
	await sow(couch, plan, { receipts: false });
	units = plan.block.units.map(({ unit }) => unit.id);
	databases = (await couch.listDatabases()).filter((name) => name.startsWith('unit-'));
	await couch.close();
});
afterEach(() => rm(dataDir, { recursive: true }));

/** The boards as they are counted here, in this thread. */
async function expectedBoards() {
	const couch = openSqliteCouch(dataDir);
	const ledger = new Ledger(':memory:', 'test');
	const follower = new Follower({ couch, ledger, term, clock });
	for (const database of databases) await follower.follow(database);
	const found = boards(ledger);
	ledger.close();
	await couch.close();
	return found;
}

function boards(ledger: Ledger) {
	const scopes = ['block', ...units];
	return scopes.flatMap((scope) =>
		['2020', '2021', '2022', 'term'].map((period) => ledger.board(`${scope}|${period}`))
	);
}

describe('the threads that count', () => {
	it('count together what one counts alone', async () => {
		const ledger = new Ledger(settings().path, 'test', 'read');
		const followers = new Followers(settings());
		const changed = new Set(databases);
		await followers.followAll(changed, going);
		await followers.stop();
		expect(changed.size).toBe(0);
		expect(boards(ledger)).toEqual(await expectedBoards());
		expect(ledger.freshness().map(({ unit }) => unit)).toEqual([...units, 'khoi'].sort());
		ledger.close();
	});

	it('that are stopped in the middle leave each unit whole or not at all, and the next go on', async () => {
		const ledger = new Ledger(settings().path, 'test', 'read');
		const followers = new Followers(settings());
		const changed = new Set(databases);
		const stopping = new AbortController();
		const ended = Promise.allSettled([followers.followAll(changed, stopping.signal)]);
		stopping.abort();
		await followers.stop();
		for (const end of await ended)
			if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(CouchUnavailable);
		expect(changed.size).toBeGreaterThan(0);
		await followers.followAll(changed, going);
		await followers.stop();
		expect(boards(ledger)).toEqual(await expectedBoards());
		ledger.close();
	});

	it('say why they cannot begin, and begin once they can', async () => {
		const wrong = join(dataDir, 'a-file');
		await writeFile(wrong, '');
		const thread = new FollowerThread({
			...settings(),
			store: { couchdb: null, dataDir: wrong },
			turns: new Turns().memory
		});
		for (const again of [1, 2])
			await expect(thread.follow(databases[0] ?? ''), `try ${again}`).rejects.toThrow('DATA_DIR');
		await rm(wrong);
		await expect(thread.follow(databases[0] ?? '')).resolves.toBeUndefined();
		await thread.stop();
	});
});
