import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arrival } from '$lib/domain/check-in/presence.ts';
import { presenceOf, proofOf, withPeople } from '$lib/domain/check-in/presence.ts';
import { windowAt } from '$lib/domain/check-in/check-in.ts';
import type { When } from '$lib/domain/date.ts';
import { NOON, personId } from '../../../fixtures/builders.ts';
import { checkIn } from '../../../fixtures/check-in-builders.ts';
import { personOf } from '../../../fixtures/roster-builders.ts';

const names = Array.from({ length: 12 }, (_, n) => `nguoi-${n}`);
const rosterPerson = (name: string) => personOf(name, [{ kind: 'listed', day: '2020-01-01' }]);
const roster = names.slice(0, 9).map((name) => rosterPerson(name));
const when: When = { precision: 'day', start: '2021-06-15', end: null, words: '' };

const arrival = (name: string, fields: Partial<Arrival> = {}): Arrival => ({
	person: personId(name),
	window: windowAt(NOON),
	at: new Date(NOON).toISOString(),
	proof: 'shown',
	...fields
});
const arrivals = fc.array(
	fc.record({
		person: fc.constantFrom(...names.map(personId)),
		window: fc.integer({ min: 1, max: 5 }),
		at: fc.constantFrom('2021-06-15T05:00:00.000Z', '2021-06-15T05:01:00.000Z'),
		proof: fc.constantFrom<Arrival['proof']>('shown', 'apart', 'unknown', 'altered')
	}),
	{ maxLength: 40 }
);
const list = fc.record({
	members: fc.subarray(names.map(personId)),
	taken: fc.subarray(names.map(personId)),
	when: fc.constantFrom<When | null>(when, null)
});

describe('who checked in', () => {
	test('is each once, in any order and however often it came', () => {
		fc.assert(
			fc.property(arrivals, list, fc.infiniteStream(fc.nat()), (all, of, dice) => {
				const shuffled = [...all, ...all]
					.map((one) => ({ one, by: dice.next().value }))
					.sort((a, b) => a.by - b.by)
					.map(({ one }) => one);
				const found = presenceOf(all, of, roster);
				expect(presenceOf(shuffled, of, roster)).toEqual(found);
				const told = [...found.coming, ...found.doubtful, ...found.strangers];
				const people = new Set(all.map(({ person }) => person));
				expect(new Set(told.map(({ person }) => person)).size).toBe(told.length);
				expect(told.length + found.listed).toBe(people.size);
			})
		);
	});

	test('is put on the list once: after that nobody comes any more, nobody is lost, and who was taken off stays off', () => {
		fc.assert(
			fc.property(arrivals, list, (all, of) => {
				const { coming } = presenceOf(all, of, roster);
				const people = coming.map(({ person }) => person);
				const members = withPeople(of.members, people);
				expect(members.slice(0, of.members.length)).toEqual(of.members);
				expect(new Set(members).size).toBe(members.length);
				const after = { ...of, members, taken: withPeople(of.taken, members) };
				expect(presenceOf(all, after, roster).coming).toEqual([]);
				const without = { ...after, members: of.members };
				const again = presenceOf(all, without, roster);
				expect(again.coming).toEqual([]);
				expect(again.doubtful.map(({ person }) => person)).toEqual(
					expect.arrayContaining(people.filter((person) => !of.members.includes(person)))
				);
			})
		);
	});

	test('comes by itself only by a code that this phone showed just then, and only from the roster of that day', () => {
		const gone = personOf('nguoi-0', [
			{ kind: 'listed', day: '2020-01-01' },
			{ kind: 'left', day: '2021-01-31' }
		]);
		const people = [gone, ...roster.slice(1)];
		const all = [
			arrival('nguoi-0'),
			arrival('nguoi-1'),
			arrival('nguoi-2', { proof: 'apart' }),
			arrival('nguoi-3', { proof: 'unknown' }),
			arrival('nguoi-4', { proof: 'altered' }),
			arrival('nguoi-11')
		];
		const { coming, doubtful, strangers, listed } = presenceOf(
			all,
			{ members: [], taken: [], when },
			people
		);
		expect(coming.map(({ person }) => person)).toEqual(['nguoi-1']);
		expect(Object.fromEntries(doubtful.map(({ person, doubt }) => [person, doubt]))).toEqual({
			'nguoi-0': 'notThere',
			'nguoi-2': 'apart',
			'nguoi-3': 'unknown',
			'nguoi-4': 'altered'
		});
		expect(strangers.map(({ person }) => person)).toEqual(['nguoi-11']);
		expect(listed).toBe(0);
	});
});

describe('a check-in', () => {
	test('is worth what the code it names is worth', () => {
		const { mark } = checkIn();
		expect(proofOf(checkIn(), mark)).toBe('shown');
		expect(proofOf(checkIn(), null)).toBe('unknown');
		expect(proofOf(checkIn(), 'aaaaaaaaaaaa')).toBe('altered');
		const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString();
		expect(proofOf(checkIn({ at: at(9) }), mark)).toBe('shown');
		expect(proofOf(checkIn({ at: at(11) }), mark)).toBe('apart');
		expect(proofOf(checkIn({ at: at(-11) }), mark)).toBe('apart');
	});
});
