import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LockTry } from '../../../../src/lib/data/lock/lock.ts';
import { unsealed } from '../../../../src/lib/data/lock/vault.ts';
import type { WorkSaid } from '../../../../src/lib/data/notices.ts';
import { LocalDatabases } from '../../../../src/lib/data/pouch/local-databases.ts';
import { openPersonStore, personPrefix } from '../../../../src/lib/data/store/person-store.ts';
import { noteDatabase } from '../../../../src/lib/data/sync/kept-databases.ts';
import { privateDatabase } from '../../../../src/lib/domain/database.ts';
import { MOST_TRIES } from '../../../../src/lib/domain/lock/pin.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { ownUnit } from '../../../fixtures/builders.ts';
import { officer, partyStage } from '../../../fixtures/work-builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from '../support/phone.ts';
import { storageOf } from '../support/storage.ts';
import type { Phone } from '../support/world.ts';
import { PIN, World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

const NAME = 'Sầm Thị Kín';
const TERM = shippedTerm.id;
const DATABASE = privateDatabase(ownUnit);
const TEXT = `${DATABASE}:selfRating:2021:own`;
const stage: WorkSaid = { term: TERM, ...partyStage(NAME, { introducedOn: '2021-05-19' }) };
const locked = async () => (await world.phone([secretaryOf(ownUnit)])).openPrivate();
const log = (phone: Phone) => phone.device.work(ownUnit);
const say = (phone: Phone, said: WorkSaid = stage) =>
	phone.on(async () => (await log(phone)).say(said));
const entries = (phone: Phone) => phone.on(async () => (await log(phone)).entries(TERM));
const unlock = (phone: Phone, pin: string): Promise<LockTry> =>
	phone.on(async () => (await phone.device.lock.get()).unlock(pin));
const stateOf = (phone: Phone) => phone.on(async () => (await phone.device.lock.get()).state());
const inClear = async (phone: Phone, what = NAME) =>
	[...(await storageOf(phone.storage))].flatMap(([name, text]) =>
		text.includes(what) ? name : []
	);
/** What the server has of the unit's private entries, as text. */
async function onServer(): Promise<string> {
	const { rows } = await world.app.couch.allDocs(DATABASE, { includeDocs: true });
	return JSON.stringify(rows);
}

describe('on the phone of a secretary', () => {
	test('what is unsent, or typed and not saved, is sealed, and goes into no file', async () => {
		const phone = await locked();
		await say(phone);
		await phone.on(() => record(phone.device, { name: 'Trồng cây' }));
		await phone.on(async () => (await log(phone)).keepText(TEXT, NAME));
		expect(await inClear(phone)).toEqual([]);
		expect(await phone.on(async () => (await log(phone)).text(TEXT))).toMatchObject({ text: NAME });
		const file = await phone.on(() => phone.device.exportUnsent());
		expect(file).toMatchObject({ count: 1, left: 1 });
		expect(file.json).not.toMatch(/Kín|sealed/);
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await onServer()).toContain(NAME);
	});

	test('an opened app is locked: nothing private is read, written, sent or fetched before the code', async () => {
		const [phone, deputy] = [await locked(), await locked()];
		await say(phone);
		await phone.open();
		expect(phone.device.lock.isShut).toBe(true);
		await expect(entries(phone)).rejects.toThrow('locked');
		await expect(say(phone)).rejects.toThrow('locked');
		await phone.on(() => record(phone.device));
		phone.requests.length = 0;
		expect(await phone.sync()).toMatchObject({ unsent: 1, trouble: null });
		expect(phone.requests.filter((one) => one.includes('-private'))).toEqual([]);
		expect(await unlock(phone, '240562')).toEqual({ kind: 'wrong', left: MOST_TRIES - 1 });
		expect(await unlock(phone, PIN)).toEqual({ kind: 'open' });
		expect(await entries(phone)).toContainEqual(expect.objectContaining({ set: stage.set }));
		expect(await phone.sync()).toMatchObject({ unsent: 0, trouble: null });
		await deputy.sync();
		expect(await entries(deputy)).toContainEqual(expect.objectContaining({ set: stage.set }));
	});

	test('another code opens the same, and the old one no more', async () => {
		const phone = await locked();
		await say(phone);
		const lock = await phone.on(() => phone.device.lock.get());
		expect(await phone.on(() => lock.change('000000', '190521'))).toMatchObject({ kind: 'wrong' });
		expect(await phone.on(() => lock.change(PIN, '190521'))).toEqual({ kind: 'open' });
		await phone.open();
		expect(await unlock(phone, PIN)).toMatchObject({ kind: 'wrong' });
		expect(await unlock(phone, '190521')).toEqual({ kind: 'open' });
		expect(await entries(phone)).toMatchObject([{ set: stage.set }]);
	});

	test('a restored server gets back in the clear what the phone kept sealed', async () => {
		const phone = await locked();
		await say(phone, { term: TERM, ...officer('Hà Thị Xuân', {}) });
		await phone.sync();
		await world.restore(ownUnit);
		expect(await onServer()).not.toContain('Xuân');
		await phone.signIn();
		await phone.openPrivate();
		await phone.sync();
		expect(await onServer()).toContain('Hà Thị Xuân');
		expect(await onServer()).not.toContain('sealed');
		expect(await inClear(phone, 'Xuân')).toEqual([]);
	});
});

