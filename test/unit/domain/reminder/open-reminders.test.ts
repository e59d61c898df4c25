import { describe, expect, it } from 'vitest';
import type { ServingFacts } from '../../../../src/lib/domain/reminder/open-reminders.ts';
import {
	openReminders,
	whoMayBeReminded
} from '../../../../src/lib/domain/reminder/open-reminders.ts';
import { NOON, member, secretary } from '../../../fixtures/builders.ts';
import { reminder } from '../../../fixtures/period-builders.ts';

const deed: ServingFacts = {
	year: '2021',
	campaigns: ['vi-dan-em-than-yeu'],
	objectives: ['5'],
	members: [member]
};
const DAY_MS = 86_400_000;

function open(
	all: ReturnType<typeof reminder>[],
	records: ServingFacts[] = [],
	more: { dismissed?: string[]; nowMs?: number } = {}
) {
	return openReminders(all, member, {
		termEnd: '2022-12-31',
		slotOf: (about) =>
			about === 'CT12'
				? { dimension: 'campaign', key: 'vi-dan-em-than-yeu' }
				: { dimension: 'objective', key: '2' },
		dismissed: [],
		records,
		nowMs: NOON,
		...more
	}).map(({ about, _id }) => `${about} ${_id}`);
}

describe('a reminder is shown', () => {
	const one = reminder();
	const shown = [`CT12 ${one._id}`];

	it('to those it names, until a deed of its kind and year is there', () => {
		expect(open([one])).toEqual(shown);
		expect(open([reminder({ to: [secretary] })])).toEqual([]);
		expect(open([one], [deed])).toEqual([]);
		for (const other of [
			{ ...deed, year: '2020' },
			{ ...deed, campaigns: [] },
			{ ...deed, members: [secretary] }
		])
			expect(open([one], [other])).toEqual(shown);
	});

	it('of the term, whatever the year of the deed', () => {
		const term = reminder({ period: '2020-2022', about: 'CT14b' });
		expect(open([term])).toHaveLength(1);
		expect(open([term], [{ ...deed, year: '2020', objectives: ['2'] }])).toEqual([]);
	});

	it('until its period is over, or it was put away', () => {
		expect(open([one], [], { nowMs: Date.parse('2021-12-31T16:00:00.000Z') })).toEqual(shown);
		expect(open([one], [], { nowMs: Date.parse('2021-12-31T18:00:00.000Z') })).toEqual([]);
		expect(open([one], [], { dismissed: [one._id] })).toEqual([]);
	});

	it('once for a target, the newest', () => {
		const newer = reminder({}, 9);
		expect(open([one, newer])).toEqual([`CT12 ${newer._id}`]);
	});
});

describe('nobody is reminded', () => {
	it('of the same thing twice in seven days', () => {
		const may = (days: number, about = 'CT12') =>
			whoMayBeReminded([member, secretary], about, [reminder()], NOON + days * DAY_MS);
		expect(may(0)).toEqual({ due: [secretary], recent: [member] });
		expect(may(6).recent).toEqual([member]);
		expect(may(7)).toEqual({ due: [member, secretary], recent: [] });
		expect(may(0, 'CT14b').due).toEqual([member, secretary]);
	});
});
