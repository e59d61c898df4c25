import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { newActivity } from '../../../src/lib/domain/activity/activity.ts';
import { moveActivity } from '../../../src/lib/domain/activity/move.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import type { Photo } from '../../../src/lib/domain/photo/photo.ts';
import { PhotoBytes, photosDatabase } from '../../../src/lib/server/photos/photo-bytes.ts';
import { CouchError } from '../../../src/lib/server/couch/couch.ts';
import {
	NOON,
	bytes,
	content,
	device,
	otherUnit,
	ownUnit,
	personId
} from '../../fixtures/builders.ts';
import { consent, jpeg, photoOf } from '../../fixtures/photo-builders.ts';
import type { App, TestStore } from './app.ts';
import {
	account,
	basic,
	memberRole,
	otherMemberRole,
	putAccounts,
	startApp,
	testStore,
	until
} from './app.ts';

/*
 * A record that was written into the wrong unit is moved; its photos lie on another phone, or were sent long ago. They
 * follow it, and are lost at no moment.
 */

const an = personId('person-an');
let store: TestStore;
let app: App;
let seeds = 700;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store, { followMs: 50 });
	const both = [memberRole, otherMemberRole];
	await putAccounts(
		app.couch,
		...(await Promise.all([account('an', both), account('khac', [otherMemberRole])]))
	);
	for (const unit of [ownUnit, otherUnit]) await app.couch.createDatabase(unitDatabase(unit));
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

async function write(unit: UnitId, ...docs: object[]): Promise<void> {
	const response = await fetch(`${app.url}/db/${unitDatabase(unit)}/_bulk_docs`, {
		method: 'POST',
		headers: { ...basic('an'), 'content-type': 'application/json' },
		body: JSON.stringify({ docs })
	});
	const answers = (await response.json()) as { error?: string }[];
	expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
}
const send = ({ unit, _id }: Photo, body: Uint8Array<ArrayBuffer>) =>
	fetch(`${app.url}/api/photos/${unit}/${_id}`, {
		method: 'PUT',
		headers: { ...basic('an'), 'content-type': 'image/jpeg' },
		body
	});
const look = ({ unit, _id }: Photo, name = 'khac') =>
	fetch(`${app.url}/api/photos/${unit}/${_id}`, { headers: basic(name) });
const stampAt = (ms: number) => ({ at: new Date(NOON + ms).toISOString(), by: an, device });

/** A record with a photo of which the server knows. */
async function recorded(fields: Parameters<typeof photoOf>[2] = {}) {
	const seed = ++seeds;
	const id = newActivityId(NOON + seed, bytes(seed));
	const record = newActivity({ id, unit: ownUnit, author: an }, content(), stampAt(0));
	await write(ownUnit, record);
	const body = jpeg({ seed });
	const photo = photoOf(id, body, { by: an, seed, ...fields });
	await write(ownUnit, photo);
	return { record: await stored<Activity>(ownUnit, id), photo, body };
}
const stored = async <T>(unit: UnitId, id: string) =>
	(await app.couch.get(unitDatabase(unit), id)) as unknown as T;

/** What a phone that moves a record writes of it. */
async function moved(record: Activity, ...left: Photo[]): Promise<Activity> {
	const { there, here } = moveActivity(record, otherUnit, an, stampAt(1000));
	await write(ownUnit, here, ...left);
	await write(otherUnit, there);
	return there;
}

/** The photos of a record, as its unit has them. */
async function photosOf({ unit, _id }: Activity): Promise<Photo[]> {
	const startKey = _id.replace('activity:', 'photo:');
	const range = { startKey, endKey: `${startKey};`, includeDocs: true };
	const { rows } = await app.couch.allDocs(unitDatabase(unit), range);
	return rows.flatMap((row) => ('doc' in row ? [row.doc as unknown as Photo] : []));
}
const isHere = async (photo: Photo) =>
	(await new PhotoBytes(app.couch).read(photo.unit, photo._id, photo.sha256)) !== null;

test('photos follow a record whose mover has none of them, with the answer about children, and leave the old place', async () => {
	const { record, photo, body } = await recorded({ children: consent() });
	expect((await send(photo, body)).status).toBe(201);
	const there = await moved(record);
	await until(async () => (await photosOf(there)).length === 1);
	const [now] = await photosOf(there);
	if (now === undefined) throw new Error('it did not follow');
	expect(now).toMatchObject({ by: an, sha256: photo.sha256, children: consent(), gone: null });
	await until(async () => (await look(now)).status === 200);
	expect(new Uint8Array(await (await look(now)).arrayBuffer())).toEqual(body);
	await until(async () => !(await isHere(photo)));
	expect((await look(photo, 'an')).status).toBe(410);
	expect(await stored(ownUnit, photo._id)).toMatchObject({ gone: { why: 'moved', by: an } });
});

test('a photo that its author’s phone sends after the move follows when it comes', async () => {
	const { record, photo, body } = await recorded();
	const there = await moved(record);
	expect(await photosOf(there)).toEqual([]);
	expect((await look(photo, 'an')).status).toBe(404);
	expect((await send(photo, body)).status).toBe(201);
	await until(async () => (await photosOf(there)).length === 1);
	const [now] = await photosOf(there);
	await until(async () => now !== undefined && (await look(now)).status === 200);
});

test('a phone that moves its own and is lost before it sent them anew loses none: what the server had stays until it is at its new place', async () => {
	const { record, photo, body } = await recorded();
	expect((await send(photo, body)).status).toBe(201);
	const gone = { why: 'moved' as const, by: an, at: stampAt(1500).at };
	const left = { ...(await stored<Photo>(ownUnit, photo._id)), gone };
	const there = await moved(record, left);
	// Nobody sees it, and nobody lost it: what is told of it at its new place did not come yet.
	expect((await look(photo, 'an')).status).toBe(410);
	expect(await isHere(photo)).toBe(true);
	await app.close();
	app = await startApp(store, { followMs: 50 });
	expect(await isHere(photo)).toBe(true);
	const anew = photoOf(there._id, body, { by: an, seed: ++seeds, unit: otherUnit });
	await write(otherUnit, anew);
	await app.close();
	app = await startApp(store, { followMs: 50 });
	await until(async () => (await look(anew)).status === 200);
	await until(async () => !(await isHere(photo)));
	expect(await photosOf(there)).toHaveLength(1);
});

test('a photo whose consent was withdrawn at its new place does not come back, and its bytes are nowhere', async () => {
	const { record, photo, body } = await recorded({ children: consent() });
	expect((await send(photo, body)).status).toBe(201);
	const there = await moved(record);
	await until(async () => (await photosOf(there)).length === 1);
	const [now] = await photosOf(there);
	if (now === undefined) throw new Error('it did not follow');
	const gone = { why: 'consentWithdrawn', by: an, at: stampAt(3000).at };
	await until(async () => !(await isHere(photo)));
	await write(otherUnit, { ...now, gone });
	expect((await look(now)).status).toBe(410);
	await app.close();
	app = await startApp(store, { followMs: 50 });
	await until(async () => (await look(now)).status === 410);
	for (const unit of [ownUnit, otherUnit]) {
		const ids = await app.couch.allDocs(photosDatabase(unit)).catch((error: unknown) => {
			if (error instanceof CouchError) return { rows: [] };
			throw error;
		});
		expect(ids.rows.map(({ key }) => key)).not.toContain(photo._id);
		expect(ids.rows.map(({ key }) => key)).not.toContain(now._id);
	}
});
