import { expect, test, vi } from 'vitest';
import type { RecordRow } from '../../../../src/lib/data/device.ts';
import type { Periods } from '../../../../src/lib/data/notices.ts';
import type { Person } from '../../../../src/lib/domain/unit/person.ts';
import { loadCommunes, loadTerm } from '../../../../src/lib/state/form/lists.ts';
import { QueueChoice } from '../../../../src/lib/state/records/queue-choice.svelte.ts';
import { ReviewQueue } from '../../../../src/lib/state/records/review-queue.svelte.ts';
import { ownUnit, secretary } from '../../../fixtures/builders.ts';
import { MemoryPhone } from '../../../fixtures/memory-form-device.ts';
import { recordRow } from '../../../fixtures/record-row.ts';
import { personOf } from '../../../fixtures/roster-builders.ts';

const came = { kind: 'listed', day: '2020-03-01' } as const;
const stayed = personOf('stayed', [came]);
const left = personOf('left', [came, { kind: 'left', day: '2021-05-29' }]);
const matured = personOf('matured', [came, { kind: 'matured', day: '2021-05-29' }]);
const later = personOf('later', [{ kind: 'listed', day: '2021-07-01' }]);

/** The choice of a secretary in whose queue these records wait. */
async function choiceOf(rows: RecordRow[], people: Person[]) {
	const phone = new MemoryPhone();
	phone.rows = rows;
	phone.people = people;
	const tab = phone.tab({ person: secretary, roles: [{ role: 'unitSecretary', unit: ownUnit }] });
	const noPeriods: Periods = {
		closings: async () => [],
		requests: vi.fn(),
		askedByUnits: vi.fn(),
		act: vi.fn(),
		ask: vi.fn()
	};
	const device = {
		...tab,
		periods: async () => noPeriods,
		decideMany: vi.fn(),
		undoDecisions: vi.fn()
	};
	const queue = new ReviewQueue(device);
	// It loads them by itself, and must not do so after the test.
	await Promise.all([queue.reload(), loadTerm(), loadCommunes()]);
	return new QueueChoice(device, queue);
}

/** A record of 30 May 2021 in which these took part. */
const withPeople = (seed: number, ...people: Person[]) =>
	recordRow({ members: people.map(({ id }) => id) }, seed);

test('a record with somebody who had left the unit or the Union by its day is opened singly, and says why', async () => {
	const rows = [
		withPeople(1, stayed),
		withPeople(2, stayed, left),
		withPeople(3, matured),
		withPeople(4, later)
	];
	const choice = await choiceOf(rows, [stayed, left, matured, later]);
	expect(rows.map((row) => choice.whySingly(row))).toEqual([null, 'absent', 'absent', 'absent']);
	expect(choice.able.map(({ id }) => id)).toEqual([rows[0]?.id]);
	choice.tickAll(true);
	choice.toggle(withPeople(2, stayed, left));
	expect(choice.chosen.map(({ id }) => id)).toEqual([rows[0]?.id]);
});

const dayOf = (start: string) => ({ precision: 'day', start, end: null, words: '' }) as const;

test('a farewell on the day somebody left, a record of unknown day and people of other units hold nothing back', async () => {
	const rows = [
		{ ...withPeople(1, left), when: dayOf('2021-05-29') },
		{ ...withPeople(2, left), when: { precision: 'unknown', words: '' } as const },
		withPeople(3, later)
	];
	const choice = await choiceOf(rows, [stayed, left]);
	expect(rows.map((row) => choice.whySingly(row))).toEqual([null, null, null]);
});

test('what is graver is said first', async () => {
	const row = { ...withPeople(1, left), warned: true };
	const choice = await choiceOf([row], [left]);
	expect(choice.whySingly(row)).toBe('absent');
	expect(choice.whySingly({ ...row, conflicted: true })).toBe('conflicted');
});
