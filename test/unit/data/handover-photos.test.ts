import { openDB } from 'idb';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { MadeBundle } from '../../../src/lib/data/handover/handover.ts';
import { HandoverShelf } from '../../../src/lib/data/handover/shelf.ts';
import { handoverStoreName } from '../../../src/lib/data/store/person-store.ts';
import { MOST_PHOTOS_ALONG } from '../../../src/lib/domain/handover/bundle.ts';
import { PhotoParcel } from '../../../src/lib/domain/handover/photo-parcel.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import type { PhotoId } from '../../../src/lib/domain/photo/photo.ts';
import { MOST_PHOTO_BYTES, MOST_PHOTOS } from '../../../src/lib/domain/photo/photo.ts';
import { AUDIT } from '../../../src/lib/server/audit/audit.ts';
import {
	PhotoBytes,
	photosDatabase,
	sha256Of
} from '../../../src/lib/server/photos/photo-bytes.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { consent, jpeg } from '../../fixtures/photo-builders.ts';
import { changeAccount } from '../../integration/server/app.ts';
import { memberOf, record, secretaryOf } from './support/phone.ts';
import { storageOf } from './support/storage.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
let seeds = 0;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

const noSignal = () => Promise.reject(new TypeError('no signal'));
const fair: Phone['weather'] = (_url, _init, pass) => pass();

type Handover = Awaited<ReturnType<Phone['device']['handover']>>;
const on = <T>(phone: Phone, work: (handover: Handover) => Promise<T>): Promise<T> =>
	phone.on(async () => work(await phone.device.handover()));

async function inTheField(roles = [memberOf(ownUnit)]): Promise<Phone> {
	const phone = await world.phone(roles);
	await phone.sync();
	expect(await on(phone, (handover) => handover.readiness(true))).toBe('ready');
	phone.weather = noSignal;
	return phone;
}

type Shot = { id: PhotoId; bytes: Uint8Array<ArrayBuffer> };

/** Adds a photo to a record; `answer` null: the question about children stays open. */
async function shoot(
	phone: Phone,
	activity: ActivityId,
	answer: 'none' | 'consent' | null = 'none',
	size = 1000
): Promise<Shot> {
	const type = 'image/jpeg';
	const bytes = jpeg({ seed: ++seeds, size: size + seeds });
	const thumb = new Blob([jpeg({ seed: seeds, size: 50 })], { type });
	const photo = { blob: new Blob([bytes], { type }), thumb, width: 1200, height: 900 };
	return phone.on(async () => {
		const photos = await phone.device.photos();
		const added = await photos.add(activity, ownUnit, photo);
		if (!added.ok) throw new Error(added.error);
		const children = answer === 'none' ? ({ answer } as const) : consent();
		if (answer !== null) await photos.answer(added.value, children);
		return { id: added.value, bytes };
	});
}

async function made(phone: Phone): Promise<{ bundle: MadeBundle; file: Blob }> {
	const bundle = await on(phone, (handover) => handover.make());
	if (!bundle.ok) throw new Error(bundle.error);
	const file = await on(phone, (handover) => handover.pack(bundle.value, () => undefined));
	return { bundle: bundle.value, file };
}

const collect = (phone: Phone, file: Blob) => on(phone, (handover) => handover.collect(file));
const carriedOn = (phone: Phone) => on(phone, (handover) => handover.carried());

/** Sends what is carried; after whoever is at it. */
async function signal(phone: Phone, all = false) {
	phone.weather = fair;
	await phone.sync();
	let end = 'busy';
	await vi.waitUntil(
		async () => (end = await on(phone, (handover) => handover.send(all))) !== 'busy',
		{ timeout: 20_000 }
	);
	return end;
}

async function sendPhotos(phone: Phone) {
	let end = 'busy';
	await vi.waitUntil(
		async () => (end = await phone.on(async () => (await phone.device.photos()).send())) !== 'busy',
		{ timeout: 20_000 }
	);
	return end;
}

/** What the server has of a photo, as it came. */
async function stored({ id, bytes }: Shot) {
	const found = await new PhotoBytes(world.app.couch).read(ownUnit, id, sha256Of(bytes));
	return found === null ? null : Buffer.from(found).toString('base64');
}
const asText = ({ bytes }: Shot) => Buffer.from(bytes).toString('base64');

const photoPuts = (phone: Phone) =>
	phone.requests.filter((line) => line.startsWith('PUT /api/photos/'));

