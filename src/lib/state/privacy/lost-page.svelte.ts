import type { PrivacyFault } from '../../data/privacy/asking.ts';
import type { FoundPerson, KnownPhone } from '../../data/privacy/office.ts';
import { callLost, findPeople, phonesOf } from '../../data/privacy/office.ts';
import type { Result } from '../../domain/result.ts';

export type { FoundPerson, KnownPhone } from '../../data/privacy/office.ts';

/** Finding whose phone is lost, and calling it so. */
export class LostPage {
	typed = $state('');
	#found = $state.raw<FoundPerson[] | null>(null);
	#chosen = $state.raw<{ who: FoundPerson; phones: KnownPhone[] } | null>(null);
	#fault = $state.raw<PrivacyFault | null>(null);
	#busy = $state(false);

	/** Null: nothing was looked for yet. */
	get found(): readonly FoundPerson[] | null {
		return this.#found;
	}
	get chosen(): { who: FoundPerson; phones: readonly KnownPhone[] } | null {
		return this.#chosen;
	}
	get fault(): PrivacyFault | null {
		return this.#fault;
	}
	get busy(): boolean {
		return this.#busy;
	}

	async search(): Promise<void> {
		this.#chosen = null;
		const found = await this.#ask(() => findPeople(this.typed));
		if (found !== null) this.#found = found;
	}

	async choose(who: FoundPerson): Promise<void> {
		const phones = await this.#ask(() => phonesOf(who.person));
		if (phones !== null) this.#chosen = { who, phones };
	}

	/** True once the server has ended it. */
	async callLost(phone: KnownPhone): Promise<boolean> {
		const chosen = this.#chosen;
		const phones = await this.#ask(() => callLost(phone.id));
		if (phones === null || chosen === null) return false;
		this.#chosen = { ...chosen, phones };
		return true;
	}

	async #ask<T>(ask: () => Promise<Result<T, PrivacyFault>>): Promise<T | null> {
		if (this.#busy) return null;
		this.#busy = true;
		this.#fault = null;
		try {
			const answer = await ask();
			if (answer.ok) return answer.value;
			this.#fault = answer.error;
			return null;
		} finally {
			this.#busy = false;
		}
	}
}
