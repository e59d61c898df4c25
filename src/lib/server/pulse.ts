import { setTimeout as pause } from 'node:timers/promises';
import type { Couch } from './couch/couch.ts';
import { CouchError, CouchUnavailable } from './couch/couch.ts';

/** A database and the update sequence it has reached. */
export type Beat = { database: string; seq: string };

/** How often all sequences are compared, because hints may be lost. */
const SWEEP_MS = 3_000;
/** Hints of one burst are asked about together. */
const GATHER_MS = 20;
/** While the store is slow, hints gather for so many times as long as the last question took: it has better to do. */
const GATHER_TIMES = 3;
const LONGEST_GATHER_MS = 500;

type PulseSettings = {
	couch: Couch;
	sweepMs?: number;
	onError?: (error: unknown) => void;
	/** Told after each sweep whether the store answered it: null, or why it did not. */
	onSweep?: (error: unknown) => void;
};

/**
 * Tells which databases changed: by the store's hints at once, and by comparing update sequences every few seconds,
 * so that a lost hint delays and never loses. One for the whole process; doorbell, totals and sign-in listen to it.
 */
export class Pulse {
	readonly #couch: Couch;
	readonly #sweepMs: number;
	readonly #onError: (error: unknown) => void;
	readonly #onSweep: (error: unknown) => void;
	readonly #seqs = new Map<string, string>();
	readonly #listeners = new Set<(beat: Beat) => void>();
	readonly #goneListeners = new Set<(database: string) => void>();
	readonly #stop = new AbortController();
	readonly #hinted = new Set<string>();
	#gathering = false;
	#gatherMs = GATHER_MS;
	/** What is asked about next, together, when the question under way is answered. */
	#wanted = new Set<string>();
	#next: Promise<void> | null = null;
	#looking: Promise<unknown> = Promise.resolve();
	#loops: Promise<unknown> = Promise.resolve();

	constructor(settings: PulseSettings) {
		const { couch, sweepMs = SWEEP_MS, onError = () => undefined } = settings;
		this.#couch = couch;
		this.#sweepMs = sweepMs;
		this.#onError = onError;
		this.#onSweep = settings.onSweep ?? (() => undefined);
	}

	/** Calls `listener` with every database that changed, until the returned function is called. */
	listen(listener: (beat: Beat) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Calls `listener` with every database that was there and is not any more, until the returned function is called. */
	listenForGone(listener: (database: string) => void): () => void {
		this.#goneListeners.add(listener);
		return () => this.#goneListeners.delete(listener);
	}

	/** Takes a database for there, so that the next sweep tells again where it is not. */
	expect(database: string): void {
		if (!this.#seqs.has(database)) this.#seqs.set(database, '');
	}

	/**
	 * Looks at these databases now: whoever asks must not be told a sequence that somebody's acknowledged write has
	 * left behind. Who asks while a question is under way goes with the next one: hundreds of phones that open their
	 * doorbells at once cost the store a few. @throws CouchUnavailable
	 */
	look(names: readonly string[]): Promise<void> {
		for (const name of names) this.#wanted.add(name);
		return (this.#next ??= this.#lookNext());
	}

	async #lookNext(): Promise<void> {
		await Promise.allSettled([this.#looking]);
		const names = [...this.#wanted];
		this.#wanted.clear();
		this.#next = null;
		const seqs = this.#couch.updateSeqs(names);
		this.#looking = seqs;
		const present = await seqs;
		const gone = names.filter((name) => !present.has(name) && this.#seqs.delete(name));
		this.#compare(present);
		if (this.#stop.signal.aborted) return;
		for (const name of gone) for (const listener of this.#goneListeners) listener(name);
	}

	/** The sequences as last seen. */
	get seqs(): ReadonlyMap<string, string> {
		return this.#seqs;
	}

	start(): void {
		this.#loops = Promise.all([this.#followHints(), this.#sweepForever()]);
	}

	/** Resolves when both loops have ended. */
	async stop(): Promise<void> {
		this.#stop.abort();
		await this.#loops;
	}

	async #followHints(): Promise<void> {
		while (!this.#stop.signal.aborted) {
			try {
				for await (const name of this.#couch.dbUpdates(this.#stop.signal)) this.#hint(name);
			} catch (error) {
				this.#report(error);
			}
			await this.#wait(this.#sweepMs);
		}
	}

	#hint(name: string): void {
		this.#hinted.add(name);
		if (!this.#gathering) this.#gather();
	}

	#gather(): void {
		this.#gathering = true;
		setTimeout(() => void this.#askHinted(), this.#gatherMs).unref();
	}

	async #askHinted(): Promise<void> {
		const names = [...this.#hinted];
		this.#hinted.clear();
		const began = performance.now();
		try {
			await this.look(names);
		} catch (error) {
			this.#report(error);
		}
		const took = performance.now() - began;
		this.#gatherMs = Math.min(Math.max(took * GATHER_TIMES, GATHER_MS), LONGEST_GATHER_MS);
		this.#gathering = false;
		if (this.#hinted.size > 0 && !this.#stop.signal.aborted) this.#gather();
	}

	async #sweepForever(): Promise<void> {
		while (!this.#stop.signal.aborted) {
			try {
				await this.sweep();
				this.#onSweep(null);
			} catch (error) {
				this.#onSweep(error);
				this.#report(error);
			}
			await this.#wait(this.#sweepMs);
		}
	}

	/**
	 * Compares all sequences, one question after the other with who looks: an answer that was under way for longer must
	 * not take back a newer one. @throws CouchUnavailable
	 */
	async sweep(): Promise<void> {
		const names = await this.#couch.listDatabases();
		await this.look([...names, ...this.#seqs.keys()]);
	}

	#compare(present: ReadonlyMap<string, string>): void {
		if (this.#stop.signal.aborted) return;
		for (const [database, seq] of present) {
			if (this.#seqs.get(database) === seq) continue;
			this.#seqs.set(database, seq);
			for (const listener of this.#listeners) listener({ database, seq });
		}
	}

	/** The store being away is expected: the next round asks again. Anything else is told, and the round goes on too. */
	#report(error: unknown): void {
		if (this.#stop.signal.aborted) return;
		if (error instanceof CouchUnavailable || error instanceof CouchError) return;
		this.#onError(error);
	}

	async #wait(ms: number): Promise<void> {
		await pause(ms, undefined, { signal: this.#stop.signal }).catch((error: unknown) => {
			if (!this.#stop.signal.aborted) throw error;
		});
	}
}
