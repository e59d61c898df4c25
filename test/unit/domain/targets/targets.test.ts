import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import { headcountFor } from '../../../../src/lib/domain/targets/headcount-use.ts';
import { isMet, needed, percentDown } from '../../../../src/lib/domain/targets/rate.ts';
import { recordFacts } from '../../../../src/lib/domain/targets/record-facts.ts';
import {
	blockTargets,
	peopleOf,
	unitTargets
} from '../../../../src/lib/domain/targets/unit-targets.ts';
import { isDue } from '../../../../src/lib/domain/targets/units-due.ts';
import { countRecord } from '../../../../src/lib/domain/totals/record.ts';
import type { Headcount } from '../../../../src/lib/domain/unit/headcount.ts';
import type { Unit } from '../../../../src/lib/domain/unit/unit.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../../src/lib/terms/target-rules.ts';
import {
	activity,
	content,
	decision,
	otherUnit,
	ownUnit,
	personId,
	secretary
} from '../../../fixtures/builders.ts';

const term = countedTerm(shippedTerm);
const people = (...ids: string[]) => ({ ...content().people, members: ids.map(personId) });
const tagged = { campaigns: ['vi-dan-em-than-yeu'], objectives: [5] } as Partial<ActivityContent>;

function approved(fields: Partial<ActivityContent>, seed = 1) {
	const record = activity(fields, seed);
	return countRecord(record, [decision('approve', record)], term);
}
function waiting(fields: Partial<ActivityContent>, seed = 1) {
	return countRecord(activity(fields, seed), [], term);
}

function headcount(date: string, ids: string[], fields: Partial<Headcount> = {}): Headcount {
	return {
		_id: `headcount:${date}`,
		type: 'headcount',
		v: 1,
		unit: ownUnit,
		closingDate: date,
		members: ids.length,
		youth: 0,
		female: null,
		ethnicMinority: null,
		staffChildren: null,
		memberIds: ids.map(personId),
		youthIds: [],
		by: secretary,
		at: `${date}T03:00:00.000Z`,
		...fields
	};
}

function unit(fields: Partial<Unit> = {}): Unit {
	return {
		_id: `unit:${ownUnit}`,
		type: 'unit',
		v: 1,
		id: ownUnit,
		name: 'Chi đoàn Sở Tài chính',
		kind: 'chiDoanCoSo',
		chiDoan: [],
		twinnedCommunes: ['04456'],
		activeFrom: '2020-01-01',
		activeTo: null,
		...fields
	};
}

function count(
	records: ReturnType<typeof approved>[],
	headcounts: Headcount[],
	about: { period?: string; today?: string; twinned?: string[]; elsewhere?: typeof records } = {}
) {
	const { period = '2021', today = '2021-11-01', twinned = ['04456'], elsewhere = [] } = about;
	const facts = recordFacts(records, {
		unit: ownUnit,
		period,
		twinnedCommunes: twinned,
		elsewhere
	});
	const use = headcountFor(headcounts, term.closings, period, today);
	return { ...unitTargets(term.rules, facts, use), facts, use };
}

const half = (ids: string[], fields?: Partial<Headcount>) => headcount('2021-06-30', ids, fields);

describe('a figure of persons (CT12)', () => {
	it('counts each person of the list once, and those who are not on it apart', () => {
		const { figures } = count(
			[
				approved({ ...tagged, people: people('aaa', 'bbb', 'guest') }, 1),
				approved({ ...tagged, people: people('bbb') }, 2)
			],
			[half(['aaa', 'bbb', 'ccc'])]
		);
		expect(figures['CT12']).toMatchObject({ n: 2, waiting: 0, of: 3, outside: 1 });
	});

	it('says beside it who would be added by an approval, and who is missing', () => {
		const { figures, facts, use } = count(
			[
				approved({ ...tagged, people: people('aaa') }, 1),
				waiting({ ...tagged, people: people('aaa', 'bbb') }, 2)
			],
			[half(['aaa', 'bbb', 'ccc'])]
		);
		expect(figures['CT12']).toMatchObject({ n: 1, waiting: 1 });
		const slot = { dimension: 'campaign', key: 'vi-dan-em-than-yeu' } as const;
		expect(peopleOf([slot], facts, use)).toEqual({
			have: ['aaa'],
			waiting: ['bbb'],
			missing: ['bbb', 'ccc']
		});
	});

	it('counts a deed that was done in another unit for whoever is on this list now', () => {
		const elsewhere = [approved({ ...tagged, people: people('ccc') }, 3)];
		const { figures } = count([], [half(['aaa', 'ccc'])], { elsewhere });
		expect(figures['CT12']).toMatchObject({ n: 1, of: 2, outside: 0 });
	});

	it('has no denominator without a headcount, and nobody is on a list then', () => {
		const { figures, headcount: used } = count(
			[approved({ ...tagged, people: people('aaa') })],
			[]
		);
		expect(figures['CT12']).toMatchObject({ n: 0, of: null, outside: 1 });
		expect(used).toEqual({ state: 'missing', date: null, due: '2021-06-30' });
	});
});

