import type { PersonId, UnitId } from '../ids.ts';
import { fold } from '../text.ts';
import type { Unit } from '../unit/unit.ts';
import type { ListedPerson } from './list-row.ts';
import type { DoubtReason, KnownPerson } from './match.ts';
import { likeness } from './match.ts';
import type { Outcome, PlanContext } from './planned.ts';

/** Who somebody on a line is: new, known, or not certain. */
type Found =
	| { kind: 'new'; id: PersonId }
	| { kind: 'same'; id: PersonId }
	| Extract<Outcome, { kind: 'twice' | 'doubt' }>;
type Asked = Pick<KnownPerson, 'folded' | 'unit' | 'birth' | 'phone'>;

/** Who is known, on rosters and on earlier lines; each of them is one line's at most. */
export class KnownPeople {
	readonly #byFolded = new Map<string, KnownPerson[]>();
	readonly #byPhone = new Map<string, KnownPerson[]>();
	readonly #byId = new Map<PersonId, KnownPerson>();
	/** By which line. */
	readonly #taken = new Map<KnownPerson, number>();
	readonly #times = new Map<string, number>();
	readonly #unitNames: Map<UnitId, string>;
	readonly #context: PlanContext;

	constructor(context: PlanContext) {
		this.#context = context;
		this.#unitNames = new Map(context.units.map(({ id, name }) => [id, name]));
		for (const person of context.people) this.#add(person);
	}

	#add(person: KnownPerson): void {
		const add = (map: Map<string, KnownPerson[]>, key: string) =>
			map.set(key, [...(map.get(key) ?? []), person]);
		add(this.#byFolded, person.folded);
		if (person.phone !== null) add(this.#byPhone, person.phone);
		this.#byId.set(person.id, person);
	}

	/** Who a line is, and that somebody known is this line's from now on. */
	take(listed: ListedPerson, { id: unit, name: unitName }: Pick<Unit, 'id' | 'name'>): Found {
		// One that the list makes is in no list of units yet.
		this.#unitNames.set(unit, unitName);
		const folded = fold(listed.name);
		const text = [unit, folded, listed.birth?.day ?? listed.birth?.year, listed.phone].join('|');
		const id = this.#nextId(text);
		const known = this.#byId.get(id);
		const isHere = known?.line === null && known.active && known.unit === unit;
		if (known !== undefined && isHere && !this.#taken.has(known)) {
			this.#taken.set(known, listed.line);
			return { kind: 'same', id };
		}
		const asked = { folded, unit, birth: listed.birth, phone: listed.phone };
		const found = this.#alike(asked);
		if (found?.like === 'same' && found.person.line === null && !this.#taken.has(found.person)) {
			this.#taken.set(found.person, listed.line);
			return { kind: 'same', id: found.person.id };
		}
		if (found !== null && !this.#context.asNew.has(listed.line)) return this.#asDoubt(found);
		const own = known === undefined ? id : this.#freeId(text);
		this.#add({ ...asked, id: own, line: listed.line, name: listed.name, active: true });
		return { kind: 'new', id: own };
	}

	/** Two lines that say the same are two ids, so that "somebody else" holds when the list is sent again. */
	#nextId(text: string): PersonId {
		const times = (this.#times.get(text) ?? 0) + 1;
		this.#times.set(text, times);
		return this.#context.idOf(`${text}|${times}`);
	}

	/** Somebody left, or went to another unit, under the id of this text: whoever is said to be another has another. */
	#freeId(text: string): PersonId {
		for (;;) {
			const id = this.#nextId(text);
			if (!this.#byId.has(id)) return id;
		}
	}

	/** The nearest of all who are alike: one and the same before one of whom it is not certain. */
	#alike(asked: Asked) {
		const candidates = new Set([
			...(this.#byFolded.get(asked.folded) ?? []),
			...(asked.phone === null ? [] : (this.#byPhone.get(asked.phone) ?? []))
		]);
		let doubt: { person: KnownPerson; like: 'same' | DoubtReason } | null = null;
		for (const person of candidates) {
			const like = likeness(asked, person);
			if (like === 'other') continue;
			if (like === 'same' && !this.#taken.has(person)) return { person, like };
			doubt ??= { person, like };
		}
		return doubt;
	}

	#asDoubt({ person, like }: { person: KnownPerson; like: 'same' | DoubtReason }): Found {
		const line = person.line ?? this.#taken.get(person);
		if (like === 'same' && line !== undefined) return { kind: 'twice', of: line };
		const why = like === 'same' ? 'sameName' : like;
		const unit = this.#unitNames.get(person.unit) ?? '';
		return {
			kind: 'doubt',
			why,
			other: { name: person.name, unit, year: person.birth?.year ?? null }
		};
	}
}
