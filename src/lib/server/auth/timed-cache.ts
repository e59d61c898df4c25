/**
 * A bounded memory with an age limit: several processes agree again after `ttlMs`, and no visitor can make it grow
 * beyond `most`. The longest unused entry leaves first.
 */
export class TimedCache<V> {
	readonly #entries = new Map<string, { value: V; until: number }>();
	readonly #ttlMs: number;
	readonly #most: number;
	readonly #clock: () => number;
	/** Readings under way, each with the forgetting it began after. */
	readonly #reading = new Map<string, { forgotten: number; value: Promise<V | null> }>();
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
	 * The value remembered, else the one that `read` finds; all who ask while it is being read wait for that one
	 * reading. What was read while something was being forgotten may be the very state that ended: it is answered to
	 * those who asked before, and neither remembered nor shared with those who ask after. Null is not remembered
	 * either: what is not there may come at any moment.
	 */
	readThrough(key: string, read: () => Promise<V | null>): Promise<V | null> {
		const known = this.get(key);
		if (known !== undefined) return Promise.resolve(known);
		const begun = this.#reading.get(key);
		if (begun?.forgotten === this.#forgotten) return begun.value;
		const reading = { forgotten: this.#forgotten, value: this.#read(key, read) };
		this.#reading.set(key, reading);
		const end = () => {
			if (this.#reading.get(key) === reading) this.#reading.delete(key);
		};
		reading.value.then(end, end);
		return reading.value;
	}

	async #read(key: string, read: () => Promise<V | null>): Promise<V | null> {
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
