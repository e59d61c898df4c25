import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromText, textOfDay } from '../../../src/lib/state/unit/day-text.ts';
import {
	closingStates,
	headcountForm,
	headcountFromForm
} from '../../../src/lib/state/unit/headcount-form.ts';
import {
	newPersonId,
	personForm,
	personFromForm,
	sameNames
} from '../../../src/lib/state/unit/person-form.ts';
import { addDays } from '../../../src/lib/domain/date.ts';
import { bytes, NOON, ownUnit, secretary } from '../../fixtures/builders.ts';

const fresh = { unit: ownUnit, id: newPersonId(NOON, bytes(1)) };
const made = {
	unit: ownUnit,
	date: '2021-12-31',
	by: secretary,
	at: '2022-01-05T01:00:00.000Z'
};

function person(name: string, fields: Partial<ReturnType<typeof personForm>> = {}, seed = 1) {
	const form = { ...personForm(null, '2020-03-01'), name, ...fields };
	const parsed = personFromForm(form, null, {
		...fresh,
		id: newPersonId(NOON + seed, bytes(seed))
	});
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
	return parsed.value;
}

describe('a typed day', () => {
	it('reads back as it was written', () => {
		fc.assert(
			fc.property(fc.nat(15_000), (n) => {
				const day = addDays('2000-01-01', n);
				expect(dayFromText(textOfDay(day))).toBe(day);
			})
		);
	});

	it('may use other signs, and must exist', () => {
		expect(dayFromText(' 6-3-2021 ')).toBe('2021-03-06');
		expect(dayFromText('31/02/2021')).toBeNull();
		expect(dayFromText('2021')).toBeNull();
	});
});

describe('a person of the roster', () => {
	it('comes back from the form as it went in', () => {
		const one = person('Giàng A Của', {
			birthYear: '1998',
			membership: 'youth',
			department: 'Phòng Giá'
		});
		expect(personFromForm(personForm(one, '2022-01-01'), one, fresh)).toEqual({
			ok: true,
			value: one
		});
	});

	it.each([
		['name', { name: '  ' }, 'required'],
		['birthYear', { birthYear: '98' }, 'notYear'],
		['activeFrom', { activeFrom: '31/02/2021' }, 'notDay'],
		['activeTo', { activeTo: '01/01/2019' }, 'endBeforeStart']
	])('is refused at %s', (path, fields, code) => {
		const form = { ...personForm(null, '2020-03-01'), name: 'Giàng A Của', ...fields };
		expect(personFromForm(form, null, fresh)).toMatchObject({ ok: false, error: [{ path, code }] });
	});

	it('is pointed at when the same name stands there already', () => {
		const people = [person('Nguyễn Thị Hoa', { birthYear: '1995' }, 1), person('Lê Văn An', {}, 2)];
		const form = { ...personForm(null, '2021-01-01'), name: 'nguyen thi hoa' };
		expect(sameNames(people, form, null).map(({ name }) => name)).toEqual(['Nguyễn Thị Hoa']);
		expect(sameNames(people, { ...form, birthYear: '1999' }, null)).toEqual([]);
	});
});

describe('a headcount', () => {
	const people = [
		person('Nguyễn Thị Hoa', {}, 1),
		person('Lê Văn An', { membership: 'youth' }, 2),
		person('Trần Thị Bình', { activeTo: '30/06/2021' }, 3)
	];

	it('starts from the roster of its day, and freezes the lists of that day', () => {
		const form = headcountForm(null, people, made.date);
		expect([form.members, form.youth, form.female]).toEqual(['1', '1', '']);
		const headcount = headcountFromForm({ ...form, members: '1.048' }, null, { ...made, people });
		expect(headcount).toMatchObject({
			ok: true,
			value: { members: 1048, memberIds: [people[0]?.id], youthIds: [people[1]?.id], female: null }
		});
	});

	it.each([
		['members', { members: '' }, 'required'],
		['youth', { youth: 'mười' }, 'notNumber'],
		['female', { female: '3' }, 'atMost']
	])('is refused at %s', (path, fields, code) => {
		const form = { ...headcountForm(null, people, made.date), ...fields };
		expect(headcountFromForm(form, null, { ...made, people })).toMatchObject({
			ok: false,
			error: [{ path, code }]
		});
	});

	it('shows each closing of the term as entered, due, or not yet', () => {
		const closings = ['2020-12-31', '2021-12-31', '2022-12-31'].map((date) => ({
			date,
			label: date,
			year: 2020,
			yearEnd: true
		}));
		const headcount = headcountFromForm(headcountForm(null, people, made.date), null, {
			...made,
			people
		});
		if (!headcount.ok) throw new Error('a headcount');
		expect(
			closingStates(closings, [headcount.value], '2022-06-01').map(({ kind }) => kind)
		).toEqual(['later', 'entered', 'due']);
	});
});
