import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, World } from './world.ts';
import { openWorld, own, posted } from './world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld({ limits: { localDocuments: 3, localBytes: 1000 } });
});
afterAll(() => world.close());

const at = (id: string) => `/db/${own}/_local/${id}`;
const put = (person: Person, id: string, body: unknown) =>
	world.ask(person, at(id), posted(body, 'PUT'));

describe('checkpoints', () => {
	it('are kept, changed and taken away', async () => {
		const first = await put('member', 'push', { last_seq: 1 });
		expect([first.status, await first.json()]).toEqual([
			201,
			{ ok: true, id: '_local/push', rev: '0-1' }
		]);
		await put('member', 'push', { _id: '_local/push', _rev: '0-1', last_seq: 2 });
		expect(await world.json('member', at('push'))).toEqual({
			_id: '_local/push',
			_rev: '0-2',
			last_seq: 2
		});
		expect((await world.ask('member', `${at('push')}?rev=0-2`, { method: 'DELETE' })).status).toBe(
			200
		);
		expect((await world.ask('member', at('push'))).status).toBe(404);
	});

	it("are each person's own: nobody reads or spoils another's under the same name", async () => {
		await put('member', 'same', { of: 'member' });
		expect((await world.ask('secretary', at('same'))).status).toBe(404);
		await put('secretary', 'same', { of: 'secretary' });
		expect(await world.json('member', at('same'))).toMatchObject({ of: 'member' });
	});

	it('cannot be used to reach those of another by a made-up name', async () => {
		await put('member', 'mine', { of: 'member' });
		for (const id of ['of:nguyen-van-an:mine', '../of:nguyen-van-an:mine', 'index:nguyen-van-an'])
			expect((await world.ask('colleague', at(encodeURIComponent(id)))).status).not.toBe(200);
	});

	it('are read by a committee that may not write, and by nobody without a right', async () => {
		expect((await put('committee', 'pull', { last_seq: 1 })).status).toBe(201);
		expect((await put('otherMember', 'pull', { last_seq: 1 })).status).toBe(403);
	});

	it('are few: the one begun first makes room for a new one', async () => {
		for (const id of ['a', 'b', 'c', 'd']) await put('deputy', id, { id });
		expect((await world.ask('deputy', at('a'))).status).toBe(404);
		for (const id of ['b', 'c', 'd']) expect((await world.ask('deputy', at(id))).status).toBe(200);
	});

	it('are small', async () => {
		const response = await put('member', 'big', { history: 'x'.repeat(2000) });
		expect(response.status).toBe(413);
	});

	it.each([
		[[]],
		[null],
		['text'],
		[{ _id: '_local/else' }],
		[{ _rev: '1-abc' }],
		[{ _deleted: true }]
	])('are documents and nothing else: %j', async (body) => {
		expect((await put('member', 'odd', body)).status).toBe(400);
	});
});
