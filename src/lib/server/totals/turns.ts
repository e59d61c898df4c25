/** A thread that died while it was its turn must not stop the other for ever. */
const PATIENCE_MS = 5_000;

/**
 * Whose turn it is to write the ledger, among the threads that count. SQLite's own lock is what protects the file; but
 * who waits for that looks only every 100 ms, and may find it taken again each time.
 */
export class Turns {
	/** Shared with the other threads. */
	readonly memory: SharedArrayBuffer;
	readonly #taken: Int32Array<SharedArrayBuffer>;

	constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
		this.memory = memory;
		this.#taken = new Int32Array(memory);
	}

	/** Does something when it is this thread's turn; until then the whole thread waits. */
	take<T>(work: () => T): T {
		while (Atomics.compareExchange(this.#taken, 0, 0, 1) !== 0)
			if (Atomics.wait(this.#taken, 0, 1, PATIENCE_MS) === 'timed-out') break;
		try {
			return work();
		} finally {
			Atomics.store(this.#taken, 0, 0);
			Atomics.notify(this.#taken, 0, 1);
		}
	}
}
