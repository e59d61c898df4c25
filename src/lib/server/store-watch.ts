import { CouchError, CouchUnavailable } from './couch/couch.ts';
import type { Logger } from './log.ts';

/** That the store does not answer: since when, and why, in words for the operator. */
export type Away = { sinceMs: number; reason: string };
/** The last time that it did not, and did again. */
export type Absence = { fromMs: number; untilMs: number };

/** Since when the store does not answer, told in the log when it begins and when it ends: a log that only says 503 tells nobody why. */
export class StoreWatch {
	readonly #log: Logger;
	readonly #clock: () => number;
	#away: Away | null = null;
	#last: Absence | null = null;

	constructor(log: Logger, clock: () => number) {
		this.#log = log;
		this.#clock = clock;
	}

	/** Null: it answered when it was last asked. */
	get away(): Away | null {
		return this.#away;
	}

	/** Null: it always answered since this process began. */
	get last(): Absence | null {
		return this.#last;
	}

	/** How long it has not answered, in milliseconds; 0 while it does. */
	get awayMs(): number {
		return this.#away === null ? 0 : Math.max(0, this.#clock() - this.#away.sinceMs);
	}

	/** The store was asked and answered. */
	answered(): void {
		if (this.#away === null) return;
		this.#last = { fromMs: this.#away.sinceMs, untilMs: this.#clock() };
		this.#log.warn({ awayS: Math.round(this.awayMs / 1000) }, 'the store answers again');
		this.#away = null;
	}

	/** The store was asked and did not answer as it should; what is no fault of the store is not its absence. */
	failed(error: unknown): void {
		if (!(error instanceof CouchUnavailable || error instanceof CouchError)) return;
		const known = this.#away;
		// CouchDB's own words may name a document, and the reason is told to everybody.
		const reason =
			error instanceof CouchUnavailable ? error.message : `CouchDB answered ${error.status}`;
		this.#away = { sinceMs: known?.sinceMs ?? this.#clock(), reason };
		if (known?.reason === reason) return;
		this.#log.error({ err: error }, 'the store does not answer: phones keep what they have');
	}
}
