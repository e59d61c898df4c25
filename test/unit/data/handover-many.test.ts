import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import type { PhotoId } from '../../../src/lib/domain/photo/photo.ts';
import { PhotoBytes, sha256Of } from '../../../src/lib/server/photos/photo-bytes.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { jpeg } from '../../fixtures/photo-builders.ts';
import { memberOf, record } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

/** The Must-hold of phone to phone: so many handovers, of these authors, by these carriers. */
const HANDOVERS = 1000;
const AUTHORS = 10;
const CARRIERS = 10;
/** Handovers that are under way at once. */
const AT_ONCE = 8;
const LONGEST_MS = 240_000;

let world: World;
let photosTaken = 0;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

const step = fc.record({
	author: fc.nat(AUTHORS - 1),
	carrier: fc.nat(CARRIERS - 1),
	/** What the author does before: mostly nothing; else writes, edits, takes a photo or sends by themselves, while others bring. */
	before: fc.constantFrom(
		...Array<''>(14).fill(''),
		'write',
		'write',
		'edit',
		'edit',
		'photo',
		'sync'
	),
	/** Which of the author's bundles is handed over: a new one, or an earlier one once more. */
	bundle: fc.oneof(fc.constant('new' as const), fc.nat())
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Somebody who writes in the field, and every bundle of theirs. */
class Author {
	readonly phone: Phone;
	readonly records: ActivityId[] = [];
	readonly photos = new Map<PhotoId, Uint8Array<ArrayBuffer>>();
	readonly bundles: Blob[] = [];
	#last: Promise<unknown> = Promise.resolve();
	#written = 0;

	constructor(phone: Phone) {
		this.phone = phone;
	}

	/** One thing after the other, as a person has two hands. */
	alone<T>(work: () => Promise<T>): Promise<T> {
		const done = this.#last.then(() => this.phone.on(work));
		this.#last = done.catch(() => undefined);
		return done;
	}

	write() {
		return this.alone(async () => {
			this.records.push(await record(this.phone.device, { name: `Việc ${++this.#written}` }));
		});
	}

	edit() {
		return this.alone(async () => {
			const id = this.records[this.#written % this.records.length];
			const detail = id && (await this.phone.device.recordDetail(id));
			if (!id || !detail) throw new Error('nothing to edit');
			const draft = await this.phone.device.editDraft(id, {});
			const name = `Việc sửa ${++this.#written}`;
			const done = await this.phone.device.submitDraft(draft.id, {
				...detail.activity.content,
				name
			});
			if (!done.ok) throw new Error(JSON.stringify(done.error));
		});
	}

	shoot() {
		return this.alone(async () => {
			const id = this.records[this.#written % this.records.length];
			if (id === undefined) throw new Error('nothing to take a photo of');
			const type = 'image/jpeg';
			const bytes = jpeg({ seed: ++photosTaken, size: 500 + photosTaken });
			const [blob, thumb] = [new Blob([bytes], { type }), new Blob([bytes], { type })];
			const photos = await this.phone.device.photos();
			const added = await photos.add(id, ownUnit, { blob, thumb, width: 1200, height: 900 });
			if (!added.ok) throw new Error(added.error);
			await photos.answer(added.value, { answer: 'none' });
			this.photos.set(added.value, bytes);
		});
	}

	sync() {
		return this.alone(() => this.phone.sync());
	}

	/** The file of a bundle: a new one where anything waits, else an earlier one. */
	async bundle(which: Step['bundle']): Promise<Blob> {
		if (which === 'new' || this.bundles.length === 0) {
			const file = await this.alone(async () => {
				const handover = await this.phone.device.handover();
				const made = await handover.make();
				return made.ok ? packed(handover, made.value) : null;
			});
			if (file !== null) this.bundles.push(file);
			if (file !== null) return file;
		}
		const earlier = this.bundles[Number(which === 'new' ? 0 : which) % this.bundles.length];
		if (earlier === undefined) throw new Error('no bundle');
		return earlier;
	}
}

type Handover = Awaited<ReturnType<Phone['device']['handover']>>;

/** As its file, noted as handed over. */
async function packed(handover: Handover, made: Parameters<Handover['pack']>[0]): Promise<Blob> {
	const file = await handover.pack(made, () => undefined);
	await handover.noteGiven(made, 'file', '', true);
	return file;
}

async function inTheField(): Promise<Author> {
	const phone = await world.phone([memberOf(ownUnit)]);
	await phone.sync();
	const author = new Author(phone);
	await phone.on(async () => (await phone.device.handover()).readiness(true));
	await author.write();
	await author.bundle('new');
	return author;
}

async function handOver(authors: readonly Author[], carriers: readonly Phone[], one: Step) {
	const [author, carrier] = [authors[one.author], carriers[one.carrier]];
	if (author === undefined || carrier === undefined) throw new Error('nobody');
	if (one.before === 'write') await author.write();
	if (one.before === 'edit') await author.edit();
	if (one.before === 'photo') await author.shoot();
	const own = one.before === 'sync' ? author.sync() : Promise.resolve();
	const file = await author.bundle(one.bundle);
	await carrier.on(async () => {
		const handover = await carrier.device.handover();
		const taken = await handover.collect(file);
		if (!taken.ok) throw new Error(taken.error);
		// Where another one is under way on this phone, that one brings it, or the last round of all does.
		if (!taken.value.again) return expect(await handover.send()).not.toBe('trouble');
		// What this phone has brought before it would not bring again by itself: here it does.
		const [text = '', ...photos] = (await file.text()).trim().split('\n');
		const answer = await carrier.fetch('/api/handover', { method: 'POST', body: text });
		expect([answer.status, await answer.json()]).toMatchObject([200, { refused: [] }]);
		// The last line ends the file.
		for (const body of photos.slice(0, -1))
			expect((await carrier.fetch('/api/handover/photo', { method: 'POST', body })).status).toBe(
				200
			);
	});
	await own;
}

test(
	'1,000 handovers in any order, with repeats and while authors send by themselves: each record and each photo is there once, as written',
	async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { minLength: HANDOVERS, maxLength: HANDOVERS }),
				async (steps) => {
					const authors = await Promise.all(Array.from({ length: AUTHORS }, inTheField));
					const carriers = await Promise.all(
						Array.from({ length: CARRIERS }, (_, n) =>
							world.phone([memberOf(n % 2 === 0 ? ownUnit : otherUnit)])
						)
					);
					for (const carrier of carriers)
						await carrier.on(async () => (await carrier.device.handover()).readiness(true));
					for (let at = 0; at < steps.length; at += AT_ONCE)
						await Promise.all(
							steps.slice(at, at + AT_ONCE).map((one) => handOver(authors, carriers, one))
						);
					for (const carrier of carriers)
						await carrier.on(async () =>
							expect(await (await carrier.device.handover()).send(true)).toBe('done')
						);
					await expectEachOnce(authors);
					await expectNothingWaits(authors, carriers);
				}
			),
			{ numRuns: 1, endOnFailure: true }
		);
	},
	LONGEST_MS
);

