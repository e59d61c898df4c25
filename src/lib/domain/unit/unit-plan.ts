import type { PersonId, UnitId } from '../ids.ts';
import { addDays } from '../date.ts';
import { unitKey, newUnit, chiDoanIn } from '../import/list-units.ts';
import { sameContent } from '../json.ts';
import { closingOverHeadcount } from '../period/closed-headcount.ts';
import type { Person } from './person.ts';
import type { Block, UnitPlan } from './planned-block.ts';
import { revived } from './revival.ts';
import type { AskedUnitChange, UnitIssue } from './unit-change.ts';
import type { UnitFacts } from './unit-event.ts';
import { unitOn } from './unit-event.ts';
import type { Unit } from './unit.ts';

/** Of the events of a day it is the last. */
const LAST = 'unit-event:~';

const nothing: UnitPlan = { issues: [], units: [], told: [], moves: [], goes: null, into: null };

/** Plans a change of units over the block as it is. Pure: the preview and the doing are this one plan. */
export function planUnitChange(asked: AskedUnitChange, block: Block): UnitPlan {
	const issues = dayIssues(asked.day, block.today);
	const plan = planOf(asked, block);
	return { ...plan, issues: [...issues, ...plan.issues] };
}

function planOf(asked: AskedUnitChange, block: Block): UnitPlan {
	switch (asked.kind) {
		case 'changed':
			return planFacts(asked, block);
		case 'twinned':
			return together(
				asked.units.map(({ unit, twinnedCommunes }) =>
					planFacts({ unit, day: asked.day, set: { twinnedCommunes } }, block)
				)
			);
		case 'merged':
			return planMerger(asked, block);
		case 'split':
			return planSplit(asked, block);
		case 'dissolved':
			return planDissolving(asked, block);
		case 'revived':
			return planRevival(asked, block);
	}
}

function issue(field: UnitIssue['field'], code: UnitIssue['code'], detail = ''): UnitIssue {
	return { field, code, detail };
}

function dayIssues(day: string, today: string): UnitIssue[] {
	// Nobody is on a roster tomorrow already.
	return day > today ? [issue('day', 'tooFarAhead')] : [];
}

/** A list that says for some units what they are already changes the others. */
function together(plans: readonly UnitPlan[]): UnitPlan {
	const real = plans.filter(({ issues }) => !issues.every(({ code }) => code === 'nothing'));
	const told = plans.flatMap((plan) => plan.told);
	return {
		...nothing,
		issues:
			told.length === 0 && real.every(({ issues }) => issues.length === 0)
				? [issue('twinned', 'nothing')]
				: plans.flatMap(({ issues }) => issues).filter(({ code }) => code !== 'nothing'),
		units: plans.flatMap(({ units }) => units),
		told
	};
}

type Found = { unit: Unit; issues: [] } | { unit: null; issues: [UnitIssue] };

/** A unit that is there on the day, of those that belong to the block. */
function unitThere({ units }: Block, id: UnitId, day: string, field: 'unit' | 'into'): Found {
	const unit = units.find((one) => one.id === id && one.kind !== 'doanKhoi');
	if (unit === undefined) return { unit: null, issues: [issue(field, 'unknown')] };
	if (unit.activeTo !== null) return { unit: null, issues: [issue(field, 'notActive', unit.name)] };
	if (day <= unit.activeFrom)
		return { unit: null, issues: [issue('day', 'beforeUnit', unit.activeFrom)] };
	return { unit, issues: [] };
}

/** The closed period whose figures would move, were something of a unit otherwise from a day on. */
function closedFrom({ closings }: Block, unit: UnitId, day: string): UnitIssue[] {
	const closing = closingOverHeadcount(closings, unit, day, []);
	return closing === null ? [] : [issue('day', 'periodClosed', closing.period)];
}

function nameIssues({ units }: Block, name: string, self: UnitId | null): UnitIssue[] {
	const key = unitKey(name);
	const other = units.find(
		(one) => one.id !== self && one.activeTo === null && unitKey(one.name) === key
	);
	return other === undefined ? [] : [issue('name', 'sameName', other.name)];
}

type Set = Extract<AskedUnitChange, { kind: 'changed' }>['set'];

