import type { PrivacyFault } from '../../data/privacy/asking.ts';
import type { FoundPerson, KnownPhone } from '../../data/privacy/office.ts';
import { callLost, findPeople, phonesOf } from '../../data/privacy/office.ts';
import { OneQuestion } from '../one-question.svelte.ts';

export type { FoundPerson, KnownPhone } from '../../data/privacy/office.ts';

/** Finding whose phone is lost, and calling it so. */
export class LostPage {
	typed = $state('');
	#found = $state.raw<FoundPerson[] | null>(null);
	#chosen = $state.raw<{ who: FoundPerson; phones: KnownPhone[] } | null>(null);
	readonly #server = new OneQuestion<PrivacyFault>();

	/** Null: nothing was looked for yet. */
	get found(): readonly FoundPerson[] | null {
		return this.#found;
	}
	get chosen(): { who: FoundPerson; phones: readonly KnownPhone[] } | null {
		return this.#chosen;
	}
	get fault(): PrivacyFault | null {
		return this.#server.fault;
	}
	get busy(): boolean {
		return this.#server.busy;
	}

	async search(): Promise<void> {
		this.#chosen = null;
		const found = await this.#server.ask(() => findPeople(this.typed));
		if (found !== null) this.#found = found;
	}

	async choose(who: FoundPerson): Promise<void> {
		const phones = await this.#server.ask(() => phonesOf(who.person));
		if (phones !== null) this.#chosen = { who, phones };
	}

	/** True once the server has ended it. */
	async callLost(phone: KnownPhone): Promise<boolean> {
		const chosen = this.#chosen;
		const phones = await this.#server.ask(() => callLost(phone.id));
		if (phones === null || chosen === null) return false;
		this.#chosen = { ...chosen, phones };
		return true;
	}
}
