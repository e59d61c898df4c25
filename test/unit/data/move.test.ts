import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

async function revOf(phone: Phone, id: ActivityId): Promise<string> {
	const detail = await phone.on(() => phone.device.recordDetail(id));
	return detail?.activity._rev ?? '';
}

async function move(phone: Phone, id: ActivityId, rev?: string) {
	const seen = rev ?? (await revOf(phone, id));
	return phone.on(() => phone.device.move(id, seen, otherUnit));
}

/** A record of a member of two units, written in the wrong one. */
async function misplaced() {
	const author = await world.phone([memberOf(ownUnit), memberOf(otherUnit)]);
	const id = await author.on(() => record(author.device, { name: 'Tặng quà', result: 'Xong' }));
	await author.sync();
	return { author, id };
}

describe('a record in the wrong unit', () => {
	test('goes to the right one whole, and is withdrawn where it was', async () => {
		const { author, id } = await misplaced();
		const moved = await move(author, id);
		if (!moved.ok) throw new Error(JSON.stringify(moved.error));
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0 });

		const there = await world.phone([secretaryOf(otherUnit)]);
		await there.sync();
		const [row] = await there.on(() => rowsOf(there.device));
		expect(row).toMatchObject({ id: moved.value, name: 'Tặng quà', seal: 'waiting' });
		const detail = await there.on(() => there.device.recordDetail(moved.value));
		expect(detail?.activity.content.result).toBe('Xong');
		expect(detail?.activity.edits[0]?.movedFrom).toEqual({ unit: ownUnit, activity: id });

		const here = await world.phone([secretaryOf(ownUnit)]);
		await here.sync();
		const old = await here.on(() => here.device.recordDetail(id));
		expect(old?.status.seal).toBe('withdrawn');
		expect(old?.activity.edits.at(-1)?.movedTo).toEqual({
			unit: otherUnit,
			activity: moved.value
		});
	});

	test('is there once, however often it is moved', async () => {
		const { author, id } = await misplaced();
		const inOther = async () =>
			(await author.on(() => rowsOf(author.device))).filter(({ unit }) => unit === otherUnit);
		const before = await inOther();
		const rev = await revOf(author, id);
		const first = await move(author, id, rev);
		expect(first.ok).toBe(true);
		expect(await move(author, id, rev)).toEqual(first);
		await author.sync();
		expect(await move(author, id)).toEqual(first);
		expect(await inOther()).toHaveLength(before.length + 1);
	});

	test('stays where the person has no right in the other unit', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		const id = await author.on(() => record(author.device));
		expect(await move(author, id)).toEqual({
			ok: false,
			error: { kind: 'denied', denial: 'otherUnit' }
		});
		const detail = await author.on(() => author.device.recordDetail(id));
		expect(detail?.activity.state).toBe('submitted');
	});

	test('counts where it was approved until the secretary there agrees', async () => {
		const { author, id } = await misplaced();
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		await secretary.sync();
		const seen = await revOf(secretary, id);
		await secretary.on(() => secretary.device.decide(id, seen, { verdict: 'approve' }));
		await secretary.sync();
		await author.sync();
		expect((await move(author, id)).ok).toBe(true);
		await author.sync();
		await secretary.sync();
		const old = await secretary.on(() => secretary.device.recordDetail(id));
		expect(old?.status).toMatchObject({
			seal: 'changedAfterApproval',
			approval: { verdict: 'approve' }
		});
	});

	test('is sent back with the name of the right unit', async () => {
		const { author, id } = await misplaced();
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		await secretary.sync();
		const seen = await revOf(secretary, id);
		const back = { verdict: 'return', reason: 'Sai đơn vị', moveTo: otherUnit } as const;
		await secretary.on(() => secretary.device.decide(id, seen, back));
		expect(await secretary.sync()).toMatchObject({ denied: 0, unsent: 0 });
		await author.sync();
		const detail = await author.on(() => author.device.recordDetail(id));
		expect(detail?.status).toMatchObject({ seal: 'returned', decision: { moveTo: otherUnit } });
	});
});