describe('after the last wrong code', () => {
	const allWrong = async (phone: Phone) => {
		for (let left = MOST_TRIES - 1; left > 0; left--)
			expect(await unlock(phone, '240562')).toEqual({ kind: 'wrong', left });
		return unlock(phone, '240562');
	};

	test('what is private is gone, the session ended, and the rest waits for its person', async () => {
		const phone = await locked();
		await phone.sync();
		await say(phone);
		await phone.on(() => record(phone.device, { name: 'Trồng cây' }));
		await phone.open();
		// Without network: the server hears of it at the next contact, before anything else.
		phone.weather = () => Promise.reject(new TypeError('offline'));
		// Ending the app gives no more tries.
		expect(await unlock(phone, '240562')).toMatchObject({ left: MOST_TRIES - 1 });
		await phone.open();
		expect(await unlock(phone, '240562')).toMatchObject({ left: MOST_TRIES - 2 });
		expect(await unlock(phone, PIN)).toEqual({ kind: 'open' });
		await phone.open();
		expect(await allWrong(phone)).toEqual({ kind: 'gone' });
		const left = await phone.storage.databases();
		expect(left.filter(({ name }) => name?.includes('-private'))).toEqual([]);
		expect(await stateOf(phone)).toBe('none');
		expect(phone.device.session.expired).toBe(true);
		const setUp = () => phone.on(async () => (await phone.device.lock.get()).setUp(PIN));
		expect(await setUp()).toEqual({ ok: false, error: 'signIn' });
		phone.weather = (_url, _init, pass) => pass();
		expect(await phone.sync()).toMatchObject({ unsent: 1, trouble: 'signIn' });
		expect((await phone.fetch('/api/session', {})).status).toBe(401);
		await phone.signIn();
		expect(await phone.sync()).toMatchObject({ unsent: 0, trouble: null });
		expect((await phone.on(() => rowsOf(phone.device))).map(({ name }) => name)).toContain(
			'Trồng cây'
		);
		expect(await setUp()).toEqual({ ok: true, value: null });
		await phone.sync();
		expect(await entries(phone)).not.toContainEqual(expect.objectContaining({ set: stage.set }));
	}, 120_000);
});

describe('a phone of an earlier version', () => {
	/** A copy in the clear, as it was kept before there was a lock. */
	async function withClearCopy(phone: Phone): Promise<void> {
		await phone.on(async () => {
			const { person } = phone.device.session;
			const databases = new LocalDatabases(personPrefix(person), unsealed);
			const id = `work:${TERM}:party:${stage.key}:01F870MS410000000000000000`;
			const by = { _id: id, _rev: `1-${'a'.repeat(32)}`, type: 'work', v: 1 };
			const about = { ...stage, by: person, name: 'An', at: '2021-05-20T00:00:00.000Z' };
			await databases.get(DATABASE).keep([{ ...by, ...about }]);
			await databases.close();
			const store = await openPersonStore(person, () => undefined);
			if (!store.ok) throw new Error(store.error);
			await noteDatabase(store.value, DATABASE, { complete: true, since: 1, copy: 'a' });
			await store.value.close();
		});
	}

	test('seals what it has when a code is set, without network', async () => {
		const phone = await world.phone([secretaryOf(ownUnit)]);
		await withClearCopy(phone);
		expect(await inClear(phone)).not.toEqual([]);
		phone.weather = () => Promise.reject(new TypeError('offline'));
		await phone.openPrivate();
		expect(await inClear(phone)).toEqual([]);
		expect(await entries(phone)).toMatchObject([{ set: stage.set }]);
	});

	test('keeps nothing of it past its next round where nobody set one', async () => {
		const phone = await world.phone([secretaryOf(ownUnit)]);
		await withClearCopy(phone);
		await phone.sync();
		expect(await inClear(phone)).toEqual([]);
	});
});

test('a member’s own assessment is sealed once they keep what is private, and a member has no lock', async () => {
	const member = await world.phone([memberOf(ownUnit)]);
	expect(member.device.lock).toMatchObject({ isThere: false, isShut: false });
	const said = 'Tôi đã trồng hai trăm cây';
	const own: WorkSaid = {
		term: TERM,
		subject: 'memberSelf',
		key: `2021.${officer('').key}`,
		set: { level: 'good', said }
	};
	await say(member, own);
	await member.sync();
	expect(await inClear(member, said)).not.toEqual([]);
	await world.changeRoles(member, [secretaryOf(ownUnit)]);
	await member.sync();
	expect(member.device.lock).toMatchObject({ isThere: true, isShut: true });
	await member.openPrivate();
	await member.sync();
	expect(await inClear(member, said)).toEqual([]);
	expect(await entries(member)).toContainEqual(expect.objectContaining({ set: own.set }));
});
