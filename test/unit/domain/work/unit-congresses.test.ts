import { describe, expect, it } from 'vitest';
import { parseWorkEntry } from '../../../../src/lib/domain/work/entry.ts';
import type { Unit } from '../../../../src/lib/domain/unit/unit.ts';
import type { UnitCongressFields } from '../../../../src/lib/domain/work/unit-congress-fields.ts';
import { congressFaults, unitCongresses } from '../../../../src/lib/domain/work/unit-congresses.ts';
import { yearAhead } from '../../../../src/lib/domain/work/year-ahead.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { NOON, unitId } from '../../../fixtures/builders.ts';
import { workEntry } from '../../../fixtures/work-builders.ts';

const TODAY = '2022-05-10';
const unit = (id: string, activeTo: string | null = null): Unit => ({
	_id: `unit:${id}`,
	type: 'unit',
	v: 1,
	id: unitId(id),
	name: id,
	kind: 'chiDoanCoSo',
	chiDoan: [],
	twinnedCommunes: [],
	activeFrom: '2020-02-20',
	activeTo
});
// Their day has come by the clock of the tests' entries.
const say = (id: string, set: Partial<UnitCongressFields>, n = 0) =>
	workEntry({ subject: 'unitCongress', key: id, set }, n);
const of = (units: readonly Unit[], entries: ReturnType<typeof say>[]) =>
	unitCongresses(units, shippedTerm, entries, TODAY);

describe('the register of the units’ congresses', () => {
	const units = [unit('so-a'), unit('so-b'), unit('so-c')];

	it('expects one of every unit, and says which is late, comes, or has no day', () => {
		const entries = [
			say('so-a', { plannedOn: '2022-05-09' }),
			say('so-b', { plannedOn: '2022-05-10' })
		];
		const { units: all, unplanned, held } = of(units, entries);
		expect(all.map(({ unit: { id }, standing }) => [id, standing])).toEqual([
			['so-a', 'late'],
			['so-b', 'due'],
			['so-c', 'ahead']
		]);
		expect([unplanned, held]).toEqual([1, 0]);
		const home = yearAhead({ ...shippedTerm, ratedIn: [] }, units, entries, TODAY);
		expect(home.find(({ part }) => part === 'congress')?.late.map(({ title }) => title)).toEqual([
			'so-a'
		]);
	});

	it('is held with its day, whatever was planned, and recognised only by a paper with a day', () => {
		const entries = [
			say('so-a', { plannedOn: '2021-05-20', heldOn: '2021-06-01' }),
			say('so-b', { heldOn: '2021-06-02', decidedOn: '2021-06-10', number: '41-QĐ/ĐTN' })
		];
		expect(of(units, entries)).toMatchObject({ held: 2, recognised: 1, unplanned: 1 });
		const taken = [...entries, say('so-b', { heldOn: null }, 1)];
		expect(of(units, taken)).toMatchObject({ held: 1, recognised: 0 });
	});

	it('keeps what was written of a unit that was dissolved, apart and in no figure', () => {
		const gone = unit('so-z', '2022-01-31');
		const {
			units: all,
			others,
			held
		} = of([...units, gone], [say('so-z', { heldOn: '2021-06-01' })]);
		expect(all).toHaveLength(3);
		expect([others.map(({ unit: { id } }) => id), held]).toEqual([['so-z'], 0]);
	});

	it.each([
		[{ decidedOn: '2022-05-01' }, ['decidedOn recognisedBefore']],
		[{ heldOn: '2022-05-02', decidedOn: '2022-05-01' }, ['decidedOn recognisedBefore']],
		[{ heldOn: '2022-05-01', decidedOn: '2022-05-01' }, []],
		[{ summoned: 30, present: 31 }, ['present presentAboveSummoned']],
		[{ present: 31 }, []]
	])('of %o says what cannot be', (set, expected) => {
		const nothing = { heldOn: null, decidedOn: null, summoned: null, present: null };
		const faults = congressFaults({ ...nothing, ...set });
		expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
	});

	it('takes no congress that is said to be held on a day to come', () => {
		const entry = say('so-a', { heldOn: '2021-01-01' });
		const ahead = { ...entry, set: { heldOn: '2035-01-01' } };
		expect(parseWorkEntry(ahead, NOON)).toMatchObject({ ok: false });
		expect(parseWorkEntry(entry, NOON)).toMatchObject({ ok: true });
	});
});
