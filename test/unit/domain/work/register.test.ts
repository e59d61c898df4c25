import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Period } from '../../../../src/lib/domain/period/period.ts';
import type { Unit } from '../../../../src/lib/domain/unit/unit.ts';
import { parseWorkEntry } from '../../../../src/lib/domain/work/entry.ts';
import {
	overdueReports,
	reportPeriods,
	reportRegister
} from '../../../../src/lib/domain/work/register.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { NOON, unitId } from '../../../fixtures/builders.ts';
import { workEntry } from '../../../fixtures/work-builders.ts';

const HALF = v.parse(Period, '2021-6m');
const QUARTER = v.parse(Period, '2021-Q1');

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
const [own, other] = [unit('so-tai-chinh'), unit('so-tu-phap')];
const due = (dueOn: string | null, n = 0, period: string = HALF) =>
	workEntry({ subject: 'deadline', key: period, set: { dueOn } }, n);
const came = (receivedOn: string | null, n = 0, id: string = own.id, period: string = HALF) =>
	workEntry({ subject: 'report', key: `${period}.${id}`, set: { receivedOn } }, n);
const at = (today: string, entries: Parameters<typeof reportRegister>[2], units = [own]) => {
	const [half] = reportRegister([HALF], units, entries, today);
	if (half === undefined) throw new Error('one period was asked for');
	return half;
};
const stateAt = (today: string, entries: Parameters<typeof at>[1]) =>
	at(today, entries).units[0]?.state;

describe('a unit’s report', () => {
	it('waits until its day is over, and for ever where none was set', () => {
		expect(stateAt('2021-06-14', [due('2021-06-14')])).toBe('waiting');
		expect(stateAt('2021-06-15', [due('2021-06-14')])).toBe('overdue');
		expect(stateAt('2022-01-01', [])).toBe('waiting');
		expect(stateAt('2022-01-01', [due('2021-06-14'), due(null, 1)])).toBe('waiting');
	});

	it('is received until its day, late after it; a later deadline makes it received', () => {
		expect(stateAt('2021-07-01', [due('2021-06-14'), came('2021-06-14')])).toBe('received');
		expect(stateAt('2021-07-01', [due('2021-06-13'), came('2021-06-14')])).toBe('late');
		expect(
			stateAt('2021-07-01', [due('2021-06-13'), came('2021-06-14'), due('2021-06-20', 1)])
		).toBe('received');
	});

	it('that was said to have come by mistake is missing again, and both are kept', () => {
		const { units } = at('2021-06-15', [due('2021-06-14'), came('2021-06-15'), came(null, 1)]);
		expect(units[0]).toMatchObject({ state: 'overdue', receivedOn: null });
		expect(units[0]?.history.map(({ set }) => set.receivedOn)).toEqual(['2021-06-15', null]);
	});

	it('of another period is not this one’s', () => {
		expect(stateAt('2021-06-15', [due('2021-06-14'), came('2021-03-14', 0, own.id, QUARTER)])).toBe(
			'overdue'
		);
	});
});

describe('a unit', () => {
	const listed = (fields: Partial<Unit>, entries = [due('2021-06-20')], today = '2021-08-01') =>
		at(today, entries, [unit('so-tai-chinh', fields)]).units.length === 1;

	it.each([
		['that was there', {}, true],
		['dissolved before the end of the period', { activeTo: '2021-06-29' }, false],
		['dissolved after it', { activeTo: '2021-06-30' }, true],
		['founded after the day', { activeFrom: '2021-06-21' }, false],
		['founded on the day', { activeFrom: '2021-06-20' }, true],
		['that is Đoàn Khối itself', { kind: 'doanKhoi' as const }, false]
	])('%s', (_what, fields, expected) => expect(listed(fields)).toBe(expected));

	it('dissolved between the end of the period and the day is not missed', () => {
		expect(listed({ activeTo: '2021-07-04' }, [due('2021-07-05')])).toBe(false);
		expect(listed({ activeTo: '2021-07-05' }, [due('2021-07-05')])).toBe(true);
	});

	it('founded in a later year is in no earlier period', () => {
		expect(listed({ activeFrom: '2022-01-01' }, [])).toBe(false);
	});

	it('whose report came stands there though it was dissolved since', () => {
		expect(listed({ activeTo: '2021-06-01' }, [came('2021-05-30')])).toBe(true);
	});
});

