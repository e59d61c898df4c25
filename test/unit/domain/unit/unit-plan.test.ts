import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/lib/domain/date.ts';
import type { UnitId } from '../../../../src/lib/domain/ids.ts';
import { ulid } from '../../../../src/lib/domain/ids.ts';
import { daysOfPeriod, yearSuffixes } from '../../../../src/lib/domain/period/span.ts';
import { isDue } from '../../../../src/lib/domain/targets/units-due.ts';
import type { Person } from '../../../../src/lib/domain/unit/person.ts';
import type { AskedUnitChange } from '../../../../src/lib/domain/unit/unit-change.ts';
import type { UnitEvent } from '../../../../src/lib/domain/unit/unit-event.ts';
import { twinnedIn, unitOn } from '../../../../src/lib/domain/unit/unit-event.ts';
import type { Block } from '../../../../src/lib/domain/unit/planned-block.ts';
import { planUnitChange } from '../../../../src/lib/domain/unit/unit-plan.ts';
import type { Unit } from '../../../../src/lib/domain/unit/unit.ts';
import { NOON, bytes, personId, secretary, unitId } from '../../../fixtures/builders.ts';
import { personOf } from '../../../fixtures/roster-builders.ts';

const TODAY = '2022-06-30';
const term = { start: '2020-01-01', end: '2022-12-31' };
const years = ['2020', '2021', '2022'];
const periods = [
	...years,
	...years.flatMap((year) => yearSuffixes.map((suffix) => `${year}-${suffix}`))
];

function unitNamed(id: string, kind: Unit['kind'] = 'doanCoSo'): Unit {
	return {
		_id: `unit:${id}`,
		type: 'unit',
		v: 1,
		id: unitId(id),
		name: `Cơ quan ${id}`,
		kind,
		chiDoan: kind === 'doanCoSo' ? [{ id: 'mot', name: `Chi đoàn ${id} một` }] : [],
		twinnedCommunes: ['04303'],
		activeFrom: '2020-01-01',
		activeTo: null
	};
}

const ids = ['aa1', 'bb2', 'cc3', 'dd4'];
const start: Block = {
	units: ids.map((id, at) => unitNamed(id, at % 2 === 0 ? 'doanCoSo' : 'chiDoanCoSo')),
	events: [],
	rosters: new Map<UnitId, Person[]>(
		ids.map((id) => [
			unitId(id),
			Array.from({ length: 4 }, (_, n) =>
				personOf(`${id}-p${n}`, [{ kind: 'listed', day: '2020-03-01' }], { unit: unitId(id) })
			)
		])
	),
	closings: [],
	today: TODAY
};

type Said =
	| { kind: 'merged'; unit: number; into: number }
	| { kind: 'split'; unit: number; people: number }
	| { kind: 'dissolved'; unit: number }
	| { kind: 'revived'; unit: number; byMistake: boolean }
	| { kind: 'changed'; unit: number; name: string; twinned: string[] };

const place = fc.nat(5);
const anySaid: fc.Arbitrary<Said> = fc.oneof(
	fc.record({ kind: fc.constant('merged' as const), unit: place, into: place }),
	fc.record({
		kind: fc.constant('split' as const),
		unit: place,
		people: fc.integer({ min: 1, max: 3 })
	}),
	fc.record({ kind: fc.constant('dissolved' as const), unit: place }),
	fc.record({ kind: fc.constant('revived' as const), unit: place, byMistake: fc.boolean() }),
	fc.record({
		kind: fc.constant('changed' as const),
		unit: place,
		name: fc.constantFrom('Cơ quan A', 'Cơ quan B', 'Cơ quan C'),
		twinned: fc.subarray(['04303', '04288', '04375'])
	})
);
const anyDay = fc.integer({ min: 40, max: 900 }).map((n) => addDays('2020-01-01', n));

function askedOf(said: Said, day: string, block: Block, n: number): AskedUnitChange | null {
	const at = (place: number) => block.units[place % block.units.length];
	const unit = at(said.unit);
	if (unit === undefined) return null;
	const common = { id: ulid(NOON + n, bytes(n)), day, why: 'QĐ', unit: unit.id };
	switch (said.kind) {
		case 'merged':
			return { ...common, kind: said.kind, into: at(said.into)?.id ?? unit.id };
		case 'split': {
			const here = block.rosters.get(unit.id) ?? [];
			const people = here.slice(0, said.people).map(({ id }) => id);
			const name = `Cơ quan tách ${n}`;
			return { ...common, kind: said.kind, name, unitKind: 'chiDoanCoSo', chiDoan: [], people };
		}
		case 'dissolved':
			return { ...common, kind: said.kind };
		case 'revived': {
			const gone = block.units.filter(({ activeTo }) => activeTo !== null);
			const one = gone[said.unit % Math.max(1, gone.length)] ?? unit;
			const next = addDays(one.activeTo ?? day, 1);
			return { ...common, kind: said.kind, unit: one.id, day: said.byMistake ? next : day };
		}
		case 'changed':
			return {
				...common,
				kind: said.kind,
				set: { name: said.name, twinnedCommunes: said.twinned }
			};
	}
}

