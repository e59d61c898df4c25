import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newActivity } from '../../../src/lib/domain/activity/activity.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import type { Photo } from '../../../src/lib/domain/photo/photo.ts';
import { MOST_PHOTO_BYTES, MOST_PHOTOS } from '../../../src/lib/domain/photo/photo.ts';
import { photosDatabase } from '../../../src/lib/server/photos/photo-bytes.ts';
import { CouchError } from '../../../src/lib/server/couch/couch.ts';
import { sweepPhotos } from '../../../src/lib/server/photos/photo-sweep.ts';
import { NOON, bytes, content, device, ownUnit, personId } from '../../fixtures/builders.ts';
import { consent, exif, jpeg, photoOf } from '../../fixtures/photo-builders.ts';
import type { App, TestStore } from './app.ts';
import {
	account,
	basic,
	bodyOf,
	memberRole,
	otherMemberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore
} from './app.ts';

type Name = 'an' | 'hoa' | 'bithu' | 'khac' | 'uyvien';
const personOf = (name: Name) => personId(`person-${name}`);
const database = unitDatabase(ownUnit);
const photos = photosDatabase(ownUnit);

let store: TestStore;
let app: App;
let seeds = 100;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('hoa', [memberRole]),
		await account('bithu', [secretaryRole]),
		await account('khac', [otherMemberRole]),
		await account('uyvien', [{ role: 'committee' }])
	);
	await app.couch.createDatabase(database);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

/** Writes documents in a person's name; answers the first refusal, or `written`. */
async function write(name: Name, ...docs: object[]): Promise<string> {
	const response = await fetch(`${app.url}/db/${database}/_bulk_docs`, {
		method: 'POST',
		headers: { ...basic(name), 'content-type': 'application/json' },
		body: JSON.stringify({ docs })
	});
	if (response.status === 403) return reasonOf(response);
	const answers: { error?: string; reason?: string }[] = JSON.parse(await response.text());
	const refused = answers.find(({ error }) => error !== undefined);
	return refused === undefined ? 'written' : (refused.reason ?? '');
}

/** A record of a member, as the server has it. */
async function record(name: Name = 'an') {
	const seed = ++seeds;
	const id = newActivityId(NOON + seed, bytes(seed));
	const person = personOf(name);
	const stamp = { at: new Date(NOON).toISOString(), by: person, device };
	const made = newActivity({ id, unit: ownUnit, author: person }, content(), stamp);
	expect(await write(name, made)).toBe('written');
	return made;
}

const urlOf = ({ _id }: Photo) => `${app.url}/api/photos/${ownUnit}/${_id}`;
const send = (name: Name, photo: Photo, body: Uint8Array<ArrayBuffer>) =>
	fetch(urlOf(photo), {
		method: 'PUT',
		headers: { ...basic(name), 'content-type': 'image/jpeg' },
		body
	});
/** A line that breaks off: so many bytes arrive of those that were announced. */
async function sendInPart(name: Name, photo: Photo, part: Uint8Array, length: number) {
	const headers = { ...basic(name), 'content-type': 'image/jpeg', 'content-length': length };
	const sending = request(urlOf(photo), { method: 'PUT', headers });
	const ended = new Promise((resolve) => sending.on('close', resolve));
	sending.on('error', () => undefined);
	sending.flushHeaders();
	await new Promise((resolve) => sending.write(part, resolve));
	sending.destroy();
	await ended;
}
const look = (name: Name, photo: Photo) => fetch(urlOf(photo), { headers: basic(name) });
const reasonOf = async (response: Response) => {
	const { reason } = await bodyOf(response);
	return `${response.status} ${String(reason)}`;
};

/** A photo of a new record, of which the server knows. */
async function told(fields: Parameters<typeof photoOf>[2] = {}, body = jpeg({ seed: ++seeds })) {
	const { _id } = await record();
	const photo = photoOf(_id, body, { by: personOf('an'), seed: ++seeds, ...fields });
	expect(await write('an', photo)).toBe('written');
	return { photo, body };
}

/** A photo that says it is gone, as the next version of it. */
async function goneOf(photo: Photo, name: Name, why: 'removed' | 'consentWithdrawn') {
	const { _rev } = await app.couch.get(database, photo._id);
	return { ...photo, _rev, gone: { why, by: personOf(name), at: new Date(NOON).toISOString() } };
}

