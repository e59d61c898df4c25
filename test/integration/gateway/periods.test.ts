import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { headcountOf, personOf } from '../../fixtures/roster-builders.ts';
import { closed, refused, reminder, reopened, request } from '../../fixtures/period-builders.ts';
import { asActivity, decided, push, pushOne, record, renamed, replica } from './documents.ts';
import type { Person, World } from './world.ts';
import { idOf, openWorld, other, own } from './world.ts';

let world: World;
let minutes = 0;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

/** Closes or reopens May 2021, in which the records of these tests lie; each later than what came before. */
async function act(
	what: 'close' | 'reopen',
	units: 'all' | (typeof ownUnit)[],
	by: Person = 'committee'
) {
	const n = ++minutes;
	const document = what === 'close' ? closed('2021-05', n, units) : reopened('2021-05', n, units);
	return pushOne(world, by, 'programme', from(by, document));
}

/** A document in somebody's own name, as a phone sends it. */
const from = <T extends { _id: string }>(by: Person, document: T) =>
	replica({ ...document, by: idOf(by) });

async function stored(by: Person = 'member', database = own) {
	const unit = database === own ? ownUnit : otherUnit;
	const made = replica(record(by, unit));
	expect(await pushOne(world, by, database, made)).toBe('written');
	return asActivity(made);
}

const decide = (verdict: 'approve' | 'return' | 'revoke', on: ReturnType<typeof asActivity>) =>
	pushOne(world, 'secretary', own, replica(decided(verdict, on, 'secretary')));

describe('a closed period', () => {
	it('takes records, and no decision on them until it is reopened for their unit', async () => {
		const before = await stored();
		const approval = decided('approve', before, 'secretary');
		expect(await pushOne(world, 'secretary', own, replica(approval))).toBe('written');
		expect(await act('close', 'all')).toBe('written');
		const waiting = await stored();
		for (const verdict of ['approve', 'return', 'revoke'] as const)
			expect(await decide(verdict, waiting)).toBe('periodClosed');
		expect(await decide('revoke', before)).toBe('periodClosed');
		// What was decided before stays, and may be sent again.
		expect(await pushOne(world, 'secretary', own, replica(approval))).toBe('written');
		const edited = renamed(waiting, 'Tặng 30 suất quà', 'member');
		expect(await pushOne(world, 'member', own, replica(edited, [waiting._rev ?? '']))).toBe(
			'written'
		);

		expect(await act('reopen', [otherUnit])).toBe('written');
		expect(await decide('approve', waiting)).toBe('periodClosed');
		expect(await act('reopen', [ownUnit])).toBe('written');
		expect(await decide('approve', waiting)).toBe('written');
		expect(await act('close', [ownUnit])).toBe('written');
		expect(await decide('revoke', waiting)).toBe('periodClosed');
	});

	it('keeps what stands approved in it, though the record says another day now', async () => {
		await act('reopen', 'all');
		const made = await stored();
		expect(await decide('approve', made)).toBe('written');
		await act('close', 'all');
		const when = { precision: 'day', start: '2021-06-10', end: null, words: '' } as const;
		const moved = renamed(
			{ ...made, content: { ...made.content, when } },
			made.content.name,
			'member'
		);
		expect(moved).toMatchObject({ content: { when } });
		const honest = {
			...moved,
			edits: [
				...made.edits,
				{
					n: 2,
					base: made._rev,
					at: made.createdAt,
					by: idOf('member'),
					device: 'device-1',
					changes: [{ field: 'when', old: made.content.when }]
				}
			]
		};
		const sent = replica(honest, [made._rev ?? '']);
		expect(await pushOne(world, 'member', own, sent)).toBe('written');
		expect(await decide('approve', asActivity(sent))).toBe('periodClosed');
	});

	it('sees the decisions of its own batch', async () => {
		await act('reopen', 'all');
		const made = await stored();
		await act('close', 'all');
		const both = [decided('approve', made, 'secretary'), decided('revoke', made, 'secretary')];
		const answers = await push(
			world,
			'secretary',
			own,
			both.map((one) => replica(one))
		);
		expect([...answers.values()]).toEqual(['periodClosed', 'periodClosed']);
	});
});