/** The block once a plan is done, as the server does it; nobody who moved is on two rosters of one day. */
function after(block: Block, asked: AskedUnitChange): Block | null {
	const plan = planUnitChange(asked, block);
	if (plan.issues.length > 0) return null;
	const event: UnitEvent = {
		_id: `unit-event:${asked.id}`,
		type: 'unitEvent',
		v: 1,
		day: asked.day,
		why: asked.why,
		kind: asked.kind === 'twinned' ? 'changed' : asked.kind,
		by: secretary,
		at: new Date(NOON).toISOString(),
		units: plan.told,
		people: plan.moves.length
	};
	const changed = new Map(plan.units.map((unit) => [unit.id, unit]));
	const known = new Set(block.units.map(({ id }) => id));
	const units = [
		...block.units.map((unit) => changed.get(unit.id) ?? unit),
		...plan.units.filter(({ id }) => !known.has(id))
	];
	const rosters = new Map(block.rosters);
	for (const { person, to, day } of plan.moves) {
		const from = rosters.get(person.unit) ?? [];
		const left = { ...person, activeTo: addDays(day, -1), moves: undefined, v: 1 as const };
		rosters.set(
			person.unit,
			from.map((one) => (one.id === person.id ? left : one))
		);
		if (to === null) continue;
		const came = { ...person, unit: to, activeFrom: day, activeTo: null, moves: undefined };
		rosters.set(to, [...(rosters.get(to) ?? []).filter(({ id }) => id !== person.id), came]);
	}
	return { ...block, units, events: [...block.events, event], rosters };
}

/** What the figures of a period stand on besides records: who is due, who is a twin, and what everybody is called. */
function standsOn({ units, events }: Block, period: string) {
	const days = daysOfPeriod(period);
	return units.flatMap((unit) =>
		isDue(unit, term, period, TODAY)
			? [[unit.id, twinnedIn(unit, events, days), unitOn(unit, events, days?.to ?? TODAY)]]
			: []
	);
}

