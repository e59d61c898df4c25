import { setTimeout as pause } from 'node:timers/promises';
import { CouchError, CouchUnavailable } from './couch/couch.ts';
import { readIdentity, type StorePlace } from './identity.ts';

/** How often it is looked who the store says it is. */
const LOOK_MS = 1_000;
/** A store that is away, and perhaps refuses our password, is not asked for more than it must be. */
const LONGEST_PAUSE_MS = 8_000;

/**
 * Notices that the store became another one while this server had it open: a restore began or ended. What the server
 * remembers of it is worth nothing then.
 */
export class IdentityWatch {
	readonly #place: StorePlace;
	readonly #onOther: () => void;
	readonly #stop = new AbortController();
	#running: Promise<void> = Promise.resolve();

	/** @param onOther is called once, when the store is no longer the one that is served */
	constructor(place: StorePlace, onOther: () => void) {
		this.#place = place;
		this.#onOther = onOther;
	}

	/** Begins to look. @param served the uuid under which phones are answered */
	start(served: string): void {
		this.#running = this.#watch(served);
	}

	async stop(): Promise<void> {
		this.#stop.abort();
		await this.#running;
	}

	async #watch(served: string): Promise<void> {
		let pauseMs = LOOK_MS;
		while (!this.#stop.signal.aborted) {
			const seen = await this.#look(served);
			if (seen === 'other') return this.#onOther();
			pauseMs = seen === 'away' ? Math.min(pauseMs * 2, LONGEST_PAUSE_MS) : LOOK_MS;
			await pause(pauseMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
		}
	}

	async #look(served: string): Promise<'same' | 'other' | 'away'> {
		try {
			const identity = await readIdentity(this.#place);
			// None at all: somebody deleted the accounts, and everything that is remembered of them is worth nothing.
			const isSame = identity?.uuid === served && !identity.restoring;
			return isSame ? 'same' : 'other';
		} catch (error) {
			// A store that is away says nothing; whoever asks it next is told.
			if (error instanceof CouchUnavailable || error instanceof CouchError) return 'away';
			throw error;
		}
	}
}
