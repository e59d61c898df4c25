import type { RetentionRun } from '../../domain/retention/retention.ts';
import {
	RetentionRun as RunSchema,
	RetentionSettings,
	usualRetention
} from '../../domain/retention/retention.ts';
import type { PrivacyStore } from '../privacy/privacy-store.ts';

const [RUN, SETTINGS, KEY] = ['retention', 'settings', 'retention'];

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
}
