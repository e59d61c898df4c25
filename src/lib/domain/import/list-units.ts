import * as v from 'valibot';
import { UnitId } from '../ids.ts';
import { fold, tidy } from '../text.ts';
import type { Unit } from '../unit/unit.ts';
import type { UnitKind } from '../unit/unit.ts';
import type { ListedPerson } from './list-row.ts';

/** What the office says of a name that no unit has: a new unit of a kind, or one that is there under another name. */
export const UnitChoice = v.strictObject({
	/** As `unitKey` folds it. */
	key: v.pipe(v.string(), v.maxLength(200)),
	is: v.union([
		v.strictObject({ unit: UnitId }),
		v.strictObject({ kind: v.picklist(['doanCoSo', 'chiDoanCoSo']) })
	])
});
export type UnitChoice = v.InferOutput<typeof UnitChoice>;

/** A name in the list that no unit has, and what it may be. */
export type UnknownUnit = {
	key: string;
	name: string;
	people: number;
	/** What its name or its chi đoàn say; the office decides. */
	kind: 'doanCoSo' | 'chiDoanCoSo';
};

/** Longer ones do not fit an id, with room for a number after it. */
const LONGEST_SLUG = 34;

/** A unit's name without what comes before the name proper: "Chi đoàn cơ sở Sở Tài chính" and "Sở Tài chính" are one. */
export function unitKey(name: string): string {
	const folded = fold(name)
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
	const rest = folded.replace(/^(doan co so|chi doan co so|chi doan|dcs|cdcs|doan) /, '');
	return rest === '' ? folded : rest;
}

/** The units by key; a key that two units share names neither. */
export function unitsByKey(units: readonly Unit[]): ReadonlyMap<string, Unit> {
	const found = new Map<string, Unit | null>();
	for (const unit of units) {
		if (unit.kind === 'doanKhoi') continue;
		const key = unitKey(unit.name);
		found.set(key, found.has(key) ? null : unit);
	}
	return new Map(
		[...found].flatMap(([key, unit]) => (unit === null ? [] : [[key, unit] as const]))
	);
}

/** The names of a list that no unit has and no choice explains. */
export function unknownUnits(
	people: readonly ListedPerson[],
	known: ReadonlyMap<string, unknown>
): UnknownUnit[] {
	const found = new Map<string, UnknownUnit>();
	for (const { unit, chiDoan } of people) {
		const key = unitKey(unit);
		if (known.has(key)) continue;
		const before = found.get(key);
		const saysBelow = chiDoan !== '' && unitKey(chiDoan) !== key;
		const kind = kindOf(unit) ?? (saysBelow ? 'doanCoSo' : (before?.kind ?? 'chiDoanCoSo'));
		found.set(key, {
			key,
			name: before?.name ?? tidy(unit),
			people: (before?.people ?? 0) + 1,
			kind
		});
	}
	return [...found.values()];
}

function kindOf(name: string): UnknownUnit['kind'] | null {
	const folded = fold(name);
	if (/^(chi doan|cdcs)\b/.test(folded)) return 'chiDoanCoSo';
	return /^(doan|dcs)\b/.test(folded) ? 'doanCoSo' : null;
}

/** A new unit of a name, from a day on. `taken`: ids that are in use, or were. */
export function newUnit(
	name: string,
	kind: Exclude<UnitKind, 'doanKhoi'>,
	from: string,
	taken: ReadonlySet<string>
): Unit {
	const base = slug(unitKey(name), LONGEST_SLUG) || 'co-so';
	const id = v.parse(
		UnitId,
		freeOf(/^[a-z]/.test(base) && base.length > 2 ? base : `dv-${base}`, taken)
	);
	return {
		_id: `unit:${id}`,
		type: 'unit',
		v: 1,
		id,
		name: tidy(name),
		kind,
		chiDoan: [],
		twinnedCommunes: [],
		activeFrom: from,
		activeTo: null
	};
}

/** A chi đoàn of a unit by its name: the one that is there, or a new one with an id that is free. */
export function chiDoanIn(
	unit: Unit,
	name: string
): { id: string; added: Unit['chiDoan'][number] | null } {
	const key = unitKey(name);
	const known = unit.chiDoan.find((one) => unitKey(one.name) === key);
	if (known !== undefined) return { id: known.id, added: null };
	const taken = new Set(unit.chiDoan.map(({ id }) => id));
	const id = freeOf(slug(key, LONGEST_SLUG) || 'chi-doan', taken);
	return { id, added: { id, name: tidy(name) } };
}

function slug(key: string, longest: number): string {
	return key.replace(/ /g, '-').slice(0, longest).replace(/-+$/, '');
}

function freeOf(base: string, taken: ReadonlySet<string>): string {
	// "-private" and "-photos" end the names of a unit's other databases.
	const isFree = (id: string) => !taken.has(id) && !/-(private|photos)$/.test(id) && id !== 'khoi';
	for (let n = 1; ; n++) {
		const id = n === 1 ? base : `${base}-${n}`;
		if (isFree(id)) return id;
	}
}