describe('whatever becomes of units', () => {
	it('leaves what every period before its day stands on as it was, and puts nobody on two rosters', () => {
		const seen = new Set<number>();
		fc.assert(
			fc.property(fc.array(fc.tuple(anySaid, anyDay), { minLength: 1, maxLength: 8 }), (all) => {
				let block = start;
				for (const [n, [said, day]] of all.entries()) {
					const asked = askedOf(said, day, block, n);
					const next = asked === null ? null : after(block, asked);
					if (next === null) continue;
					if (asked?.kind === 'revived') seen.add(next.units.length - block.units.length);
					for (const period of periods) {
						if ((daysOfPeriod(period)?.to ?? '') >= (asked?.day ?? day)) continue;
						expect(standsOn(next, period), period).toEqual(standsOn(block, period));
					}
					const present = [...next.rosters.values()].flatMap((people) =>
						people.filter(({ activeTo }) => activeTo === null).map(({ id }) => id)
					);
					expect(new Set(present).size).toBe(present.length);
					block = next;
				}
			}),
			{ numRuns: 200 }
		);
		// Some went on, some were founded anew.
		expect(seen).toEqual(new Set([0, 1]));
	});

	const dissolved = (day: string): Block => {
		const common = { id: ulid(NOON, bytes(1)), why: 'QĐ', unit: unitId('aa1') };
		const block = after(start, { ...common, kind: 'dissolved', day });
		if (block === null) throw new Error('not dissolved');
		return block;
	};
	const revive = (day: string, block: Block) =>
		planUnitChange(
			{ id: ulid(NOON + 9, bytes(9)), why: 'QĐ', kind: 'revived', unit: unitId('aa1'), day },
			block
		);

	it('brings a unit back that was dissolved by mistake, with its people, and counts it as if it had never gone', () => {
		const block = dissolved('2021-08-01');
		const plan = revive('2021-08-01', block);
		expect(plan.issues).toEqual([]);
		expect(plan.units).toEqual([start.units[0]]);
		expect(plan.moves.map(({ person, to, day }) => [person.id, to, day])).toEqual(
			(start.rosters.get(unitId('aa1')) ?? []).map(({ id }) => [id, 'aa1', '2021-08-01'])
		);
	});

	it('leaves who went elsewhere since where they are', () => {
		const block = dissolved('2021-08-01');
		const [gone] = block.rosters.get(unitId('aa1')) ?? [];
		if (gone === undefined) throw new Error('nobody');
		const there = { ...gone, unit: unitId('bb2'), activeFrom: '2021-09-01', activeTo: null };
		const rosters = new Map(block.rosters);
		rosters.set(unitId('bb2'), [...(rosters.get(unitId('bb2')) ?? []), there]);
		const { moves } = revive('2021-08-01', { ...block, rosters });
		expect(moves.map(({ person }) => person.id)).not.toContain(gone.id);
		expect(moves).toHaveLength(3);
	});

	it('founds a unit again as a new one of the same name, and the time between counts neither', () => {
		const block = dissolved('2021-03-01');
		const plan = revive('2021-10-01', block);
		expect(plan.issues).toEqual([]);
		expect(plan.moves).toEqual([]);
		const { into } = plan;
		if (into === null) throw new Error('no new unit');
		const [old] = start.units;
		expect([into.name, into.kind, into.twinnedCommunes, into.activeFrom]).toEqual([
			old?.name,
			old?.kind,
			old?.twinnedCommunes,
			'2021-10-01'
		]);
		expect(into.id).not.toBe(unitId('aa1'));
		const due = (period: string) =>
			plan.units.filter((unit) => isDue(unit, term, period, TODAY)).map(({ id }) => id);
		expect([due('2020'), due('2021-Q2'), due('2021')]).toEqual([[unitId('aa1')], [], [into.id]]);
	});

	it('brings back no unit that is there, on no day on which it was, and not over a closed period or another of its name', () => {
		const codes = (day: string, block: Block) =>
			revive(day, block).issues.map(({ field, code, detail }) => [field, code, detail]);
		expect(codes('2021-08-01', start)).toEqual([['unit', 'active', 'Cơ quan aa1']]);
		const block = dissolved('2021-08-01');
		expect(codes('2021-07-31', block)).toEqual([['day', 'stillThere', '2021-07-31']]);
		const taken = { ...unitNamed('ee5'), name: 'Cơ quan aa1' };
		expect(codes('2021-08-01', { ...block, units: [...block.units, taken] })).toEqual([
			['unit', 'sameName', 'Cơ quan aa1']
		]);
	});

	it('shows each name of its time, whatever order the renamings were recorded in', () => {
		const [unit] = start.units;
		if (unit === undefined) throw new Error('no unit');
		let block = start;
		for (const [n, [day, name]] of (
			[
				['2021-09-01', 'Tên hai'],
				['2021-03-01', 'Tên một']
			] as const
		).entries()) {
			const common = { id: ulid(NOON + n, bytes(n)), why: 'QĐ', unit: unit.id };
			block = after(block, { ...common, kind: 'changed', day, set: { name } }) ?? block;
		}
		const now = block.units.find(({ id }) => id === unit.id) ?? unit;
		const names = ['2021-02-28', '2021-03-01', '2021-08-31', '2021-09-01'].map(
			(day) => unitOn(now, block.events, day).name
		);
		expect(names).toEqual([unit.name, 'Tên một', 'Tên một', 'Tên hai']);
		expect(now.name).toBe('Tên hai');
	});

	it('refuses what would move the denominators of a closed period, and says which', () => {
		const closing = {
			_id: `closing:2021-Q3:${ulid(NOON, bytes(1))}`,
			type: 'closing',
			v: 1,
			action: 'close',
			period: '2021-Q3',
			units: 'all',
			reason: 'Đã báo cáo',
			by: secretary,
			at: new Date(NOON).toISOString()
		} as unknown as Block['closings'][number];
		const block = { ...start, closings: [closing] };
		const common = { id: ulid(NOON, bytes(1)), why: 'QĐ', unit: unitId('aa1') };
		const issuesOn = (day: string) =>
			planUnitChange({ ...common, kind: 'dissolved', day }, block).issues;
		expect(issuesOn('2021-08-01')).toEqual([
			{ field: 'day', code: 'periodClosed', detail: '2021-Q3' }
		]);
		expect(issuesOn('2021-10-01')).toEqual([]);
		// A name moves no figure.
		const named = { ...common, kind: 'changed', day: '2021-08-01', set: { name: 'Khác' } } as const;
		expect(planUnitChange(named, block).issues).toEqual([]);
	});

	it('gives the people of a merged unit a chi đoàn of its name', () => {
		const common = { id: ulid(NOON, bytes(1)), why: 'QĐ', day: '2021-08-01' };
		const asked = { ...common, kind: 'merged', unit: unitId('bb2'), into: unitId('aa1') } as const;
		const plan = planUnitChange(asked, start);
		expect(plan.into?.chiDoan.map(({ name }) => name)).toEqual(['Chi đoàn aa1 một', 'Cơ quan bb2']);
		expect(new Set(plan.moves.map(({ chiDoan }) => chiDoan))).toEqual(new Set(['co-quan-bb2']));
		expect(personId('bb2-p0')).toBe(plan.moves[0]?.person.id);
	});
});