describe('a headcount', () => {
	const counted = (by: Person, date: string, members = 3) =>
		from(by, headcountOf(date, { members, by: idOf(by) }));

	it('is kept as it is where a closed period stands on it, and is taken once that is reopened', async () => {
		await act('reopen', 'all');
		const first = counted('secretary', '2021-05-31');
		expect(await pushOne(world, 'secretary', own, first)).toBe('written');
		await act('close', 'all');
		const again = (members: number) =>
			replica(headcountOf('2021-05-31', { members, by: idOf('secretary') }), [first._rev]);
		expect(await pushOne(world, 'secretary', own, again(9))).toBe('periodClosed');
		// Sent again as it was, it is nothing new.
		expect(await pushOne(world, 'secretary', own, first)).toBe('written');
		// An earlier day says nothing of May while a later one has its own count; a later one is not May's.
		expect(await pushOne(world, 'secretary', own, counted('secretary', '2020-12-31'))).toBe(
			'written'
		);
		expect(await pushOne(world, 'secretary', own, counted('secretary', '2021-06-30'))).toBe(
			'written'
		);
		await act('reopen', [ownUnit]);
		expect(await pushOne(world, 'secretary', own, again(9))).toBe('written');
	});

	it('sees the headcounts of its own batch', async () => {
		await act('reopen', 'all');
		await act('close', 'all');
		const answers = await push(world, 'otherSecretary', other, [
			from('otherSecretary', {
				...headcountOf('2020-12-31', { by: idOf('otherSecretary') }),
				unit: otherUnit
			})
		]);
		expect([...answers.values()]).toEqual(['periodClosed']);
	});
});

describe('a person of the roster', () => {
	it('keeps every move that the stored version has, on every way of writing', async () => {
		const came = { kind: 'listed' as const, day: '2020-03-01', by: idOf('secretary') };
		const gone = { kind: 'matured' as const, day: '2021-03-26', by: idOf('secretary') };
		const before = replica(personOf('nguoi-moi', [came, gone]));
		expect(await pushOne(world, 'secretary', own, before)).toBe('written');
		const cut = replica(personOf('nguoi-moi', [came]), [before._rev]);
		expect(await pushOne(world, 'secretary', own, cut)).toBe('rewrittenHistory');
		const foreign = personOf('nguoi-moi', [
			came,
			gone,
			{ ...came, day: '2021-05-01', by: idOf('deputy') }
		]);
		expect(await pushOne(world, 'secretary', own, replica(foreign, [before._rev]))).toBe(
			'forgedEdit'
		);
		const wrong = personOf('nguoi-sai', [came, { ...gone, day: '2019-01-01' }]);
		expect(await pushOne(world, 'secretary', own, replica(wrong))).toBe('invalid');
	});
});

describe('closings', () => {
	it.each(['committee', 'standing', 'office'] as const)('are written by %s', async (by) => {
		expect(await act('close', 'all', by)).toBe('written');
	});

	it('are written by nobody else, and nowhere else', async () => {
		for (const by of ['member', 'secretary', 'inspection'] as const)
			await expect(act('close', 'all', by)).rejects.toThrow('403');
		const closing = from('secretary', closed('2021-05', ++minutes));
		expect(await pushOne(world, 'secretary', own, closing)).toBe('wrongPlace');
		const asked = { ...request('2021-05', ++minutes), by: idOf('committee') };
		expect(await pushOne(world, 'committee', 'programme', replica(asked))).toBe('wrongPlace');
	});

	it('are kept as they are, in the own name, and of no time ahead', async () => {
		const closing = { ...closed('2021-05', ++minutes), by: idOf('committee') };
		const sent = replica(closing);
		expect(await pushOne(world, 'committee', 'programme', sent)).toBe('written');
		const other = { ...closing, reason: 'Khác' };
		const changed = replica(other, [sent._rev]);
		expect(await pushOne(world, 'committee', 'programme', changed)).toBe('appendOnly');
		const foreign = { ...closed('2021-05', ++minutes), by: idOf('office') };
		expect(await pushOne(world, 'committee', 'programme', replica(foreign))).toBe('otherAuthor');
		const ahead = { ...closed('2021-05', 3000), by: idOf('committee') };
		expect(await pushOne(world, 'committee', 'programme', replica(ahead))).toBe('invalid');
	});
});

describe('requests and reminders', () => {
	it('are the unit secretaries’, in their own unit', async () => {
		for (const document of [request('2021-05', ++minutes), reminder({}, ++minutes)]) {
			const by = (person: Person) => from(person, document);
			expect(await pushOne(world, 'member', own, by('member'))).toBe('noRight');
			expect(await pushOne(world, 'otherSecretary', other, by('otherSecretary'))).toBe('otherUnit');
			expect(await pushOne(world, 'secretary', own, by('secretary'))).toBe('written');
		}
	});

	it('are answered by the committee alone', async () => {
		const answer = refused(request('2021-05', minutes), ++minutes);
		const sent = from('committee', answer);
		expect(await pushOne(world, 'committee', 'programme', sent)).toBe('written');
	});

	it('say nothing about the Party register', async () => {
		const about = { ...reminder({}, ++minutes), about: 'CT05', by: idOf('secretary') };
		expect(await pushOne(world, 'secretary', own, replica(about))).toBe('notReminded');
		const unknown = { ...reminder({}, ++minutes), about: 'CT19', by: idOf('secretary') };
		expect(await pushOne(world, 'secretary', own, replica(unknown))).toBe('notReminded');
	});
});