describe('photos of a bundle', () => {
	test('go along in its file, sealed, and arrive as they were, once, whoever brings them first', async () => {
		const author = await inTheField();
		const carrier = await inTheField([memberOf(otherUnit)]);
		const id = await author.on(() => record(author.device));
		const shots = [await shoot(author, id), await shoot(author, id, 'consent')];
		const { bundle, file } = await made(author);
		expect(bundle).toMatchObject({ documents: 3, records: 1, left: { photos: 0 } });
		expect(bundle.photos.map((photo) => photo.id)).toEqual(shots.map((shot) => shot.id));
		const text = await file.text();
		for (const { id: photo, bytes } of shots) {
			expect(text).not.toContain(photo);
			expect(text).not.toContain(Buffer.from(bytes).toString('base64url').slice(0, 40));
		}
		await on(author, (handover) => handover.noteGiven(bundle, 'file', 'Dũng', true));

		expect(await collect(carrier, file)).toMatchObject({
			ok: true,
			value: { again: false, stopped: null, bundle: { photos: { of: 2, here: 2, waiting: 2 } } }
		});
		for (const [, kept] of await storageOf(carrier.storage))
			expect(kept).not.toContain(shots[0]?.id);
		expect(await carrier.on(() => carrier.device.signOut('ifAllSent'))).toEqual({
			ok: false,
			error: { unsent: 5 }
		});
		expect(await signal(carrier)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([
			{ state: 'sent', photos: { of: 2, here: 2, waiting: 0, refused: [] } }
		]);
		for (const shot of shots) expect(await stored(shot)).toBe(asText(shot));

		author.weather = fair;
		author.requests.length = 0;
		await author.sync();
		expect(await sendPhotos(author)).toBe('done');
		// It asks; the bytes do not go once more.
		expect(photoPuts(author)).toEqual([]);
		expect(await on(author, (handover) => handover.given())).toMatchObject([
			{ waiting: 0, photos: 2, photosWaiting: 0 }
		]);
		expect(await carrier.on(() => carrier.device.signOut('ifAllSent'))).toMatchObject({ ok: true });
		const audit = await world.app.couch.allDocs(AUDIT, { includeDocs: true });
		const events = audit.rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		expect(
			events.filter(
				({ kind, database, by }) =>
					kind === 'carried' &&
					database === photosDatabase(ownUnit) &&
					by === carrier.device.session.person
			)
		).toHaveLength(2);
	});

	test('that their author sent first are not doubled by whoever brings them after', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		const shot = await shoot(author, id);
		const { file } = await made(author);
		await collect(carrier, file);
		author.weather = fair;
		await author.sync();
		await vi.waitUntil(async () => {
			await sendPhotos(author);
			await author.sync();
			return (await stored(shot)) !== null;
		});
		expect(await signal(carrier)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'sent' }]);
		expect(await new PhotoBytes(world.app.couch).ids(ownUnit, shot.id)).toEqual([shot.id]);
	});

	test('stay where children were not asked about, and of drafts; photos alone go where their text is there', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		author.weather = fair;
		await author.sync();
		author.weather = noSignal;
		const shot = await shoot(author, id);
		await shoot(author, id, null);
		const draft = await author.on(() =>
			author.device.newDraft(ownUnit, author.device.session.person)
		);
		await shoot(author, draft.id);
		const { bundle, file } = await made(author);
		expect(bundle.photos.map((photo) => photo.id)).toEqual([shot.id]);
		expect(bundle.left.photos).toBe(2);
		await collect(carrier, file);
		await signal(carrier);
		expect(await stored(shot)).toBe(asText(shot));

		// Its document came with that bundle; now the photo alone waits.
		author.weather = fair;
		await author.sync();
		author.weather = noSignal;
		const alone = await made(author);
		expect(alone.bundle).toMatchObject({ documents: 0, records: 0, packed: null });
		expect(alone.bundle.photos).toHaveLength(1);
		expect(await collect(carrier, alone.file)).toMatchObject({
			ok: true,
			value: { again: false, bundle: { state: 'waiting' } }
		});
		expect(await signal(carrier)).toBe('done');
		expect((await carriedOn(carrier)).map(({ state }) => state)).toEqual(['sent', 'sent']);
	});

	test('are bounded, and what has no room is said', async () => {
		const author = await inTheField();
		for (let n = 0; n < MOST_PHOTOS_ALONG + 1; n += MOST_PHOTOS) {
			const id = await author.on(() => record(author.device));
			const many = Math.min(MOST_PHOTOS, MOST_PHOTOS_ALONG + 1 - n);
			for (let at = 0; at < many; at++) await shoot(author, id);
		}
		const bundle = await on(author, (handover) => handover.make());
		if (!bundle.ok) throw new Error(bundle.error);
		expect(bundle.value.photos).toHaveLength(MOST_PHOTOS_ALONG);
		expect(bundle.value.left.photos).toBe(1);
	});

	test('of the largest kind go through', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		const shot = await shoot(author, id, 'none', MOST_PHOTO_BYTES - 400);
		expect(shot.bytes.length).toBeGreaterThan(MOST_PHOTO_BYTES - 400);
		const { file } = await made(author);
		await collect(carrier, file);
		expect(await signal(carrier)).toBe('done');
		expect(await stored(shot)).toBe(asText(shot));
	});
});

