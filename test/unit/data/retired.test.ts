import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import type { WorkSaid } from '../../../src/lib/data/notices.ts';
import { ownUnit, personId } from '../../fixtures/builders.ts';
import { receipt } from '../../fixtures/notice-builders.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ulid } from '../../../src/lib/domain/ids.ts';
import { RetentionDesk } from '../../../src/lib/domain/retention/retention-desk.ts';
import { personOf } from '../../fixtures/roster-builders.ts';
import { partyStage } from '../../fixtures/work-builders.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { basic } from '../../integration/server/app.ts';
import { memberOf, secretaryOf } from './support/phone.ts';
import { storageOf } from './support/storage.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

const NAME = 'Sầm Quý Hiếm';
const ok = { ok: true, value: null };

/** Where the name stands on a phone, in whatever version of whatever document. */
async function placesOn(phone: Phone): Promise<string[]> {
	return [...(await storageOf(phone.storage))].flatMap(([name, text]) =>
		text.includes(NAME) ? name : []
	);
}

test('phones let go of a retired name, in older versions too, and none of them brings it back', async () => {
	const secretary = await (await world.phone([secretaryOf(ownUnit)])).openPrivate();
	const away = await world.phone([secretaryOf(ownUnit)]);
	const member = await world.phone([memberOf(ownUnit)]);
	const office = await world.phone([{ role: 'office' }]);
	const by = secretary.device.session.person;
	const known = personOf(
		'lot-1',
		[
			{ kind: 'listed', day: '2020-03-01', by },
			{ kind: 'left', day: '2022-03-01', note: 'Thôi việc', by }
		],
		{ name: NAME, folded: 'sam quy hiem' }
	);
	const stage: WorkSaid = {
		term: shippedTerm.id,
		...partyStage(NAME, { person: known.id, introducedOn: '2021-05-19' })
	};
	expect(await secretary.on(() => secretary.device.savePerson(known))).toEqual(ok);
	expect(await secretary.on(async () => (await secretary.device.work(ownUnit)).say(stage))).toEqual(
		ok
	);
	for (const phone of [secretary, away, member]) await phone.sync();
	// What is private is sealed.
	expect(await placesOn(secretary)).toHaveLength(2);
	expect(await placesOn(member)).toHaveLength(2);

	const retired = await fetch(`${world.app.url}/api/retention/person/${known.id}`, {
		method: 'POST',
		headers: { ...basic(office.login), 'content-type': 'application/json' },
		body: JSON.stringify({ places: [], answer: 'Đã bỏ tên.' })
	});
	expect(retired.status).toBe(200);
	for (const phone of [secretary, member]) {
		await phone.sync();
		expect(await placesOn(phone)).toEqual([]);
		const people = await phone.on(() => phone.device.people(ownUnit));
		expect(people).toMatchObject([{ id: known.id, name: '(đã rút tên)' }]);
	}

	// Without signal somebody corrected the person meanwhile.
	const corrected = { ...known, department: 'Phòng mới' };
	const [mine] = await away.on(() => away.device.people(ownUnit));
	expect(await away.on(() => away.device.savePerson({ ...corrected, _rev: mine?._rev }))).toEqual(
		ok
	);
	await away.sync();
	await secretary.sync();
	expect(await placesOn(secretary)).toEqual([]);
});

test('a phone lets go of who read a notice, once the office decided that it is forgotten', async () => {
	const member = await world.phone([memberOf(ownUnit)]);
	const office = await world.phone([{ role: 'office' }]);
	const by = personId('nguoi-doc-xua');
	const edition = ulid(Date.parse('2019-01-01'), new Uint8Array(16));
	const read = receipt({ by, notice: edition, edition, at: '2019-01-02T01:00:00.000Z' });
	await world.app.couch.bulkDocs(unitDatabase(ownUnit), [read]);
	await member.sync();
	const places = async () =>
		[...(await storageOf(member.storage))].filter(([, text]) => text.includes(by));
	expect(await places()).toHaveLength(2);

	const ask = (place: string, init: RequestInit = {}) =>
		fetch(`${world.app.url}/api/retention${place}`, {
			headers: { ...basic(office.login), 'content-type': 'application/json' },
			...init
		});
	const { receipts } = v.parse(RetentionDesk, await (await ask('')).json());
	expect(receipts.count).toBe(1);
	const body = JSON.stringify({ mark: receipts.mark });
	expect((await ask('/receipts', { method: 'POST', body })).status).toBe(200);
	expect(await member.sync()).toMatchObject({ trouble: null, denied: 0 });
	expect(await places()).toEqual([]);
});