describe('the periods that units report on', () => {
	it('are a quarter, six months, nine months and the year, inside the term', () => {
		expect(reportPeriods(shippedTerm, '2021')).toEqual(['2021-Q1', '2021-6m', '2021-9m', '2021']);
		const short = { start: '2021-05-01', end: '2021-10-01' };
		expect(reportPeriods(short, '2021')).toEqual(['2021-6m', '2021-9m']);
	});

	it('overdue: the newest of which any unit’s is', () => {
		const entries = [due('2021-03-20', 0, QUARTER), due('2021-06-20'), came('2021-06-15')];
		const register = (more: typeof entries) =>
			overdueReports(
				reportRegister([HALF, QUARTER], [own, other], [...entries, ...more], '2021-07-01')
			);
		expect(register([])).toEqual({ period: HALF, count: 1 });
		expect(register([came('2021-06-15', 1, other.id)])).toEqual({ period: QUARTER, count: 2 });
		expect(overdueReports(reportRegister([HALF], [own], [], '2021-07-01'))).toBeNull();
	});
});

const day = fc.constantFrom('2021-03-10', '2021-03-20', '2021-06-10', '2021-06-20', '2021-07-02');
const periodKey = fc.constantFrom<string>(HALF, QUARTER);
const entry = fc.oneof(
	fc.tuple(fc.option(day), fc.nat(5), periodKey).map(([to, n, period]) => due(to, n, period)),
	fc
		.tuple(fc.option(day), fc.nat(5), fc.constantFrom<string>(own.id, other.id), periodKey)
		.map(([to, n, id, period]) => {
			// Nobody says on the tests' day what came after it.
			return came(to !== null && to > '2021-06-15' ? '2021-06-15' : to, n, id, period);
		})
);
const units = fc
	.tuple(fc.constantFrom('2020-01-01', '2021-06-15'), fc.option(day))
	.map(([activeFrom, activeTo]) => [own, unit(other.id, { activeFrom, activeTo })]);

it('has no unit twice, counts that add up, and is the same in whatever order the entries come', () => {
	fc.assert(
		fc.property(
			fc.array(entry, { maxLength: 20 }),
			fc.infiniteStream(fc.nat(1000)),
			units,
			day,
			(said, order, all, today) => {
				const entries = said.map((one, i) => ({
					...one,
					_id: `${one._id.slice(0, -2)}${String(i).padStart(2, '0')}`
				}));
				const shuffled = entries
					.map((one) => ({ one, place: order.next().value }))
					.sort((a, b) => a.place - b.place)
					.map(({ one }) => one);
				const register = reportRegister([QUARTER, HALF], all, entries, today);
				expect(reportRegister([QUARTER, HALF], all, shuffled, today)).toEqual(register);
				for (const { units: views, counts, dueOn } of register) {
					expect(new Set(views.map((view) => view.unit.id)).size).toBe(views.length);
					const { received, late, overdue, waiting } = counts;
					expect(received + late + overdue + waiting).toBe(views.length);
					expect(received + late).toBe(views.filter((view) => view.receivedOn !== null).length);
					if (dueOn === null || today <= dueOn) expect(overdue).toBe(0);
				}
			}
		),
		{ numRuns: 300 }
	);
});

describe('an entry', () => {
	const codes = (input: object) => {
		const parsed = parseWorkEntry(input, NOON);
		return parsed.ok ? [] : parsed.error.map(({ code }) => code);
	};
	const report = came('2021-06-15');
	const renamed = (key: string) => ({
		...report,
		key,
		_id: report._id.replace(report.key, key)
	});

	it.each([due('2021-06-20'), due('2021-03-20', 0, QUARTER), due(null, 0, '2021'), report])(
		'$key is taken',
		(one) => expect(codes(one)).toEqual([])
	);

	it.each([
		['of a month', { ...due('2021-06-20'), key: '2021-06' }, 'period'],
		['of no unit', renamed('2021-6m.'), 'report'],
		['of a unit in capitals', renamed('2021-6m.SoTaiChinh'), 'report'],
		['of another unit than its id says', { ...report, key: '2021-6m.so-tu-phap' }, 'workId'],
		[
			'of a report that came tomorrow',
			{ ...report, set: { receivedOn: '2021-06-16' } },
			'receivedAhead'
		],
		['due before its period', { ...due(null), set: { dueOn: '2020-12-31' } }, 'dueOutsidePeriod'],
		['due years after it', { ...due(null), set: { dueOn: '2201-06-20' } }, 'dueOutsidePeriod'],
		['with a note that is too long', { ...report, set: { note: 'a'.repeat(1001) } }, 'tooLong']
	])('%s is refused', (_what, input, code) => expect(codes(input)).toContain(code));
});
