import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/lib/domain/date.ts';
import { parseDocument } from '../../../../src/lib/domain/document.ts';
import { countsByChiDoan, rosterOn } from '../../../../src/lib/domain/unit/frozen-lists.ts';
import { maturing } from '../../../../src/lib/domain/unit/maturing.ts';
import { notThere } from '../../../../src/lib/domain/unit/participants.ts';
import { foldMoves, activeOn, membershipOn } from '../../../../src/lib/domain/unit/history.ts';
import type { Person } from '../../../../src/lib/domain/unit/person.ts';
import { withMove } from '../../../../src/lib/domain/unit/person-write.ts';
import { transfersOf } from '../../../../src/lib/domain/unit/transfer.ts';
import { NOON, otherUnit, ownUnit, personId, unitId } from '../../../fixtures/builders.ts';
import { moveOf, personOf, type SaidMove } from '../../../fixtures/roster-builders.ts';

const came: SaidMove = { kind: 'listed', day: '2020-03-01' };
const kinds = ['listed', 'admitted', 'received', 'transferred', 'matured', 'left'] as const;
const anyMove = fc.record({
	kind: fc.constantFrom(...kinds),
	day: fc.nat(700).map((n) => addDays('2020-06-01', n)),
	membership: fc.constantFrom('member' as const, 'youth' as const)
});

describe('who is on a roster', () => {
	it('property: is, on every day, what a walk through the moves says', () => {
		fc.assert(
			fc.property(fc.array(anyMove, { maxLength: 8 }), fc.nat(900), (said, n) => {
				const person = personOf('a1a', [came, ...said]);
				const day = addDays('2020-01-01', n);
				let as: 'member' | 'youth' | null = null;
				const inOrder = [came, ...said].sort((a, b) =>
					a.day < b.day ? -1 : a.day > b.day ? 1 : 0
				);
				for (const move of inOrder.filter((one) => one.day <= day)) {
					if (move.kind === 'matured' || move.kind === 'left' || move.kind === 'transferred')
						as = null;
					else if (move.kind === 'admitted') as = 'member';
					else as ??= move.membership ?? 'member';
				}
				expect(membershipOn(person, day)).toBe(as);
			})
		);
	});

	it('property: a history that is taken parses again, and one that is out of order never does', () => {
		fc.assert(
			fc.property(fc.array(anyMove, { maxLength: 6 }), (said) => {
				const person = personOf('a1a', [came, ...said]);
				const isInOrder = foldMoves(person.moves ?? []).faults.length === 0;
				expect(parseDocument(person, NOON).ok).toBe(isInOrder);
			})
		);
	});

	it('a transfer keeps the person, on one list of its day and not on two', () => {
		const day = '2021-06-30';
		const there = personOf('a1a', [came, { kind: 'transferred', day, other: { unit: otherUnit } }]);
		const here = personOf('a1a', [{ kind: 'received', day, other: { unit: ownUnit } }], {
			unit: otherUnit
		});
		expect([activeOn(there, day), activeOn(here, day)]).toEqual([false, true]);
		expect([activeOn(there, addDays(day, -1)), activeOn(here, addDays(day, -1))]).toEqual([
			true,
			false
		]);
	});

	it('is not what the days say where they are not those of the moves', () => {
		const person = personOf('a1a', [came, { kind: 'matured', day: '2021-03-26' }]);
		const parse = (fields: Partial<Person>) => parseDocument({ ...person, ...fields }, NOON);
		expect(parse({}).ok).toBe(true);
		expect(parse({ activeTo: null })).toMatchObject({ ok: false });
		expect(parse({ v: 1 })).toMatchObject({ ok: false });
		const ahead = withMove(person, moveOf({ kind: 'listed', day: '2023-01-01' }, 9));
		expect(parseDocument(ahead, NOON)).toMatchObject({
			error: { issues: [{ path: 'moves.2.day', code: 'tooFarAhead' }] }
		});
	});
});

