import type { UnitId } from '../ids.ts';
import type { Unit } from '../unit/unit.ts';
import type { ListedPerson } from './list-row.ts';
import type { UnknownUnit } from './list-units.ts';
import { chiDoanIn, newUnit, unitKey, unitsByKey, unknownUnits } from './list-units.ts';
import type { PlanContext } from './planned.ts';

/** The units of a plan: those that are there, those that the office chose to make, and their chi đoàn. */
export class PlannedUnits {
	readonly unknown: UnknownUnit[];
	readonly #byKey: Map<string, Unit>;
	readonly #changed = new Map<UnitId, Unit>();

	constructor(
		{ units, choices, from }: Pick<PlanContext, 'units' | 'choices' | 'from'>,
		people: readonly ListedPerson[]
	) {
		this.#byKey = new Map(unitsByKey(units));
		const taken = new Set<string>(units.map(({ id }) => id));
		const names = new Map(unknownUnits(people, this.#byKey).map((one) => [one.key, one.name]));
		for (const { key, is } of choices) {
			const name = names.get(key);
			if (name === undefined) continue;
			const known = 'unit' in is ? units.find(({ id }) => id === is.unit) : undefined;
			const unit = 'kind' in is ? newUnit(name, is.kind, from, taken) : known;
			if (unit === undefined) continue;
			taken.add(unit.id);
			this.#byKey.set(key, unit);
			if ('kind' in is) this.#changed.set(unit.id, unit);
		}
		this.unknown = unknownUnits(people, this.#byKey);
	}

	get written(): Unit[] {
		return [...this.#changed.values()];
	}

	/** The unit of a line, and its chi đoàn where the unit has such; null: no unit is known by this name. */
	place({
		unit: name,
		chiDoan
	}: ListedPerson): { unit: Unit; chiDoan: string } | 'noChiDoan' | null {
		const known = this.#byKey.get(unitKey(name));
		if (known === undefined) return null;
		const unit = this.#changed.get(known.id) ?? known;
		if (unit.kind === 'doanCoSo') return { unit, chiDoan };
		// Many lists repeat the unit as its own chi đoàn.
		const isItself =
			chiDoan === '' || [unitKey(name), unitKey(unit.name)].includes(unitKey(chiDoan));
		return isItself ? { unit, chiDoan: '' } : 'noChiDoan';
	}

	/** The id of a chi đoàn, which the unit is given where it has none of that name. */
	keep(unit: Unit, name: string): string | null {
		if (name === '') return null;
		const { id, added } = chiDoanIn(unit, name);
		if (added !== null) this.#changed.set(unit.id, { ...unit, chiDoan: [...unit.chiDoan, added] });
		return id;
	}
}
