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
