import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PhotoView, SendEnd, ShrunkPhoto } from '../../../src/lib/data/photos/photos.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { MOST_PHOTOS, photosPrefix } from '../../../src/lib/domain/photo/photo.ts';
import { ConsentWithdrawal } from '../../../src/lib/state/photos/consent-withdrawal.svelte.ts';
import { content, otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { MovedPhotos } from '../../../src/lib/server/photos/moved-photos.ts';
import { PhotoBytes } from '../../../src/lib/server/photos/photo-bytes.ts';
import { consent, jpeg } from '../../fixtures/photo-builders.ts';
import { memberOf, record, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';
import { failedRequest } from '../../../src/lib/data/wire/failed-request.ts';

let world: World;
let seeds = 0;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

/** A photo as the worker makes it. */
function shrunk(seed = ++seeds): ShrunkPhoto {
	const type = 'image/jpeg';
	const blob = new Blob([jpeg({ seed, size: 1000 + seed })], { type });
	return { blob, thumb: new Blob([jpeg({ seed, size: 50 })], { type }), width: 1200, height: 900 };
}

const photosOn = <T>(
	phone: Phone,
	work: (photos: Awaited<ReturnType<Phone['device']['photos']>>) => Promise<T>
): Promise<T> => phone.on(async () => work(await phone.device.photos()));

const viewsOn = (phone: Phone, id: ActivityId): Promise<PhotoView[]> =>
	photosOn(phone, (photos) => photos.of(id, ownUnit));

async function add(phone: Phone, activity: ActivityId, photo = shrunk()) {
	const added = await photosOn(phone, (photos) => photos.add(activity, ownUnit, photo));
	if (!added.ok) throw new Error(added.error);
	return added.value;
}

/** What of a file for handing over is looked at. */
const Handed = v.object({
	documents: v.array(v.unknown()),
	photos: v.array(v.object({ id: v.string(), jpegBase64: v.string() }))
});

/** Sends photos, after whoever is at it: a round's own sending may not have ended on a busy machine. */
async function send(phone: Phone, now = false): Promise<SendEnd> {
	let end: SendEnd = 'busy';
	await vi.waitUntil(
		async () => (end = await photosOn(phone, (photos) => photos.send(now))) !== 'busy',
		{ timeout: 10_000 }
	);
	return end;
}

/** A round for the text, and one for the photos, as the engine runs them. */
async function rounds(phone: Phone) {
	await phone.sync();
	const end = await send(phone);
	await phone.sync();
	return end === 'done' ? send(phone) : end;
}

const places = async (phone: Phone, id: ActivityId) =>
	(await viewsOn(phone, id)).map(({ place }) => place);

describe('a photo', () => {
	test('chosen for a draft waits for it, goes after it, and is seen by others of the unit', async () => {
		const owner = await world.phone([memberOf(ownUnit)]);
		const draft = await owner.on(() => owner.device.newDraft(ownUnit, owner.device.session.person));
		const photo = shrunk();
		const id = await add(owner, draft.id, photo);
		expect(await places(owner, draft.id)).toEqual(['asked']);
		await photosOn(owner, (photos) => photos.answer(id, { answer: 'none' }));
		expect(await places(owner, draft.id)).toEqual(['draft']);
		expect(await rounds(owner)).toBe('done');
		expect(await places(owner, draft.id)).toEqual(['draft']);
		await owner.on(() => owner.device.submitDraft(draft.id, content()));
		expect(await rounds(owner)).toBe('done');
		expect(await places(owner, draft.id)).toEqual(['sent']);

		const secretary = await world.phone([secretaryOf(ownUnit)]);
		await secretary.sync();
		expect(await viewsOn(secretary, draft.id)).toMatchObject([{ id, place: 'sent', thumb: null }]);
		const seen = await photosOn(secretary, (photos) => photos.look(id, ownUnit));
		if (!seen.ok) throw new Error(seen.error);
		expect(await seen.value.bytes()).toEqual(await photo.blob.bytes());
		// Kept on request, it can be looked at without a network, and stays no longer than the person wants.
		const kept = { ...photo, blob: seen.value };
		await photosOn(secretary, (photos) => photos.keep(id, ownUnit, kept));
		secretary.weather = () => Promise.reject(new TypeError('no network'));
		expect((await photosOn(secretary, (photos) => photos.look(id, ownUnit))).ok).toBe(true);
		await photosOn(secretary, (photos) => photos.release(id));
		expect((await photosOn(secretary, (photos) => photos.look(id, ownUnit))).ok).toBe(false);
		const stranger = await world.phone([memberOf(otherUnit)]);
		expect(await photosOn(stranger, (photos) => photos.look(id, ownUnit))).toEqual({
			ok: false,
			error: 'noRight'
		});
	});

	test('of which the consent is withdrawn goes from every phone and the server, and the record says so', async () => {
		const owner = await world.phone([memberOf(ownUnit)]);
		const id = await owner.on(() => record(owner.device));
		await owner.sync();
		const photo = await add(owner, id);
		await photosOn(owner, (photos) => photos.answer(photo, consent()));
		expect(await rounds(owner)).toBe('done');
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		await secretary.sync();
		const done = await photosOn(secretary, (photos) =>
			photos.remove(photo, ownUnit, 'consentWithdrawn')
		);
		expect(done.ok).toBe(true);
		await secretary.sync();
		await rounds(owner);
		for (const phone of [owner, secretary]) {
			expect(await viewsOn(phone, id)).toMatchObject([
				{ thumb: null, gone: { why: 'consentWithdrawn' } }
			]);
			expect(await photosOn(phone, (photos) => photos.look(photo, ownUnit))).toEqual({
				ok: false,
				error: 'gone'
			});
		}
	});

	test('goes with all others of its form when that consent is withdrawn by its number', async () => {
		const owner = await world.phone([memberOf(ownUnit)]);
		const records = [];
		for (let n = 0; n < 2; n++) {
			const id = await owner.on(() => record(owner.device));
			const photo = await add(owner, id);
			await photosOn(owner, (photos) => photos.answer(photo, consent()));
			records.push(id);
		}
		const [first] = records;
		if (first === undefined) throw new Error('There is no record.');
		const other = await add(owner, first);
		await photosOn(owner, (photos) => photos.answer(other, { answer: 'none' }));
		expect(await rounds(owner)).toBe('done');
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		await secretary.sync();
		const withdrawal = new ConsentWithdrawal(secretary.device, ownUnit);
		await secretary.on(() => withdrawal.find('P-08'));
		expect(withdrawal.state).toEqual({ kind: 'nothing', form: 'P-08' });
		await secretary.on(() => withdrawal.find(' p 07 '));
		expect(withdrawal.state).toMatchObject({ kind: 'found', records: [{}, {}] });
		await secretary.on(() => withdrawal.withdraw());
		expect(withdrawal.state).toEqual({ kind: 'done', form: 'p 07', count: 2 });
		await secretary.sync();
		await rounds(owner);
		expect(await new PhotoBytes(world.app.couch).ids(ownUnit, photosPrefix(first))).toEqual([
			other
		]);
	});

	test('that is the same as another, or one more than any report shows, is told so', async () => {
		const owner = await world.phone([memberOf(ownUnit)]);
		const { _id } = await owner.on(async () => {
			const draft = await owner.device.newDraft(ownUnit, owner.device.session.person);
			return { _id: draft.id };
		});
		const photo = shrunk();
		await add(owner, _id, photo);
		const again = () => photosOn(owner, (photos) => photos.add(_id, ownUnit, photo));
		expect(await again()).toEqual({ ok: false, error: 'same' });
		for (let n = 1; n < MOST_PHOTOS; n++) await add(owner, _id);
		expect(await photosOn(owner, (photos) => photos.add(_id, ownUnit, shrunk()))).toEqual({
			ok: false,
			error: 'tooMany'
		});
		// Signing out would lose them, and says so; a draft that is thrown away takes them along.
		expect(await owner.on(() => owner.device.signOut('ifAllSent'))).toEqual({
			ok: false,
			error: { unsent: MOST_PHOTOS + 1 }
		});
		await owner.on(() => owner.device.discardDraft(_id));
		expect(await viewsOn(owner, _id)).toEqual([]);
	});

	test('goes along with a record that is moved to another unit, sent before or not', async () => {
		const owner = await world.phone([memberOf(ownUnit), memberOf(otherUnit)]);
		const id = await owner.on(() => record(owner.device));
		await owner.sync();
		const sent = await add(owner, id);
		await photosOn(owner, (photos) => photos.answer(sent, consent()));
		expect(await rounds(owner)).toBe('done');
		await add(owner, id);
		const { activity } = (await owner.on(() => owner.device.recordDetail(id))) ?? {};
		if (activity?._rev === undefined) throw new Error('The record is not there.');
		const { _rev: rev } = activity;
		const moved = await owner.on(() => owner.device.move(id, rev, otherUnit));
		if (!moved.ok) throw new Error(moved.error.kind);
		expect(await viewsOn(owner, id)).toMatchObject([{ id: sent, gone: { why: 'moved' } }]);
		await rounds(owner);
		await rounds(owner);
		const there = await photosOn(owner, (photos) => photos.of(moved.value, otherUnit));
		const byAnswer = there.sort((a, b) => a.place.localeCompare(b.place));
		expect(byAnswer).toMatchObject([
			{ place: 'asked', children: null },
			{ place: 'sent', children: consent() }
		]);
		const bytes = new PhotoBytes(world.app.couch);
		const { couch } = world.app;
		// As the server does in a while, once they are whole at the new place.
		await new MovedPhotos({ couch, clock: Date.now, onError: () => undefined }).sweep();
		expect(await bytes.ids(ownUnit, photosPrefix(id))).toEqual([]);
		expect(await bytes.ids(otherUnit, photosPrefix(moved.value))).toHaveLength(1);
	});

	test('that waits is in the file one hands over, and one without an answer is not', async () => {
		const owner = await world.phone([memberOf(ownUnit)]);
		const id = await owner.on(() => record(owner.device));
		await owner.sync();
		const photo = shrunk();
		const waiting = await add(owner, id, photo);
		await add(owner, id);
		await photosOn(owner, (photos) => photos.answer(waiting, consent()));
		const { json, count } = await owner.on(() => owner.device.exportUnsent());
		const { documents, photos } = v.parse(Handed, JSON.parse(json));
		expect(photos.map((one) => one.id)).toEqual([waiting]);
		const [{ jpegBase64 } = { jpegBase64: '' }] = photos;
		expect(Buffer.from(jpegBase64, 'base64')).toEqual(Buffer.from(await photo.blob.arrayBuffer()));
		// What is said of it, and its bytes.
		expect([documents.length, count]).toEqual([1, 2]);
	});

	test('goes over Wi-Fi alone where the person wants that, unless told to go now', async () => {
		const owner = await world.phone([memberOf(ownUnit)]);
		const id = await owner.on(() => record(owner.device));
		const photo = await add(owner, id);
		await photosOn(owner, (photos) => photos.setNetwork('wifi'));
		await photosOn(owner, (photos) => photos.answer(photo, { answer: 'none' }));
		await owner.sync();
		expect(await send(owner)).toBe('wifi');
		expect(await places(owner, id)).toEqual(['waiting']);
		expect(await send(owner, true)).toBe('done');
		expect(await places(owner, id)).toEqual(['sent']);
	});

	test('cut off on the way is sent again, and a restored server gets it once more', async () => {
		const owner = await world.phone([memberOf(ownUnit)]);
		const id = await owner.on(() => record(owner.device));
		const photo = await add(owner, id);
		await photosOn(owner, (photos) => photos.answer(photo, { answer: 'none' }));
		await owner.sync();
		owner.weather = async (url, _init, pass) => {
			// It arrives, and the answer does not.
			const answer = await pass();
			if (url.startsWith('/api/photos/')) throw new TypeError('cut off');
			return answer;
		};
		expect(await send(owner)).toBe('trouble');
		expect(await places(owner, id)).toEqual(['waiting']);
		owner.weather = async (url, _init, pass) => {
			const headers = { 'content-type': 'application/json', 'x-request-id': 'k3m9x2p7' };
			const full = new Response('{"reason":"storeFull"}', { status: 507, headers });
			return url.startsWith('/api/photos/') ? full : pass();
		};
		expect(await owner.on(async () => (await owner.device.photos()).send(true))).toBe('serverFull');
		expect(failedRequest()).toBe('k3m9x2p7');
		expect(await places(owner, id)).toEqual(['waiting']);
		owner.weather = (_url, _init, pass) => pass();
		expect(await send(owner)).toBe('done');
		expect(await places(owner, id)).toEqual(['sent']);
		const bytes = new PhotoBytes(world.app.couch);
		await bytes.erase(ownUnit, [photo]);
		await world.restore(ownUnit);
		await owner.sync();
		expect(await send(owner)).toBe('done');
		expect(await new PhotoBytes(world.app.couch).ids(ownUnit)).toContain(photo);
	});
});

/** One thing that happens on a phone or around it. */
const step = fc.constantFrom(
	...(['choose', 'answer', 'consent', 'submit', 'round', 'restart', 'cut', 'rights'] as const)
);

test(
	'a photo without an answer about children is never on the server, whatever happens',
	{ timeout: 120_000 },
	async () => {
		const roles = [memberOf(ownUnit), secretaryOf(ownUnit), memberOf(otherUnit)];
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
				const phone = await world.phone([memberOf(ownUnit)]);
				const draft = await phone.on(() =>
					phone.device.newDraft(ownUnit, phone.device.session.person)
				);
				const chosen: string[] = [];
				const answered = new Set<string>();
				for (const [i, what] of steps.entries()) {
					if (what === 'choose') chosen.push(await add(phone, draft.id));
					if (what === 'answer' || what === 'consent') {
						const views = await viewsOn(phone, draft.id);
						const open = views.find(({ place }) => place === 'asked');
						if (open === undefined) continue;
						answered.add(open.id);
						const children = what === 'consent' ? consent() : ({ answer: 'none' } as const);
						await photosOn(phone, (photos) => photos.answer(open.id, children));
					}
					if (what === 'submit')
						await phone.on(() => phone.device.submitDraft(draft.id, content()));
					if (what === 'round') await rounds(phone);
					if (what === 'restart') await phone.open();
					if (what === 'cut') {
						let left = i;
						phone.weather = (_url, _init, pass) => {
							if (left-- > 0) return pass();
							throw new TypeError('cut off');
						};
						await rounds(phone);
						phone.weather = (_url, _init, pass) => pass();
					}
					if (what === 'rights') {
						const role = roles[i % roles.length];
						if (role !== undefined) await world.changeRoles(phone, [role]);
					}
					const onServer = await new PhotoBytes(world.app.couch).ids(ownUnit);
					const { rows } = await world.app.couch.allDocs(unitDatabase(ownUnit), {
						startKey: 'photo:',
						endKey: 'photo;'
					});
					const there = new Set([...onServer, ...rows.map(({ key }) => key)]);
					for (const id of chosen) if (!answered.has(id)) expect(there).not.toContain(id);
				}
				// What was answered does arrive, once the rights and the line are there.
				await world.changeRoles(phone, [memberOf(ownUnit)]);
				await phone.on(() => phone.device.submitDraft(draft.id, content()));
				await rounds(phone);
				await rounds(phone);
				const arrived = await new PhotoBytes(world.app.couch).ids(ownUnit);
				expect(arrived.filter((id) => chosen.includes(id)).sort()).toEqual([...answered].sort());
			}),
			{ numRuns: 4 }
		);
	}
);