function planFacts(
	{ unit: id, day, set }: { unit: UnitId; day: string; set: Set },
	block: Block
): UnitPlan {
	const unit = block.units.find((one) => one.id === id && one.kind !== 'doanKhoi');
	if (unit === undefined) return { ...nothing, issues: [issue('unit', 'unknown')] };
	const before: UnitFacts = { ...unitOn(unit, block.events, day), activeFrom: unit.activeFrom };
	const { was, is } = changedFacts(before, set);
	const issues = factIssues(unit, { day, is, was }, block);
	if (issues.length > 0) return { ...nothing, issues };
	const event = { unit: id, was, is };
	// Recorded late, it may be otherwise again since: the unit itself says what is today.
	const after = unitOn(unit, [...block.events, { _id: LAST, day, units: [event] }], block.today);
	const { activeFrom = unit.activeFrom } = is;
	return { ...nothing, units: [{ ...unit, ...after, activeFrom }], told: [event] };
}

function changedFacts(before: UnitFacts, set: Set): { was: UnitFacts; is: UnitFacts } {
	const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value);
	const differs = (field: keyof Set) =>
		set[field] !== undefined && !sameContent(sorted(set[field]), sorted(before[field]));
	const fields = (['name', 'kind', 'twinnedCommunes', 'activeFrom'] as const).filter(differs);
	const pick = (from: UnitFacts | Set): UnitFacts =>
		Object.fromEntries(fields.map((field) => [field, from[field]]));
	return { was: pick(before), is: pick(set) };
}

function factIssues(
	unit: Unit,
	{ day, is, was }: { day: string; is: UnitFacts; was: UnitFacts },
	block: Block
): UnitIssue[] {
	if (Object.keys(is).length === 0) return [issue('name', 'nothing')];
	const { activeFrom: from } = is;
	const moved = from === undefined ? null : [from, was.activeFrom ?? from].toSorted()[0];
	return [
		...(day < unit.activeFrom && from === undefined
			? [issue('day', 'beforeUnit', unit.activeFrom)]
			: []),
		...(is.name === undefined ? [] : nameIssues(block, is.name, unit.id)),
		...(is.kind === 'chiDoanCoSo' && unit.chiDoan.length > 0 && hasChiDoan(unit, block)
			? [issue('kind', 'hasChiDoan')]
			: []),
		...(from !== undefined && (from > block.today || (unit.activeTo ?? from) < from)
			? [issue('from', 'tooFarAhead')]
			: []),
		...(is.twinnedCommunes === undefined ? [] : closedFrom(block, unit.id, day)),
		...(moved === null || moved === undefined
			? []
			: closedFrom(block, unit.id, moved).map((one) => ({ ...one, field: 'from' as const })))
	];
}

/** Whether somebody still belongs to a chi đoàn of the unit. */
function hasChiDoan({ id }: Unit, { rosters }: Block): boolean {
	return presentOf(rosters.get(id) ?? []).some(({ chiDoan }) => chiDoan !== null);
}

function presentOf(people: readonly Person[]): Person[] {
	return people.filter(({ activeTo }) => activeTo === null);
}

/** Whoever came after the day goes on the day they came. */
function dayOfLeaving({ activeFrom }: Person, day: string): string {
	return activeFrom > day ? activeFrom : day;
}

function planMerger(
	{ unit: id, into: intoId, day }: { unit: UnitId; into: UnitId; day: string },
	block: Block
): UnitPlan {
	if (id === intoId) return { ...nothing, issues: [issue('into', 'sameUnit')] };
	const [from, to] = [unitThere(block, id, day, 'unit'), unitThere(block, intoId, day, 'into')];
	if (from.unit === null || to.unit === null)
		return { ...nothing, issues: [...from.issues, ...to.issues] };
	const people = presentOf(block.rosters.get(id) ?? []);
	const { unit: into, chiDoanOf } = withChiDoan(to.unit, from.unit, people);
	const last = addDays(day, -1);
	return {
		issues: closedFrom(block, id, day),
		units: [{ ...from.unit, activeTo: last }, into],
		told: [
			{ unit: id, was: { activeTo: null }, is: { activeTo: last } },
			{ unit: intoId, was: {}, is: {} }
		],
		moves: people.map((person) => ({
			person,
			to: intoId,
			day: dayOfLeaving(person, day),
			chiDoan: chiDoanOf(person)
		})),
		goes: from.unit,
		into
	};
}

