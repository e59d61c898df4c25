import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromText, textOfDay } from '../../../src/lib/state/unit/day-text.ts';
import {
	closingStates,
	countOf,
	headcountForm,
	headcountFromForm
} from '../../../src/lib/state/unit/headcount-form.ts';
import {
	moveForm,
	personWithMove,
	personWithout,
	type MoveForm
} from '../../../src/lib/state/unit/move-form.ts';
import {
	arrivalForm,
	newPersonFromForm,
	newPersonId,
	personForm,
	personFromForm,
	sameNames,
	type ArrivalForm,
	type PersonForm
} from '../../../src/lib/state/unit/person-form.ts';
import type { Person } from '../../../src/lib/domain/unit/person.ts';
import { activeOn, movesOf } from '../../../src/lib/domain/unit/history.ts';
import { ulid } from '../../../src/lib/domain/ids.ts';
import { addDays } from '../../../src/lib/domain/date.ts';
import { bytes, NOON, otherUnit, ownUnit, secretary } from '../../fixtures/builders.ts';

const fresh = { unit: ownUnit, id: newPersonId(NOON, bytes(1)), arrival: null, before: null };
const stamp = (seed: number) => ({
	id: ulid(NOON + seed, bytes(seed)),
	by: secretary,
	at: new Date(NOON + seed).toISOString()
});
const made = {
	unit: ownUnit,
	date: '2021-12-31',
	by: secretary,
	at: '2022-01-05T01:00:00.000Z'
};

type Typed = Partial<PersonForm & ArrivalForm>;

function typed(name: string, fields: Typed, seed: number) {
	const form = { ...personForm(null), name, ...fields };
	const came = { ...arrivalForm(null, '2020-03-01'), ...fields };
	const who = { ...fresh, id: newPersonId(NOON + seed, bytes(seed)) };
	return newPersonFromForm(form, came, who, stamp(seed));
}
function person(name: string, fields: Typed = {}, seed = 1): Person {
	const parsed = typed(name, fields, seed);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
	return parsed.value;
}
function moved(one: Person, kind: MoveForm['kind'], fields: Partial<MoveForm>, seed = 50): Person {
	const form = { ...moveForm(kind, null, '2021-06-15'), ...fields };
	const parsed = personWithMove(one, form, null, stamp(seed));
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
	return parsed.value;
}

describe('a count as typed', () => {
	it.each([
		['48', 48],
		['1.048', 1048],
		['1 048', 1048],
		[' 0 ', 0],
		['', null],
		['1.2', 'notNumber'],
		['48.5', 'notNumber'],
		['48,5', 'notNumber'],
		['4 8', 'notNumber'],
		['-1', 'notNumber'],
		['３', 'notNumber']
	])('%j', (text, count) => expect(countOf(text)).toBe(count));
});

describe('a day years ahead', () => {
	const tooFar = { ok: false, error: [{ path: 'day', code: 'tooFarAhead' }] };

	it('is told at its box when somebody comes', () => {
		expect(typed('Nguyễn Văn An', { day: '26/03/2031' }, 1)).toEqual(tooFar);
	});

	it('is told at its box when somebody goes, before the server has to refuse it', () => {
		const an = person('Nguyễn Văn An');
		const form = { ...moveForm('matured', null, '2031-03-26') };
		expect(personWithMove(an, form, null, stamp(50))).toEqual(tooFar);
	});
});

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
		expect(personFromForm(personForm(one), one)).toEqual({ ok: true, value: one });
	});

	it.each([
		['name', { name: '  ' }, 'required'],
		['birthYear', { birthYear: '98' }, 'notYear'],
		['day', { day: '31/02/2021' }, 'notDay'],
		['from', { came: 'received' as const }, 'required']
	])('is refused at %s', (path, fields, code) => {
		expect(typed('Giàng A Của', fields, 1)).toMatchObject({ ok: false, error: [{ path, code }] });
	});

	it('begins with the move that put them there', () => {
		const youth = person('Lò Thị Ngân', {
			came: 'received',
			from: 'Huyện đoàn',
			membership: 'youth'
		});
		expect(movesOf(youth)).toMatchObject([
			{ kind: 'received', day: '2020-03-01', other: { name: 'Huyện đoàn' }, by: secretary }
		]);
		expect(person('Lò Thị Ngân', { came: 'admitted', membership: 'youth' }).membership).toBe(
			'member'
		);
	});

	it('keeps the id that the unit they come from gave them, and their own history where they return', () => {
		const arrival = {
			person: newPersonId(NOON, bytes(9)),
			name: 'Lò Thị Ngân',
			birthYear: 1998,
			membership: 'member' as const,
			from: otherUnit,
			day: '2021-05-01'
		};
		const come = (before: Person | null, seed: number) =>
			newPersonFromForm(
				personForm(null, arrival),
				arrivalForm(arrival, '2021-06-15'),
				{ unit: ownUnit, id: arrival.person, arrival, before },
				stamp(seed)
			);
		const first = come(null, 3);
		expect(first).toMatchObject({
			value: { id: arrival.person, moves: [{ other: { unit: otherUnit }, day: '2021-05-01' }] }
		});
		if (!first.ok) throw new Error('a person');
		const gone = moved(first.value, 'transferred', { to: otherUnit, day: '01/05/2021' });
		expect(come(gone, 4)).toMatchObject({
			value: { activeTo: null, moves: [{ kind: 'received' }, { kind: 'transferred' }, {}] }
		});
	});

	it('is pointed at when the same name stands there already', () => {
		const people = [person('Nguyễn Thị Hoa', { birthYear: '1995' }, 1), person('Lê Văn An', {}, 2)];
		const form = { ...personForm(null), name: 'nguyen thi hoa' };
		expect(sameNames(people, form, null).map(({ name }) => name)).toEqual(['Nguyễn Thị Hoa']);
		expect(sameNames(people, { ...form, birthYear: '1999' }, null)).toEqual([]);
	});
});

