import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { content, ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import { World } from './support/world.ts';

let world: World;
beforeEach(async () => {
	world = await World.start([ownUnit]);
});
afterEach(() => world.end());

const database = unitDatabase(ownUnit);
const idsOnServer = async () => {
	const page = await world.app.couch.allDocs(database);
	return page.rows.flatMap((row) => ('id' in row ? [row.id] : [])).sort();
};

describe('a server restored from a backup', () => {
	test('gets back from each member what it lost of theirs, and everything from the secretary', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		const silent = await world.phone([memberOf(ownUnit)]);
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		const own = await author.on(() => record(author.device));
		const others = await silent.on(() => record(silent.device));
		await author.sync();
		await silent.sync();
		await secretary.sync();
		const rev = (await secretary.on(() => secretary.device.recordDetail(own)))?.activity._rev ?? '';
		await secretary.on(() => secretary.device.decide(own, rev, { verdict: 'approve' }));
		await secretary.sync();
		await author.sync();
		const before = await idsOnServer();

		await world.restore(ownUnit);
		expect(await idsOnServer()).toEqual([]);
		await author.signIn();
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await idsOnServer()).toContain(own);
		expect(
			(await author.on(() => rowsOf(author.device))).find((row) => row.id === own)
		).toMatchObject({ seal: 'approved', rail: 'done' });

		await secretary.signIn();
		expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await idsOnServer()).toEqual(before);
		expect(await idsOnServer()).toContain(others);
	});

	test('gets back what was sent by a phone that had not received the unit yet', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		author.weather = async (url, _init, pass) => {
			if (url.endsWith('/_changes')) throw new TypeError('connection reset');
			return pass();
		};
		const own = await author.on(() => record(author.device));
		expect(await author.sync()).toMatchObject({ unsent: 0, sent: 1 });
		author.weather = (_url, _init, pass) => pass();
		await world.restore(ownUnit);
		await author.signIn();
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await idsOnServer()).toEqual([own]);
	});

	test('a decision that waits goes up after the record it is about', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		const id = await author.on(() => record(author.device));
		await author.sync();
		await secretary.sync();
		const rev = (await secretary.on(() => secretary.device.recordDetail(id)))?.activity._rev ?? '';
		await secretary.on(() => secretary.device.decide(id, rev, { verdict: 'approve' }));
		await world.restore(ownUnit);
		await secretary.signIn();
		expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	});
});

test('a server rolled back without saying so is found out by the weekly verification', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	const id = await phone.on(() => record(phone.device, { name: 'Bản cũ' }));
	await phone.sync();
	await phone.on(async () => {
		await phone.device.editDraft(id, {});
		await phone.device.submitDraft(id, content({ name: 'Bản mới' }));
	});
	await phone.sync();
	await world.app.couch.deleteDatabase(database);
	await world.app.couch.createDatabase(database);
	await phone.sync();
	phone.clock.forwardDays(8);
	await phone.open();
	expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	expect(await idsOnServer()).toEqual([id]);
	const [leaf] = await world.app.couch.getRevs(database, id, 'all');
	expect(leaf).toMatchObject({ ok: { content: { name: 'Bản mới' } } });
});

describe.skipIf(process.env.COUCHDB_URL)('a server that went back without saying so', () => {
	const namesOnServer = async () => {
		const page = await world.app.couch.allDocs(database, { includeDocs: true });
		return page.rows.map((row) => Object('doc' in row ? row.doc?.['content'] : {})['name']).sort();
	};

	test('gets back at the next round what it lost, though it has gone farther since than it ever was', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		const other = await world.phone([memberOf(ownUnit)]);
		await phone.on(() => record(phone.device, { name: 'A trước' }));
		await phone.sync();
		await world.backUp();
		for (const name of ['B mất', 'C mất']) await phone.on(() => record(phone.device, { name }));
		await phone.sync();
		await world.rollBack();
		expect(await namesOnServer()).toEqual(['A trước']);
		for (const name of ['D', 'E', 'F', 'G', 'H'])
			await other.on(() => record(other.device, { name }));
		await other.sync();
		const all = ['A trước', 'B mất', 'C mất', 'D', 'E', 'F', 'G', 'H'];
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await namesOnServer()).toEqual(all);
		expect((await phone.on(() => rowsOf(phone.device))).map(({ name }) => name).sort()).toEqual(
			all
		);
	});

	test('gets back what was sent by a phone that was cut off before it received', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		await phone.sync();
		await world.backUp();
		phone.weather = async (url, _init, pass) => {
			if (url.endsWith('/_changes')) throw new TypeError('connection reset');
			return pass();
		};
		await phone.on(() => record(phone.device, { name: 'A mất' }));
		expect(await phone.sync()).toMatchObject({ unsent: 0, sent: 1 });
		phone.weather = (_url, _init, pass) => pass();
		await world.rollBack();
		expect(await namesOnServer()).toEqual([]);
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await namesOnServer()).toEqual(['A mất']);
	});

	test('takes a decision that it refused because it had lost the record', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		await author.sync();
		await world.backUp();
		const id = await author.on(() => record(author.device));
		await author.sync();
		await secretary.sync();
		const rev = (await secretary.on(() => secretary.device.recordDetail(id)))?.activity._rev ?? '';
		await secretary.on(() => secretary.device.decide(id, rev, { verdict: 'approve' }));
		await world.rollBack();
		expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await idsOnServer()).toHaveLength(2);
	});

	test('is not followed half-way by a phone that was filling itself', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		const other = await world.phone([memberOf(ownUnit)]);
		const filling = await world.phone([memberOf(ownUnit)]);
		await author.on(() => record(author.device));
		await author.sync();
		await world.backUp();
		for (let n = 0; n < 3; n++) await author.on(() => record(author.device));
		await author.sync();
		filling.weather = async (url, _init, pass) => {
			if (url.includes('/_local/')) throw new TypeError('connection reset');
			return pass();
		};
		await filling.sync();
		filling.weather = (_url, _init, pass) => pass();
		await world.rollBack();
		for (let n = 0; n < 8; n++) await other.on(() => record(other.device));
		await other.sync();
		await filling.sync();
		const shown = (await filling.on(() => rowsOf(filling.device))).map(({ id }) => id);
		expect(shown).toEqual(expect.arrayContaining(await idsOnServer()));
	});
});
