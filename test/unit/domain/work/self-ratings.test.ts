import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../src/lib/domain/unit/person.ts';
import { ratingLevels } from '../../../../src/lib/domain/work/rating-levels.ts';
import type { MemberRatingFields } from '../../../../src/lib/domain/work/self-fields.ts';
import {
	branchRatingsOf,
	isRatedIn,
	levelCounts,
	memberRatingsOf,
	memberSelfOf,
	selfRatingOf
} from '../../../../src/lib/domain/work/self-ratings.ts';
import type { Actor } from '../../../../src/lib/domain/access.ts';
import { canWrite, nothingStored } from '../../../../src/lib/domain/write-access.ts';
import { otherUnit, ownUnit, personId } from '../../../fixtures/builders.ts';
import { paperKey, workEntry } from '../../../fixtures/work-builders.ts';

function person(id: string, fields: Partial<Person> = {}): Person {
	return {
		_id: `person:${id}`,
		type: 'person',
		v: 1,
		id: personId(id),
		unit: ownUnit,
		name: id,
		folded: id,
		birthYear: null,
		department: '',
		chiDoan: null,
		membership: 'member',
		activeFrom: '2020-01-01',
		activeTo: null,
		...fields
	};
}
const [an, binh] = [person('nguyen-van-an'), person('tran-thi-binh')];
const say = (n: number, set: Partial<MemberRatingFields>, after = 0) =>
	workEntry({ subject: 'memberRating', key: paperKey(n), set }, after);
const of2021 = (entries: ReturnType<typeof say>[], people = [an, binh]) =>
	memberRatingsOf('2021', people, entries, new Map([[an.id, 4]]));

describe('a unit’s own assessment', () => {
	const criterion = (n: number) => `2021.unit.${paperKey(n)}`;
	const own = (set: object, n = 0) => workEntry({ subject: 'selfRating', key: '2021', set }, n);

	it('adds up its points, and has no sum where it told none', () => {
		expect(selfRatingOf('2021', []).total).toBeNull();
		const points = [
			{ criterion: criterion(1), n: 25 },
			{ criterion: criterion(2), n: 0 }
		];
		expect(selfRatingOf('2021', [own({ points })]).total).toBe(25);
		expect(selfRatingOf('2020', [own({ points })]).total).toBeNull();
	});

	it('is not sent until a day is said, and can be taken back', () => {
		const sent = [own({ level: 'good' }), own({ sentOn: '2021-12-05' }, 1)];
		expect(selfRatingOf('2021', sent)).toMatchObject({ level: 'good', sentOn: '2021-12-05' });
		expect(selfRatingOf('2021', [...sent, own({ sentOn: null }, 2)]).sentOn).toBeNull();
	});

	it('rates its chi đoàn in the unit’s order, each year for itself', () => {
		const chiDoan = [
			{ id: 'mot', name: 'Chi đoàn 1' },
			{ id: 'hai', name: 'Chi đoàn 2' }
		];
		const told = workEntry({ subject: 'branchRating', key: '2021.hai', set: { decided: 'good' } });
		const levels = (year: string) =>
			branchRatingsOf(year, chiDoan, [told]).map(({ decided }) => decided);
		expect(levels('2021')).toEqual([null, 'good']);
		expect(levels('2020')).toEqual([null, null]);
	});
});

