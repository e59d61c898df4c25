import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workEntry } from '../../fixtures/work-builders.ts';
import { pushOne, replica } from './documents.ts';
import type { Person, World } from './world.ts';
import { idOf, openWorld, own, people } from './world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

let n = 0;
/** Something new of the sixth conference, in somebody's name. */
const entry = (by: Person) =>
	workEntry({ subject: 'conference', key: '6', set: { heldOn: '2021-06-25' } }, -++n, idOf(by));
const send = (as: Person, by = as, database = 'committee') =>
	pushOne(world, as, database, replica(entry(by)));

const members: Person[] = ['committee', 'standing'];
const others = people.filter((person) => !members.includes(person));

describe('the committee’s work', () => {
	it.each(members)('is written by %s', async (person) => {
		expect(await send(person)).toBe('written');
	});

	it.each(others)('is neither written nor read by %s', async (person) => {
		const written = await world.ask(person, '/db/committee/_bulk_docs', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ docs: [replica(entry(person))], new_edits: false })
		});
		expect([403, 404]).toContain(written.status);
		for (const path of ['_changes', '_all_docs?include_docs=true', entry('committee')._id])
			expect([403, 404]).toContain((await world.ask(person, `/db/committee/${path}`)).status);
	});

	it('is written in one’s own name, once, and where it belongs', async () => {
		expect(await send('committee', 'standing')).toBe('otherAuthor');
		expect(await send('committee', 'committee', 'programme')).toBe('wrongPlace');
		expect(await send('secretary', 'secretary', own)).toBe('wrongPlace');
		const said = entry('committee');
		const sent = replica(said);
		expect(await pushOne(world, 'committee', 'committee', sent)).toBe('written');
		expect(await pushOne(world, 'committee', 'committee', sent)).toBe('written');
		const other = { ...said, set: { heldOn: '2021-06-26' } };
		const changed = replica(other);
		expect(await pushOne(world, 'committee', 'committee', changed)).toBe('appendOnly');
	});
});
