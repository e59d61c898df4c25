import type { Chance } from '../parts.ts';
import { listen } from '../wire/doorbell.ts';
import type { Ring } from '../wire/doorbell.ts';
import { WireFault } from '../wire/exchange.ts';
import { backoffMs } from './backoff.ts';

/**
 * The doorbell of this phone: one stream, held by one visible tab, with the sequences the server announced last. What
 * rings is only ever a reason for a round; a round asks the server itself.
 */
export class Bell {
	readonly #lock: string;
	readonly #rang: () => void;
	readonly #chance: Chance;
	#sequences: Record<string, string> | null = null;
	#muted: AbortController | null = null;
	#listening: Promise<void> = Promise.resolve();

	constructor(lock: string, rang: () => void, chance: Chance) {
		this.#lock = lock;
		this.#rang = rang;
		this.#chance = chance;
	}

	/** The sequences announced last, while the line is open; null: it is not. */
	readonly announced = (): Record<string, string> | null => this.#sequences;

	/** Listens until muted; waits for another tab's turn to end. */
	listen(): void {
		if (this.#muted !== null) return;
		const muted = new AbortController();
		this.#muted = muted;
		this.#listening = this.#hold(muted.signal);
	}

	/** Closes the line: nobody looks. */
	mute(): void {
		this.#muted?.abort();
		this.#muted = null;
		this.#sequences = null;
	}

	async close(): Promise<void> {
		this.mute();
		await this.#listening;
	}

	async #hold(signal: AbortSignal): Promise<void> {
		try {
			await navigator.locks.request(this.#lock, { signal }, () => this.#keepOpen(signal));
		} catch (error) {
			if (!signal.aborted) throw error;
		}
	}

	async #keepOpen(signal: AbortSignal): Promise<void> {
		let failures = 0;
		while (!signal.aborted) {
			const fault = await this.#open(signal, () => {
				failures = 0;
			});
			this.#sequences = null;
			if (signal.aborted) return;
			// Not signed in: the next sign-in makes this tab listen anew.
			if (fault?.kind === 'signIn') return this.#giveUp();
			failures += 1;
			const [random = 0] = this.#chance.random(1);
			await pause(backoffMs(failures, random / 256, fault?.retryAfterMs ?? null), signal);
		}
	}

	#giveUp(): void {
		this.#muted = null;
		this.#rang();
	}

	async #open(signal: AbortSignal, heard: () => void): Promise<WireFault | null> {
		try {
			await listen(signal, (ring) => {
				heard();
				this.#take(ring);
				return true;
			});
			return null;
		} catch (error) {
			if (error instanceof WireFault) return error;
			throw error;
		}
	}

	#take(ring: Ring): void {
		if (ring.kind === 'hello') this.#sequences = ring.databases;
		if (ring.kind === 'change' && this.#sequences !== null) {
			this.#sequences = { ...this.#sequences, [ring.database]: ring.seq };
		}
		this.#rang();
	}
}

/** Waits, or returns at once when `signal` aborts or the network comes back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			globalThis.removeEventListener('online', done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		signal.addEventListener('abort', done);
		globalThis.addEventListener('online', done);
	});
}
