/**
 * Lets one holder at a time have a key. Several keys are taken at once or not at all, so no two holders can wait for
 * each other. Holds within this process only: between processes two writers of one new document become two branches,
 * which the next write of either sees (docs/decisions).
 */
export class KeyLock {
	readonly #tails = new Map<string, Promise<void>>();

	/** Runs `work` while holding all `keys`; others wanting any of them wait until it has ended, well or badly. */
	async hold<T>(keys: Iterable<string>, work: () => Promise<T>): Promise<T> {
		const wanted = new Set(keys);
		const before = [...wanted].flatMap((key) => this.#tails.get(key) ?? []);
		let end = () => {};
		const ended = new Promise<void>((resolve) => {
			end = resolve;
		});
		for (const key of wanted) this.#tails.set(key, ended);
		try {
			await Promise.all(before);
			return await work();
		} finally {
			for (const key of wanted) if (this.#tails.get(key) === ended) this.#tails.delete(key);
			end();
		}
	}
}
