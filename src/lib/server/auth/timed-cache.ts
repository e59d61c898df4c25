/**
 * A bounded memory with an age limit: several processes agree again after `ttlMs`, and no visitor can make it grow
 * beyond `most`. The longest unused entry leaves first.
 */
export class TimedCache<V> {
	readonly #entries = new Map<string, { value: V; until: number }>();
	readonly #ttlMs: number;
	readonly #most: number;
	readonly #clock: () => number;
	/** Grows with every forgetting. */
	#forgotten = 0;

	constructor(options: { ttlMs: number; most: number; clock: () => number }) {
		this.#ttlMs = options.ttlMs;
		this.#most = options.most;
		this.#clock = options.clock;
	}

	get size(): number {
		return this.#entries.size;
	}

	/** The value remembered for a key, or undefined when there is none or it is too old. */
	get(key: string): V | undefined {
		const entry = this.#entries.get(key);
		if (entry === undefined) return undefined;
		this.#entries.delete(key);
		if (entry.until <= this.#clock()) return undefined;
		this.#entries.set(key, entry);
		return entry.value;
	}

	/**
	 * The value remembered, else the one that `read` finds. What was read while something was being forgotten may be
	 * the very state that ended: it is answered and not remembered. Nor is null: what is not there may come at any moment.
	 */
	async readThrough<W extends V | null>(key: string, read: () => Promise<W>): Promise<V | W> {
		const known = this.get(key);
		if (known !== undefined) return known;
		const forgotten = this.#forgotten;
		const value = await read();
		if (forgotten === this.#forgotten && value !== null) this.set(key, value);
		return value;
	}

	set(key: string, value: V): void {
		this.#entries.delete(key);
		this.#entries.set(key, { value, until: this.#clock() + this.#ttlMs });
		if (this.#entries.size <= this.#most) return;
		const [oldest] = this.#entries.keys();
		if (oldest !== undefined) this.#entries.delete(oldest);
	}

	delete(key: string): void {
		this.#forgotten++;
		this.#entries.delete(key);
	}

	clear(): void {
		this.#forgotten++;
		this.#entries.clear();
	}
}
