/** With so many batches on their way at once, whoever else could wait does. */
const CROWDED = 8;

/** Counts the batches of records that are being taken in, so that work nobody waits for gives way to them. */
export class Traffic {
	#inside = 0;
	#waiting: (() => void)[] = [];

	/** How many batches are being taken in. */
	get inside(): number {
		return this.#inside;
	}

	/** Takes a batch in: `work` is under way until it settles. */
	async pass<T>(work: () => Promise<T>): Promise<T> {
		this.#inside += 1;
		try {
			return await work();
		} finally {
			this.#inside -= 1;
			if (this.#inside <= CROWDED) for (const go of this.#waiting.splice(0)) go();
		}
	}

	/** Resolves when it is not crowded, and after `patienceMs` in any case: at once on an ordinary day. */
	giveWay(patienceMs: number): Promise<void> {
		if (this.#inside <= CROWDED || patienceMs === 0) return Promise.resolve();
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, patienceMs);
			this.#waiting.push(() => {
				clearTimeout(timer);
				resolve();
			});
		});
	}
}
