import type { PersonId, UnitId } from '../../domain/ids.ts';
import { sameContent } from '../../domain/json.ts';

/** Who stands on the frozen list that a unit's figures of a period are counted of. */
export class ListsInUse {
	readonly #lists = new Map<string, Map<UnitId, readonly PersonId[]>>();
	/** How many stand on two of these units' lists, by period; gone when one of the lists changes. */
	readonly #counted = new Map<string, { units: readonly UnitId[]; people: number }>();

	/** Notes the list of a unit and period. */
	note(unit: UnitId, period: string, list: readonly PersonId[]): void {
		const lists = this.#lists.get(period) ?? new Map<UnitId, readonly PersonId[]>();
		this.#lists.set(period, lists);
		if (sameContent(lists.get(unit), list)) return;
		lists.set(unit, list);
		this.#counted.delete(period);
	}

	/** Whether the last answer about a period still holds, whatever else changed. */
	isCounted(period: string): boolean {
		return this.#counted.has(period);
	}

	/** How many people stand on the lists of two of these units or more, and so are counted in each of them. */
	onSeveral(period: string, units: readonly UnitId[]): number {
		const known = this.#counted.get(period);
		if (known !== undefined && sameContent(known.units, units)) return known.people;
		const once = new Set<PersonId>();
		const several = new Set<PersonId>();
		for (const unit of units)
			for (const person of new Set(this.#lists.get(period)?.get(unit)))
				(once.has(person) ? several : once).add(person);
		this.#counted.set(period, { units, people: several.size });
		return several.size;
	}
}