/** The unit that takes people in, with the chi đoàn they bring: of one without any, one of its own name. */
function withChiDoan(to: Unit, from: Unit, people: readonly Person[]) {
	if (to.kind !== 'doanCoSo') return { unit: to, chiDoanOf: () => null };
	let unit = to;
	const ids = new Map<string | null, string>();
	for (const { chiDoan } of people) {
		if (ids.has(chiDoan)) continue;
		const name = from.chiDoan.find(({ id }) => id === chiDoan)?.name ?? from.name;
		const { id, added } = chiDoanIn(unit, name);
		if (added !== null) unit = { ...unit, chiDoan: [...unit.chiDoan, added] };
		ids.set(chiDoan, id);
	}
	return { unit, chiDoanOf: ({ chiDoan }: Person) => ids.get(chiDoan) ?? null };
}

function planSplit(asked: Extract<AskedUnitChange, { kind: 'split' }>, block: Block): UnitPlan {
	const { unit, issues } = unitThere(block, asked.unit, asked.day, 'unit');
	if (unit === null) return { ...nothing, issues };
	const here = presentOf(block.rosters.get(unit.id) ?? []);
	const [named, branches] = [new Set<PersonId>(asked.people), new Set<string>(asked.chiDoan)];
	const going = here.filter(({ id, chiDoan }) => named.has(id) || branches.has(chiDoan ?? ''));
	const made = newUnit(
		asked.name,
		asked.unitKind,
		asked.day,
		new Set(block.units.map(({ id }) => id))
	);
	const kept = new Set(going.flatMap(({ chiDoan }) => chiDoan ?? []));
	const chiDoan =
		asked.unitKind === 'doanCoSo' ? unit.chiDoan.filter(({ id }) => kept.has(id)) : [];
	const into: Unit = { ...made, chiDoan };
	return {
		issues: [
			...nameIssues(block, asked.name, null),
			...closedFrom(block, into.id, asked.day),
			...(going.length === 0 ? [issue('people', 'required')] : []),
			...(going.length > 0 && going.length === here.length ? [issue('people', 'everybody')] : [])
		],
		units: [unit, into],
		told: [
			{ unit: unit.id, was: {}, is: {} },
			{ unit: into.id, was: {}, is: { name: into.name, kind: into.kind, activeFrom: asked.day } }
		],
		moves: going.map((person) => ({
			person,
			to: into.id,
			day: dayOfLeaving(person, asked.day),
			chiDoan: asked.unitKind === 'doanCoSo' ? person.chiDoan : null
		})),
		goes: null,
		into
	};
}

function planDissolving({ unit: id, day }: { unit: UnitId; day: string }, block: Block): UnitPlan {
	const { unit, issues } = unitThere(block, id, day, 'unit');
	if (unit === null) return { ...nothing, issues };
	const last = addDays(day, -1);
	return {
		issues: closedFrom(block, id, day),
		units: [{ ...unit, activeTo: last }],
		told: [{ unit: id, was: { activeTo: null }, is: { activeTo: last } }],
		moves: presentOf(block.rosters.get(id) ?? []).map((person) => ({
			person,
			to: null,
			day: dayOfLeaving(person, day),
			chiDoan: null
		})),
		goes: unit,
		into: null
	};
}

function planRevival({ unit: id, day }: { unit: UnitId; day: string }, block: Block): UnitPlan {
	const unit = block.units.find((one) => one.id === id && one.kind !== 'doanKhoi');
	if (unit === undefined) return { ...nothing, issues: [issue('unit', 'unknown')] };
	const { activeTo } = unit;
	if (activeTo === null) return { ...nothing, issues: [issue('unit', 'active', unit.name)] };
	if (day <= activeTo) return { ...nothing, issues: [issue('day', 'stillThere', activeTo)] };
	const named = nameIssues(block, unit.name, id).map((one) => ({ ...one, field: 'unit' as const }));
	return {
		...nothing,
		...revived({ ...unit, activeTo }, day, block),
		issues: [...named, ...closedFrom(block, id, day)]
	};
}
