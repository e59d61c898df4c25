import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { content, ownUnit, otherUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

const database = unitDatabase(ownUnit);
const rowOf = async (phone: Phone, id: string) =>
	(await phone.on(() => rowsOf(phone.device))).find((row) => row.id === id);

/**
 * A secretary enters a record for somebody else without signal, and loses that right before it is sent: the server
 * refuses it, though the phone had to allow it.
 */
async function refused() {
	const phone = await world.phone([secretaryOf(ownUnit)]);
	await phone.sync();
	const other = await world.phone([memberOf(ownUnit)]);
	const id = await phone.on(async () => {
		const draft = await phone.device.newDraft(ownUnit, other.device.session.person);
		const done = await phone.device.submitDraft(draft.id, content());
		if (!done.ok) throw new Error(JSON.stringify(done.error));
		return done.value;
	});
	await world.changeRoles(phone, [memberOf(ownUnit)]);
	const status = await phone.sync();
	return { phone, id, status };
}

describe('a refused record', () => {
	test('stays on the phone with the reason, and is not sent again by itself', async () => {
		const { phone, id, status } = await refused();
		expect(status).toMatchObject({ unsent: 0, denied: 1, trouble: null });
		expect(await rowOf(phone, id)).toMatchObject({
			rail: 'denied',
			denial: { code: 'otherAuthor' }
		});
		phone.requests.length = 0;
		await phone.sync();
		expect(phone.requests.some((one) => one.endsWith('/_bulk_docs'))).toBe(false);
		await phone.open();
		expect(await rowOf(phone, id)).toMatchObject({ rail: 'denied' });
	});

	test('goes up as it is once the right is back and the person asks', async () => {
		const { phone, id } = await refused();
		await world.changeRoles(phone, [secretaryOf(ownUnit), memberOf(ownUnit)]);
		await phone.on(() => phone.device.resendDenied(id));
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0 });
		expect(await rowOf(phone, id)).toMatchObject({ rail: 'done', denial: null });
	});

	test('that is given up vanishes, because the server holds nothing of it', async () => {
		const { phone, id } = await refused();
		await phone.on(() => phone.device.discardDenied(id));
		expect(await rowOf(phone, id)).toBeUndefined();
		expect(await phone.on(() => phone.device.recordDetail(id))).toBeNull();
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0 });
	});
});

/** A record the server has, edited by its author while somebody took the right away. */
async function refusedEdit() {
	const author = await world.phone([secretaryOf(ownUnit)]);
	const owner = await world.phone([memberOf(ownUnit)]);
	const id = await owner.on(() => record(owner.device, { name: 'Bản đã gửi' }));
	await owner.sync();
	await author.sync();
	await author.on(async () => {
		await author.device.editDraft(id, {});
		const done = await author.device.submitDraft(id, content({ name: 'Bản bị từ chối' }));
		if (!done.ok) throw new Error(JSON.stringify(done.error));
	});
	await world.changeRoles(author, [memberOf(ownUnit)]);
	const status = await author.sync();
	return { phone: author, owner, id, status };
}