describe('a file with photos', () => {
	/** Two photos, and the file as its lines. */
	async function twoPhotos() {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		const shots = [await shoot(author, id), await shoot(author, id)];
		const { bundle, file } = await made(author);
		const lines = (await file.text()).trim().split('\n');
		expect(lines).toHaveLength(4);
		return { author, carrier, shots, bundle, file, lines };
	}

	test('that is cut gives what is whole, and the rest when it is opened again', async () => {
		const { carrier, file, shots } = await twoPhotos();
		expect(await collect(carrier, file.slice(0, file.size - 200))).toMatchObject({
			ok: true,
			value: { stopped: 'cut', bundle: { documents: 3, photos: { of: 2, here: 1 } } }
		});
		expect(await signal(carrier)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'sent', photos: { here: 1 } }]);
		expect(await collect(carrier, file)).toMatchObject({
			ok: true,
			value: { again: false, stopped: null, bundle: { photos: { here: 2, waiting: 1 } } }
		});
		expect(await collect(carrier, file)).toMatchObject({ ok: true, value: { again: true } });
		expect(await signal(carrier)).toBe('done');
		for (const shot of shots) expect(await stored(shot)).toBe(asText(shot));
	});

	test('is the same bundle as its codes, which carry text alone', async () => {
		const { carrier, bundle, file } = await twoPhotos();
		if (bundle.packed === null) throw new Error('too long for codes');
		const packed = bundle.packed;
		expect(await on(carrier, (handover) => handover.collect(packed))).toMatchObject({
			ok: true,
			value: { stopped: null, bundle: { code: bundle.code, photos: { of: 2, here: 0 } } }
		});
		expect(await collect(carrier, file)).toMatchObject({
			ok: true,
			value: { again: false, bundle: { code: bundle.code, photos: { here: 2 } } }
		});
		expect(await carriedOn(carrier)).toHaveLength(1);
	});

	test('of which a photo was altered, or is another’s, gives none of that', async () => {
		const { carrier, lines, author } = await twoPhotos();
		const [bundle = '', first = '', second = ''] = lines;
		const parcel = v.parse(PhotoParcel, JSON.parse(first));
		const stranger = await twoPhotos();
		const broken = [
			{ ...parcel, sealed: `${parcel.sealed.slice(0, -4)}AAAA` },
			{ ...parcel, mark: 'A'.repeat(22) },
			{ ...parcel, at: '2030-01-01T00:00:00.000Z' },
			JSON.parse(stranger.lines[1] ?? '')
		];
		for (const line of broken) {
			const file = new Blob([[bundle, JSON.stringify(line), second].join('\n')]);
			expect(await collect(carrier, file)).toMatchObject({
				ok: true,
				value: { stopped: 'altered', bundle: { photos: { here: 0 } } }
			});
		}
		const newer = JSON.stringify({ ...parcel, v: 2 });
		expect(await collect(carrier, new Blob([[bundle, newer].join('\n')]))).toMatchObject({
			ok: true,
			value: { stopped: 'newerVersion' }
		});
		carrier.weather = fair;
		for (const line of broken.slice(0, 3)) {
			const init = { method: 'POST', body: JSON.stringify(line) };
			const answer = await carrier.on(() => carrier.fetch('/api/handover/photo', init));
			expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'altered' }]);
		}
		expect(author.device.session.person).not.toBe(stranger.author.device.session.person);
	});

	test('is passed on whole', async () => {
		const { carrier, file, shots } = await twoPhotos();
		await collect(carrier, file);
		const next = await inTheField([memberOf(otherUnit)]);
		const [carried] = await carriedOn(carrier);
		const passed = await on(carrier, (handover) => handover.fileOf(carried?.id ?? ''));
		if (passed === null) throw new Error('nothing to pass on');
		expect(await collect(next, passed.file)).toMatchObject({
			ok: true,
			value: { stopped: null, bundle: { photos: { here: 2 } } }
		});
		await on(carrier, (handover) => handover.drop(carried?.id ?? ''));
		expect(await carrier.on(() => carrier.device.signOut('ifAllSent'))).toMatchObject({ ok: true });
		expect(await signal(next)).toBe('done');
		for (const shot of shots) expect(await stored(shot)).toBe(asText(shot));
	});

	test('that is passed on when a photo of it arrived already is whole, not cut', async () => {
		const { carrier, file } = await twoPhotos();
		await collect(carrier, file);
		let brought = 0;
		carrier.weather = (url, _init, pass) =>
			url === '/api/handover/photo' && ++brought > 1 ? noSignal() : pass();
		await carrier.sync();
		expect(await on(carrier, (handover) => handover.send())).toBe('trouble');
		const [carried] = await carriedOn(carrier);
		expect(carried).toMatchObject({ state: 'waiting', photos: { here: 2, waiting: 1 } });
		const passed = await on(carrier, (handover) => handover.fileOf(carried?.id ?? ''));
		if (passed === null) throw new Error('nothing to pass on');
		const next = await inTheField([memberOf(otherUnit)]);
		expect(await collect(next, passed.file)).toMatchObject({
			ok: true,
			value: { stopped: null, bundle: { photos: { of: 2, here: 1 } } }
		});
		expect(await signal(next)).toBe('done');
	});

	test('made twice is carried once', async () => {
		const { author, carrier, file } = await twoPhotos();
		await collect(carrier, file);
		const again = await made(author);
		await collect(carrier, again.file);
		const shelf = await carrier.on(() =>
			Promise.resolve(new HandoverShelf(carrier.device.session.person))
		);
		expect(await carrier.on(() => shelf.parcels.unsent())).toBe(2);
		await carrier.on(() => shelf.close());
		expect((await carriedOn(carrier)).map(({ photos }) => photos.here)).toEqual([2, 2]);
		// One is let go: the other still holds them.
		const [one] = await carriedOn(carrier);
		await on(carrier, (handover) => handover.drop(one?.id ?? ''));
		expect(await carriedOn(carrier)).toMatchObject([{ photos: { here: 2, waiting: 2 } }]);
	});
});

