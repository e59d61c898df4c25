import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkSaid } from '../../../src/lib/data/notices.ts';
import type { Role } from '../../../src/lib/domain/access.ts';
import { privateDatabase, unitDatabase } from '../../../src/lib/domain/database.ts';
import { BLOCK_UNIT } from '../../../src/lib/domain/ids.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { officer, partyStage } from '../../fixtures/work-builders.ts';
import { memberOf, secretaryOf } from './support/phone.ts';
import { storageOf } from './support/storage.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

/** A name that stands nowhere but in what is private. */
const NAME = 'Sầm Thị Kín';
const TERM = shippedTerm.id;
const stage: WorkSaid = { term: TERM, ...partyStage(NAME, { introducedOn: '2021-05-19' }) };
/** A phone on which a code was set. */
const locked = async (...roles: Role[]) => (await world.phone(roles)).openPrivate();
const say = (phone: Phone, said: WorkSaid, unit = ownUnit) =>
	phone.on(async () => (await phone.device.work(unit)).say(said));
const entries = (phone: Phone, unit = ownUnit) =>
	phone.on(async () => (await phone.device.work(unit)).entries(TERM));

/** The databases of a phone in which something stands that only private databases tell. */
async function placesOf(phone: Phone, what = NAME): Promise<string[]> {
	return [...(await storageOf(phone.storage))].flatMap(([name, text]) =>
		text.includes(what) ? name : []
	);
}

/** The sealed copies of private databases on a phone. */
const sealedCopies = async (phone: Phone) =>
	(await phone.storage.databases()).filter(({ name }) => name?.endsWith(':sealed') === true);

test('what a secretary writes in private reaches the deputy and the committee’s opened unit, and no read model', async () => {
	const secretary = await locked(secretaryOf(ownUnit));
	const deputy = await locked(secretaryOf(ownUnit));
	const committee = await locked({ role: 'committee' });
	expect(await say(secretary, stage)).toEqual({ ok: true, value: null });
	expect(await entries(secretary)).toMatchObject([{ set: { name: NAME } }]);
	expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	const received = () => deputy.on(async () => (await deputy.device.work(ownUnit)).received());
	expect(await received()).toBe(false);
	await deputy.sync();
	expect(await received()).toBe(true);
	await committee.sync();
	expect(await entries(deputy)).toMatchObject([{ set: { name: NAME } }]);
	expect(await placesOf(committee)).toEqual([]);
	await committee.on(() => committee.device.pinUnit(ownUnit, true));
	expect(await entries(committee)).toMatchObject([{ set: { name: NAME } }]);
	for (const phone of [secretary, deputy, committee]) expect(await placesOf(phone)).toEqual([]);
	await committee.on(() => committee.device.pinUnit(ownUnit, false));
	expect(await placesOf(committee)).toEqual([]);
});

const outsiders: [string, Role[]][] = [
	['a member of the unit', [memberOf(ownUnit)]],
	['another unit’s secretary', [secretaryOf(otherUnit)]],
	['the office, with the unit opened', [{ role: 'office' }]],
	['the inspection', [{ role: 'inspection' }]]
];

test.each(outsiders)(
	'%s finds nothing of it on the phone, and can write none',
	async (_who, roles) => {
		const secretary = await locked(secretaryOf(ownUnit));
		await say(secretary, stage);
		await secretary.sync();
		const outsider = await world.phone(roles);
		if (roles.some(({ role }) => role === 'office'))
			await outsider.on(() => outsider.device.pinUnit(ownUnit, true));
		expect(await outsider.sync()).toMatchObject({ trouble: null });
		expect(await placesOf(outsider)).toEqual([]);
		expect(await say(outsider, stage)).toMatchObject({ error: { denial: 'noRight' } });
	}
);

