/**
 * A way with room for so many at a time, first come, first served. What phones bring all at once goes through one, so that
 * CouchDB shares itself between a few of them and whoever reads meanwhile, and not between hundreds and a reader.
 */
export class Lane {
	#free: number;
	readonly #waiting: (() => void)[] = [];

	/** @param places how many may be under way */
	constructor(places: number) {
		this.#free = places;
	}

	/** Begins some work when there is room for it. */
	async through<T>(work: () => Promise<T>): Promise<T> {
		if (this.#free > 0) this.#free -= 1;
		else await new Promise<void>((enter) => this.#waiting.push(enter));
		try {
			return await work();
		} finally {
			// The place goes straight to the next one: nobody who comes in between can take it.
			const enter = this.#waiting.shift();
			if (enter === undefined) this.#free += 1;
			else enter();
		}
	}
}
