import { askHealth, type Health } from '../data/status/asking.ts';

/** A clock is set back by more than this only by somebody, or by an empty battery. */
const SET_BACK_MS = 3_600_000;

/**
 * Why the server does not answer, as far as a phone can find out: a browser says no more than that a request failed,
 * whether the machine is off, the certificate has ended, or this phone's clock makes a good one look so.
 */
export class NoAnswer {
	/** This phone's clock, when it was looked at. */
	readonly nowMs: number;
	/** The clock stands before the last time that something was sent: it was wrong then, or it is now. */
	readonly isSetBack: boolean;
	#health = $state.raw<Health | null>(null);

	/** @param lastSuccessAt when something was last sent, by this phone's clock of that time */
	constructor(lastSuccessAt: string | null, nowMs = Date.now()) {
		this.nowMs = nowMs;
		this.isSetBack = lastSuccessAt !== null && nowMs < Date.parse(lastSuccessAt) - SET_BACK_MS;
	}

	/** Null: it is being asked. */
	get health(): Health | null {
		return this.#health;
	}

	async ask(): Promise<void> {
		this.#health = await askHealth();
	}
}
