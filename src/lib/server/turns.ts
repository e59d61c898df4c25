import { afterOthers } from './breathe.ts';

/** How long a slice may keep the event loop before everybody else has a turn, in milliseconds. */
const sliceMs = 8;

/**
 * Runs the heavy parts of many requests one after the other, in the order they came, with a turn of the event loop
 * after each slice. Without it all that 300 phones send at once would be judged in one go, and whoever asks for a
 * small thing meanwhile would wait for all of it.
 */
export class Turns {
	#waiting: (() => void)[] = [];
	#running = false;

	/** Runs `work` when its turn has come; it should take a few milliseconds. Rejects with what it throws. */
	run<T>(work: () => T): Promise<T> {
		return new Promise((resolve, reject) => {
			this.#waiting.push(() => {
				try {
					resolve(work());
				} catch (error) {
					reject(error);
				}
			});
			if (this.#running) return;
			this.#running = true;
			afterOthers(() => this.#slice());
		});
	}

	#slice(): void {
		const until = performance.now() + sliceMs;
		const waiting = this.#waiting;
		let done = 0;
		while (done < waiting.length && (done === 0 || performance.now() < until)) waiting[done++]?.();
		this.#waiting = waiting.slice(done);
		this.#running = this.#waiting.length > 0;
		if (this.#running) afterOthers(() => this.#slice());
	}
}
