import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActivity, decided, push, pushOne, record, renamed, replica } from './documents.ts';
import type { Replica } from './documents.ts';
import type { World } from './world.ts';
import { idOf, openWorld, own } from './world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

/** The unit's database as an old backup has it: empty. Receipts are not taken back by a restore. */
async function restoreOldBackup() {
	await world.couch.deleteDatabase(own);
	await world.couch.createDatabase(own);
}

const tellsOf = (receipt: object, id: string) => JSON.stringify(receipt).includes(`"${id}"`);

const spoilt = (document: Replica): Replica => ({ ...document, at: '2021-06-15T07:00:00.000Z' });

describe('receipts', () => {
	it('note when a revision arrived, from whom, and what it said, once', async () => {
		const made = replica(record('member'));
		await push(world, 'member', own, [made]);
		await push(world, 'secretary', own, [made]);
		const receipts = (await world.all('receipts')).filter((receipt) => tellsOf(receipt, made._id));
		expect(receipts).toMatchObject([
			{
				_id: expect.stringMatching(`^${own}/`),
				database: own,
				by: idOf('member'),
				at: '2021-06-15T05:00:00.000Z',
				revisions: [[made._id, made._rev, expect.stringMatching(/^[0-9a-f]{64}$/)]]
			}
		]);
	});

	it('are not given for what was refused', async () => {
		const bad = replica(record('colleague'));
		await push(world, 'member', own, [bad]);
		const receipts = await world.all('receipts');
		expect(receipts.filter((receipt) => tellsOf(receipt, bad._id))).toEqual([]);
	});

	it("let a colleague's phone bring back, after a restore, exactly what had been accepted", async () => {
		const made = replica(record('member'));
		const edited = replica(renamed(asActivity(made), 'Thư ký sửa', 'secretary'), [made._rev]);
		const approval = replica(decided('approve', asActivity(edited), 'secretary'));
		await push(world, 'member', own, [made]);
		await push(world, 'secretary', own, [edited, approval]);
		await restoreOldBackup();
		expect(await push(world, 'colleague', own, [approval, edited])).toEqual(new Map());
		expect(await world.couch.get(own, made._id)).toMatchObject({ _rev: edited._rev });
		expect(await world.couch.get(own, approval._id)).toMatchObject({ _rev: approval._rev });
		const audit = await world.all('audit');
		expect(audit).toContainEqual(
			expect.objectContaining({ kind: 'replayed', by: idOf('colleague'), count: 2 })
		);
	});

	it('do not let one changed word pass', async () => {
		const made = replica(record('member'));
		await push(world, 'member', own, [made]);
		const approval = replica(decided('approve', asActivity(made), 'secretary'));
		await push(world, 'secretary', own, [approval]);
		await restoreOldBackup();
		await push(world, 'member', own, [made]);
		expect(await pushOne(world, 'deputy', own, spoilt(approval))).toBe('forgedDecision');
		expect(await pushOne(world, 'otherSecretary', 'programme', approval).catch(String)).toContain(
			'403'
		);
		expect(await pushOne(world, 'deputy', own, approval)).toBe('written');
	});

	it('make sending again after a cut connection change nothing', async () => {
		const batch = [record('member'), record('member')].map((one) => replica(one));
		await push(world, 'member', own, batch);
		const before = await world.couch.databaseInfo(own);
		expect(await push(world, 'member', own, batch)).toEqual(new Map());
		expect(await world.couch.databaseInfo(own)).toMatchObject({
			update_seq: before.update_seq,
			doc_count: before.doc_count
		});
	});
});
