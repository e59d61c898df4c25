import type { PersonId, UnitId } from '../../domain/ids.ts';
import { sameContent } from '../../domain/json.ts';
import type { Ledger } from './ledger.ts';

/**
 * Which units' targets another unit's records can change: a deed counts for whoever is on a list, wherever it was
 * recorded. A unit whose records name somebody of another's list is that one's host.
 */
export class Guests {
	readonly #ledger: Pick<Ledger, 'names'>;
	/** By unit, everybody on any of its lists. */
	readonly #lists = new Map<UnitId, readonly PersonId[]>();
	/** By host, the units whose people its records name. */
	readonly #guests = new Map<UnitId, Set<UnitId>>();

	constructor(ledger: Pick<Ledger, 'names'>) {
		this.#ledger = ledger;
	}

	/** The units that must be counted again because records of these changed: whose people they name, or named before. */
	of(hosts: Iterable<UnitId>): Set<UnitId> {
		const touched = new Set<UnitId>();
		for (const host of hosts) {
			const before = this.#guests.get(host) ?? [];
			const now = new Set<UnitId>();
			for (const [unit, list] of this.#lists)
				if (unit !== host && this.#ledger.names(host, list)) now.add(unit);
			this.#guests.set(host, now);
			for (const unit of [...before, ...now]) touched.add(unit);
		}
		return touched;
	}

	/** Takes in who is on a unit's lists. */
	list(unit: UnitId, people: readonly PersonId[]): void {
		if (sameContent(people, this.#lists.get(unit))) return;
		this.#lists.set(unit, people);
		for (const [host, guests] of this.#guests)
			if (unit !== host && this.#ledger.names(host, people)) guests.add(unit);
	}
}