test('a secretary whose right was taken keeps nothing of it, nor does one who signed out', async () => {
	const [former, leaving] = [
		await locked(secretaryOf(ownUnit)),
		await locked(secretaryOf(ownUnit))
	];
	await say(former, stage);
	await former.sync();
	await leaving.sync();
	for (const phone of [former, leaving]) expect(await sealedCopies(phone)).toHaveLength(1);
	await world.changeRoles(former, [memberOf(ownUnit)]);
	await former.sync();
	await former.sync();
	expect((await leaving.on(() => leaving.device.signOut('ifAllSent'))).ok).toBe(true);
	for (const phone of [former, leaving]) expect(await sealedCopies(phone)).toEqual([]);
});

test('neither receipts nor the audit nor any other database of the server tell of whom it is', async () => {
	const secretary = await locked(secretaryOf(ownUnit));
	await say(secretary, { term: TERM, ...officer(NAME, { partyMember: true }) });
	await secretary.sync();
	const names = await world.app.couch.listDatabases();
	expect(names).toContain(unitDatabase(ownUnit));
	const telling: string[] = [];
	for (const name of names) {
		const { rows } = await world.app.couch.allDocs(name, { includeDocs: true });
		if (JSON.stringify(rows).includes(NAME)) telling.push(name);
	}
	expect(telling).toEqual([privateDatabase(ownUnit)]);
});

test('Đoàn Khối’s own officers reach the committee’s phones by themselves, with where they work, and nobody else’s', async () => {
	const [committee, other, secretary] = [
		await locked({ role: 'standing' }),
		await locked({ role: 'committee' }),
		await locked(secretaryOf(ownUnit))
	];
	const said = { ...officer('Hà Thị Xuân', { position: 'secretary', workUnit: ownUnit }) };
	expect(await say(committee, { term: TERM, ...said }, BLOCK_UNIT)).toMatchObject({ ok: true });
	await committee.sync();
	await other.sync();
	await secretary.sync();
	expect(await entries(other, BLOCK_UNIT)).toMatchObject([{ set: said.set }]);
	expect(await placesOf(secretary, 'Hà Thị Xuân')).toEqual([]);
	expect(await say(secretary, { term: TERM, ...said }, BLOCK_UNIT)).toMatchObject({
		error: { denial: 'noRight' }
	});
});

test('a member’s own assessment reaches the secretary and no other member; on another phone it is asked of the server', async () => {
	const [member, other, secretary] = [
		await world.phone([memberOf(ownUnit)]),
		await world.phone([memberOf(ownUnit)]),
		await locked(secretaryOf(ownUnit))
	];
	const words = 'Tôi đã trồng hai trăm cây';
	const own: WorkSaid = {
		term: TERM,
		subject: 'memberSelf',
		key: `2021.${officer('').key}`,
		set: { level: 'good', said: words }
	};
	expect(await say(member, own)).toEqual({ ok: true, value: null });
	for (const phone of [member, secretary, other, member])
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	const said = (phone: Phone) =>
		phone.on(async () => {
			const all = await (await phone.device.work(ownUnit)).entries(TERM);
			return all.filter(({ subject }) => subject === 'memberSelf').map(({ set }) => set);
		});
	// It stays on the phone it was written on, though that phone reads nothing else there.
	expect(await said(member)).toEqual([own.set]);
	expect(await said(secretary)).toEqual([own.set]);
	expect(await placesOf(other, words)).toEqual([]);
	const asked = (phone: Phone) => phone.on(async () => (await phone.device.work(ownUnit)).askOwn());
	expect(await asked(member)).toMatchObject({ ok: true, value: [{ set: own.set }] });
	expect(await asked(other)).toEqual({ ok: true, value: [] });
	// A restored server lacks it, and the one phone that has it may not read there.
	await world.restore(ownUnit);
	await member.signIn();
	expect(await member.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	expect(await asked(member)).toMatchObject({ ok: true, value: [{ set: own.set }] });
	expect((await member.on(() => member.device.signOut('ifAllSent'))).ok).toBe(true);
	expect(await placesOf(member, words)).toEqual([]);
});
