import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActivity, decided, push, pushOne, record, renamed, replica } from './documents.ts';
import type { World } from './world.ts';
import { idOf, openWorld, own } from './world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

describe('two writes of one document at once', () => {
	it('do not let the second slip past what the first one set', async () => {
		for (let round = 0; round < 10; round++) {
			const made = record('member');
			const claimed = { ...made, author: idOf('colleague'), recordedBy: idOf('colleague') };
			const answers = await Promise.all([
				pushOne(world, 'member', own, replica(made)),
				pushOne(world, 'colleague', own, replica(claimed))
			]);
			expect(answers.filter((answer) => answer === 'written')).toHaveLength(1);
			expect(await world.couch.getRevs(own, made._id, 'all')).toHaveLength(1);
		}
	});

	it('let two secretaries make one decision, not change it', async () => {
		const made = replica(record('member'));
		await push(world, 'member', own, [made]);
		const approval = decided('approve', asActivity(made), 'secretary');
		const changed = { ...approval, at: '2021-06-15T05:30:00.000Z' };
		const answers = await Promise.all([
			pushOne(world, 'secretary', own, replica(approval)),
			pushOne(world, 'secretary', own, replica(changed))
		]);
		expect(answers.sort()).toEqual(['appendOnly', 'written']);
	});

	it('keep both honest edits as branches', async () => {
		const made = replica(record('member'));
		await push(world, 'member', own, [made]);
		const edits = ['device-1', 'device-2'].map((device) =>
			replica(renamed(asActivity(made), `Trên ${device}`, 'member', device), [made._rev])
		);
		const answers = await Promise.all(edits.map((edit) => pushOne(world, 'member', own, edit)));
		expect(answers).toEqual(['written', 'written']);
		expect(await world.couch.getRevs(own, made._id, 'all')).toHaveLength(2);
	});

	it('let fifty phones send their records together, none lost', async () => {
		const batches = Array.from({ length: 50 }, () =>
			Array.from({ length: 20 }, () => replica(record('member')))
		);
		const refused = await Promise.all(batches.map((batch) => push(world, 'member', own, batch)));
		expect(refused.every((codes) => codes.size === 0)).toBe(true);
		const wanted = Object.fromEntries(batches.flat().map(({ _id, _rev }) => [_id, [_rev]]));
		expect(await world.couch.revsDiff(own, wanted)).toEqual({});
		const receipts = JSON.stringify(await world.all('receipts'));
		expect(batches.flat().filter(({ _rev }) => !receipts.includes(_rev))).toEqual([]);
	});
});