describe('what concerns a unit of the other rosters', () => {
	const third = unitId('so-y-te');
	const went = (to = ownUnit, day = '2021-05-01') =>
		personOf('a1a', [came, { kind: 'transferred', day, other: { unit: to } }], { unit: otherUnit });
	const of = (unit: typeof ownUnit, ...people: Person[]) =>
		transfersOf(
			unit,
			new Map(
				[ownUnit, otherUnit, third].map((id) => [id, people.filter((one) => one.unit === id)])
			),
			'2021-06-15'
		);

	it('waits for the unit that somebody goes to, and is told to nobody else', () => {
		expect(of(ownUnit, went()).arrivals).toMatchObject([
			{ person: 'a1a', from: otherUnit, day: '2021-05-01' }
		]);
		expect(of(otherUnit, went()).departures).toEqual([
			{ person: 'a1a', to: ownUnit, day: '2021-05-01', received: false }
		]);
		expect(of(third, went())).toEqual({ arrivals: [], departures: [], shared: [] });
	});

	it('is over once they are received, on whichever day the other unit wrote', () => {
		for (const day of ['2021-04-20', '2021-05-01', '2021-06-01']) {
			const here = personOf('a1a', [{ kind: 'received', day, other: { unit: otherUnit } }]);
			expect(of(ownUnit, went(), here).arrivals).toEqual([]);
			expect(of(otherUnit, went(), here).departures).toMatchObject([{ received: true }]);
		}
		// Somebody who was here years ago and comes back has not been received by that.
		const before = personOf('a1a', [came, { kind: 'transferred', day: '2020-09-01' }]);
		expect(of(ownUnit, went(), before).arrivals).toHaveLength(1);
	});

	it('says who stands on two rosters today, to both', () => {
		const [here, there] = [personOf('a1a', [came]), personOf('a1a', [came], { unit: otherUnit })];
		expect(of(ownUnit, here, there).shared).toEqual([{ person: 'a1a', unit: otherUnit }]);
		expect(of(otherUnit, here, there).shared).toEqual([{ person: 'a1a', unit: ownUnit }]);
	});
});

it('who passes the age is a hint: by the year of birth, of those on the roster', () => {
	const born = (id: string, birthYear: number | null, said = [came]) =>
		personOf(id, said, { birthYear });
	const people = [
		born('a1990', 1990),
		born('b1991', 1991),
		born('c-unknown', null),
		born('d-gone', 1985, [came, { kind: 'matured', day: '2021-03-26' }])
	];
	const ids = (day: string) => maturing(people, day, { from: 16, to: 30 }).map(({ id }) => id);
	expect(ids('2021-06-15')).toEqual(['a1990']);
	expect(ids('2022-01-01')).toEqual(['a1990', 'b1991']);
	expect(ids('2021-01-15')).toEqual(['a1990', 'd-gone']);
});

it('a participant who had left by the day of the record is told, also one who came later; never one of unknown day', () => {
	const people = [
		personOf('stayed', [came]),
		personOf('gone', [came, { kind: 'matured', day: '2021-03-26' }]),
		personOf('late', [{ kind: 'listed', day: '2021-07-01' }])
	];
	const members = people.map(({ id }) => id);
	const names = (start: string, end: string | null = null) =>
		notThere(members, people, { precision: 'day', start, end, words: '' }).map(({ id }) => id);
	expect(names('2021-03-25')).toEqual(['late']);
	expect(names('2021-03-26')).toEqual(['late']);
	expect(names('2021-03-27')).toEqual(['gone', 'late']);
	expect(names('2021-06-20', '2021-07-02')).toEqual(['gone']);
	expect(notThere(members, people, { precision: 'unknown', words: '' })).toEqual([]);
	expect(
		notThere([], people, { precision: 'day', start: '2021-03-27', end: null, words: '' })
	).toEqual([]);
});

it('a headcount freezes membership and chi đoàn of its day, and counts by chi đoàn come to its lists', () => {
	const people = [
		personOf(
			'a1a',
			[
				{ ...came, membership: 'youth' },
				{ kind: 'admitted', day: '2021-03-26' }
			],
			{
				chiDoan: 'mot'
			}
		),
		personOf('b1b', [{ ...came, membership: 'youth' }], { chiDoan: 'hai' }),
		personOf('c1c', [came]),
		personOf('d1d', [came, { kind: 'left', day: '2021-06-30' }], { chiDoan: 'mot' })
	];
	const before = rosterOn(people, '2021-03-25');
	expect([before.memberIds, before.youthIds]).toEqual([
		['c1c', 'd1d'],
		['a1a', 'b1b']
	]);
	const half = rosterOn(people, '2021-06-30');
	expect([half.memberIds, half.youthIds]).toEqual([['a1a', 'c1c'], ['b1b']]);
	expect(countsByChiDoan(half, ['hai', 'mot'])).toEqual([
		{ chiDoan: 'hai', members: 0, youth: 1 },
		{ chiDoan: 'mot', members: 1, youth: 0 },
		{ chiDoan: null, members: 1, youth: 0 }
	]);
	expect(countsByChiDoan({ memberIds: [personId('a1a')], youthIds: [] }, ['mot'])).toEqual([]);
});
