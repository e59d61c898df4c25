import { makeCards } from '../../data/people/cards.ts';
import { askPerson, changePerson } from '../../data/people/person.ts';
import type { PeopleFault } from '../../data/people/asking.ts';
import { findPeople, type FoundPerson } from '../../data/privacy/office.ts';
import { Role } from '../../domain/access.ts';
import type { PrintedCard } from '../../domain/import/cards.ts';
import type { AskedChange, DeskPerson } from '../../domain/import/person-desk.ts';
import { parseBy } from '../../domain/issue.ts';
import { sameContent } from '../../domain/json.ts';
import { OneQuestion } from '../one-question.svelte.ts';

export type { FoundPerson } from '../../data/privacy/office.ts';
export type { DeskPerson } from '../../domain/import/person-desk.ts';

/** Finding somebody, and what the office does for them: rights, a new card, sessions, closing the account. */
export class UsersPage {
	typed = $state('');
	#found = $state.raw<readonly FoundPerson[] | null>(null);
	#person = $state.raw<DeskPerson | null>(null);
	#cards = $state.raw<readonly PrintedCard[] | null>(null);
	readonly #server = new OneQuestion<PeopleFault>();

	/** Null: nothing was looked for yet. */
	get found(): readonly FoundPerson[] | null {
		return this.#found;
	}
	get person(): DeskPerson | null {
		return this.#person;
	}
	/** The card just made: its code is nowhere else. */
	get cards(): readonly PrintedCard[] | null {
		return this.#cards;
	}
	get fault(): PeopleFault | null {
		return this.#server.fault;
	}
	get busy(): boolean {
		return this.#server.busy;
	}

	async search(): Promise<void> {
		this.#person = null;
		this.#cards = null;
		const found = await this.#server.ask(() => findPeople(this.typed));
		if (found !== null) this.#found = found;
	}

	async choose({ person }: FoundPerson): Promise<void> {
		const found = await this.#server.ask(() => askPerson(person));
		if (found !== null) this.#person = found;
	}

	/** Gives a right, of a unit where it is one of a unit. True when the server did. */
	give(role: string, unit: string): Promise<boolean> {
		const parsed = parseBy(Role, unit === '' ? { role } : { role, unit });
		const held = this.#person?.roles ?? [];
		if (!parsed.ok || held.some((one) => sameContent(one, parsed.value)))
			return Promise.resolve(false);
		return this.change({ change: 'roles', roles: [...held, parsed.value] });
	}

	/** Takes a right away; what that person has open follows at once. */
	take(role: Role): Promise<boolean> {
		const held = this.#person?.roles ?? [];
		return this.change({ change: 'roles', roles: held.filter((one) => one !== role) });
	}

	async change(change: AskedChange): Promise<boolean> {
		const person = this.#person?.person;
		if (person === undefined) return false;
		const changed = await this.#server.ask(() => changePerson(person, change));
		if (changed !== null) this.#person = changed;
		return changed !== null;
	}

	/** Makes a card for the chosen person: a password was forgotten. */
	async makeCard(): Promise<void> {
		const person = this.#person?.person;
		if (person === undefined) return;
		this.#cards = await this.#server.ask(() => makeCards({ person }));
	}

	/** Lets go of the card: it was printed. */
	close(): Promise<void> {
		this.#cards = null;
		return Promise.resolve();
	}
}
