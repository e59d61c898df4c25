import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { content, ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

const edit = (phone: Phone, id: ActivityId, fields: Partial<ActivityContent>) =>
	phone.on(async () => {
		await phone.device.editDraft(id, {});
		const done = await phone.device.submitDraft(id, content(fields));
		if (!done.ok) throw new Error(JSON.stringify(done.error));
	});
const detailOf = async (phone: Phone, id: ActivityId) => {
	const detail = await phone.on(() => phone.device.recordDetail(id));
	if (detail === null) throw new Error('no such record');
	return detail;
};

/** A record both phones have, from which both go on without hearing of each other. */
async function shared() {
	const author = await world.phone([memberOf(ownUnit)]);
	const secretary = await world.phone([secretaryOf(ownUnit)]);
	const id = await author.on(() => record(author.device, { name: 'Đầu', result: '' }));
	await author.sync();
	await secretary.sync();
	return { author, secretary, id };
}

describe('the same record edited on two phones', () => {
	test('becomes one where a draft begun before the other edit came changes other fields', async () => {
		const { author, secretary, id } = await shared();
		await author.on(() => author.device.editDraft(id, {}));
		await edit(secretary, id, { name: 'Đầu', result: 'Bí thư ghi thêm' });
		await secretary.sync();
		await author.sync();
		const mine = content({ name: 'Tên của người ghi', result: '' });
		expect(await author.on(() => author.device.submitDraft(id, mine))).toMatchObject({ ok: true });
		const detail = await detailOf(author, id);
		expect(detail.activity.content).toMatchObject({
			name: 'Tên của người ghi',
			result: 'Bí thư ghi thêm'
		});
		expect(detail.conflicts).toEqual([]);
	});

	test('keeps both where both changed the same field, and says so on both phones', async () => {
		const { author, secretary, id } = await shared();
		await author.on(() => author.device.editDraft(id, {}));
		await edit(secretary, id, { name: 'Tên của bí thư', result: '' });
		await secretary.sync();
		await author.sync();
		await author.on(() =>
			author.device.submitDraft(id, content({ name: 'Tên của người ghi', result: '' }))
		);
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0 });
		await secretary.sync();
		for (const phone of [author, secretary]) {
			const detail = await detailOf(phone, id);
			const names = [detail.activity, ...detail.conflicts].map((one) => one.content.name);
			expect(names.sort()).toEqual(['Tên của bí thư', 'Tên của người ghi']);
			const [row] = (await phone.on(() => rowsOf(phone.device))).filter((one) => one.id === id);
			expect(row).toMatchObject({ conflicted: true });
		}
	});

	test('is in conflict on a phone that comes later as well, with the version that the others show', async () => {
		const { author, secretary, id } = await shared();
		for (const [phone, name] of [
			[secretary, 'Tên của bí thư'],
			[author, 'Tên của người ghi']
		] as const)
			await edit(phone, id, { name, result: '' });
		await secretary.sync();
		await author.sync();
		await secretary.sync();
		const later = await world.phone([secretaryOf(ownUnit)]);
		await later.sync();
		const rowOf = async (phone: Phone) =>
			(await phone.on(() => rowsOf(phone.device))).find((row) => row.id === id);
		const shown = await rowOf(secretary);
		expect(shown).toMatchObject({ conflicted: true });
		expect(await rowOf(later)).toMatchObject({ conflicted: true, name: shown?.name });
	});

	test('without signal on both sides loses neither side', async () => {
		const { author, secretary, id } = await shared();
		await edit(author, id, { name: 'Một', result: '' });
		await edit(secretary, id, { name: 'Hai', result: '' });
		await author.sync();
		await secretary.sync();
		await author.sync();
		const winners = await Promise.all([author, secretary].map((phone) => detailOf(phone, id)));
		expect(winners[0]?.activity).toEqual(winners[1]?.activity);
		expect(winners[0]?.conflicts).toHaveLength(1);
	});
});

test('a record that changed meanwhile cannot be approved as it was seen', async () => {
	const { author, secretary, id } = await shared();
	const seen = (await detailOf(secretary, id)).activity._rev ?? '';
	await edit(author, id, { name: 'Sửa', result: '' });
	await author.sync();
	await secretary.sync();
	expect(
		await secretary.on(() => secretary.device.decide(id, seen, { verdict: 'approve' }))
	).toEqual({
		ok: false,
		error: { kind: 'gone' }
	});
});

test('a withdrawn record says so everywhere, and is never deleted', async () => {
	const { author, secretary, id } = await shared();
	expect(await author.on(() => author.device.withdraw(id))).toMatchObject({ ok: true });
	await author.sync();
	// Rounds in a row: the server tells of a change a moment after it has taken it in.
	await expect
		.poll(async () => {
			await secretary.sync();
			return (await secretary.on(() => rowsOf(secretary.device))).find((one) => one.id === id);
		})
		.toMatchObject({ seal: 'withdrawn' });
	expect((await detailOf(secretary, id)).activity.content.name).toBe('Đầu');
});

test('a record of a newer version of the app is shown as far as it is understood, and left alone', async () => {
	const { author, id } = await shared();
	const [stored] = await world.app.couch.getRevs(`unit-${ownUnit}`, id, 'all', { revs: true });
	if (stored === undefined || !('ok' in stored)) throw new Error('not on the server');
	const { _revisions, ...doc } = stored.ok;
	const hash = 'f'.repeat(32);
	const newer = {
		...doc,
		v: 2,
		mood: 'vui',
		_rev: `2-${hash}`,
		_revisions: { start: 2, ids: [hash, ...(_revisions?.ids ?? [])] }
	};
	await world.app.couch.bulkDocs(`unit-${ownUnit}`, [newer], { newEdits: false });
	// Written past the gateway: the server itself learns of it a moment later.
	await expect
		.poll(async () => {
			await author.sync();
			return (await author.on(() => rowsOf(author.device))).find((one) => one.id === id);
		})
		.toMatchObject({ newer: true, name: 'Đầu' });
	await author.on(() => author.device.editDraft(id, {}));
	expect(await author.on(() => author.device.submitDraft(id, content()))).toEqual({
		ok: false,
		error: { kind: 'denied', denial: 'newerVersion' }
	});
	expect(await author.on(() => author.device.withdraw(id))).toMatchObject({ ok: false });
});
