import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhotoView, ShrunkPhoto } from '../../../src/lib/data/photos/photos.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { content, otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { consent, jpeg } from '../../fixtures/photo-builders.ts';
import { memberOf, record, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

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

/** A round for the text, and one for the photos, as the engine runs them. */
async function rounds(phone: Phone) {
	await phone.sync();
	const end = await photosOn(phone, (photos) => photos.send());
	await phone.sync();
	return end === 'done' ? photosOn(phone, (photos) => photos.send()) : end;
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
});