describe('a refused edit', () => {
	test('leaves the version the server holds as the record, and the own words beside it', async () => {
		const { phone, id, status } = await refusedEdit();
		expect(status).toMatchObject({ denied: 1, unsent: 0 });
		expect(await rowOf(phone, id)).toMatchObject({ name: 'Bản đã gửi', rail: 'denied' });
		const detail = await phone.on(() => phone.device.recordDetail(id));
		expect(detail?.activity.content.name).toBe('Bản đã gửi');
		expect(detail?.deniedVersion?.content.name).toBe('Bản bị từ chối');
		expect(detail?.conflicts).toEqual([]);
	});

	test('that is mended is based on the version the server holds', async () => {
		const { phone, id } = await refusedEdit();
		await world.changeRoles(phone, [secretaryOf(ownUnit)]);
		await phone.sync();
		await phone.on(async () => {
			await phone.device.editDraft(id, {});
			const done = await phone.device.submitDraft(id, content({ name: 'Bản sửa lại' }));
			if (!done.ok) throw new Error(JSON.stringify(done.error));
		});
		expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0 });
		expect(await rowOf(phone, id)).toMatchObject({
			name: 'Bản sửa lại',
			rail: 'done',
			conflicted: false
		});
		const leaves = await world.app.couch.getRevs(database, id, 'all');
		expect(leaves).toHaveLength(1);
		expect(leaves[0]).toMatchObject({ ok: { edits: [{ n: 1 }, { n: 2 }] } });
	});

	test('that is given up gives way to the version the server holds, and to what comes after it', async () => {
		const { phone, owner, id } = await refusedEdit();
		await phone.on(() => phone.device.discardDenied(id));
		expect(await rowOf(phone, id)).toMatchObject({ name: 'Bản đã gửi', rail: 'done' });
		await owner.on(async () => {
			await owner.device.editDraft(id, {});
			await owner.device.submitDraft(id, content({ name: 'Bản mới của người ghi' }));
		});
		await owner.sync();
		await phone.sync();
		expect(await rowOf(phone, id)).toMatchObject({
			name: 'Bản mới của người ghi',
			conflicted: false
		});
	});
});

test('a decision that was refused, sent again and taken decides in the list too', async () => {
	const secretary = await world.phone([secretaryOf(ownUnit)]);
	const owner = await world.phone([memberOf(ownUnit)]);
	const id = await owner.on(() => record(owner.device));
	await owner.sync();
	await secretary.sync();
	const rev = (await secretary.on(() => secretary.device.recordDetail(id)))?.activity._rev ?? '';
	await secretary.on(() => secretary.device.decide(id, rev, { verdict: 'approve' }));
	expect(await rowOf(secretary, id)).toMatchObject({ seal: 'approved' });
	await world.changeRoles(secretary, [memberOf(ownUnit)]);
	expect(await secretary.sync()).toMatchObject({ denied: 1 });
	expect(await rowOf(secretary, id)).toMatchObject({ seal: 'waiting' });

	await world.changeRoles(secretary, [secretaryOf(ownUnit)]);
	await secretary.on(() => secretary.device.resendDenied(id));
	expect(await rowOf(secretary, id)).toMatchObject({ seal: 'approved' });
	expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0 });
	expect(await rowOf(secretary, id)).toMatchObject({ seal: 'approved', rail: 'done' });
});

describe('lost rights', () => {
	test('with everything sent, the copy of the unit leaves the phone', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		const id = await phone.on(() => record(phone.device));
		await phone.sync();
		await world.changeRoles(phone, [memberOf(otherUnit)]);
		await phone.sync();
		await phone.sync();
		expect(phone.device.syncStatus().trouble).toBeNull();
		expect(await rowOf(phone, id)).toBeUndefined();
		expect(phone.device.session.roles).toEqual([memberOf(otherUnit)]);
	});

	test('what cannot be sent any more stays until the person has it as a file', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		await phone.sync();
		const id = await phone.on(() => record(phone.device));
		await world.changeRoles(phone, [memberOf(otherUnit)]);
		await phone.sync();
		expect(await phone.sync()).toMatchObject({ unsent: 1, trouble: 'lostRights' });
		expect(await rowOf(phone, id)).toMatchObject({ id });
		const file = await phone.on(() => phone.device.exportUnsent());
		expect(file.count).toBe(1);
		expect(file.json).toContain(id);
		await phone.on(() => phone.device.abandonLost());
		expect(await phone.sync()).toMatchObject({ unsent: 0, trouble: null });
		expect(await rowOf(phone, id)).toBeUndefined();
	});

	test('a refusal while the rights still hold destroys nothing', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		const id = await phone.on(() => record(phone.device));
		await phone.sync();
		await phone.on(() => record(phone.device));
		phone.weather = async (url, _init, pass) =>
			url.startsWith('/db/unit-')
				? new Response('{"error":"forbidden"}', {
						status: 403,
						headers: { 'content-type': 'application/json' }
					})
				: pass();
		expect(await phone.sync()).toMatchObject({ unsent: 1, trouble: 'serverDown' });
		expect(await rowOf(phone, id)).toMatchObject({ id });
	});
});
