import type { Device } from '../data/device.ts';
import type { UnitId } from '../domain/ids.ts';
import type { Dimension, TermSpan } from '../domain/totals/figures.ts';
import type { Unit } from '../domain/unit/unit.ts';
import { daysOfPeriod } from '../domain/period/span.ts';
import { namedIn, unitOn, type UnitEvent } from '../domain/unit/unit-event.ts';
import { loadCommunes, loadTerm } from './form/lists.ts';
import { unitEvents } from './unit/unit-events.ts';

/** A district with its cell on the map and its communes, sorted by name. */
export type DistrictName = {
	code: string;
	label: string;
	row: number;
	column: number;
	communes: { code: string; name: string }[];
};

/** What the keys of a board stand for: the term's lists and the block's units. */
export type BoardNames = {
	term: TermSpan & { name: string };
	units: readonly Unit[];
	/** What became of them. */
	events: readonly UnitEvent[];
	/** Every campaign, objective or unit there is, so that those without a record can be told; in the lists' order. */
	keys: (dimension: 'campaign' | 'objective' | 'unit') => string[];
	/** The name of a key; null for one that no list knows. Objectives without their number, months are not named here. */
	name: (dimension: Dimension, key: string) => string | null;
	districts: readonly DistrictName[];
	/** The code of the district of a commune, or null. */
	districtOf: (commune: string) => string | null;
	/** Orders keys by their names, the Vietnamese way; keys without a name by themselves. */
	compare: (dimension: Dimension) => (a: string, b: string) => number;
};

const collator = new Intl.Collator('vi', { numeric: true });

/** What the names need of the phone. */
export type BoardNamesDevice = Pick<Device, 'units' | 'unitLife'>;

/** Loads the names: the term's lists come with the app, the units with the sync. */
export async function loadBoardNames(device: BoardNamesDevice): Promise<BoardNames> {
	const [term, communes, units, events] = await Promise.all([
		loadTerm(),
		loadCommunes(),
		device.units(),
		unitEvents(device)
	]);
	const sorted = byName(units);
	const maps: Record<'campaign' | 'objective' | 'unit', Map<string, string>> = {
		campaign: new Map(term.campaigns.map((one) => [one.id, one.name])),
		objective: new Map(term.objectives.map((one) => [String(one.id), one.label])),
		unit: new Map(sorted.map((one) => [one.id, one.name]))
	};
	const commune = (code: string) => {
		const found = communes.communeByCode(code);
		return found === null ? null : communes.communeLabel(found);
	};
	const name: BoardNames['name'] = (dimension, key) => {
		if (dimension === 'month') return null;
		return dimension === 'commune' ? commune(key) : (maps[dimension].get(key) ?? null);
	};
	return {
		term: { start: term.start, end: term.end, name: term.name },
		units: sorted,
		events,
		keys: (dimension) => [...maps[dimension].keys()],
		name,
		districts: communes.districtsIn(term).map((one) => ({
			code: one.code,
			label: communes.districtLabel(one),
			...one.grid,
			communes: communes
				.communesOf(one.code, term)
				.map((commune) => ({ code: commune.code, name: commune.name }))
		})),
		districtOf: (code) => communes.districtOf(code)?.code ?? null,
		compare: (dimension) => (a, b) =>
			collator.compare(name(dimension, a) ?? a, name(dimension, b) ?? b)
	};
}

function byName(units: readonly Unit[]): Unit[] {
	return units.toSorted((a, b) => collator.compare(a.name, b.name));
}

/** The names with units called otherwise. */
function withUnits(names: BoardNames, renamed: readonly Unit[]): BoardNames {
	const units = byName(renamed);
	const then = new Map<string, string>(units.map(({ id, name }) => [id, name]));
	const name: BoardNames['name'] = (dimension, key) =>
		dimension === 'unit' ? (then.get(key) ?? null) : names.name(dimension, key);
	return {
		...names,
		units,
		keys: (dimension) => (dimension === 'unit' ? [...then.keys()] : names.keys(dimension)),
		name,
		compare: (dimension) => (a, b) =>
			collator.compare(name(dimension, a) ?? a, name(dimension, b) ?? b)
	};
}

/** The names with units called as they were on a day. */
export function namesOn(names: BoardNames, events: readonly UnitEvent[], day: string): BoardNames {
	const units = names.units.map((unit) => ({ ...unit, name: unitOn(unit, events, day).name }));
	return withUnits(names, units);
}

/** The names of a period's time: where it is over, units are called as they were at its end. */
export function namesIn(names: BoardNames, period: string, today: string): BoardNames {
	return withUnits(names, namedIn(names.units, names.events, daysOfPeriod(period), today));
}

/** The unit of an id, or null. */
export function unitOf(names: BoardNames, id: UnitId): Unit | null {
	return names.units.find((unit) => unit.id === id) ?? null;
}
