import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownUnit } from '../../fixtures/builders.ts';
import { paperKey, workEntry } from '../../fixtures/work-builders.ts';
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

describe('the inspections', () => {
	const inspection = (by: Person) =>
		workEntry(
			{
				subject: 'inspection',
				key: paperKey(1),
				set: { unit: ownUnit, topic: 'Thu nộp đoàn phí' }
			},
			-++n,
			idOf(by)
		);
	const keepers: Person[] = ['committee', 'standing', 'inspection'];
	const write = (as: Person, database: string) =>
		pushOne(world, as, database, replica(inspection(as)));

	it.each(keepers)('are written by %s', async (person) => {
		expect(await write(person, 'inspection')).toBe('written');
	});

	it.each(people.filter((person) => !keepers.includes(person)))(
		'are neither written nor read by %s',
		async (person) => {
			const written = await world.ask(person, '/db/inspection/_bulk_docs', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ docs: [replica(inspection(person))], new_edits: false })
			});
			expect([403, 404]).toContain(written.status);
			for (const path of ['_changes', '_all_docs?include_docs=true'])
				expect([403, 404]).toContain((await world.ask(person, `/db/inspection/${path}`)).status);
		}
	);

	it('stay where they belong, and nothing else of the committee’s comes there', async () => {
		expect(await write('committee', 'committee')).toBe('wrongPlace');
		expect(await send('committee', 'committee', 'inspection')).toBe('wrongPlace');
	});
});