async function expectEachOnce(authors: readonly Author[]): Promise<void> {
	for (const author of authors) expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0 });
	const { results } = await world.app.couch.changes(unitDatabase(ownUnit), { style: 'all_docs' });
	const leaves = new Map(results.map(({ id, changes }) => [id, changes.length]));
	for (const { phone, records } of authors)
		for (const id of records) {
			const stored = await world.app.couch.get(unitDatabase(ownUnit), id);
			const own = await phone.on(() => phone.device.recordDetail(id));
			expect(leaves.get(id)).toBe(1);
			expect(stored).toMatchObject({
				_rev: own?.activity._rev,
				author: phone.device.session.person,
				content: own?.activity.content
			});
		}
	await expectPhotosOnce(authors);
	const written = authors.reduce((sum, { records }) => sum + records.length, 0);
	expect([...leaves.keys()].filter((id) => id.startsWith('activity:'))).toHaveLength(written);
}

async function expectPhotosOnce(authors: readonly Author[]): Promise<void> {
	const bytes = new PhotoBytes(world.app.couch);
	const all = new Map(authors.flatMap(({ photos }) => [...photos]));
	for (const { phone } of authors)
		await vi.waitUntil(
			() => phone.on(async () => (await (await phone.device.photos()).send()) === 'done'),
			{ timeout: 20_000 }
		);
	expect((await bytes.ids(ownUnit)).toSorted()).toEqual([...all.keys()].toSorted());
	for (const [id, body] of all)
		expect(Buffer.from((await bytes.read(ownUnit, id, sha256Of(body))) ?? [])).toEqual(
			Buffer.from(body)
		);
	for (const { phone } of authors) {
		const given = await phone.on(async () => (await phone.device.handover()).given());
		expect(given.filter(({ photosWaiting }) => photosWaiting > 0)).toEqual([]);
	}
	expect(all.size).toBeGreaterThan(AUTHORS);
}

async function expectNothingWaits(authors: readonly Author[], carriers: readonly Phone[]) {
	for (const carrier of carriers) {
		const carried = await carrier.on(async () => (await carrier.device.handover()).carried());
		expect(carried.filter(({ state }) => state !== 'sent')).toEqual([]);
		expect(await carrier.on(() => carrier.device.signOut('ifAllSent'))).toMatchObject({ ok: true });
	}
	for (const { phone } of authors) expect(phone.device.syncStatus().unsent).toBe(0);
}