test('a phone of the version before keeps its key and what it carries, and takes photos too', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	const { person } = phone.device.session;
	const before = { id: 'cu', state: 'waiting', documents: 2, text: '{}', collectedAt: '2021' };
	await phone.on(async () => {
		const old = await openDB(handoverStoreName(person), 1, {
			upgrade: (db) => {
				db.createObjectStore('keys', { keyPath: 'name' });
				db.createObjectStore('given', { keyPath: 'id' });
				db.createObjectStore('carried', { keyPath: 'id' });
			}
		});
		await old.put('carried', before);
		old.close();
		const shelf = new HandoverShelf(person);
		expect(await shelf.carried()).toEqual([before]);
		expect(await shelf.parcels.takeIn({ id: 'a', bundle: 'cu', text: 'x' })).toBe(true);
		expect(await shelf.unsent()).toBe(3);
		await shelf.close();
	});
});

describe('a phone without room', () => {
	afterEach(() => vi.restoreAllMocks());

	/** From the `nth` write into a store on, the browser gives no room; answers how to give it again. */
	function fullFrom(store: string, nth: number): () => void {
		const put = IDBObjectStore.prototype.put;
		let seen = 0;
		const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
			this: IDBObjectStore,
			...written: Parameters<IDBObjectStore['put']>
		) {
			if (this.name !== store || ++seen < nth) return put.apply(this, written);
			const operation = () => {
				throw new DOMException('no room', 'QuotaExceededError');
			};
			const execute: unknown = Reflect.get(this.transaction, '_execRequestAsync');
			if (typeof execute !== 'function') throw new Error('fake-indexeddb has changed');
			return Reflect.apply(execute, this.transaction, [{ operation, source: this }]);
		});
		return () => spy.mockRestore();
	}
	async function oneWithPhotos() {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		const shots = [await shoot(author, id), await shoot(author, id), await shoot(author, id)];
		return { author, carrier, shots, ...(await made(author)) };
	}

	test('for the bundle says so and keeps nothing of it; its author has all, and it is taken once there is room', async () => {
		const { author, carrier, file } = await oneWithPhotos();
		const own = await carrier.on(() => record(carrier.device, { name: 'Việc của mình' }));
		const giveRoom = fullFrom('carried', 1);
		expect(await collect(carrier, file)).toEqual({ ok: false, error: 'storageFull' });
		giveRoom();
		expect(await carriedOn(carrier)).toEqual([]);
		expect(await carrier.on(() => carrier.device.recordDetail(own))).not.toBeNull();
		expect(author.device.syncStatus().unsent).toBeGreaterThan(0);
		expect(await collect(carrier, file)).toMatchObject({
			ok: true,
			value: { again: false, stopped: null, bundle: { photos: { here: 3 } } }
		});
	});

	test('for all photos keeps what it took, brings it, and takes the rest once there is room', async () => {
		const { carrier, file, shots } = await oneWithPhotos();
		const giveRoom = fullFrom('parcelTexts', 2);
		expect(await collect(carrier, file)).toMatchObject({
			ok: true,
			value: { stopped: 'storageFull', bundle: { documents: 4, photos: { of: 3, here: 1 } } }
		});
		expect(await collect(carrier, file)).toMatchObject({
			ok: true,
			value: { stopped: 'storageFull', bundle: { photos: { here: 1 } } }
		});
		giveRoom();
		expect(await collect(carrier, file)).toMatchObject({
			ok: true,
			value: { again: false, stopped: null, bundle: { photos: { here: 3 } } }
		});
		expect(await signal(carrier)).toBe('done');
		for (const shot of shots) expect(await stored(shot)).toBe(asText(shot));
	});
});

