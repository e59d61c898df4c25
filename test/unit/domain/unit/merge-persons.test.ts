import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/lib/domain/date.ts';
import { parseDocument } from '../../../../src/lib/domain/document.ts';
import { sameContent } from '../../../../src/lib/domain/json.ts';
import { foldMoves, membershipOn } from '../../../../src/lib/domain/unit/history.ts';
import {
	contradictions,
	mergePersons,
	otherFacts,
	withFactsSettled
} from '../../../../src/lib/domain/unit/merge-persons.ts';
import { movesOf } from '../../../../src/lib/domain/unit/moves-of.ts';
import type { Person } from '../../../../src/lib/domain/unit/person.ts';
import { withMove } from '../../../../src/lib/domain/unit/person-write.ts';
import { standingHeadcount } from '../../../../src/lib/domain/unit/standing-headcount.ts';
import { NOON, otherUnit, revision } from '../../../fixtures/builders.ts';
import { headcountOf, moveOf, personOf, type SaidMove } from '../../../fixtures/roster-builders.ts';

const came: SaidMove = { kind: 'listed', day: '2020-03-01', membership: 'youth' };
const start = personOf('a1a', [came]);

/** A version of the person with another move, or none; `n` names both. */
function version(n: number, said: SaidMove | null, fields: Partial<Person> = {}): Person {
	const next = said === null ? start : withMove(start, moveOf(said, n));
	if (next === null) throw new Error('nobody came');
	return { ...next, ...fields, _rev: revision(2, n) };
}

function merged(...leaves: Person[]): Person {
	const made = mergePersons(leaves);
	if (made === null) throw new Error('not merged');
	return made;
}

/** As it is stored after the merge: the winner's next version. */
function stored(person: Person, generation: number): Person {
	return { ...person, _rev: revision(generation, 15) };
}

const kinds = ['admitted', 'transferred', 'matured', 'left'] as const;
const leaf = fc.record({
	moves: fc.array(
		fc.record({ kind: fc.constantFrom(...kinds), after: fc.integer({ min: 1, max: 60 }) }),
		{ maxLength: 4 }
	),
	generation: fc.integer({ min: 2, max: 4 }),
	department: fc.constantFrom('', 'Văn phòng', 'Thanh tra'),
	birthYear: fc.constantFrom(null, 1990, 1991),
	cancels: fc.boolean()
});

/** Versions that secretaries wrote apart: each takes what fits into the history that it saw. */
const leaves = fc.array(leaf, { minLength: 2, maxLength: 5 }).map((all) => {
	let n = 1;
	return all.map(({ moves, generation, cancels, ...facts }, at): Person => {
		let person = start;
		let day = start.activeFrom;
		const add = (said: SaidMove) => {
			const next = withMove(person, moveOf(said, ++n));
			if (next !== null && foldMoves(next.moves ?? []).faults.length === 0) person = next;
		};
		for (const { kind, after } of moves) {
			day = addDays(day, after);
			add({ kind, day });
		}
		const [, last] = movesOf(person);
		if (cancels && last) add({ kind: 'cancelled', day: last.day, replaces: last.id });
		return { ...person, ...facts, _rev: revision(generation, at + 1) };
	});
});

