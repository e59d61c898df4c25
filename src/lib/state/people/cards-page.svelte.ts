import { askCardUnits, makeCards } from '../../data/people/cards.ts';
import type { PeopleFault } from '../../data/people/asking.ts';
import type { CardUnit, PrintedCard } from '../../domain/import/cards.ts';
import { OneQuestion } from '../one-question.svelte.ts';

export type { CardUnit, PrintedCard } from '../../domain/import/cards.ts';

/** Making cards for those who never signed in, unit by unit, and printing them. */
export class CardsPage {
	#units = $state.raw<readonly CardUnit[] | null>(null);
	#chosen = $state.raw<readonly string[]>([]);
	#cards = $state.raw<readonly PrintedCard[] | null>(null);
	readonly #server = new OneQuestion<PeopleFault>();

	/** The units in which somebody never signed in. */
	get units(): readonly CardUnit[] | null {
		return this.#units;
	}
	/** The cards just made: their codes are nowhere else. */
	get cards(): readonly PrintedCard[] | null {
		return this.#cards;
	}
	get fault(): PeopleFault | null {
		return this.#server.fault;
	}
	get busy(): boolean {
		return this.#server.busy;
	}
	/** How many cards would be made. */
	get count(): number {
		return this.#picked.reduce((sum, { waiting }) => sum + waiting, 0);
	}
	/** Of how many people earlier cards would hold no more. */
	get replaced(): number {
		return this.#picked.reduce((sum, { carded }) => sum + carded, 0);
	}
	get #picked(): readonly CardUnit[] {
		return (this.#units ?? []).filter(({ id }) => this.#chosen.includes(id));
	}
	get allChosen(): boolean {
		return this.#units !== null && this.#chosen.length === this.#units.length;
	}

	isChosen(unit: string): boolean {
		return this.#chosen.includes(unit);
	}
	choose(unit: string, on: boolean): void {
		const others = this.#chosen.filter((one) => one !== unit);
		this.#chosen = on ? [...others, unit] : others;
	}
	chooseAll(on: boolean): void {
		this.#chosen = on ? (this.#units ?? []).map(({ id }) => id) : [];
	}

	async load(): Promise<void> {
		const units = await this.#server.ask(() => askCardUnits());
		if (units !== null) this.#units = units.filter(({ waiting }) => waiting > 0);
	}

	async make(): Promise<void> {
		const units = this.#chosen;
		const cards = await this.#server.ask(() => makeCards({ units }));
		if (cards !== null) this.#cards = cards;
	}

	/** Lets go of the cards: they were printed. */
	async close(): Promise<void> {
		this.#cards = null;
		this.#chosen = [];
		await this.load();
	}
}
