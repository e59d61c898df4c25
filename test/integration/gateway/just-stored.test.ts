import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { push, record, replica } from './documents.ts';
import type { Person, World } from './world.ts';
import { openWorld, own } from './world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const missing = (person: Person, revs: Record<string, string[]>) =>
	world.json(person, `/db/${own}/_revs_diff`, { method: 'POST', body: JSON.stringify(revs) });

describe('a phone that asks what of its batch arrived', () => {
	it('is told without asking the store again, once', async () => {
		const made = [replica(record('member')), replica(record('member'))];
		await push(world, 'member', own, made);
		const asked = vi.spyOn(world.couch, 'revsDiff');
		const revs = Object.fromEntries(made.map(({ _id, _rev }) => [_id, [_rev]]));
		expect(await missing('member', revs)).toEqual({});
		expect(asked).not.toHaveBeenCalled();
		expect(await missing('member', revs)).toEqual({});
		expect(asked).toHaveBeenCalledOnce();
		asked.mockRestore();
	});

	it('is told by the store what did not come with it, and so is everybody else', async () => {
		const [made, never] = [replica(record('member')), replica(record('member'))];
		await push(world, 'member', own, [made]);
		const asked = vi.spyOn(world.couch, 'revsDiff');
		const revs = { [made._id]: [made._rev], [never._id]: [never._rev] };
		expect(await missing('colleague', revs)).toMatchObject({
			[never._id]: { missing: [never._rev] }
		});
		expect(asked).toHaveBeenLastCalledWith(own, revs);
		expect(await missing('member', revs)).toMatchObject({ [never._id]: { missing: [never._rev] } });
		expect(asked).toHaveBeenLastCalledWith(own, { [never._id]: [never._rev] });
		asked.mockRestore();
	});
});