describe('a person whom two secretaries wrote of apart', () => {
	it('property: comes to the same in any order, with every move, and is a person that is taken', () => {
		fc.assert(
			fc.property(
				leaves.chain((all) =>
					fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
				),
				([all, shuffled]) => {
					const one = merged(...all);
					expect(merged(...shuffled)).toEqual(one);
					const ids = new Set(movesOf(one).map(({ id }) => id));
					for (const { id } of all.flatMap(movesOf)) expect(ids).toContain(id);
					expect(parseDocument(one, NOON)).toMatchObject({ ok: true });
					// Taken in once, the versions beside it change nothing any more.
					const again = stored(one, 5);
					const beside = shuffled.filter(({ _rev }) => _rev !== one._rev);
					expect(merged(...beside, again)).toBe(again);
				}
			)
		);
	});

	it('property: two who merge different versions come to one, whoever is first', () => {
		fc.assert(
			fc.property(leaves, fc.nat(), (all, seed) => {
				const [first, ...rest] = all;
				const apart = rest.filter((_, i) => (seed >> i) % 2 === 0);
				const [a, b] = [merged(...all.slice(0, 2)), merged(...(first ? [first] : []), ...apart)];
				const here = { ...a, _rev: revision(5, 1) };
				const there = { ...b, _rev: revision(5, 2) };
				const both = merged(...all, here, there);
				expect(merged(there, ...all.toReversed(), here)).toEqual(both);
				const ids = movesOf(both).map(({ id }) => id);
				expect(new Set(ids)).toEqual(new Set(all.flatMap(movesOf).map(({ id }) => id)));
			})
		);
	});

	it('keeps a move that contradicts another, which changes nothing until somebody says which is right', () => {
		const moved = version(2, {
			kind: 'transferred',
			day: '2021-03-05',
			other: { unit: otherUnit }
		});
		const matured = version(3, { kind: 'matured', day: '2021-06-01' });
		const both = merged(moved, matured);
		expect(membershipOn(both, '2021-04-01')).toBeNull();
		const [asked, ...more] = contradictions(both);
		expect([asked?.move.kind, asked?.against?.kind, more]).toEqual(['matured', 'transferred', []]);
		const wrong = movesOf(both).find(({ kind }) => kind === 'transferred');
		const cancel = { kind: 'cancelled' as const, day: '2021-03-05', replaces: wrong?.id ?? '' };
		const settled = withMove(both, moveOf(cancel, 9));
		expect(settled?.activeTo).toBe('2021-05-31');
		expect(settled && contradictions(settled)).toEqual([]);
		expect(parseDocument(settled, NOON).ok).toBe(true);
		// Only what was recorded apart may contradict.
		const third = withMove(both, moveOf({ kind: 'left', day: '2021-09-01' }, 10));
		expect(parseDocument(third, NOON).ok).toBe(false);
	});

	it('asks nobody where both recorded the same', () => {
		const said = { kind: 'matured', day: '2021-06-01' } as const;
		const both = merged(version(2, said), version(3, said));
		expect(both.moves).toHaveLength(3);
		expect(contradictions(both)).toEqual([]);
		const elsewhere = { kind: 'transferred', day: '2021-06-01' } as const;
		const apart = merged(
			version(2, { ...elsewhere, other: { unit: otherUnit } }),
			version(3, elsewhere)
		);
		expect(contradictions(apart)).toHaveLength(1);
	});

	it('says of the other facts what the winner says, fills what it does not know, and forgets nothing', () => {
		const top = version(3, null, { department: 'Văn phòng', birthYear: null });
		const other = version(2, null, { department: 'Thanh tra', birthYear: 1991, chiDoan: 'mot' });
		const both = merged(other, top);
		expect(both).toMatchObject({ department: 'Văn phòng', birthYear: 1991, chiDoan: 'mot' });
		expect(otherFacts(both)).toEqual([{ field: 'department', value: 'Thanh tra' }]);
		const written = withFactsSettled({ ...stored(both, 3), chiDoan: null });
		expect(otherFacts(written)).toEqual([]);
		// Taken away by hand, it does not come back from the version that was taken in.
		expect(merged(other, written).chiDoan).toBeNull();
	});

	it('takes in what was written later upon a version that had been taken in', () => {
		const [a, b] = [version(3, { kind: 'admitted', day: '2021-03-26' }), version(2, null)];
		const both = stored(merged(a, b), 3);
		const late = withMove(b, moveOf({ kind: 'matured', day: '2022-01-01' }, 7));
		const all = merged(both, { ...(late ?? b), _rev: revision(3, 1) });
		expect(movesOf(all).map(({ kind }) => kind)).toEqual(['listed', 'admitted', 'matured']);
		expect(all.merged?.versions).toHaveLength(2);
	});

	it('is left as it is where the moves are more than one document holds', () => {
		const many = (n: number) =>
			version(n, null, {
				moves: Array.from({ length: 150 }, (_, i) =>
					moveOf({ kind: 'admitted', day: '2021-01-01' }, n * 1000 + i)
				)
			});
		expect(mergePersons([many(2), many(3)])).toBeNull();
	});
});

describe('a day that was closed twice apart', () => {
	const closed = (n: number, members: number, at: string) => ({
		...headcountOf('2021-12-31', { members, at }),
		_rev: revision(1, n)
	});

	it('property: stands as the newest in any order, and tells of each other figure once', () => {
		const one = fc.record({ members: fc.nat(2), minute: fc.integer({ min: 10, max: 14 }) });
		fc.assert(
			fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (said) => {
				const all = said.map(({ members, minute }, n) =>
					closed(n, members, `2022-01-02T03:${minute}:00.000Z`)
				);
				const found = standingHeadcount(all);
				expect(standingHeadcount(all.toReversed())).toEqual(found);
				const last = all.map(({ at }) => at).sort();
				expect(found?.standing.at).toBe(last.at(-1));
				const figures = new Set(all.map(({ members }) => members));
				figures.delete(found?.standing.members ?? -1);
				expect(new Set(found?.others.map(({ members }) => members))).toEqual(figures);
				expect(found?.others).toHaveLength(figures.size);
			})
		);
	});

	it('is closed by nobody where nobody closed it', () => {
		expect(standingHeadcount([])).toBeNull();
		expect(
			sameContent(standingHeadcount([closed(1, 3, '2022-01-02T03:00:00.000Z')])?.others, [])
		).toBe(true);
	});
});
