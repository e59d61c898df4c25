import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../src/lib/domain/activity/activity.ts';
import type { Decision } from '../../../src/lib/domain/activity/decision.ts';
import { myYear, ownRecord } from '../../../src/lib/state/my-year.ts';
import { entryOf } from '../../../src/lib/data/records/entry.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { yearInTerm } from '../../../src/lib/state/term-year.ts';
import { shippedCore } from '../../../src/lib/terms/core.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import {
	NOON,
	activity,
	content,
	decision,
	device,
	member,
	secretary
} from '../../fixtures/builders.ts';
import { recordRow } from '../../fixtures/record-row.ts';

const term = shippedCore;
const DEED = 'vi-dan-em-than-yeu';
const people = (...members: (typeof member)[]) => ({ ...content().people, members });

const stateOf = (year: ReturnType<typeof myYear>, objective: number) =>
	year.objectives.find(({ id }) => id === objective)?.state;

/** The row that the phone's read model makes of a record and its decisions. */
function rowOf(of: Activity, decisions: Decision[]) {
	const at = { id: of._id, unit: of.unit, database: unitDatabase(of.unit) };
	const { row } = entryOf(at, { activity: of, newer: false }, decisions, false);
	if (row === null) throw new Error('no row');
	return ownRecord({ ...row, authorName: '', recorderName: '', rail: 'done', denial: null }, term);
}

describe("a member's year", () => {
	test('counts an approved deed in which the member took part, whoever wrote it', () => {
		const row = recordRow({
			approval: { at: '2021-06-02T02:00:00.000Z', facts: null },
			seal: 'approved',
			author: secretary,
			campaigns: [DEED],
			members: [member]
		});
		expect(myYear([ownRecord(row, term)], member, '2021', term).deeds).toHaveLength(1);
	});

	test('does not count a deed its writer was not named in, and says so', () => {
		const row = recordRow({
			approval: { at: '2021-06-02T02:00:00.000Z', facts: null },
			seal: 'approved',
			campaigns: [DEED],
			members: [secretary]
		});
		const year = myYear([ownRecord(row, term)], member, '2021', term);
		expect(year.deeds).toEqual([]);
		expect(year.notNamed.map(({ name }) => name)).toEqual([row.name]);
	});

	test('keeps what waits apart', () => {
		const row = recordRow({ campaigns: [DEED], members: [member], objectives: [5] });
		const year = myYear([ownRecord(row, term)], member, '2021', term);
		expect(year.deeds).toEqual([]);
		expect(year.waitingDeeds).toHaveLength(1);
		expect(stateOf(year, 5)).toBe('waiting');
		expect(stateOf(year, 1)).toBe('none');
	});

	test('counts the approved version of a record that was changed since', () => {
		const first = activity({ campaigns: [DEED], people: people(member), objectives: [5] });
		const approved = decision('approve', first);
		const changed = editActivity(
			first,
			{ content: content({ people: people(), objectives: [] }), state: 'submitted' },
			{ at: '2021-06-16T02:00:00.000Z', by: member, device }
		);
		const year = myYear([rowOf(changed, [approved])], member, '2021', term);
		expect(year.deeds).toMatchObject([{ name: first.content.name, at: approved.at }]);
		expect(stateOf(year, 5)).toBe('done');
	});

	test('ends with a revocation', () => {
		const first = activity({ campaigns: [DEED], people: people(member) });
		const approved = decision('approve', first);
		const revoked = decision('revoke', first, { supersedes: [approved._id], seed: 2 });
		expect(myYear([rowOf(first, [approved, revoked])], member, '2021', term).deeds).toEqual([]);
	});

	test('counts no approval of a time outside the term, not even in a year of the term', () => {
		const when = { precision: 'day', start: '2020-01-15', end: null, words: '' } as const;
		const first = activity({ when, campaigns: [DEED], people: people(member) });
		const approved = decision('approve', first);
		const changed = editActivity(
			first,
			{ content: { ...first.content, name: 'Tên khác' }, state: 'submitted' },
			{ at: '2021-06-16T02:00:00.000Z', by: member, device }
		);
		for (const own of [rowOf(first, [approved]), rowOf(changed, [approved])])
			expect(myYear([own], member, '2020', term).deeds).toEqual([]);
	});
});

test('the deed is counted by the campaign of target CT12', () => {
	const rule = shippedTerm.targets.find(({ id }) => id === 'CT12')?.rule;
	expect(rule).toEqual({ kind: 'tagged', tag: DEED });
});

test('the year to speak of lies in the term, whatever the clock says', () => {
	expect(yearInTerm(term, NOON)).toBe('2021');
	expect(yearInTerm(term, Date.UTC(2026, 10, 24))).toBe('2022');
	expect(yearInTerm(term, Date.UTC(2019, 1, 1))).toBe('2020');
});
