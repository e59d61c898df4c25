import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import {
	account,
	bodyOf,
	changeAccount,
	cookieOf,
	memberRole,
	ORIGIN,
	putAccounts,
	secretaryRole,
	until
} from './app.ts';
import { openDoorbell } from './doorbell.ts';
import { AppProcess, publishedBoard, sharedStore, type SharedStore } from './several.ts';

const TAKEN_OVER_MS = 10_000;
const RECORDS = 5;

let store: SharedStore;
let processes: AppProcess[] = [];
beforeAll(async () => {
	store = await sharedStore();
	const { couch } = store;
	await sow(couch, new SeedPlan({ units: 3, members: 30, activities: 60, seed: 5 }), {
		receipts: true
	});
	await couch.createDatabase(unitDatabase(ownUnit));
	await putAccounts(
		couch,
		await account('an', [memberRole]),
		await account('binh', [secretaryRole])
	);
}, 120_000);
afterEach(async () => {
	await Promise.all(processes.map((one) => one.remove()));
	processes = [];
});
afterAll(() => store.close());

async function two(): Promise<[AppProcess, AppProcess]> {
	const [one, other] = await Promise.all([
		AppProcess.start(store.url),
		AppProcess.start(store.url)
	]);
	processes = [one, other];
	return [one, other];
}

describe('two server processes on one store', () => {
	test('are one server to a phone: its session, its rights and what it is told hold at both', async () => {
		const [one, other] = await two();
		const phone = await cookieOf(one, 'an');
		const session = (at: AppProcess) => fetch(`${at.url}/api/session`, { headers: phone });
		const [here, there] = await Promise.all([one, other].map((at) => bodyOf(session(at))));
		expect(there).toMatchObject({ person: 'person-an', uuid: here?.['uuid'] });

		const bell = await openDoorbell(other, phone);
		await bell.next('hello');
		await one.approve(1, 900_000);
		await until(async () => (await bell.next('change'))['database'] === unitDatabase(ownUnit));

		await changeAccount(store.couch, 'an', { roles: [] });
		expect(await bell.next('rights')).toEqual({});
		await bell.ended;
		await changeAccount(store.couch, 'an', { roles: [memberRole] });

		const left = await fetch(`${one.url}/api/session`, {
			method: 'DELETE',
			headers: { ...phone, origin: ORIGIN }
		});
		expect(left.ok).toBe(true);
		await until(async () => (await session(other)).status === 401);
	}, 90_000);

	test('publish in turn: who was killed is followed within ten seconds, with the totals of a recount', async () => {
		const all = await two();
		await untilPublished(all);
		const before = await approvedOf();
		for (let life = 0; life < 2; life++) {
			const leader = await leaderOf(all);
			const follower = all.find((one) => one !== leader);
			if (leader === null || follower === undefined) throw new Error('nobody publishes');
			// The newest are sent to the one that is killed, while it counts them.
			await leader.approve(RECORDS, 1000 * (life + 1));
			await leader.end('SIGKILL');
			const killedAt = performance.now();
			await until(async () => (await approvedOf()) === before + RECORDS * (life + 1), 20_000);
			expect(performance.now() - killedAt).toBeLessThan(TAKEN_OVER_MS);
			await until(async () => (await leaderOf([follower])) === follower);
			await leader.start();
		}
		await expectRecounted(all);
	}, 180_000);

	test('heal what one wrote that was asleep while the other led', async () => {
		const all = await two();
		await untilPublished(all);
		const leader = await leaderOf(all);
		const follower = all.find((one) => one !== leader);
		if (leader === null || follower === undefined) throw new Error('nobody publishes');
		const before = await approvedOf();
		await leader.approve(RECORDS, 50_000);
		leader.signal('SIGSTOP');
		await follower.approve(RECORDS, 60_000);
		await until(async () => (await approvedOf()) === before + 2 * RECORDS, 20_000);
		leader.signal('SIGCONT');
		await follower.approve(RECORDS, 70_000);
		await until(async () => (await approvedOf()) === before + 3 * RECORDS, 20_000);
		await expectRecounted(all);
	}, 180_000);
});

const Lease = v.object({ owner: v.string() });

/** Which of them holds the lease. */
async function leaderOf(some: readonly AppProcess[]): Promise<AppProcess | null> {
	const lease = await store.couch.getLocal('totals', '_local/publisher').catch(() => null);
	const parsed = v.safeParse(Lease, lease);
	if (!parsed.success) return null;
	return some.find((one) => one.owner === parsed.output.owner) ?? null;
}

/** Waits until one of them leads and has published everything. */
async function untilPublished(all: readonly AppProcess[]): Promise<void> {
	await until(async () => (await (await leaderOf(all))?.isLevel()) === true, 60_000);
}

async function approvedOf(): Promise<number> {
	return (await publishedBoard(store.couch))?.all.approved.activities ?? 0;
}

/** Ends all of them, and lets one that knows nothing count and publish everything anew. */
async function expectRecounted(all: readonly [AppProcess, AppProcess]): Promise<void> {
	await Promise.all(all.map((one) => until(() => one.isLevel(), 30_000)));
	await Promise.all(all.map((one) => one.end('SIGTERM')));
	const published = await publishedBoard(store.couch);
	await store.couch.deleteDatabase('totals');
	const [again] = all;
	await again.forget();
	await again.start();
	await until(async () => {
		const found = await publishedBoard(store.couch);
		return found?.all.approved.activities === published?.all.approved.activities;
	}, 60_000);
	await until(() => again.isLevel(), 60_000);
	expect(await publishedBoard(store.couch)).toEqual(published);
}
