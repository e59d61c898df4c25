import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

test('a record goes up, is approved on another phone, and the author sees it', async () => {
	const author = await world.phone([memberOf(ownUnit)]);
	const secretary = await world.phone([secretaryOf(ownUnit)]);
	const id = await author.on(() => record(author.device));
	expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0, sent: 1, trouble: null });
	expect((await author.on(() => rowsOf(author.device)))[0]).toMatchObject({ id, rail: 'done' });

	expect(await secretary.sync()).toMatchObject({ trouble: null });
	const seen = await secretary.on(() => secretary.device.recordDetail(id));
	expect(seen?.activity.author).toBe(author.device.session.person);
	const rev = seen?.activity._rev ?? '';
	await secretary.on(() => secretary.device.decide(id, rev, { verdict: 'approve' }));
	expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });

	await author.sync();
	expect((await author.on(() => rowsOf(author.device)))[0]).toMatchObject({ seal: 'approved' });
});

describe('an answer that is lost on the way', () => {
	test('leaves the record once on the server, and the outbox clears with the next round', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		await phone.sync();
		const id = await phone.on(() => record(phone.device));
		phone.weather = async (url, _init, pass) => {
			const response = await pass();
			if (url.endsWith('/_bulk_docs')) throw new TypeError('connection reset');
			return response;
		};
		expect(await phone.sync()).toMatchObject({ unsent: 1, trouble: 'serverDown' });
		phone.weather = (_url, _init, pass) => pass();
		phone.requests.length = 0;
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		expect(phone.requests.filter((one) => one.endsWith('/_bulk_docs'))).toEqual([]);
		const stored = await world.app.couch.getRevs(unitDatabase(ownUnit), id, 'all');
		expect(stored).toHaveLength(1);
	});
});
