import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { CouchUnavailable } from '../couch/couch.ts';
import type { Asked, ThreadSettings } from './thread-messages.ts';
import { Answered } from './thread-messages.ts';

/**
 * Megabytes of the thread's heap. A page of documents and the changes of one unit fit many times over; without a bound
 * the heap grows to whatever the machine has before anything is collected.
 */
const HEAP = {
	maxYoungGenerationSizeMb: 12,
	maxOldGenerationSizeMb: 256
};

export type FollowerThreadSettings = ThreadSettings & { clock: () => number };

type Waiting = { resolve: (answer: unknown) => void; reject: (error: unknown) => void };

/** A {@link Follower} in a thread of its own. */
export class FollowerThread {
	readonly #settings: FollowerThreadSettings;
	#worker: Worker | null = null;
	#waiting: Waiting | null = null;

	constructor(settings: FollowerThreadSettings) {
		this.#settings = settings;
	}

	/**
	 * Brings the ledger level with a database; one call at a time.
	 * @throws CouchUnavailable while the store is away, or the thread is being stopped
	 */
	async follow(database: string): Promise<void> {
		await this.#ask({ kind: 'follow', database, now: this.#settings.clock() });
	}

	/** Ends the counting from nothing. @returns whether the ledger survives a power cut now; if not, ask again */
	async endBuilding(): Promise<boolean> {
		const answered = await this.#ask({ kind: 'endBuilding' });
		return answered.kind === 'ended' && answered.isBuilt;
	}

	async #ask(asked: Asked): Promise<Answered> {
		const worker = (this.#worker ??= this.#start());
		const answer = new Promise<unknown>((resolve, reject) => {
			this.#waiting = { resolve, reject };
		});
		worker.postMessage(asked);
		const answered = v.parse(Answered, await answer);
		if (answered.kind === 'unavailable') throw new CouchUnavailable(answered.reason);
		if (answered.kind === 'failed') throw answered.error;
		return answered;
	}

	#start(): Worker {
		const { store, path, origin, term, turns } = this.#settings;
		const workerData: ThreadSettings = { store, path, origin, term, turns };
		const worker = new Worker(new URL('./counting-thread.ts', import.meta.url), {
			workerData,
			resourceLimits: HEAP
		});
		worker.on('message', (answer) => this.#waiting?.resolve(answer));
		// What it dies of comes out where it was asked; the next question starts another.
		worker.on('error', (error) => this.#lose(worker, error));
		worker.on('exit', () => this.#lose(worker, new Error('the counting thread ended')));
		return worker;
	}

	#lose(worker: Worker, error: unknown): void {
		// One that died is followed by its exit, when another may be at work already.
		if (this.#worker !== worker) return;
		this.#worker = null;
		this.#waiting?.reject(error);
	}

	/** Ends the thread; what it was counting is not kept. */
	async stop(): Promise<void> {
		const worker = this.#worker;
		if (worker === null) return;
		const gone = once(worker, 'exit');
		const asked: Asked = { kind: 'stop' };
		worker.postMessage(asked);
		await gone;
	}
}
