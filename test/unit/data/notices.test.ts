import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { readNotices } from '../../../src/lib/state/notices/notice-list.svelte.ts';
import { memberOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
	const units = [unitDocument(ownUnit, 'Sở Tài chính'), unitDocument(otherUnit, 'Sở Tư pháp')];
	await world.app.couch.bulkDocs('programme', units);
});
afterAll(() => world.end());

const term = shippedTerm.id;
const listed = (phone: Phone) => phone.on(async () => (await readNotices(phone.device)).listed);
const say = (phone: Phone, key: string, set: object) =>
	phone.on(async () =>
		(await phone.device.workIn('programme')).say({ term, subject: 'notice', key, set })
	);
const receive = (phone: Phone, said: 'read' | 'confirmed') =>
	phone.on(async () => {
		const [notice] = (await readNotices(phone.device)).listed;
		if (notice === undefined) throw new Error('no notice');
		const { key, edition } = notice;
		return (await phone.device.notices()).say({ unit: ownUnit, notice: key, edition, said });
	});

test('a notice written without signal is read without signal, and what was read comes to the unit and to the committee', async () => {
	const writer = await world.phone([{ role: 'office' }]);
	const reader = await world.phone([memberOf(ownUnit)]);
	const head = await world.phone([secretaryOf(ownUnit)]);
	const other = await world.phone([memberOf(otherUnit)]);
	const key = await writer.on(async () => (await writer.device.workIn('programme')).newKey());
	const wanted = { title: 'Họp giao ban', text: '8 giờ.', to: [ownUnit], confirm: true };
	expect(await say(writer, key, wanted)).toEqual({ ok: true, value: null });
	expect(await listed(writer)).toMatchObject([{ key, waiting: true, unread: false, own: [] }]);
	expect(await writer.sync()).toMatchObject({ unsent: 0, denied: 0 });
	expect(await listed(writer)).toMatchObject([{ waiting: false }]);
	expect(await reader.on(() => reader.device.isNotified())).toBe(false);

	for (const phone of [reader, head, other]) await phone.sync();
	expect(await reader.on(() => reader.device.isNotified())).toBe(true);
	expect(await listed(other)).toEqual([]);
	expect(await listed(reader)).toMatchObject([{ key, unread: true, toConfirm: [] }]);
	expect(await listed(head)).toMatchObject([{ key, unread: true, toConfirm: [ownUnit] }]);

	// Read twice: said once. It is no work that waits.
	for (const phone of [reader, reader]) expect((await receive(phone, 'read')).ok).toBe(true);
	expect(await listed(reader)).toMatchObject([{ unread: false }]);
	expect(await reader.on(async () => reader.device.syncStatus().unsent)).toBe(0);
	// A member does not speak for the unit.
	expect(await receive(reader, 'confirmed')).toEqual({
		ok: false,
		error: { kind: 'denied', denial: 'noRight' }
	});
	await receive(head, 'confirmed');
	expect(await listed(head)).toMatchObject([{ unread: false, toConfirm: [] }]);
	for (const phone of [reader, head, writer])
		expect(await phone.sync()).toMatchObject({ denied: 0, trouble: null });
	const known = await head.on(async () => (await head.device.notices()).receipts(ownUnit));
	await head.sync();
	expect(known.length).toBeGreaterThan(0);
	expect(
		(await head.on(async () => (await head.device.notices()).receipts(ownUnit))).map(
			({ by, said }) => [by, said]
		)
	).toEqual(
		expect.arrayContaining([
			[reader.device.session.person, 'read'],
			[head.device.session.person, 'confirmed']
		])
	);
	const told = await writer.on(async () => (await writer.device.notices()).askReadings(key));
	expect(told).toMatchObject({
		ok: true,
		value: { units: [{ unit: ownUnit, confirmedAt: expect.any(String) }] }
	});
	const people = await writer.on(async () =>
		(await writer.device.notices()).askReaders(key, ownUnit)
	);
	if (!people.ok) throw new Error(people.error);
	const read = people.value.people.filter(({ readAt }) => readAt !== null);
	expect(read.map(({ person }) => person).sort()).toEqual(
		[reader, head].map(({ device }) => device.session.person).sort()
	);

	// Corrected: new to read. Withdrawn: asks for nothing.
	await say(writer, key, { text: '9 giờ.' });
	await writer.sync();
	await reader.sync();
	expect(await listed(reader)).toMatchObject([{ unread: true, text: '9 giờ.' }]);
	await say(writer, key, { withdrawn: true });
	await writer.sync();
	await reader.sync();
	expect(await listed(reader)).toMatchObject([{ unread: false, withdrawn: true }]);
});

test('a member writes none', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	const key = await phone.on(async () => (await phone.device.workIn('programme')).newKey());
	expect(await say(phone, key, { title: 'x', text: 'y', to: 'all' })).toMatchObject({ ok: false });
});

test('of what is not on the server nobody has read anything, and without an answer nothing is claimed', async () => {
	const writer = await world.phone([{ role: 'committee' }]);
	const key = await writer.on(async () => (await writer.device.workIn('programme')).newKey());
	await say(writer, key, { title: 'x', text: 'y', to: 'all' });
	const ask = () => writer.on(async () => (await writer.device.notices()).askReadings(key));
	expect(await ask()).toEqual({ ok: false, error: 'notYet' });
	writer.weather = () => Promise.reject(new TypeError('no signal'));
	expect(await ask()).toEqual({ ok: false, error: 'offline' });
});
