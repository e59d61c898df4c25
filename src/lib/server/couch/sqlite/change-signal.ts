import { EventEmitter, on } from 'node:events';
import type { Connection } from './connection.ts';
import { integer, text } from './row.ts';

/** How often other processes' writes are looked for while somebody waits; within this process the news is immediate. */
const lookMs = 500;

/** Tells waiting readers which databases changed, by this process or by another one with the same file. */
export class ChangeSignal {
	readonly #connection: Connection;
	readonly #emitter = new EventEmitter();
	#waiting = 0;
	#timer: NodeJS.Timeout | null = null;
	#dataVersion = 0;
	#sequences = new Map<string, number>();

	constructor(connection: Connection) {
		this.#connection = connection;
		// A listener for every waiting phone.
		this.#emitter.setMaxListeners(0);
	}

	/** Announces databases that changed. */
	announce(names: readonly string[]): void {
		for (const name of names) {
			this.#emitter.emit(`change ${name}`);
			this.#emitter.emit('change', name);
		}
	}

	/** Resolves true when `isNews` is, now or after a change; false when time is up or the signal aborts. */
	wait(
		name: string,
		isNews: () => boolean,
		waitMs: number,
		signal?: AbortSignal
	): Promise<boolean> {
		return new Promise((resolve, reject) => {
			const finish = (settle: () => void) => {
				clearTimeout(timer);
				signal?.removeEventListener('abort', stop);
				this.#emitter.off(`change ${name}`, look);
				this.#emitter.off('close', stop);
				this.#leave();
				settle();
			};
			const stop = () => finish(() => resolve(false));
			const look = () => {
				try {
					if (isNews()) finish(() => resolve(true));
				} catch (error) {
					finish(() => reject(error));
				}
			};
			const timer = setTimeout(stop, Math.max(0, waitMs));
			this.#enter();
			this.#emitter.on(`change ${name}`, look);
			this.#emitter.once('close', stop);
			signal?.addEventListener('abort', stop, { once: true });
			if (signal?.aborted) stop();
			else look();
		});
	}

	/** Names of databases as they change from now on, until the signal aborts or the store closes. */
	updates(signal: AbortSignal): AsyncIterable<string> {
		const ended = new AbortController();
		const end = () => {
			if (ended.signal.aborted) return;
			ended.abort();
			signal.removeEventListener('abort', end);
			this.#emitter.off('close', end);
			this.#leave();
		};
		// Listening begins here and not at the first reading: nothing that changes in between is missed.
		const events = on(this.#emitter, 'change', { signal: ended.signal });
		this.#enter();
		this.#emitter.once('close', end);
		signal.addEventListener('abort', end, { once: true });
		if (signal.aborted) end();
		return namesIn(events, ended.signal, end);
	}

	/** Ends all waiting. */
	close(): void {
		this.#emitter.emit('close');
		if (this.#timer !== null) clearInterval(this.#timer);
		this.#timer = null;
	}

	#enter(): void {
		this.#waiting += 1;
		if (this.#timer !== null) return;
		this.#sequences = this.#read();
		this.#dataVersion = this.#readVersion();
		this.#timer = setInterval(() => this.#look(), lookMs);
		this.#timer.unref();
	}

	#leave(): void {
		this.#waiting -= 1;
		if (this.#waiting > 0 || this.#timer === null) return;
		clearInterval(this.#timer);
		this.#timer = null;
	}

	#look(): void {
		try {
			this.#compare();
		} catch {
			// A store that cannot be read wakes everybody: each reads for itself and reports the fault to its caller.
			this.announce([...this.#sequences.keys()]);
		}
	}

	/** SQLite's data version changes only when another connection has written. */
	#compare(): void {
		const version = this.#readVersion();
		if (version === this.#dataVersion) return;
		this.#dataVersion = version;
		const now = this.#read();
		const changed = [...now].filter(([name, seq]) => this.#sequences.get(name) !== seq);
		const gone = [...this.#sequences.keys()].filter((name) => !now.has(name));
		this.#sequences = now;
		this.announce([...changed.map(([name]) => name), ...gone]);
	}

	#readVersion(): number {
		const row = this.#connection.one('PRAGMA data_version');
		return row === null ? 0 : integer(row, 'data_version');
	}

	#read(): Map<string, number> {
		return new Map(
			this.#connection
				.all('SELECT name, seq FROM databases WHERE name IS NOT NULL')
				.map((row) => [text(row, 'name'), integer(row, 'seq')])
		);
	}
}

async function* namesIn(
	events: AsyncIterable<unknown[]>,
	ended: AbortSignal,
	end: () => void
): AsyncGenerator<string> {
	try {
		for await (const [name] of events) if (typeof name === 'string') yield name;
	} catch (error) {
		if (!ended.aborted) throw error;
	} finally {
		end();
	}
}
