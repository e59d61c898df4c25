import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../../src/lib/domain/unit/unit.ts';
import { congressOf } from '../../../../src/lib/domain/work/congress.ts';
import { dutiesOf } from '../../../../src/lib/domain/work/duties.ts';
import { pledgesOf } from '../../../../src/lib/domain/work/pledges.ts';
import type { PledgeFields } from '../../../../src/lib/domain/work/task-fields.ts';
import { standingBy } from '../../../../src/lib/domain/work/tracked.ts';
import { yearAhead } from '../../../../src/lib/domain/work/year-ahead.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { ownUnit, unitId } from '../../../fixtures/builders.ts';
import { paperKey, workEntry } from '../../../fixtures/work-builders.ts';

const own: Unit = {
	_id: `unit:${ownUnit}`,
	type: 'unit',
	v: 1,
	id: ownUnit,
	name: 'Chi đoàn cơ sở A',
	kind: 'chiDoanCoSo',
	chiDoan: [],
	twinnedCommunes: [],
	activeFrom: '2020-01-01',
	activeTo: null
};

describe('a thing with a day', () => {
	it.each([
		['2021-06-14', false, 'late'],
		['2021-06-15', false, 'due'],
		['2021-07-15', false, 'due'],
		['2021-07-16', false, 'ahead'],
		[null, false, 'ahead'],
		['2021-06-14', true, 'done']
	] as const)('due %s, done %s, stands %s', (dueOn, done, expected) =>
		expect(standingBy(dueOn, done, '2021-06-15')).toBe(expected)
	);
});

describe('what comes back every year', () => {
	const duties = (entries: Parameters<typeof dutiesOf>[2], today = '2021-04-10') =>
		dutiesOf(shippedTerm.duties, shippedTerm, entries, today);
	const quarter = (entries: Parameters<typeof dutiesOf>[2]) =>
		duties(entries).find(({ key }) => key === '2021.so-ket-quy-1');
	const say = (set: object, n = 0) =>
		workEntry({ subject: 'duty', key: '2021.so-ket-quy-1', set }, n);

	it('is the term’s, year by year, without what would lie before it began', () => {
		const keys = duties([]).map(({ key }) => key);
		// January 2020 lies before the term.
		expect(keys).toHaveLength(28);
		expect(keys).not.toContain('2020.ke-hoach-nam');
		expect(keys).toContain('2021.ke-hoach-nam');
		expect(quarter([])).toMatchObject({ label: 'Sơ kết quý I năm 2021', dueOn: '2021-03-31' });
	});

	it('is late after its month, done with a day, and put off without losing the term’s day', () => {
		expect(quarter([])?.standing).toBe('late');
		expect(quarter([say({ doneOn: '2021-04-02' })])?.standing).toBe('done');
		const put = quarter([say({ dueOn: '2021-04-20' })]);
		expect(put).toMatchObject({ standing: 'due', plannedOn: '2021-03-31', dueOn: '2021-04-20' });
		expect(quarter([say({ dueOn: '2021-04-20' }), say({ dueOn: null }, 1)])?.dueOn).toBe(
			'2021-03-31'
		);
	});
});

describe('what units registered', () => {
	const say = (n: number, set: Partial<PledgeFields>, after = 0) =>
		workEntry({ subject: 'pledge', key: paperKey(n), set }, after);
	const road = { year: '2021', unit: own.id, kind: 'work', name: 'Đường quê' } as const;
	const of2021 = (entries: ReturnType<typeof say>[], today = '2021-06-15') =>
		pledgesOf('2021', [own], [own], entries, today);

	it('is counted against what was done; a unit without any is named', () => {
		expect(of2021([]).silent.map(({ id }) => id)).toEqual([own.id]);
		const two = [say(1, road), say(2, { ...road, name: 'Sân chơi', dueOn: '2021-05-01' })];
		expect(of2021(two)).toMatchObject({ registered: 2, done: 0, late: 1, silent: [] });
		two.push(say(2, { doneOn: '2021-05-20' }, 1));
		expect(of2021(two)).toMatchObject({ registered: 2, done: 1, late: 0 });
	});

	it('is of its own year, and late for the whole year only when that is over', () => {
		expect(of2021([say(1, { ...road, year: '2020' })]).registered).toBe(0);
		expect(of2021([say(1, road)], '2021-12-31').late).toBe(0);
		expect(of2021([say(1, road)], '2022-01-01').late).toBe(1);
	});

	it('of a unit that this phone does not know is not lost', () => {
		const { units } = of2021([say(1, { ...road, unit: unitId('so-la') })]);
		expect(units).toMatchObject([{ unit: null, pledges: [{ name: 'Đường quê' }] }]);
	});

	it('is gone from the list when it was taken out', () => {
		expect(of2021([say(1, road), say(1, { removed: true }, 1)]).registered).toBe(0);
	});
});

describe('the congress', () => {
	const sub = workEntry({ subject: 'subCommittee', key: paperKey(1), set: { name: 'Văn kiện' } });
	const task = workEntry({
		subject: 'preparation',
		key: paperKey(2),
		set: { text: 'Đề cương', subCommittee: paperKey(1), dueOn: '2022-05-01' }
	});

	it('has its tasks by sub-committee; a sub-committee that was taken out leaves its tasks behind', () => {
		const whole = congressOf([sub, task], '2022-05-02');
		expect(whole.subCommittees[0]?.tasks).toMatchObject([{ text: 'Đề cương', standing: 'late' }]);
		expect(whole.others).toEqual([]);
		const out = workEntry({ subject: 'subCommittee', key: paperKey(1), set: { removed: true } }, 1);
		const rest = congressOf([sub, task, out], '2022-05-02');
		expect(rest.subCommittees).toEqual([]);
		expect(rest.others).toMatchObject([{ text: 'Đề cương' }]);
		expect(rest.history).toHaveLength(3);
	});

	it('is on the home with what of it is late', () => {
		const parts = yearAhead({ ...shippedTerm, ratedIn: [] }, [own], [sub, task], '2022-05-02');
		expect(parts.find(({ part }) => part === 'congress')?.late).toMatchObject([
			{ title: 'Đề cương', dueOn: '2022-05-01' }
		]);
	});
});
