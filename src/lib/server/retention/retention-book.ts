import { Went, type WentKind } from '../../domain/retention/other-kinds.ts';
import type { RetentionRun } from '../../domain/retention/retention.ts';
import {
	RetentionRun as RunSchema,
	RetentionSettings,
	usualRetention
} from '../../domain/retention/retention.ts';
import type { PrivacyStore } from '../privacy/privacy-store.ts';

const [RUN, WENT, SETTINGS, KEY] = ['retention', 'went', 'settings', 'retention'];

/** What was decided to go, and what the office set: in the database of which a restore takes nothing back. */
export class RetentionBook {
	readonly #store: PrivacyStore;

	constructor(store: PrivacyStore) {
		this.#store = store;
	}

	async settings(): Promise<RetentionSettings> {
		return (await this.#store.get(SETTINGS, KEY, RetentionSettings)) ?? usualRetention;
	}

	async set(said: RetentionSettings): Promise<void> {
		await this.#store.change(SETTINGS, KEY, RetentionSettings, () => ({ said, answer: said }));
	}

	/** Oldest first. */
	runs(): Promise<RetentionRun[]> {
		return this.#store.all(RUN, RunSchema);
	}

	/** Written before anything goes: what a stopped server left is finished by it. */
	async decide(run: Omit<RetentionRun, 'id' | 'at' | 'later'>): Promise<RetentionRun> {
		const decided = { ...run, id: this.#store.newKey(), at: this.#store.now(), later: 0 };
		await this.#store.add(RUN, decided.id, decided);
		return decided;
	}

	/** More went by a decision that was made: brought late by a phone, or back by a restore. */
	async addLater(id: string, count: number): Promise<void> {
		await this.#store.change(RUN, id, RunSchema, (run) =>
			run === null ? null : { said: { ...run, later: run.later + count }, answer: null }
		);
	}

	/** What went apart from photos, oldest first. */
	async went(): Promise<Went[]> {
		const all = await this.#store.all(WENT, Went);
		return all.sort((a, b) => (a.at < b.at ? -1 : 1));
	}

	/** The office decided that so many go: written before anything goes. */
	async addWent(went: Omit<Went, 'id' | 'at'>): Promise<void> {
		const said = { ...went, id: this.#store.newKey(), at: this.#store.now() };
		await this.#store.add(WENT, said.id, said);
	}

	/** So many went by the clock, up to and with a day: added to what went in the same month. */
	async tally(kind: WentKind, count: number, last: string | null): Promise<void> {
		if (count === 0) return;
		const at = this.#store.now();
		const id = `${kind}-${at.slice(0, 7)}`;
		await this.#store.change(WENT, id, Went, (before) => {
			const sum = (before?.count ?? 0) + count;
			return { said: { id, at, kind, count: sum, first: null, last, by: null }, answer: null };
		});
	}
}
