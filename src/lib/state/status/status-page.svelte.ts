import type { PrivacyFault } from '../../data/privacy/asking.ts';
import type { Health } from '../../data/status/asking.ts';
import { askHealth, askStatus } from '../../data/status/asking.ts';
import type { Attention, Silence } from '../../domain/status/attention.ts';
import { attention, silences } from '../../domain/status/attention.ts';
import type { ServerStatus } from '../../domain/status/server-status.ts';
import type { Unit } from '../../domain/unit/unit.ts';

type StoreAway = Extract<Health, { kind: 'storeAway' }>;

/** How the server is, as it said when it was last asked. */
export class StatusPage {
	#status = $state.raw<ServerStatus | null>(null);
	#units = $state.raw<readonly Unit[]>([]);
	#fault = $state.raw<PrivacyFault | null>(null);
	#away = $state.raw<StoreAway | null>(null);
	#busy = $state(false);

	/** Null: it has not been told yet. */
	get status(): ServerStatus | null {
		return this.#status;
	}
	/** Why the last question was not answered; what was told before stays. */
	get fault(): PrivacyFault | null {
		return this.#fault;
	}
	/** The server answers, and its store does not: why it could tell nothing. */
	get away(): StoreAway | null {
		return this.#away;
	}
	get busy(): boolean {
		return this.#busy;
	}
	get attention(): readonly Attention[] {
		return this.#status === null ? [] : attention(this.#status);
	}
	get silences(): readonly Silence[] {
		return this.#status === null ? [] : silences(this.#status, this.#units);
	}

	/** @param units the units of the programme, for what they are called */
	know(units: readonly Unit[]): void {
		this.#units = units;
	}

	unitName(id: string): string {
		return this.#units.find((unit) => unit.id === id)?.name ?? id;
	}

	async load(): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		const answer = await askStatus();
		const mayBeAway = !answer.ok && ['serverDown', 'storeAway'].includes(answer.error);
		const health = mayBeAway ? await askHealth() : null;
		this.#away = health?.kind === 'storeAway' ? health : null;
		this.#busy = false;
		this.#fault = answer.ok ? null : answer.error;
		if (answer.ok) this.#status = answer.value;
	}
}
