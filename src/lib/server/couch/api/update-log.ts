import { randomBytes } from 'node:crypto';
import type { SqliteCouch } from '../sqlite/sqlite-couch.ts';

type DatabaseUpdate = {
	db_name: string;
	type: 'created' | 'updated' | 'deleted';
	seq: string;
};

/**
 * What `_db_updates` reads: every database with the number of its latest change. It begins anew with the process, and
 * then names every database once, so that a reader who comes back misses nothing.
 */
export class UpdateLog {
	readonly #couch: SqliteCouch;
	readonly #epoch = randomBytes(4).toString('hex');
	readonly #latest = new Map<string, { number: number; type: DatabaseUpdate['type'] }>();
	readonly #wakers = new Set<() => void>();
	#number = 0;

	constructor(couch: SqliteCouch) {
		this.#couch = couch;
	}

	/** Follows the store until the signal aborts. */
	async follow(signal: AbortSignal): Promise<void> {
		const updates = this.#couch.dbUpdates(signal);
		for (const name of await this.#couch.listDatabases()) this.#note(name, 'updated');
		for await (const name of updates) {
			const there = (await this.#couch.updateSeqs([name])).size > 0;
			const known = this.#latest.get(name);
			const isNew = known === undefined || known.type === 'deleted';
			this.#note(name, there ? (isNew ? 'created' : 'updated') : 'deleted');
		}
	}

	get last(): string {
		return `${this.#number}-${this.#epoch}`;
	}

	/** Changes after `since`, each database once; another process's sequence begins from the start. */
	after(since: string | undefined): DatabaseUpdate[] {
		const [number, epoch] = (since ?? '0').split('-');
		const from = since === 'now' ? this.#number : epoch === this.#epoch ? Number(number) : 0;
		return [...this.#latest]
			.filter(([, update]) => update.number > from)
			.sort(([, a], [, b]) => a.number - b.number)
			.map(([name, update]) => ({
				db_name: name,
				type: update.type,
				seq: `${update.number}-${this.#epoch}`
			}));
	}

	/** Resolves true at the next change, false when the time is up or the signal aborts. */
	next(waitMs: number, signal: AbortSignal): Promise<boolean> {
		return new Promise((resolve) => {
			const finish = (changed: boolean) => {
				clearTimeout(timer);
				this.#wakers.delete(wake);
				signal.removeEventListener('abort', stop);
				resolve(changed);
			};
			const wake = () => finish(true);
			const stop = () => finish(false);
			const timer = setTimeout(stop, waitMs);
			this.#wakers.add(wake);
			signal.addEventListener('abort', stop, { once: true });
			if (signal.aborted) stop();
		});
	}

	#note(name: string, type: DatabaseUpdate['type']): void {
		this.#number += 1;
		this.#latest.set(name, { number: this.#number, type });
		for (const wake of [...this.#wakers]) wake();
	}
}
