import type { AppDocument } from '../../domain/document.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { TimedCache } from '../auth/timed-cache.ts';

/** A person's name changes once in years; a page of the block's records would ask fifty databases for its authors. */
const NAMES_BELIEVED_MS = 60_000;
/** The block has 2,500 people. */
const MOST_NAMES = 5_000;

type Read = (unit: UnitId, keys: string[]) => Promise<AppDocument[]>;
type Found = ReadonlyMap<PersonId, string>;

/**
 * Names of persons on units' rosters, believed for a minute. All who ask while a name is being read wait for that one
 * reading: a store that is slow for a moment would else be asked the same again and again, and be slower for it.
 */
export class Names {
	readonly #read: Read;
	/** By unit and person; '' for one who is not on the roster. */
	readonly #known: TimedCache<string>;
	readonly #reading = new Map<string, Promise<Found>>();

	constructor(read: Read, clock: () => number) {
		this.#read = read;
		this.#known = new TimedCache({ ttlMs: NAMES_BELIEVED_MS, most: MOST_NAMES, clock });
	}

	/** Names of persons of a unit; one who is not on its roster any more has none. @throws CouchUnavailable */
	async of(unit: UnitId, people: readonly PersonId[]): Promise<Map<PersonId, string>> {
		const names = new Map<PersonId, string>();
		const unknown = new Set<PersonId>();
		for (const person of people) {
			const name = this.#known.get(`${unit} ${person}`);
			if (name === undefined) unknown.add(person);
			else if (name !== '') names.set(person, name);
		}
		for (const found of await this.#find(unit, [...unknown]))
			for (const person of unknown) {
				const name = found.get(person);
				if (name !== undefined) names.set(person, name);
			}
		return names;
	}

	#find(unit: UnitId, people: readonly PersonId[]): Promise<Found[]> {
		const unasked = people.filter((person) => !this.#reading.has(`${unit} ${person}`));
		if (unasked.length > 0) this.#begin(unit, unasked);
		const readings = new Set(people.map((person) => this.#reading.get(`${unit} ${person}`)));
		return Promise.all([...readings].filter((one) => one !== undefined));
	}

	#begin(unit: UnitId, people: readonly PersonId[]): void {
		const reading = this.#ask(unit, people);
		for (const person of people) this.#reading.set(`${unit} ${person}`, reading);
	}

	async #ask(unit: UnitId, people: readonly PersonId[]): Promise<Found> {
		const names = new Map<PersonId, string>();
		try {
			for (const document of await this.#read(
				unit,
				people.map((person) => `person:${person}`)
			))
				if (document.type === 'person') names.set(document.id, document.name);
			for (const person of people) this.#known.set(`${unit} ${person}`, names.get(person) ?? '');
			return names;
		} finally {
			for (const person of people) this.#reading.delete(`${unit} ${person}`);
		}
	}
}
