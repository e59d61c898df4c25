import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/lib/domain/access.ts';
import type { Unit } from '../../../../src/lib/domain/unit/unit.ts';
import type { RatingFields } from '../../../../src/lib/domain/work/rating-fields.ts';
import { ratingLevels } from '../../../../src/lib/domain/work/rating-levels.ts';
import { finalLevels, yearRatings } from '../../../../src/lib/domain/work/ratings.ts';
import { yearAhead } from '../../../../src/lib/domain/work/year-ahead.ts';
import { canWrite, nothingStored } from '../../../../src/lib/domain/write-access.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { personId, unitId } from '../../../fixtures/builders.ts';
import { workEntry } from '../../../fixtures/work-builders.ts';

const TODAY = '2022-02-01';
function unit(id: string, fields: Partial<Unit> = {}): Unit {
	return {
		_id: `unit:${id}`,
		type: 'unit',
		v: 1,
		id: unitId(id),
		name: id,
		kind: 'chiDoanCoSo',
		chiDoan: [],
		twinnedCommunes: [],
		activeFrom: '2020-01-01',
		activeTo: null,
		...fields
	};
}
const units = [unit('so-tai-chinh'), unit('so-tu-phap'), unit('so-y-te')];
const say = (id: string, set: Partial<RatingFields>, n = 0, year = '2021') =>
	workEntry({ subject: 'rating', key: `${year}.${id}`, set }, n);
const of2021 = (entries: ReturnType<typeof say>[], all = units, ceiling: number | null = null) =>
	yearRatings('2021', all, shippedTerm, entries, ceiling, TODAY);

describe('a unit’s rating', () => {
	it('goes its route, and is given only by the executive committee’s decision', () => {
		const entries = [say('so-y-te', { self: 'excellent' })];
		const step = () => of2021(entries).units[2]?.step;
		expect(step()).toBe('self');
		entries.push(say('so-y-te', { partyNote: 'Đồng ý' }, 1));
		expect(step()).toBe('party');
		entries.push(say('so-y-te', { standing: 'good' }, 2));
		expect(step()).toBe('standing');
		expect(finalLevels(entries, '2021').size).toBe(0);
		entries.push(say('so-y-te', { decided: 'good', decidedOn: '2021-12-20' }, 3));
		expect(step()).toBe('decided');
		expect([...finalLevels(entries, '2021')]).toEqual([['so-y-te', 'good']]);
		expect(finalLevels(entries, '2020').size).toBe(0);
	});

	it('that was taken back is missing again, never the level it had', () => {
		const entries = [say('so-y-te', { decided: 'good' }), say('so-y-te', { decided: null }, 1)];
		expect(finalLevels(entries, '2021').size).toBe(0);
		expect(of2021(entries)).toMatchObject({ unrated: 3, counts: { good: 0 } });
	});

	it('of a unit that was dissolved in the year is kept, shown apart, and in no figure', () => {
		const gone = unit('so-y-te', { activeTo: '2021-11-30' });
		const {
			units: due,
			others,
			counts
		} = of2021([say('so-y-te', { decided: 'excellent' })], [...units.slice(0, 2), gone]);
		expect(due).toHaveLength(2);
		expect(others.map(({ unit: { id }, decided }) => [id, decided])).toEqual([
			['so-y-te', 'excellent']
		]);
		expect(counts.excellent).toBe(0);
	});

	it('passes the ceiling on “xuất sắc” with one unit too many, whoever proposed it', () => {
		const two = [
			say('so-tai-chinh', { decided: 'excellent' }),
			say('so-tu-phap', { self: 'excellent' })
		];
		expect(of2021(two).ceiling).toBeNull();
		expect(of2021(two, units, 67).ceiling).toEqual({
			percent: 67,
			most: 2,
			proposed: 2,
			over: false
		});
		expect(of2021(two, units, 66).ceiling).toEqual({
			percent: 66,
			most: 1,
			proposed: 2,
			over: true
		});
	});

	it('stands in one level, or is missing: levels and unrated come to the units due', () => {
		const level = fc.option(fc.constantFrom(...ratingLevels));
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom(...units), level), { maxLength: 12 }),
				(told) => {
					const entries = told.map(([{ id }, decided], n) => say(id, { decided }, n));
					const { counts, unrated } = of2021(entries);
					const last = new Map(told.map(([{ id }, decided]) => [id, decided]));
					for (const one of ratingLevels)
						expect(counts[one]).toBe([...last.values()].filter((given) => given === one).length);
					expect(unrated + counts.excellent + counts.good + counts.done + counts.failed).toBe(3);
					for (const { id } of units)
						expect(finalLevels(entries, '2021').get(id) ?? null).toBe(last.get(id) ?? null);
				}
			)
		);
	});
});

describe('on the committee’s home', () => {
	const late = (today: string, entries: ReturnType<typeof say>[]) =>
		yearAhead({ ...shippedTerm, ratedIn: ['2021-12'] }, units, entries, today)
			.find(({ part }) => part === 'ratings')
			?.late.map(({ title }) => title);

	it('a unit without a level is late once the month of the ratings is over, and not before', () => {
		const two = [say('so-y-te', { decided: 'good' }), say('so-tu-phap', { decided: 'done' })];
		expect(late('2021-12-31', two)).toEqual([]);
		expect(late('2022-01-01', two)).toEqual(['so-tai-chinh · 2021']);
	});
});

describe('of the committee', () => {
	const holding = (role: 'committee' | 'standing'): Actor => ({
		person: personId('hoang-thi-giang'),
		roles: [{ role }]
	});
	const may = (role: 'committee' | 'standing', entry: ReturnType<typeof workEntry>) =>
		canWrite(holding(role), { kind: 'committee' }, entry, nothingStored).allowed;
	const key = '01F7RZ0000000000000000000A';
	const line = { key: `2021.${key}`, month: 3, text: 'Tháng Thanh niên', responsible: '' };

	it.each([
		['an opinion of the cấp ủy', say('so-y-te', { party: 'good' }), true],
		['a level of the standing committee', say('so-y-te', { standing: 'good' }), false],
		['a decision', say('so-y-te', { decided: 'good' }), false],
		[
			'a plan that is submitted',
			workEntry({
				subject: 'planVersion',
				key: `2021.${key}`,
				set: { step: 'submitted', lines: [line] }
			}),
			true
		],
		[
			'a plan that is adopted',
			workEntry({ subject: 'planVersion', key: `2021.${key}`, set: { step: 'adopted' } }),
			false
		],
		['an award proposed', workEntry({ subject: 'award', key, set: { step: 'proposed' } }), true],
		['an award given', workEntry({ subject: 'award', key, set: { step: 'given' } }), false]
	])('%s is written by the standing committee; by the others: %3$s', (_what, entry, others) => {
		expect(may('standing', entry)).toBe(true);
		expect(may('committee', entry)).toBe(others);
	});
});
