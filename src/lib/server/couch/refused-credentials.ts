/** After a refusal nothing is asked for so long, each time twice as long: 5 s, so that a CouchDB that starts is soon served. */
const FIRST_MS = 5_000;
/** Two or three tries in five minutes: CouchDB 3.4 and later lets nobody in from this machine under that name after five. */
const LONGEST_MS = 160_000;

/**
 * Keeps a wrong password from being sent again and again: CouchDB would lock the account out, from the same machine for
 * its administrator too, and each further try would keep it so.
 */
export class RefusedCredentials {
	#refusals = 0;
	#untilMs = 0;
	#reason: string | null = null;

	/** Why nothing is to be asked now; null: it may be. @param nowMs by a clock that nobody sets */
	reason(nowMs: number): string | null {
		return nowMs < this.#untilMs ? this.#reason : null;
	}

	/** The credentials were refused. Those that were on their way together are one refusal. */
	refused(reason: string, nowMs: number): void {
		this.#reason = reason;
		if (nowMs < this.#untilMs) return;
		this.#untilMs = nowMs + Math.min(FIRST_MS * 2 ** this.#refusals, LONGEST_MS);
		this.#refusals += 1;
	}

	/** They were taken. */
	taken(): void {
		this.#refusals = 0;
	}
}
