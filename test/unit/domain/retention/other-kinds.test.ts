import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayInVietnam } from '../../../../src/lib/domain/date.ts';
import { ulid } from '../../../../src/lib/domain/ids.ts';
import type { PrivacyRequest } from '../../../../src/lib/domain/privacy/request.ts';
import { lawfulDeadlines } from '../../../../src/lib/domain/privacy/request.ts';
import { parseBy } from '../../../../src/lib/domain/issue.ts';
import { isLongTold, NOTICE_ASKS_MONTHS } from '../../../../src/lib/domain/notice/read-by.ts';
import { isOver } from '../../../../src/lib/domain/retention/months.ts';
import { longClosed, longGone, readOn } from '../../../../src/lib/domain/retention/other-kinds.ts';
import {
	RetentionSettings,
	usualRetention
} from '../../../../src/lib/domain/retention/retention.ts';
import { retiredPerson } from '../../../../src/lib/domain/retention/retire.ts';
import type { Person } from '../../../../src/lib/domain/unit/person.ts';
import { otherUnit, ownUnit, personId } from '../../../fixtures/builders.ts';

const rule = { months: 60, today: '2026-05-19' };
const day = fc.integer({ min: 0, max: 9_000 }).map((n) => addDays('2003-01-01', n));

const on = (id: string, activeTo: string | null, unit = ownUnit): Person => ({
	_id: `person:${id}`,
	type: 'person',
	v: 1,
	id: personId(id),
	unit,
	name: 'Lê Thị Mai',
	folded: 'le thi mai',
	birthYear: 1985,
	department: '',
	chiDoan: null,
	membership: 'member',
	activeFrom: '2001-01-01',
	activeTo
});
const gone = (rosters: Person[][], staying: string[] = []) =>
	longGone(
		new Map([ownUnit, otherUnit].map((unit, i) => [unit, rosters[i] ?? []])),
		new Set(staying),
		rule
	).map(({ person, left, unit }) => [person, left, unit]);

describe('somebody who left long ago', () => {
	test('is named on the day after the months are over, and not a day before', () => {
		expect(gone([[on('person-an', '2021-05-19')]])).toEqual([]);
		expect(gone([[on('person-an', '2021-05-18')]])).toEqual([['person-an', '2021-05-18', ownUnit]]);
	});

	test('is none who is on another roster, who came back, who acts for the block, or whose name is out', () => {
		expect(gone([[on('person-an', '2010-01-01')], [on('person-an', null, otherUnit)]])).toEqual([]);
		expect(
			gone([[on('person-an', '2010-01-01')], [on('person-an', '2024-01-01', otherUnit)]])
		).toEqual([]);
		expect(gone([[on('person-an', '2010-01-01')]], ['person-an'])).toEqual([]);
		expect(gone([[retiredPerson(on('person-an', '2010-01-01'))]])).toEqual([]);
	});

	test('is told with the last roster, whichever is read first, and who left first stands first', () => {
		const [first, last] = [on('person-an', '2010-01-01'), on('person-an', '2015-01-01', otherUnit)];
		expect(gone([[first, on('person-binh', '2012-01-01')], [last]])).toEqual([
			['person-binh', '2012-01-01', ownUnit],
			['person-an', '2015-01-01', otherUnit]
		]);
	});

	test('never was somewhere within the months', () => {
		const stays = fc.array(
			fc.record({ who: fc.constantFrom('person-an', 'person-binh'), until: fc.option(day) })
		);
		fc.assert(
			fc.property(stays, stays, (own, other) => {
				const rosters = [own, other].map((some, i) =>
					some.map(({ who, until }) => on(who, until, i === 0 ? ownUnit : otherUnit))
				);
				for (const [person, left] of gone(rosters)) {
					const days = rosters.flat().flatMap((one) => (one.id === person ? [one.activeTo] : []));
					expect(days).not.toContain(null);
					expect(days.sort().at(-1)).toBe(left);
					expect(isOver(String(left), rule.months, rule.today)).toBe(true);
				}
			})
		);
	});
});

test('a request is kept for months after it was closed; an open one for good', () => {
	const request = (id: string, ...acts: PrivacyRequest['acts']): PrivacyRequest => ({
		id,
		person: personId('person-an'),
		name: 'An',
		kind: 'erase',
		purposes: [],
		words: '',
		at: '2018-01-01T03:00:00.000Z',
		deadlines: lawfulDeadlines,
		acts
	});
	const act = (action: 'reply' | 'done', at: string) => ({
		action,
		at,
		words: 'Đã làm.',
		by: personId('van-phong')
	});
	const all = [
		request('open'),
		request('replied', act('reply', '2018-02-01T03:00:00.000Z')),
		request(
			'old',
			act('reply', '2018-02-01T03:00:00.000Z'),
			act('done', '2019-03-26T18:00:00.000Z')
		),
		request('young', act('done', '2022-03-26T03:00:00.000Z'))
	];
	// By the day in Vietnam, where it was the 27th already.
	expect(longClosed(all, 36, '2022-03-28')).toEqual([{ id: 'old', day: '2019-03-27' }]);
	expect(longClosed(all, 36, '2022-03-27')).toEqual([]);
});

test('settings of an earlier version have the usual times; none is shorter or longer than it may be', () => {
	expect(parseBy(RetentionSettings, { photoMonths: 18 })).toEqual({
		ok: true,
		value: { ...usualRetention, photoMonths: 18 }
	});
	for (const wrong of [
		{ requestMonths: 11 },
		{ nameMonths: 241 },
		{ receiptMonths: 11 },
		{ sessionDays: 29 },
		{ x: 1 }
	])
		expect(parseBy(RetentionSettings, { ...usualRetention, ...wrong }).ok).toBe(false);
});

test('whoever read a notice is not asked again when it is forgotten, whatever the clocks say', () => {
	const minute = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2027-01-01') });
	const months = fc.integer({ min: NOTICE_ASKS_MONTHS, max: 120 });
	fc.assert(
		fc.property(minute, minute, minute, months, (worded, read, now, kept) => {
			const at = new Date(worded).toISOString();
			const edition = ulid(worded, new Uint8Array(16));
			const day = readOn({ at: new Date(read).toISOString(), edition });
			const isForgotten = isOver(day, kept, dayInVietnam(now));
			if (isForgotten) expect(isLongTold({ at, correctedAt: null }, now)).toBe(true);
		}),
		{ numRuns: 1000 }
	);
});