describe('a member’s rating', () => {
	it('shows how many approved records name them, and nothing where nothing was said', () => {
		expect(of2021([])).toMatchObject([
			{ person: an.id, key: null, decided: null, deeds: 4 },
			{ person: binh.id, key: null, decided: null, deeds: 0 }
		]);
	});

	it('that two secretaries entered apart is one rating: what was said last of each field holds', () => {
		const who = { year: '2021', person: an.id };
		const [first] = of2021([
			say(1, { ...who, self: 'excellent', decided: 'excellent' }),
			say(2, { ...who, decided: 'good' }, 1)
		]);
		expect(first).toMatchObject({ self: 'excellent', decided: 'good' });
	});

	it('of another year is not this one’s', () => {
		const other = say(1, { year: '2020', person: an.id, decided: 'good' });
		expect(of2021([other])[0]?.decided).toBeNull();
	});

	it.each([
		['in the Union and the unit', {}, true],
		['a youth who is not in the Union yet', { membership: 'youth' as const }, false],
		['who left in the year', { activeTo: '2021-11-30' }, false],
		['who came after it', { activeFrom: '2022-01-01' }, false]
	])('is asked of somebody %s: %3$s', (_what, fields, expected) =>
		expect(isRatedIn(person('le-van-cuong', fields), '2021', '2022-03-01')).toBe(expected)
	);

	it('every member has one level or none: the counts come to all of them', () => {
		const level = fc.option(fc.constantFrom(...ratingLevels));
		const told = fc.array(fc.tuple(fc.constantFrom(an, binh), level), { maxLength: 10 });
		fc.assert(
			fc.property(told, (all) => {
				const entries = all.map(([{ id }, decided], n) =>
					say(n, { year: '2021', person: id, decided }, n)
				);
				const ratings = of2021(entries);
				const last = new Map(all.map(([{ id }, decided]) => [id, decided]));
				for (const { person: id, decided } of ratings) expect(decided).toBe(last.get(id) ?? null);
				const sum = Object.values(levelCounts(ratings)).reduce((a, b) => a + b, 0);
				expect(sum).toBe(2);
			})
		);
	});
});

describe('what a member says of themselves', () => {
	const self = (by: string, set: object, n = 0, year = '2021', key = n + 1) =>
		workEntry({ subject: 'memberSelf', key: `${year}.${paperKey(key)}`, set }, n, by);

	it('is theirs who wrote it, each year for itself, and stands with their rating', () => {
		const entries = [
			self('nguyen-van-an', { level: 'good', said: 'Ba việc' }),
			self('tran-thi-binh', { level: 'done' }, 1),
			self('nguyen-van-an', { level: 'failed' }, 2, '2020')
		];
		expect(memberSelfOf('2021', an.id, entries)).toMatchObject({ level: 'good', said: 'Ba việc' });
		expect(memberSelfOf('2022', an.id, entries).key).toBeNull();
		const rated = memberRatingsOf('2021', [an, binh], entries, new Map());
		expect(rated.map(({ self: level }) => level)).toEqual(['good', 'done']);
	});

	it('holds over what a secretary entered for them, and leaves the unit’s level to the unit', () => {
		const told = say(1, { year: '2021', person: an.id, self: 'excellent', decided: 'done' }, 5);
		const [rated] = memberRatingsOf(
			'2021',
			[an],
			[told, self('nguyen-van-an', { level: 'good' })],
			new Map()
		);
		expect(rated).toMatchObject({ self: 'good', decided: 'done' });
		expect(memberRatingsOf('2021', [an], [told], new Map())[0]).toMatchObject({
			self: 'excellent',
			own: null
		});
	});

	it('from two phones is one: what was said last of each field holds', () => {
		const entries = [
			self('nguyen-van-an', { level: 'good', said: 'Máy cũ' }, 0),
			self('nguyen-van-an', { said: 'Máy mới' }, 3)
		];
		expect(memberSelfOf('2021', an.id, entries)).toMatchObject({ level: 'good', said: 'Máy mới' });
	});

	const may = (roles: Actor['roles'], entry: ReturnType<typeof workEntry>, who = an.id) =>
		canWrite({ person: who, roles }, { kind: 'unitPrivate', unit: ownUnit }, entry, nothingStored);
	const own = self('nguyen-van-an', { level: 'good' });

	it.each([
		['a member of the unit', [{ role: 'member', unit: ownUnit }], true],
		['its secretary', [{ role: 'unitSecretary', unit: ownUnit }], true],
		['a member of another unit', [{ role: 'member', unit: otherUnit }], false],
		['the committee', [{ role: 'committee' }], false],
		['the office', [{ role: 'office' }], false]
	] as const)('is written by %s of themselves: %3$s', (_who, roles, allowed) =>
		expect(may([...roles], own).allowed).toBe(allowed)
	);

	it('is nobody else’s to write, and is all that a member writes there', () => {
		const member = [{ role: 'member', unit: ownUnit }] as const;
		expect(may([...member], own, binh.id).allowed).toBe(false);
		const rating = say(1, { year: '2021', person: an.id, decided: 'excellent' });
		expect(may([...member], { ...rating, by: an.id })).toEqual({
			allowed: false,
			denial: 'noRight'
		});
	});
});
