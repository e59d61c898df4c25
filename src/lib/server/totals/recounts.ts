import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { UnitId } from '../../domain/ids.ts';
import type { Board } from '../../domain/totals/figures.ts';

/** A range of 216,000 records is some seconds; who would wait for more of them is told to come again. */
const MOST_WAITING = 8;
/** Rows are read one by one, and only sums are kept. */
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 192 };

export type RecountSettings = {
	path: string;
	origin: string;
	scope: 'block' | UnitId;
	/** A free range, or any other period. */
	period: string;
};
type Wanted = Pick<RecountSettings, 'scope' | 'period'>;

/** Counts free ranges, one after the other, each in a thread that ends with it: neither requests nor the counting of approvals wait. */
export class Recounts {
	readonly #ledger: Pick<RecountSettings, 'path' | 'origin'>;
	readonly #stop = new AbortController();
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;

	constructor(ledger: Pick<RecountSettings, 'path' | 'origin'>) {
		this.#ledger = ledger;
	}

	/**
	 * Counts a board; null where too many wait, or nobody wants it any more.
	 * @param signal aborted when whoever asked has gone: one that waits is never begun, one under way is ended
	 */
	async count(wanted: Wanted, signal: AbortSignal): Promise<Board | null> {
		if (this.#waiting >= MOST_WAITING) return null;
		this.#waiting++;
		const either = AbortSignal.any([signal, this.#stop.signal]);
		const turn = this.#last.then(() => (either.aborted ? null : this.#run(wanted, either)));
		this.#last = turn.catch(() => undefined);
		try {
			return await turn;
		} finally {
			this.#waiting--;
		}
	}

	async #run(wanted: Wanted, signal: AbortSignal): Promise<Board | null> {
		const workerData: RecountSettings = { ...this.#ledger, ...wanted };
		const worker = new Worker(new URL('./recount-thread.ts', import.meta.url), {
			workerData,
			resourceLimits: HEAP
		});
		try {
			// What it dies of is thrown here.
			const [board]: Board[] = await once(worker, 'message', { signal });
			return board ?? null;
		} catch (error) {
			if (signal.aborted) return null;
			throw error;
		} finally {
			await worker.terminate();
		}
	}

	/** Ends the one under way and those that wait. */
	async stop(): Promise<void> {
		this.#stop.abort();
		await this.#last;
	}
}
