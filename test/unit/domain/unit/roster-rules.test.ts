import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/lib/domain/access.ts';
import { mergePersons } from '../../../../src/lib/domain/unit/merge-persons.ts';
import type { Person } from '../../../../src/lib/domain/unit/person.ts';
import { withMove } from '../../../../src/lib/domain/unit/person-write.ts';
import type { Verdict } from '../../../../src/lib/domain/write-access.ts';
import { canWrite, nothingStored } from '../../../../src/lib/domain/write-access.ts';
import { member, ownUnit, personId, revision, secretary } from '../../../fixtures/builders.ts';
import { moveOf, personOf } from '../../../fixtures/roster-builders.ts';

const deputy = personId('le-van-cuong');
const as = (
	person: Actor['person'],
	role: 'unitSecretary' | 'member' = 'unitSecretary'
): Actor => ({
	person,
	roles: [{ role, unit: ownUnit }]
});
const code = (verdict: Verdict) => (verdict.allowed ? 'allowed' : verdict.denial);
const write = (who: Actor, person: Person, before: Person[] = [], replaced = before) =>
	code(
		canWrite(who, { kind: 'unit', unit: ownUnit }, person, {
			...nothingStored,
			stored: before,
			replaced
		})
	);

const person = personOf('a1a', [{ kind: 'listed', day: '2020-03-01' }]);
const add = (to: Person, by = secretary, kind: 'matured' | 'admitted' = 'matured') => {
	const next = withMove(to, moveOf({ kind, day: '2021-03-26', by }, by.length));
	if (next === null) throw new Error('a person');
	return next;
};

describe('a person of the roster', () => {
	it('is written by the unit’s secretaries, each move in the own name', () => {
		expect(write(as(secretary), person)).toBe('allowed');
		expect(write(as(member, 'member'), person)).toBe('noRight');
		expect(write(as(deputy), person)).toBe('forgedEdit');
		expect(write(as(secretary), add(person), [person])).toBe('allowed');
		expect(write(as(secretary), add(person, deputy), [person])).toBe('forgedEdit');
		// Whoever goes on from what another secretary recorded keeps that as it is.
		expect(write(as(deputy), { ...add(person), department: 'Văn phòng' }, [add(person)])).toBe(
			'allowed'
		);
	});

	it('never loses or changes a move that the version before it had', () => {
		const gone = add(person);
		expect(write(as(secretary), person, [gone])).toBe('rewrittenHistory');
		const [came] = person.moves ?? [];
		if (came === undefined) throw new Error('a move');
		const earlier = {
			...person,
			activeFrom: '2020-01-01',
			moves: [{ ...came, day: '2020-01-01' }]
		};
		expect(write(as(secretary), earlier, [person])).toBe('rewrittenHistory');
		// A branch beside a version takes its place in nothing: both stay in the store.
		expect(write(as(secretary), person, [gone], [])).toBe('allowed');
	});

	it('that takes in a version written apart keeps its moves, whoever recorded them', () => {
		const here = { ...add(person), _rev: revision(2, 1) };
		const there = { ...add(person, deputy, 'admitted'), _rev: revision(2, 2) };
		const merged = mergePersons([here, there]);
		if (merged === null) throw new Error('not merged');
		expect(write(as(secretary), merged, [here, there], [there])).toBe('allowed');
		expect(write(as(member, 'member'), merged, [here, there], [there])).toBe('noRight');
		const without = { ...merged, moves: there.moves };
		expect(write(as(deputy), without, [here, there], [there])).toBe('rewrittenHistory');
	});

	it('of before moves were kept goes on with its two days as they were', () => {
		const old: Person = { ...person, v: 1 };
		delete old.moves;
		expect(write(as(deputy), { ...old, activeTo: '2021-05-01' }, [old])).toBe('allowed');
		expect(write(as(secretary), add(old), [old])).toBe('allowed');
		expect(write(as(secretary), add({ ...old, activeFrom: '2020-02-01' }), [old])).toBe(
			'rewrittenHistory'
		);
		// Entered and moved before the first sync: the store knows nothing of either.
		expect(write(as(secretary), add(old))).toBe('allowed');
		expect(write(as(secretary), old, [add(old)])).toBe('rewrittenHistory');
	});
});
