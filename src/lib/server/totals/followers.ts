import { FollowerThread, type FollowerThreadSettings } from './follower-thread.ts';
import { Turns } from './turns.ts';

/** With so many databases behind (a start, a rebuild) a second thread helps; it takes memory, and ends when they are level. */
const SECOND_FROM = 8;

/** The threads that count: one, and while much is behind a second. Each counts one unit at a time. */
export class Followers {
	readonly #first: FollowerThread;
	readonly #second: FollowerThread;

	constructor(given: Omit<FollowerThreadSettings, 'turns'>) {
		const settings = { ...given, turns: new Turns().memory };
		this.#first = new FollowerThread(settings);
		this.#second = new FollowerThread(settings);
	}

	/**
	 * Brings the ledger level with databases, taking each out of `changed` as it is begun; what fails is put back.
	 * @throws CouchUnavailable while the store is away
	 */
	async followAll(changed: Set<string>, signal: AbortSignal): Promise<void> {
		const both = changed.size >= SECOND_FROM;
		const threads = both ? [this.#first, this.#second] : [this.#first];
		// What changes from now on is for the next round: no unit is with two threads at once, and a round ends.
		const queue = [...changed];
		const ends = await Promise.allSettled(
			threads.map((thread) => follow(thread, queue, changed, signal))
		);
		if (both) await this.#second.stop();
		for (const end of ends) if (end.status === 'rejected') throw end.reason;
	}

	/**
	 * Ends the counting from nothing, and the thread that did it: it holds the memory of a whole unit, and the next change
	 * starts a fresh one.
	 * @returns whether the ledger survives a power cut now; if not, ask again
	 */
	async endBuilding(): Promise<boolean> {
		const isBuilt = await this.#first.endBuilding();
		await this.#first.stop();
		return isBuilt;
	}

	/** Ends the threads; what they were counting is not kept. */
	async stop(): Promise<void> {
		await Promise.all([this.#first.stop(), this.#second.stop()]);
	}
}

async function follow(
	thread: FollowerThread,
	queue: string[],
	changed: Set<string>,
	signal: AbortSignal
): Promise<void> {
	for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
		if (signal.aborted) return;
		changed.delete(next);
		try {
			await thread.follow(next);
		} catch (error) {
			// It stays noted, so that the next round tries again.
			changed.add(next);
			throw error;
		}
	}
}
