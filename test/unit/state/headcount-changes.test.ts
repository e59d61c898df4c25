import { expect, test } from 'vitest';
import type { Headcount } from '../../../src/lib/domain/unit/headcount.ts';
import type { Person } from '../../../src/lib/domain/unit/person.ts';
import { fold } from '../../../src/lib/domain/text.ts';
import { headcountBefore, rosterChanges } from '../../../src/lib/state/unit/headcount-form.ts';
import { ownUnit, personId, secretary } from '../../fixtures/builders.ts';

const person = (id: string, activeFrom: string, activeTo: string | null = null): Person => ({
	_id: `person:${id}`,
	type: 'person',
	v: 1,
	id: personId(id),
	unit: ownUnit,
	name: id,
	folded: fold(id),
	birthYear: null,
	department: '',
	chiDoan: null,
	membership: 'member',
	activeFrom,
	activeTo
});

const headcount = (closingDate: string, ids: string[]): Headcount => ({
	_id: `headcount:${closingDate}`,
	type: 'headcount',
	v: 1,
	unit: ownUnit,
	closingDate,
	members: ids.length,
	youth: 0,
	female: null,
	ethnicMinority: null,
	staffChildren: null,
	memberIds: ids.map(personId),
	youthIds: [],
	by: secretary,
	at: '2021-07-01T02:00:00.000Z'
});

test('the headcount before a closing is the newest earlier one', () => {
	const all = ['2020-12-31', '2021-06-30', '2020-06-30'].map((date) => headcount(date, []));
	expect(headcountBefore(all, '2021-06-30')?.closingDate).toBe('2020-12-31');
	expect(headcountBefore(all, '2020-06-30')).toBeNull();
});

test('who came and who left is told by the lists of both days', () => {
	const before = headcount('2020-12-31', ['nguoi-o-lai', 'nguoi-roi-di']);
	const people = [
		person('nguoi-o-lai', '2019-01-01'),
		person('nguoi-roi-di', '2019-01-01', '2021-03-01'),
		person('nguoi-moi', '2021-04-01'),
		person('nguoi-den-sau', '2021-09-01')
	];
	expect(rosterChanges(before, people, '2021-06-30')).toEqual({
		joined: ['nguoi-moi'],
		gone: ['nguoi-roi-di']
	});
});