describe('the server', () => {
	test('takes no photo before what is said of it, nor of whoever may not write it any more; the carrier keeps it', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		const shot = await shoot(author, id);
		const { file } = await made(author);
		const line = (await file.text()).trim().split('\n')[1] ?? '';
		carrier.weather = fair;
		const early = await carrier.on(() =>
			carrier.fetch('/api/handover/photo', { method: 'POST', body: line })
		);
		expect([early.status, await early.json()]).toMatchObject([404, { reason: 'missing' }]);
		carrier.weather = noSignal;
		await collect(carrier, file);
		// Its text arrives, and then its author changes units before the photo does.
		carrier.weather = (url, init, pass) =>
			url === '/api/handover/photo' ? noSignal() : fair(url, init, pass);
		await carrier.sync();
		expect(await on(carrier, (handover) => handover.send())).toBe('trouble');
		await changeAccount(world.app.couch, author.login, { roles: [memberOf(otherUnit)] });
		expect(await signal(carrier)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([
			{ state: 'refused', photos: { waiting: 0, refused: [{ code: 'otherUnit', count: 1 }] } }
		]);
		expect(await stored(shot)).toBeNull();
		await changeAccount(world.app.couch, author.login, { roles: [memberOf(ownUnit)] });
		expect(await signal(carrier, true)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'sent' }]);
		expect(await stored(shot)).toBe(asText(shot));
	});

	test('wants no photo that was withdrawn meanwhile: the carrier lets it go', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		const shot = await shoot(author, id, 'consent');
		const { file } = await made(author);
		await collect(carrier, file);
		author.weather = fair;
		await author.sync();
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		await secretary.sync();
		await secretary.on(async () =>
			(await secretary.device.photos()).remove(shot.id, ownUnit, 'consentWithdrawn')
		);
		await secretary.sync();
		expect(await signal(carrier)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'sent', photos: { refused: [] } }]);
		expect(await stored(shot)).toBeNull();
	});

	test('reads no parcel without end, and says to its own alone whether a photo is held', async () => {
		const carrier = await inTheField([memberOf(otherUnit)]);
		carrier.weather = fair;
		const post = (body: string) =>
			carrier.on(() => carrier.fetch('/api/handover/photo', { method: 'POST', body }));
		expect((await post('x'.repeat(400_000))).status).toBe(413);
		expect((await post('{}')).status).toBe(422);
		const author = await inTheField();
		const id = await author.on(() => record(author.device));
		const shot = await shoot(author, id);
		const path = `/api/photos/${ownUnit}/${shot.id}/held`;
		expect((await carrier.on(() => carrier.fetch(path, {}))).status).toBe(403);
		author.weather = fair;
		expect((await author.on(() => author.fetch(path, {}))).status).toBe(404);
		await author.sync();
		const held = await author.on(() => author.fetch(path, {}));
		expect([held.status, typeof (await held.json()).held]).toEqual([200, 'boolean']);
		expect((await author.on(() => author.fetch(path, { method: 'PUT' }))).status).toBe(405);
	});
});
