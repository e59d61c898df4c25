import { describe, expect, test } from 'vitest';
import type { RecordDetail } from '../../../src/lib/data/device.ts';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../src/lib/domain/activity/activity.ts';
import type { Decision } from '../../../src/lib/domain/activity/decision.ts';
import { statusOf } from '../../../src/lib/domain/activity/decision.ts';
import {
	myYear,
	needsDecisions,
	ownFromDetail,
	ownFromRow
} from '../../../src/lib/state/my-year.ts';
import { yearInTerm } from '../../../src/lib/state/term-year.ts';
import { termCore2020 } from '../../../src/lib/terms/core.ts';
import { term2020 } from '../../../src/lib/terms/index.ts';
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

const term = termCore2020;
const DEED = 'vi-dan-em-than-yeu';
const people = (...members: (typeof member)[]) => ({ ...content().people, members });

function detail(of: Activity, decisions: Decision[]): RecordDetail {
	return {
		activity: of,
		decisions,
		status: statusOf(of, decisions),
		rail: 'done',
		denial: null,
		conflicts: [],
		deniedVersion: null,
		newer: false
	};
}

describe("a member's year", () => {
	test('counts an approved deed in which the member took part, whoever wrote it', () => {
		const row = recordRow({
			seal: 'approved',
			author: secretary,
			campaigns: [DEED],
			members: [member]
		});
		expect(myYear([ownFromRow(row, term)], member, '2021', DEED).deeds).toHaveLength(1);
	});

	test('does not count a deed its writer was not named in, and says so', () => {
		const row = recordRow({ seal: 'approved', campaigns: [DEED], members: [secretary] });
		const year = myYear([ownFromRow(row, term)], member, '2021', DEED);
		expect(year.deeds).toEqual([]);
		expect(year.notNamed.map(({ name }) => name)).toEqual([row.name]);
	});

	test('keeps what waits apart', () => {
		const row = recordRow({ campaigns: [DEED], members: [member], objectives: [5] });
		const year = myYear([ownFromRow(row, term)], member, '2021', DEED);
		expect(year.deeds).toEqual([]);
		expect(year.waitingDeeds).toHaveLength(1);
		expect(year.objectives[5]).toBe('waiting');
		expect(year.objectives[1]).toBe('none');
	});

	test('counts the approved version of a record that was changed since', () => {
		const first = activity({ campaigns: [DEED], people: people(member), objectives: [5] });
		const approved = decision('approve', first);
		const changed = editActivity(
			first,
			{ content: content({ people: people(), objectives: [] }), state: 'submitted' },
			{ at: '2021-06-16T02:00:00.000Z', by: member, device }
		);
		const year = myYear([ownFromDetail(detail(changed, [approved]), term)], member, '2021', DEED);
		expect(year.deeds).toMatchObject([{ name: first.content.name, at: approved.at }]);
		expect(year.objectives[5]).toBe('done');
	});

	test('ends with a revocation', () => {
		const first = activity({ campaigns: [DEED], people: people(member) });
		const approved = decision('approve', first);
		const revoked = decision('revoke', first, { supersedes: [approved._id], seed: 2 });
		const own = ownFromDetail(detail(first, [approved, revoked]), term);
		expect(myYear([own], member, '2021', DEED).deeds).toEqual([]);
	});

	test('asks for decisions exactly where a row does not tell what stands approved', () => {
		expect(
			(
				[
					'waiting',
					'approved',
					'withdrawn',
					'returned',
					'changedAfterApproval',
					'contradicting'
				] as const
			).filter((seal) => needsDecisions(recordRow({ seal })))
		).toEqual(['returned', 'changedAfterApproval', 'contradicting']);
	});
});

test('the deed is counted by the campaign of target CT12', () => {
	const rule = term2020.targets.find(({ id }) => id === 'CT12')?.rule;
	expect(rule).toEqual({ kind: 'tagged', tag: DEED });
});

test('the year to speak of lies in the term, whatever the clock says', () => {
	expect(yearInTerm(term, NOON)).toBe('2021');
	expect(yearInTerm(term, Date.UTC(2026, 10, 24))).toBe('2022');
	expect(yearInTerm(term, Date.UTC(2019, 1, 1))).toBe('2020');
});
