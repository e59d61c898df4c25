import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Headcount } from '../../domain/unit/headcount.ts';

type Named = (unit: UnitId, list: readonly PersonId[]) => PersonId[];

/**
 * Whose people take part in whose records: a deed done in another unit counts for the unit on whose list the person
 * stands, so a change there is news here.
 */
export class Hosts {
	readonly #named: Named;
	readonly #lists = new Map<UnitId, ReadonlySet<PersonId>>();
	/** The units on whose lists a person stands; null when they must be gathered anew. */
	#unitsOf: ReadonlyMap<PersonId, UnitId[]> | null = null;
	/** Everybody who stands on a list; always the same array, as long as nobody else does. */
	#everybody: readonly PersonId[] = [];
	/** The units whose people were named in a unit's records when it was looked at last. */
	readonly #last = new Map<UnitId, UnitId[]>();

	/** @param named of a list, those whom a unit's records name */
	constructor(named: Named) {
		this.#named = named;
	}

	/** Notes who stands on any of a unit's lists. */
	list(unit: UnitId, headcounts: readonly Pick<Headcount, 'memberIds' | 'youthIds'>[]): void {
		const people = new Set(
			headcounts.flatMap(({ memberIds, youthIds }) => [...memberIds, ...youthIds])
		);
		const before = this.#lists.get(unit);
		if (before?.size === people.size && before.isSubsetOf(people)) return;
		this.#lists.set(unit, people);
		this.#unitsOf = null;
		for (const [host, units] of this.#last)
			if (!units.includes(unit) && this.#named(host, [...people]).length > 0) units.push(unit);
	}

	/** Other units that a change in this one's records may touch: people of theirs are named there now, or were. */
	touchedBy(unit: UnitId): UnitId[] {
		const unitsOf = (this.#unitsOf ??= this.#gather());
		const named = this.#named(unit, this.#everybody);
		const now = [...new Set(named.flatMap((person) => unitsOf.get(person) ?? []))];
		const before = this.#last.get(unit) ?? [];
		this.#last.set(unit, now);
		return [...new Set([...before, ...now])].filter((other) => other !== unit);
	}

	#gather(): ReadonlyMap<PersonId, UnitId[]> {
		const unitsOf = new Map<PersonId, UnitId[]>();
		for (const [unit, people] of this.#lists)
			for (const person of people) unitsOf.set(person, [...(unitsOf.get(person) ?? []), unit]);
		this.#everybody = [...unitsOf.keys()];
		return unitsOf;
	}
}
