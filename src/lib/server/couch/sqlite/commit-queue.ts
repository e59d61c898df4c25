import { CouchError, CouchUnavailable } from '../couch.ts';
import type { Connection } from './connection.ts';
import { isBusy, storeFault } from './store-fault.ts';
import { breathe } from '../../breathe.ts';

/** How long a transaction may grow, in milliseconds, before it is committed and the event loop gets its turn. */
const transactionMs = 8;
const busyPauseMs = 10;

/** Work that needs a transaction: done in steps, so that a large one leaves room for the others. */
export type Work = {
	/** A bounded part of the work, synchronously; true when it was the last. */
	step: () => boolean;
};

type Job = { work: Work; resolve: () => void; reject: (error: unknown) => void };

/**
 * Group commit: whatever arrives while the disk is busy is written in one transaction with one flush, and each caller
 * is answered when, and only when, its own work is on the disk.
 */
export class CommitQueue {
	readonly #connection: Connection;
	/** Called inside a transaction before it commits, to write counters back. */
	readonly #beforeCommit: () => void;
	/** Called after a commit (true) or a rollback (false). */
	readonly #afterwards: (committed: boolean) => void;
	/** How long a write waits for another process's transaction. */
	readonly #patienceMs: number;
	#waiting: Job[] = [];
	#running: Promise<void> | null = null;

	constructor(
		connection: Connection,
		hooks: { beforeCommit: () => void; afterwards: (committed: boolean) => void },
		patienceMs: number
	) {
		this.#patienceMs = patienceMs;
		this.#connection = connection;
		this.#beforeCommit = hooks.beforeCommit;
		this.#afterwards = hooks.afterwards;
	}

	/** Resolves when all steps of the work are committed. */
	run(work: Work): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ work, resolve, reject });
			this.#running ??= this.#drain().finally(() => {
				this.#running = null;
			});
		});
	}

	/** Resolves when nothing is waiting. */
	async idle(): Promise<void> {
		while (this.#running !== null) await this.#running;
	}

	async #drain(): Promise<void> {
		// One turn of the loop, so that all that arrived together is committed together.
		await breathe();
		while (this.#waiting.length > 0) {
			try {
				await this.#begin();
			} catch (error) {
				for (const job of this.#waiting.splice(0)) job.reject(storeFault(error));
				return;
			}
			this.#transaction();
			await breathe();
		}
	}

	async #begin(): Promise<void> {
		const giveUp = performance.now() + this.#patienceMs;
		for (;;) {
			try {
				this.#connection.exec('BEGIN IMMEDIATE');
				return;
			} catch (error) {
				if (!isBusy(error) || performance.now() > giveUp) throw error;
				await new Promise((resolve) => setTimeout(resolve, busyPauseMs));
			}
		}
	}

	#transaction(): void {
		const touched = new Set<Job>();
		const finished: Job[] = [];
		const refused: { job: Job; error: CouchError }[] = [];
		try {
			this.#work(touched, finished, refused);
			this.#beforeCommit();
			this.#connection.exec('COMMIT');
		} catch (error) {
			const reason = storeFault(this.#rollBack() ?? error);
			this.#waiting = this.#waiting.filter((job) => !touched.has(job));
			this.#afterwards(false);
			for (const job of touched) job.reject(reason);
			return;
		}
		this.#afterwards(true);
		for (const job of finished) job.resolve();
		for (const { job, error } of refused) job.reject(error);
	}

	/** Takes jobs in turn, a step each, until the time is up. */
	#work(touched: Set<Job>, finished: Job[], refused: { job: Job; error: CouchError }[]): void {
		const until = performance.now() + transactionMs;
		do {
			const job = this.#waiting.shift();
			if (job === undefined) return;
			touched.add(job);
			try {
				if (job.work.step()) finished.push(job);
				else this.#waiting.push(job);
			} catch (error) {
				// A refusal concerns one caller: the document refused is not written, those before it are.
				if (!(error instanceof CouchError)) throw error;
				refused.push({ job, error });
			}
		} while (performance.now() < until);
	}

	/** @returns why it failed, or null */
	#rollBack(): CouchUnavailable | null {
		try {
			// A full disk rolls back by itself.
			if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
			return null;
		} catch (cause) {
			return new CouchUnavailable('the store could not roll a failed write back', { cause });
		}
	}
}