describe('a photo', () => {
	test('comes after its record and document, once, and is seen by those who see the record', async () => {
		const { _id } = await record();
		const body = jpeg({ seed: ++seeds });
		const photo = photoOf(_id, body, { by: personOf('an') });
		expect(await reasonOf(await send('an', photo, body))).toBe('404 missing');
		expect(await write('an', photo)).toBe('written');
		expect(await reasonOf(await look('hoa', photo))).toBe('404 notYet');
		expect((await send('an', photo, body)).status).toBe(201);
		expect((await send('an', photo, body)).status).toBe(200);
		for (const name of ['an', 'hoa', 'bithu', 'uyvien'] as const) {
			const seen = await look(name, photo);
			expect(seen.headers.get('content-type')).toBe('image/jpeg');
			expect(seen.headers.get('cache-control')).toBe('no-store');
			expect(new Uint8Array(await seen.arrayBuffer())).toEqual(body);
		}
		expect(await reasonOf(await look('khac', photo))).toBe('403 otherUnit');
		expect(await reasonOf(await send('khac', photo, body))).toBe('403 otherUnit');
		expect((await fetch(urlOf(photo))).status).toBe(401);
	});

	test('is told of to the committee beside its record, and to no other unit', async () => {
		const { photo } = await told({ children: consent() });
		const url = `${app.url}/api/records/${ownUnit}/${photo.activity.replace('activity:', '')}`;
		const detail = await bodyOf(fetch(url, { headers: basic('uyvien') }));
		expect(detail['photos']).toMatchObject([{ _id: photo._id, sha256: photo.sha256 }]);
		expect((await fetch(url, { headers: basic('khac') })).status).toBe(403);
	});

	test('is looked at again by what it holds, never by what it is called', async () => {
		const refusals: [Uint8Array<ArrayBuffer>, string][] = [
			[jpeg({ words: exif }), '415 metadata'],
			[jpeg({ tail: [0x50, 0x4b] }), '415 metadata'],
			[jpeg().slice(0, -2), '415 notJpeg'],
			[jpeg().slice(0, 40), '415 notJpeg'],
			[new TextEncoder().encode('%PDF-1.7 '.repeat(50)), '415 notJpeg'],
			[new TextEncoder().encode('<svg onload="alert(1)"/>'.repeat(9)), '415 notJpeg'],
			[jpeg({ width: 1601 }), '415 tooManyPixels'],
			[jpeg({ size: MOST_PHOTO_BYTES }), '413 tooLarge']
		];
		for (const [body, reason] of refusals) {
			const bytesTold = Math.min(body.byteLength, MOST_PHOTO_BYTES);
			const { photo } = await told({ bytes: bytesTold }, body);
			expect(await reasonOf(await send('an', photo, body))).toBe(reason);
			expect(await reasonOf(await look('an', photo))).toBe('404 notYet');
		}
		const { photo } = await told();
		expect(await reasonOf(await send('an', photo, jpeg({ seed: 3 })))).toBe('422 otherPhoto');
	});

	test('cut off at any byte is not there, and sent once more it is', async () => {
		const { photo, body } = await told();
		const anyByte = fc.integer({ min: 0, max: body.length - 1 });
		await fc.assert(
			fc.asyncProperty(anyByte, async (sent) => {
				await sendInPart('an', photo, body.subarray(0, sent), body.length);
				expect(await reasonOf(await look('an', photo))).toBe('404 notYet');
			}),
			{ numRuns: 20, examples: [[0], [1], [body.length - 1]] }
		);
		expect((await send('an', photo, body)).status).toBe(201);
		expect((await look('an', photo)).status).toBe(200);
	});

	test('has no way in without an answer about children', async () => {
		const { _id } = await record();
		const body = jpeg({ seed: ++seeds });
		const photo = photoOf(_id, body, { by: personOf('an') });
		const { children, ...unanswered } = photo;
		expect(children).toBeDefined();
		const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
		const wrong = [
			unanswered,
			{ ...photo, children: null },
			{ ...photo, children: { answer: 'consent' } },
			{ ...photo, children: consent(tomorrow) },
			{ ...photo, children: { ...consent(), name: 'Giàng A Páo' } }
		];
		for (const document of wrong) expect(await write('an', document)).toContain('"invalid"');
		expect(await reasonOf(await send('an', photo, body))).toBe('404 missing');
		expect(await write('an', { ...photo, children: consent() })).toBe('written');
		expect((await send('an', photo, body)).status).toBe(201);
	});

	test("belongs to one's own record, or to the unit whose records one keeps", async () => {
		const { _id } = await record('an');
		const of = (name: Name, seed: number) =>
			photoOf(_id, jpeg(), { by: personOf(name), seed: seed + ++seeds });
		expect(await write('hoa', of('hoa', 1))).toContain('otherAuthor');
		expect(await write('an', of('hoa', 1))).toContain('otherAuthor');
		expect(await write('khac', of('khac', 1))).toContain('otherUnit');
		expect(await write('bithu', of('bithu', 1))).toBe('written');
		const nowhere = newActivityId(NOON, bytes(++seeds));
		const lost = photoOf(nowhere, jpeg(), { by: personOf('an') });
		expect(await write('an', lost)).toContain('missingActivity');
		const { photo } = await told();
		const { _rev } = await app.couch.get(database, photo._id);
		expect(await write('an', { ...photo, _rev, children: consent() })).toContain('immutable');
	});

	test('of which the consent was withdrawn is nowhere any more, and the record says so', async () => {
		const { photo, body } = await told({ children: consent() });
		expect((await send('an', photo, body)).status).toBe(201);
		const before = await app.couch.get(photos, photo._id);
		const gone = await goneOf(photo, 'bithu', 'consentWithdrawn');
		expect(await write('hoa', { ...gone, gone: { ...gone.gone, by: personOf('hoa') } })).toContain(
			'otherAuthor'
		);
		expect(await write('bithu', gone)).toBe('written');
		expect(await reasonOf(await look('an', photo))).toBe('410 photoGone');
		expect(await reasonOf(await send('an', photo, body))).toBe('410 photoGone');
		// CouchDB compacts by itself a moment later; until then only its administrator could read the older version.
		const older = () =>
			app.couch.getAttachment(photos, photo._id, photo.sha256, before._rev).then(
				() => 200,
				(error: unknown) => (error instanceof CouchError ? error.status : error)
			);
		await expect.poll(older, { timeout: 20_000 }).toBe(404);
		const { _rev } = await app.couch.get(database, photo._id);
		expect(await write('bithu', { ...photo, _rev })).toContain('appendOnly');
		expect(await app.couch.get(database, photo._id)).toMatchObject({
			gone: { why: 'consentWithdrawn' }
		});
	});

	test('that a stopped server left behind is swept away', async () => {
		const { photo, body } = await told();
		await send('an', photo, body);
		const kept = await told();
		await send('an', kept.photo, kept.body);
		// Straight in the store: as if the server had been killed between the document and the bytes.
		await app.couch.bulkDocs(database, [await goneOf(photo, 'an', 'removed')]);
		// A restore that lost the papers: a phone may bring them again, nobody the bytes.
		const orphan = await record().then(({ _id }) => photoOf(_id, body, { by: personOf('an') }));
		await app.couch.putAttachment(photos, orphan._id, photo.sha256, null, 'image/jpeg', body);
		await sweepPhotos(app.couch, Date.now());
		const keys = [photo._id, kept.photo._id, orphan._id];
		const { rows } = await app.couch.allDocs(photos, { keys });
		const isThere = rows.map((row) => 'id' in row && row.value.deleted !== true);
		expect(isThere).toEqual([false, true, true]);
		expect((await look('an', orphan)).status).toBe(404);
		expect((await look('hoa', kept.photo)).status).toBe(200);
	});

	test('is refused where its record has as many as any report shows', async () => {
		const { _id } = await record();
		const all = Array.from({ length: MOST_PHOTOS + 1 }, (_, i) => {
			const body = jpeg({ seed: i, size: 100 + i });
			return { body, photo: photoOf(_id, body, { by: personOf('an'), seed: 1000 + i }) };
		});
		expect(await write('an', ...all.map(({ photo }) => photo))).toBe('written');
		for (const { photo, body } of all.slice(0, -1))
			expect((await send('an', photo, body)).status).toBe(201);
		const last = all.at(-1);
		if (last === undefined) throw new Error('no photo was made');
		expect(await reasonOf(await send('an', last.photo, last.body))).toBe('409 tooManyPhotos');
	});
});
