import { databaseName, unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { mergePersons } from '../../domain/unit/merge-persons.ts';
import { Person } from '../../domain/unit/person.ts';
import type { Rosters } from '../../domain/unit/transfer.ts';
import { Unit } from '../../domain/unit/unit.ts';
import type { Couch } from '../couch/couch.ts';
import { leavesInRange } from '../leaves-in-range.ts';

/** Units asked at once: a CouchDB answers a few questions side by side faster than one by one. */
const UNITS_AT_ONCE = 8;

type Read = { seq: string | undefined; people: Person[] };

/** Every unit's roster, each read again only when something in its database changed. */
export class RosterBook {
	readonly #couch: Couch;
	#read: ReadonlyMap<UnitId, Read> = new Map();
	#reading: Promise<ReadonlyMap<UnitId, Read>> | null = null;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	/** All who ask while it is being read wait for that one reading. @throws CouchUnavailable */
	async all(): Promise<Rosters> {
		this.#reading ??= this.#readAll().finally(() => (this.#reading = null));
		this.#read = await this.#reading;
		return new Map([...this.#read].map(([unit, { people }]) => [unit, people]));
	}

	async #readAll(): Promise<ReadonlyMap<UnitId, Read>> {
		const stored = await leavesInRange(this.#couch, databaseName({ kind: 'programme' }), 'unit');
		const units = stored.flatMap(([document]) => {
			const unit = parseBy(Unit, document);
			return unit.ok ? [unit.value.id] : [];
		});
		// Before the documents: what changes in between is read again the next time.
		const seqs = await this.#couch.updateSeqs(units.map(unitDatabase));
		const read = new Map<UnitId, Read>();
		for (let from = 0; from < units.length; from += UNITS_AT_ONCE) {
			const some = units.slice(from, from + UNITS_AT_ONCE);
			const found = await Promise.all(
				some.map((unit) => this.#of(unit, seqs.get(unitDatabase(unit))))
			);
			some.forEach((unit, i) => read.set(unit, found[i] ?? { seq: undefined, people: [] }));
		}
		return read;
	}

	async #of(unit: UnitId, seq: string | undefined): Promise<Read> {
		const known = this.#read.get(unit);
		if (known !== undefined && known.seq === seq) return known;
		const stored = await leavesInRange(this.#couch, unitDatabase(unit), 'person');
		const people = stored.flatMap((leaves) => {
			const parsed = leaves.flatMap((leaf) => {
				const person = parseBy(Person, leaf);
				return person.ok && person.value.unit === unit ? [person.value] : [];
			});
			// As phones show them: what secretaries recorded apart holds together.
			const [winner] = parsed;
			return mergePersons(parsed) ?? (winner === undefined ? [] : [winner]);
		});
		return { seq, people };
	}
}