describe('a move', () => {
	const one = person('Giàng A Của', { day: '01/03/2020' });
	const made = (of: Person, kind: MoveForm['kind'], fields: Partial<MoveForm>, old = 0) => {
		const replaced = old === 0 ? null : (movesOf(of)[old - 1] ?? null);
		const form = { ...moveForm(kind, replaced, '2021-06-15'), ...fields };
		return personWithMove(of, form, replaced, stamp(60));
	};

	it.each([
		['day', 'matured', { day: '31/02/2021' }, 'notDay'],
		['day', 'matured', { day: '29/02/2020' }, 'beforeArrival'],
		['day', 'admitted', { day: '01/05/2021' }, 'alreadyMember'],
		['day', 'listed', { day: '01/05/2021' }, 'alreadyListed'],
		['place', 'transferred', { to: '', place: ' ' }, 'required'],
		['note', 'left', { note: '' }, 'required']
	] as const)('is refused at %s (%s)', (path, kind, fields, code) => {
		expect(made(one, kind, fields)).toMatchObject({ ok: false, error: [{ path, code }] });
	});

	it('says which other it would put out of order', () => {
		const gone = moved(one, 'matured', { day: '26/03/2021' });
		expect(made(gone, 'left', { day: '01/05/2021', note: 'Thôi việc' })).toMatchObject({
			error: [{ code: 'beforeLeaving', limit: '2021-03-26' }]
		});
		expect(made(gone, 'listed', { day: '01/05/2022' }, 1)).toMatchObject({
			error: [{ code: 'disturbs', limit: '2021-03-26' }]
		});
	});

	it('is put right or taken back, and stays in the history', () => {
		const gone = moved(one, 'matured', { day: '26/03/2021' });
		const later = made(gone, 'matured', { day: '26/03/2022' }, 2);
		expect(later).toMatchObject({ value: { activeTo: '2022-03-25' } });
		const [, matured] = movesOf(gone);
		if (matured === undefined) throw new Error('a move');
		const back = personWithout(gone, matured, stamp(61));
		expect(back).toMatchObject({ value: { activeTo: null } });
		expect(back.ok && movesOf(back.value)).toHaveLength(3);
		const [came] = movesOf(one);
		if (came === undefined) throw new Error('a move');
		expect(personWithout(one, came, stamp(62))).toMatchObject({ ok: false });
	});

	it('of a person from before moves were kept begins their history with what was known', () => {
		const old: Person = { ...one, v: 1, activeFrom: '2020-03-01', activeTo: '2021-03-25' };
		delete old.moves;
		const back = moved(old, 'received', { day: '01/09/2021', place: 'Huyện đoàn Văn Yên' });
		expect(back.moves?.map(({ kind, by }) => [kind, by])).toEqual([
			['listed', null],
			['left', null],
			['received', secretary]
		]);
		expect(
			['2020-02-29', '2020-03-01', '2021-03-25', '2021-03-26', '2021-09-01'].map((day) =>
				activeOn(back, day)
			)
		).toEqual([false, true, true, false, true]);
	});
});

describe('a headcount', () => {
	const people = [
		person('Nguyễn Thị Hoa', { chiDoan: 'khoi-nghiep-vu' }, 1),
		person('Lê Văn An', { membership: 'youth' }, 2),
		moved(person('Trần Thị Bình', {}, 3), 'matured', { day: '30/06/2021' })
	];

	it('starts from the roster of its day, and freezes the lists of that day', () => {
		const form = headcountForm(null, people, made.date);
		expect([form.members, form.youth, form.female]).toEqual(['1', '1', '']);
		const headcount = headcountFromForm({ ...form, members: '1.048' }, null, { ...made, people });
		expect(headcount).toMatchObject({
			ok: true,
			value: {
				members: 1048,
				memberIds: [people[0]?.id],
				youthIds: [people[1]?.id],
				female: null,
				v: 2,
				chiDoanOf: { [people[0]?.id ?? '']: 'khoi-nghiep-vu' }
			}
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
