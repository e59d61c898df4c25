import { setTimeout as pause } from 'node:timers/promises';
import { CouchUnavailable } from '../couch.ts';
import { Catalog } from './catalog.ts';
import { ChangeSignal } from './change-signal.ts';
import { CommitQueue, type Work } from './commit-queue.ts';
import type { Connection } from './connection.ts';
import { sweeping } from './housekeeping.ts';
import { isBusy, storeFault } from './store-fault.ts';

export type StoreOptions = {
	/** How long a write waits while another process writes, in milliseconds. */
	patienceMs?: number;
	/** Pages of the file that are kept in memory, in KB: less for a connection that reads everything once. */
	cacheKb?: number;
};

const BUSY_PAUSE_MS = 10;

/** The open file: reads at once, writes by group commit, and news of both. */
export class Store {
	readonly connection: Connection;
	readonly catalog: Catalog;
	readonly signal: ChangeSignal;
	readonly #queue: CommitQueue;
	readonly #patienceMs: number;
	#sweeping: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(connection: Connection, { patienceMs = 5000 }: StoreOptions = {}) {
		this.connection = connection;
		this.#patienceMs = patienceMs;
		this.catalog = new Catalog(connection);
		this.signal = new ChangeSignal(connection);
		const hooks = {
			beforeCommit: () => this.catalog.flush(),
			afterwards: (committed: boolean) => {
				const changed = this.catalog.settle();
				if (committed) this.signal.announce(changed);
			}
		};
		this.#queue = new CommitQueue(connection, hooks, patienceMs);
		this.sweep();
	}

	/**
	 * Reads; where another connection holds a lock it is tried again, as a write is. Faults of the machine become words.
	 * @throws CouchError, CouchUnavailable
	 */
	async read<T>(read: () => T | Promise<T>): Promise<T> {
		const giveUp = performance.now() + this.#patienceMs;
		for (;;) {
			if (this.#closed) throw new CouchUnavailable('the store is closed');
			try {
				return await read();
			} catch (error) {
				if (!isBusy(error) || performance.now() > giveUp) throw storeFault(error);
				await pause(BUSY_PAUSE_MS);
			}
		}
	}

	/** Writes in one step; resolves when it is on the disk. @throws CouchError, CouchUnavailable */
	async write(write: () => void): Promise<void> {
		const step = () => {
			write();
			return true;
		};
		await this.run({ step });
	}

	/** Writes in as many steps as it takes; resolves when all is on the disk. @throws CouchError, CouchUnavailable */
	async run(work: Work): Promise<void> {
		if (this.#closed) throw new CouchUnavailable('the store is closed');
		await this.#queue.run(work);
	}

	/** Removes what deleted databases left, in the background; what a stop or a crash leaves, the next start removes. */
	sweep(): void {
		this.#sweeping = this.#sweeping
			.then(() => this.#sweepAll())
			// The databases are gone for everybody already: a sweep that fails costs space until the next start.
			.catch(() => undefined);
	}

	async #sweepAll(): Promise<void> {
		for (const db of this.catalog.dropped()) {
			const { step } = sweeping(this.connection, db);
			await this.#queue.run({ step: () => this.#closed || step() });
		}
	}

	/** Commits what is waiting, ends all waiting readers and lets go of the file. */
	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.signal.close();
		await this.#sweeping;
		await this.#queue.idle();
		this.connection.close();
	}
}