describe('study (CT01)', () => {
	type Part = 'party' | 'state' | 'union';
	const studied = (rates: Part[], ...ids: string[]) => ({
		people: people(...ids),
		study: {
			rates,
			documents: [],
			topics: [],
			summoned: null,
			present: null,
			audience: '',
			mode: null
		}
	});

	it('counts who met all three parts in the period, and each part by itself', () => {
		const { figures } = count(
			[
				approved(studied(['party', 'union'], 'aaa', 'bbb', 'guest'), 1),
				approved(studied(['state'], 'aaa', 'ccc'), 2),
				waiting(studied(['state'], 'bbb'), 3),
				waiting(studied(['party'], 'ccc'), 4)
			],
			[half(['aaa', 'bbb', 'ccc', 'ddd'])]
		);
		expect(figures['CT01']).toMatchObject({ n: 1, waiting: 1, of: 4, outside: 0 });
		expect(figures['CT01a']).toMatchObject({ n: 2, waiting: 1, of: 4, outside: 1 });
		expect(figures['CT01b']).toMatchObject({ n: 2, waiting: 1, of: 4, outside: 0 });
		expect(figures['CT01c']).toMatchObject({ n: 2, waiting: 0, of: 4, outside: 1 });
	});

	it('asks all three within the year; over the term they may lie in several', () => {
		const in2020 = { when: { precision: 'year', year: 2020, words: '' } } as const;
		const records = [
			approved({ ...studied(['party', 'state'], 'aaa'), ...in2020 }, 1),
			approved(studied(['union'], 'aaa'), 2)
		];
		const over = (period: string) => count(records, [half(['aaa'])], { period }).figures['CT01']?.n;
		expect([over('2021'), over('term')]).toEqual([0, 1]);
	});

	it('equals a plain recount, person by person', () => {
		const parts = fc.subarray<Part>(['party', 'state', 'union']);
		const list = ['aaa', 'bbb', 'ccc'];
		const sessions = fc.array(fc.tuple(parts, fc.subarray([...list, 'guest'])), { maxLength: 7 });
		fc.assert(
			fc.property(sessions, (all) => {
				const records = all.map(([rates, ids], i) => approved(studied(rates, ...ids), i + 1));
				const met = list.filter((one) =>
					(['party', 'state', 'union'] as const).every((part) =>
						all.some(([rates, ids]) => rates.includes(part) && ids.includes(one))
					)
				);
				expect(count(records, [half(list)]).figures['CT01']?.n).toBe(met.length);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('a figure of units', () => {
	const visit = (code: string, seed = 1) => ({
		campaigns: ['tham-xa-ket-nghia'],
		places: [
			{ id: `p${seed}`, kind: 'commune', code, hamlets: [], words: '', role: null }
		] as ActivityContent['places']
	});

	it('CT11 asks for a visit in a twinned commune, not in any', () => {
		expect(count([approved(visit('04462'))], []).figures['CT11']).toMatchObject({ n: 0, of: 1 });
		expect(count([approved(visit('04456'))], []).figures['CT11']).toMatchObject({ n: 1, of: 1 });
		expect(count([waiting(visit('04456'))], []).figures['CT11']).toMatchObject({
			n: 0,
			waiting: 1
		});
		expect(count([approved(visit('04456'))], [], { twinned: [] }).figures['CT11']).toMatchObject({
			n: 0
		});
	});

	it('CT17a asks that the unit organised it; CT13a only that it took part', () => {
		const body = (role: 'lead' | 'participant', of: typeof ownUnit) => ({
			id: 'b1',
			name: 'Đơn vị',
			unit: of,
			role
		});
		const by = (...bodies: ActivityContent['bodies']) =>
			count([approved({ objectives: [1, 5], bodies })], []).figures;
		expect(
			by(body('lead', otherUnit), { ...body('participant', ownUnit), id: 'b2' })
		).toMatchObject({ CT17a: { n: 0 }, CT13a: { n: 1 } });
		expect(by(body('lead', ownUnit))).toMatchObject({ CT17a: { n: 1 }, CT13a: { n: 1 } });
		expect(by()).toMatchObject({ CT17a: { n: 1 } });
	});
});

describe('children of staff (CT10)', () => {
	it('adds told counts for each of the two days, and says where a part was not exact or not said', () => {
		const came = (n: number | null, tag: string, seed: number) =>
			approved(
				{
					campaigns: [tag],
					receivers: [
						{
							id: 'r',
							kind: 'staffChild',
							words: '',
							amount:
								n === null ? null : { n, qualifier: seed === 2 ? 'about' : 'exact', words: '' }
						}
					] as ActivityContent['receivers']
				},
				seed
			);
		const records = [
			came(20, 'quoc-te-thieu-nhi', 1),
			came(10, 'quoc-te-thieu-nhi', 2),
			came(null, 'quoc-te-thieu-nhi', 3),
			came(5, 'tet-trung-thu', 4)
		];
		const { figures } = count(records, [half(['aaa'], { staffChildren: 40 })]);
		expect(figures['CT10a']).toMatchObject({ n: 30, of: 40, inexact: true, without: 1 });
		expect(figures['CT10b']).toMatchObject({ n: 5, of: 40, inexact: false, without: 0 });
		expect(count(records, [half(['aaa'])]).figures['CT10a']?.of).toBeNull();
	});
});

describe('the headcount of a period', () => {
	const all = [headcount('2020-12-31', ['a1a']), headcount('2021-06-30', ['b1b', 'b2b'])];
	const used = (period: string, today: string, headcounts = all) => {
		const use = headcountFor(headcounts, term.closings, period, today);
		return [use.state, use.state === 'missing' ? null : use.headcount.closingDate];
	};

	it('is that of the newest closing that is due', () => {
		expect(used('2021', '2021-09-01')).toEqual(['entered', '2021-06-30']);
		expect(used('2020', '2021-09-01')).toEqual(['entered', '2020-12-31']);
		expect(used('term', '2021-09-01')).toEqual(['entered', '2021-06-30']);
	});
	it('is carried over, and said so, where that closing was not entered or none is due yet', () => {
		expect(used('2021', '2022-02-01')).toEqual(['carried', '2021-06-30']);
		expect(used('2021', '2021-03-01')).toEqual(['carried', '2020-12-31']);
		expect(used('2022', '2022-03-01')).toEqual(['carried', '2021-06-30']);
	});
	it('is never a later one than the period', () => {
		expect(used('2020', '2022-02-01', [headcount('2021-06-30', ['b1b'])])).toEqual([
			'missing',
			null
		]);
	});
});

describe('rates', () => {
	it('are rounded down: never 100 % while one is missing, never more than is there', () => {
		fc.assert(
			fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (n, of) => {
				const percent = percentDown(n, of) ?? -1;
				expect(percent * of).toBeLessThanOrEqual(n * 100 + 1e-6);
				expect((percent + 0.1) * of).toBeGreaterThan(n * 100 - 1e-6);
				expect(percent >= 100).toBe(n >= of);
			})
		);
		expect(percentDown(2499, 2500)).toBe(99.9);
		expect(percentDown(3, 0)).toBeNull();
		expect(percentDown(3, null)).toBeNull();
	});
	it('need ⌈0,9·N⌉ for 90 %', () => {
		const goal = { kind: 'percentAtLeast', n: 90 } as const;
		expect([needed(goal, 60), needed(goal, 61)]).toEqual([54, 55]);
		expect([isMet(goal, 54, 60), isMet(goal, 54, 61), isMet(goal, 0, 0)]).toEqual([
			true,
			false,
			null
		]);
	});
});

describe('the block', () => {
	it('adds the units, and says of how many the denominator is not known', () => {
		const one = count([approved({ ...tagged, people: people('aaa') })], [half(['aaa', 'bbb'])]);
		const other = count([], []);
		const figures = blockTargets(term.rules, [one, other], () => 1);
		expect(figures['CT12']).toMatchObject({ n: 1, of: 2, unknown: 1 });
		expect(figures['CT17a']).toMatchObject({ n: 1, of: 2, unknown: 0 });
	});

	it('leaves children of a unit that told no number of them above the line as below', () => {
		const receivers: ActivityContent['receivers'] = [
			{ id: 'r', kind: 'staffChild', amount: { n: 7, qualifier: 'about', words: '' }, words: '' }
		];
		const came = [approved({ campaigns: ['quoc-te-thieu-nhi'], receivers })];
		const figures = blockTargets(term.rules, [count(came, [])], () => 0);
		expect(figures['CT10a']).toMatchObject({ n: 0, of: 0, inexact: false, unknown: 1 });
	});

	it('takes for outside whoever is on no unit’s list, not on another’s', () => {
		const records = [approved({ ...tagged, people: people('aaa', 'ccc', 'guest') })];
		const one = count(records, [half(['aaa', 'bbb'])]);
		const other = count([], [half(['ccc'])], { elsewhere: records });
		const figures = blockTargets(term.rules, [one, other], () => 3);
		expect(one.figures['CT12']?.outside).toBe(2);
		expect(figures['CT12']).toMatchObject({ n: 2, of: 3, outside: 1 });
	});

	it('counts a unit in the periods in which it is there', () => {
		const today = '2022-03-01';
		const due = (fields: Partial<Unit>) =>
			['2020', '2021', '2022', 'term'].map((period) => isDue(unit(fields), term, period, today));
		expect(due({})).toEqual([true, true, true, true]);
		expect(due({ activeFrom: '2021-05-01' })).toEqual([false, true, true, true]);
		expect(due({ activeTo: '2021-05-01' })).toEqual([true, false, false, false]);
		expect(due({ kind: 'doanKhoi' })).toEqual([false, false, false, false]);
	});
});
