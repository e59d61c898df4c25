import { afterAll, beforeAll, expect, test } from 'vitest';
import { newActivity } from '../../../src/lib/domain/activity/activity.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import {
	NOON,
	bytes,
	content,
	device,
	member,
	ownUnit,
	revision
} from '../../fixtures/builders.ts';
import { memberOf, record } from './support/phone.ts';
import type { Weather } from './support/world.ts';
import { World } from './support/world.ts';

/** The first page, which is small, and the next. */
const FIRST_PAGE = 200;
const RECORDS = 1150;
const database = unitDatabase(ownUnit);
let world: World;

beforeAll(async () => {
	world = await World.start([ownUnit]);
	const records = Array.from({ length: RECORDS }, (_, seed) => {
		const ids = { id: newActivityId(NOON + seed, bytes(seed)), unit: ownUnit, author: member };
		const stamp = { at: new Date(NOON + seed).toISOString(), by: member, device };
		const activity = newActivity(ids, content({ name: `Hoạt động ${seed}` }), stamp);
		return {
			...activity,
			_rev: revision(1, seed),
			_revisions: { start: 1, ids: [revision(1, seed).slice(2)] }
		};
	});
	await world.app.couch.bulkDocs(database, records, { newEdits: false });
});
afterAll(() => world.end());

const fair: Weather = (_url, _init, pass) => pass();
const count = async (phone: Awaited<ReturnType<World['phone']>>) =>
	(await phone.on(() => phone.device.queryRecords({ order: 'newest', limit: 1 }))).total;

test('comes in pages, tells how far it is, and is followed by ordinary pulls', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	const told: number[] = [];
	phone.device.subscribe((what) => {
		const { progress } = phone.device.syncStatus();
		// Other news of the sync may come in between, and say the same once more.
		const isNews = progress !== null && progress.received !== told.at(-1);
		if (what === 'sync' && isNews && progress.total > 100) told.push(progress.received);
	});
	expect(await phone.sync()).toMatchObject({ trouble: null, phase: 'idle', progress: null });
	expect(await count(phone)).toBe(RECORDS);
	expect(told).toEqual([FIRST_PAGE, RECORDS]);
	const unitRequests = phone.requests.filter((one) => one.includes(database));
	expect(unitRequests.filter((one) => one.endsWith('_bulk_get'))).toHaveLength(2);

	const other = await world.phone([memberOf(ownUnit)]);
	await other.on(() => record(other.device));
	await other.sync();
	phone.requests.length = 0;
	await phone.sync();
	expect(await count(phone)).toBe(RECORDS + 1);
	// The pull began at the checkpoint the first sync left: it asked for one document, not for all.
	const gets = phone.requests.filter((one) => one.endsWith('_bulk_get'));
	expect(gets).toHaveLength(1);
});

test('goes on where it was cut off, though the app was closed in between', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	let pages = 0;
	phone.weather = async (url, _init, pass) => {
		if (!url.startsWith(`/db/${database}`)) return pass();
		if (url.endsWith('_bulk_get')) pages += 1;
		if (pages > 1) throw new TypeError('connection reset');
		return pass();
	};
	expect(await phone.sync()).toMatchObject({ trouble: 'serverDown' });
	expect(await count(phone)).toBe(FIRST_PAGE);
	await phone.open();
	phone.weather = fair;
	phone.requests.length = 0;
	expect(await phone.sync()).toMatchObject({ trouble: null });
	expect(await count(phone)).toBeGreaterThanOrEqual(RECORDS);
	const gets = phone.requests.filter((one) => one.includes(database) && one.endsWith('_bulk_get'));
	expect(gets).toHaveLength(1);
});

test('takes smaller pages where something on the way finds them too large', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	phone.weather = async (url, init, pass) => {
		if (!url.endsWith('_bulk_get')) return pass();
		const { docs }: { docs: unknown[] } = JSON.parse(String(init.body));
		return docs.length > 300 ? new Response('', { status: 413 }) : pass();
	};
	expect(await phone.sync()).toMatchObject({ trouble: null });
	expect(await count(phone)).toBeGreaterThanOrEqual(RECORDS);
});

test('does not wait for records to be written: one written meanwhile goes up with the next round', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	let written: Promise<unknown> = Promise.resolve();
	phone.weather = async (url, _init, pass) => {
		if (url.endsWith('_bulk_get')) written = phone.on(() => record(phone.device));
		return pass();
	};
	await phone.sync();
	await written;
	phone.weather = fair;
	expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
});
