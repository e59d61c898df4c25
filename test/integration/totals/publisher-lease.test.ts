import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { LEASE_MS, PublisherLease } from '../../../src/lib/server/totals/publisher-lease.ts';
import { testStore, type TestStore } from '../server/app.ts';

const NOON = Date.parse('2021-06-15T05:00:00.000Z');
let store: TestStore;
let couch: Couch;
let now: number;
beforeAll(async () => {
	store = await testStore();
	couch = store.open();
});
beforeEach(async () => {
	now = NOON;
	await couch.deleteDatabase('totals').catch(() => undefined);
	await couch.createDatabase('totals');
});
afterAll(async () => {
	await couch.close();
	await store.remove();
});

/** A process whose clock is off by so much. */
function process(owner: string, offMs = 0): PublisherLease {
	return new PublisherLease({ couch, database: 'totals', owner, clock: () => now + offMs });
}

test('one holds it for as long as it speaks', async () => {
	const [one, other] = [process('one'), process('other')];
	for (let spoken = 0; spoken < 5; spoken++) {
		expect(await one.holds()).toBe(true);
		now += LEASE_MS - 1000;
		expect(await other.holds()).toBe(false);
	}
});

test('of several that take it at the same moment one has it from then on', async () => {
	const all = ['a', 'b', 'c', 'd'].map((owner) => process(owner));
	const ask = () => Promise.all(all.map((one) => one.holds()));
	const first = await ask();
	expect(first).toContain(true);
	now += 100;
	const second = await ask();
	expect(second.filter(Boolean)).toHaveLength(1);
	now += 100;
	expect(await ask()).toEqual(second);
});

test.each([-LEASE_MS, -LEASE_MS / 2, 0, LEASE_MS / 2, LEASE_MS, 86_400_000, -86_400_000])(
	'of a silent holder it is taken in time, also by a clock that is off by %i ms',
	async (offMs) => {
		const [one, other] = [process('one'), process('other', offMs)];
		expect(await one.holds()).toBe(true);
		await other.holds();
		now += LEASE_MS;
		expect(await other.holds()).toBe(true);
	}
);

test('who was held up finds that another has it', async () => {
	const [one, other] = [process('one'), process('other')];
	expect(await one.holds()).toBe(true);
	now += LEASE_MS;
	expect(await other.holds()).toBe(true);
	expect(await one.holds()).toBe(false);
});
