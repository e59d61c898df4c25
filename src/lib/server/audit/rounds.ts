/** Bounds memory; a forgotten round costs one more line. */
const MOST_ROUNDS = 20_000;

/** Tells the first of many equal happenings in a round, so that the audit names a reader once and not per request. */
export class Rounds {
	readonly #began = new Map<string, number>();
	readonly #clock: () => number;

	constructor(clock: () => number) {
		this.#clock = clock;
	}

	/** Whether this is the first time in so many milliseconds that `key` happens. */
	begins(key: string, roundMs: number): boolean {
		const now = this.#clock();
		const before = this.#began.get(key);
		if (before !== undefined && Math.abs(now - before) < roundMs) return false;
		this.#began.delete(key);
		this.#began.set(key, now);
		this.#forgetOldest();
		return true;
	}

	/** What began is taken back: it could not be written down. */
	forget(key: string): void {
		this.#began.delete(key);
	}

	#forgetOldest(): void {
		if (this.#began.size <= MOST_ROUNDS) return;
		for (const key of this.#began.keys()) {
			this.#began.delete(key);
			return;
		}
	}
}
