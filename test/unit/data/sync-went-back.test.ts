import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { content, ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
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

const edit = (phone: Phone, id: ActivityId, name: string) =>
	phone.on(async () => {
		await phone.device.editDraft(id, {});
		expect(await phone.device.submitDraft(id, content({ name }))).toMatchObject({ ok: true });
	});

describe.skipIf(process.env.COUCHDB_URL)('a server that went back without saying so', () => {
	test('is found out though it stands, to the number, where it stood', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		const other = await world.phone([memberOf(ownUnit)]);
		await phone.sync();
		await world.backUp();
		const lost = await phone.on(() => record(phone.device));
		await phone.sync();
		const seq = (await world.app.couch.updateSeqs([database])).get(database);
		await world.rollBack();
		const since = await other.on(() => record(other.device));
		await other.sync();
		expect((await world.app.couch.updateSeqs([database])).get(database)).toBe(seq);
		await phone.sync();
		expect(await idsOnServer()).toEqual([lost, since].sort());
		expect((await phone.on(() => rowsOf(phone.device))).map(({ id }) => id).sort()).toEqual(
			[lost, since].sort()
		);
	});
});

describe.skipIf(process.env.COUCHDB_URL)('a phone that sent before it received anything', () => {
	test('is asked for it again by a server that went back', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		await world.backUp();
		phone.weather = async (url, _init, pass) => {
			if (url.endsWith('/_changes')) throw new TypeError('connection reset');
			return pass();
		};
		const own = await phone.on(() => record(phone.device));
		expect(await phone.sync()).toMatchObject({ unsent: 0, sent: 1 });
		await world.rollBack();
		phone.weather = (_url, _init, pass) => pass();
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await idsOnServer()).toEqual([own]);
	});

	test('is asked for it again by a server that went back twice', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		await world.backUp();
		phone.weather = async (url, _init, pass) => {
			if (url.endsWith('/_changes')) throw new TypeError('connection reset');
			return pass();
		};
		const own = await phone.on(() => record(phone.device));
		expect(await phone.sync()).toMatchObject({ unsent: 0, sent: 1 });
		await world.rollBack();
		await phone.sync();
		expect(await idsOnServer()).toEqual([own]);
		await world.rollBack();
		phone.weather = (_url, _init, pass) => pass();
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await idsOnServer()).toEqual([own]);
	});

	test('is asked for it again where it was cut off between two pages, too', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		const others = Array.from({ length: 205 }, (_, n) => ({
			_id: `other:${n}`,
			type: 'other',
			v: 1
		}));
		await world.app.couch.bulkDocs(database, others);
		await world.backUp();
		let pages = 0;
		phone.weather = async (url, _init, pass) => {
			if (url.endsWith('/_bulk_get') && ++pages > 1) throw new TypeError('connection reset');
			return pass();
		};
		const own = await phone.on(() => record(phone.device));
		expect(await phone.sync()).toMatchObject({ unsent: 0, sent: 1 });
		await world.rollBack();
		phone.weather = (_url, _init, pass) => pass();
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await idsOnServer()).toContain(own);
	});
});

describe('a server restored with its receipts', () => {
	test('gets back from whoever reads what those who wrote it no longer have', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		const reader = await world.phone([memberOf(ownUnit)]);
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		const id = await author.on(() => record(author.device));
		await author.sync();
		await secretary.sync();
		const rev = (await secretary.on(() => secretary.device.recordDetail(id)))?.activity._rev ?? '';
		await secretary.on(() => secretary.device.decide(id, rev, { verdict: 'approve' }));
		await secretary.sync();
		await reader.sync();
		for (const gone of [author, secretary])
			expect(await gone.on(() => gone.device.signOut('ifAllSent'))).toMatchObject({ ok: true });
		const before = await idsOnServer();
		await world.restore(ownUnit, () => false, 'kept');
		await reader.signIn();
		expect(await reader.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(await idsOnServer()).toEqual(before);
		expect(before).toHaveLength(2);
	});

	test('takes an edit that stands on one which the secretary made and no longer has', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		const id = await author.on(() => record(author.device, { name: 'một' }));
		await author.sync();
		await secretary.sync();
		await edit(secretary, id, 'hai');
		await secretary.sync();
		await secretary.on(() => secretary.device.signOut('ifAllSent'));
		await author.sync();
		await edit(author, id, 'ba');
		await world.restore(ownUnit, () => false, 'kept');
		await author.signIn();
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		const [leaf] = await world.app.couch.getRevs(database, id, 'all');
		expect(leaf).toMatchObject({ ok: { content: { name: 'ba' }, edits: [{}, {}, {}] } });
	});
});
