import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECK_IN_DAYS, checkInId, windowAt } from '../../../src/lib/domain/check-in/check-in.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import { sweepCheckIns } from '../../../src/lib/server/retention/check-ins.ts';
import { bytes, NOON, otherUnit, unitId } from '../../fixtures/builders.ts';
import { checkIn } from '../../fixtures/check-in-builders.ts';
import { push, pushOne, replica } from './documents.ts';
import type { Person, World } from './world.ts';
import { block, idOf, openWorld, other, own } from './world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const DAY = 86_400_000;
let seed = 0;
/** Of an activity of its own, so that no test is in another's way. */
function said(by: Person, fields: Partial<ReturnType<typeof checkIn>> = {}) {
	const activity = newActivityId(NOON + ++seed, bytes(seed));
	return checkIn({ activity, by: idOf(by), ...fields });
}

describe('a check-in', () => {
	it('is written by whoever is of the unit, of themselves', async () => {
		for (const person of ['member', 'colleague', 'secretary'] as const)
			expect(await pushOne(world, person, own, replica(said(person)))).toBe('written');
		expect(await pushOne(world, 'member', own, replica(said('colleague')))).toBe('otherAuthor');
		expect(await pushOne(world, 'secretary', own, replica(said('member')))).toBe('otherAuthor');
	});

	it('is refused from everybody else, and in every other database', async () => {
		const refused = (person: Person, database: string, fields = {}) =>
			push(world, person, database, [replica(said(person, fields))]).then(
				(answers) => [...answers.values()][0],
				(error: unknown) => String(error).slice(7, 10)
			);
		expect(await refused('otherMember', own)).toBe('403');
		for (const person of ['committee', 'standing', 'office', 'inspection'] as const)
			expect(await refused(person, own), person).not.toBe(undefined);
		expect(await refused('standing', block, { unit: unitId('khoi') })).toBe('noRight');
		expect(await refused('otherMember', other)).toBe('otherUnit');
		expect(await refused('otherMember', other, { unit: otherUnit })).toBe(undefined);
		expect(await refused('office', 'programme')).toBe('wrongPlace');
	});

	it('may be sent again, is never changed, and is taken from a second phone beside the first', async () => {
		const one = said('member');
		const first = replica(one);
		for (const again of [1, 2])
			expect([again, await pushOne(world, 'member', own, first)]).toEqual([again, 'written']);
		const later = { ...one, at: new Date(NOON + DAY).toISOString() };
		expect(await pushOne(world, 'member', own, replica(later, [first._rev]))).toBe('appendOnly');
		const second = { ...one, at: new Date(NOON + 1000).toISOString() };
		expect(await pushOne(world, 'member', own, replica(second))).toBe('written');
		const gone = { _id: first._id, _deleted: true };
		expect(await pushOne(world, 'member', own, replica(gone, [first._rev]))).toBe('deletion');
	});

	it('lies no more often than somebody has phones', async () => {
		const one = said('member');
		const answers: string[] = [];
		for (let phone = 0; phone < 6; phone++) {
			const at = new Date(NOON + phone * 1000).toISOString();
			const version = { ...one, at };
			answers.push(await pushOne(world, 'member', own, replica(version)));
		}
		expect(answers.slice(0, 4)).toEqual(['written', 'written', 'written', 'written']);
		expect(answers.slice(4)).toEqual(['appendOnly', 'appendOnly']);
	});

	it('names its record and its person in its id, and holds nothing else', async () => {
		const one = said('member');
		const another = checkInId(one.activity, idOf('colleague'));
		expect(await pushOne(world, 'member', own, replica({ ...one, _id: another }))).toBe('invalid');
		const bad: object[] = [
			{ note: 'x'.repeat(10_000) },
			{ window: 1.5 },
			{ window: 1e12 },
			{ mark: '' },
			{ activity: 'activity:1' },
			{ at: 'hôm qua' }
		];
		for (const fields of bad)
			expect(await pushOne(world, 'member', own, replica({ ...one, ...fields }))).toBe('invalid');
	});

	it('is not taken long after its code was shown, nor of a day to come', async () => {
		const of = (days: number) => said('member', { window: windowAt(NOON + days * DAY) });
		expect(await pushOne(world, 'member', own, replica(of(-CHECK_IN_DAYS)))).toBe('written');
		expect(await pushOne(world, 'member', own, replica(of(-CHECK_IN_DAYS - 1)))).toBe('outOfTime');
		expect(await pushOne(world, 'member', own, replica(of(1)))).toBe('written');
		expect(await pushOne(world, 'member', own, replica(of(3)))).toBe('outOfTime');
	});

	it('goes when its time is over, every version of it, and does not come again', async () => {
		const kept = replica(said('member', { window: windowAt(NOON + DAY) }));
		const one = said('member');
		const versions = [0, 1].map((n) => {
			const version = { ...one, at: new Date(NOON + n * 1000).toISOString() };
			return replica(version);
		});
		for (const each of [kept, ...versions]) await push(world, 'member', own, [each]);
		const later = NOON + (CHECK_IN_DAYS + 1) * DAY;
		await sweepCheckIns(world.couch, NOON);
		expect(await world.couch.get(own, one._id)).toMatchObject({ type: 'checkIn' });
		await sweepCheckIns(world.couch, later);
		await expect(world.couch.get(own, one._id)).rejects.toMatchObject({ status: 404 });
		expect(await world.couch.get(own, kept._id)).toMatchObject({ _rev: kept._rev });
		const [again] = versions;
		if (again !== undefined) expect(await pushOne(world, 'member', own, again)).toBe('written');
		await expect(world.couch.get(own, one._id)).rejects.toMatchObject({ status: 404 });
		const anew = { ...one, at: new Date(NOON + 9000).toISOString() };
		expect(await pushOne(world, 'member', own, replica(anew))).toBe('deletion');
	});
});
