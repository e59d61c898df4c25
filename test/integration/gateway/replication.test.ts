import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
	asActivity,
	decided,
	push,
	record,
	renamed,
	replica,
	rosterPerson,
	unit
} from './documents.ts';
import { localDatabase, remoteDatabase } from './phone.ts';
import type { World } from './world.ts';
import { openWorld, other, own } from './world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => {
	expect(world.faults).toEqual([]);
});

describe("PouchDB's replication through the gateway", () => {
	it('carries records of a member up, and the decision of a secretary down again', async () => {
		const [phone, desk] = [localDatabase(), localDatabase()];
		const made = record('member');
		await phone.put(made);
		const up = await phone.replicate.to(remoteDatabase(world, 'member', own));
		expect(up).toMatchObject({ ok: true, docs_written: 1, doc_write_failures: 0 });

		await desk.replicate.from(remoteDatabase(world, 'secretary', own));
		const seen = asActivity(await desk.get(made._id));
		const approval = decided('approve', seen, 'secretary');
		await desk.put(approval);
		await desk.replicate.to(remoteDatabase(world, 'secretary', own));

		const down = await phone.replicate.from(remoteDatabase(world, 'member', own));
		expect(down.ok).toBe(true);
		expect(await phone.get(approval._id)).toMatchObject({ verdict: 'approve' });
	});

	it('goes on where it ended: a second round carries nothing', async () => {
		const phone = localDatabase();
		const remote = remoteDatabase(world, 'member', own);
		await phone.put(record('member'));
		await phone.replicate.to(remote);
		expect(await phone.replicate.to(remote)).toMatchObject({ docs_written: 0 });
		await phone.replicate.from(remote);
		expect(await phone.replicate.from(remote)).toMatchObject({ docs_written: 0 });
	});

	it('names a refused document, goes past it, and carries the others', async () => {
		const phone = localDatabase();
		const good = [record('member'), record('member')];
		const bad = record('colleague');
		for (const document of [...good, bad]) await phone.put(document);
		const denied: unknown[] = [];
		const up = await phone.replicate
			.to(remoteDatabase(world, 'member', own))
			.on('denied', (error) => denied.push(error));
		expect(up).toMatchObject({ ok: true, docs_written: 2, doc_write_failures: 1 });
		expect(denied).toMatchObject([{ id: bad._id, name: 'forbidden' }]);
		expect(JSON.parse(up.errors[0]?.reason ?? '')).toMatchObject({ code: 'otherAuthor' });
		for (const document of good)
			expect(await world.couch.get(own, document._id)).toMatchObject({ type: 'activity' });
	});

	it('carries both sides of a conflict, and the history of each', async () => {
		const first = replica(record('member'));
		await push(world, 'member', own, [first]);
		const [one, two] = [localDatabase(), localDatabase()];
		for (const phone of [one, two])
			await phone.replicate.from(remoteDatabase(world, 'member', own));
		await one.put(renamed(asActivity(await one.get(first._id)), 'Trên máy một', 'member'));
		await two.put(
			renamed(asActivity(await two.get(first._id)), 'Trên máy hai', 'member', 'device-2')
		);
		for (const phone of [one, two]) {
			const up = await phone.replicate.to(remoteDatabase(world, 'member', own));
			expect(up.doc_write_failures).toBe(0);
		}
		await one.replicate.from(remoteDatabase(world, 'member', own));
		const { _conflicts } = await one.get(first._id, { conflicts: true });
		expect(_conflicts).toHaveLength(1);
	});

	it('brings a live listener what others write', async () => {
		const phone = localDatabase();
		const live = phone.replicate.from(remoteDatabase(world, 'secretary', own), {
			live: true,
			retry: true
		});
		const paused = new Promise((done) => live.on('paused', done));
		await paused;
		const made = replica(record('member'));
		const arrived = new Promise<void>((done) =>
			live.on(
				'change',
				() =>
					void phone.get(made._id).then(
						() => done(),
						() => undefined
					)
			)
		);
		await push(world, 'member', own, [made]);
		await arrived;
		live.cancel();
		await live;
		expect(await phone.get(made._id)).toMatchObject({ type: 'activity' });
	});

	it('gives the committee every unit and the programme to read, and takes nothing from it', async () => {
		await push(world, 'office', 'programme', [replica(unit('so-tai-chinh'))]);
		await push(world, 'secretary', own, [replica(rosterPerson('le-thi-mai'))]);
		const phone = localDatabase();
		for (const database of ['programme', own, other, 'totals', 'totals-committee'])
			await phone.replicate.from(remoteDatabase(world, 'committee', database));
		expect(await phone.get('unit:so-tai-chinh')).toMatchObject({ name: 'Sở Y tế' });
		expect(await phone.get('person:le-thi-mai')).toMatchObject({ membership: 'member' });
		await phone.put(record('committee'));
		const up = phone.replicate.to(remoteDatabase(world, 'committee', own));
		await expect(up).rejects.toMatchObject({ status: 403 });
	});

	it('ends with 403 where a person has no right, and with 401 where nobody is signed in', async () => {
		const phone = localDatabase();
		const foreign = phone.replicate.from(remoteDatabase(world, 'member', other));
		await expect(foreign).rejects.toMatchObject({ status: 403 });
		const response = await world.ask(null, `/db/${own}/_changes`);
		expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, null]);
	});

	it("is known by the gateway's own uuid", async () => {
		expect(await remoteDatabase(world, 'member', own).id()).toBe(`f00d${own}`);
	});
});
