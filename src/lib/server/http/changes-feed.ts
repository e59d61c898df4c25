import type { Change, ChangesOptions, ChangesPage } from '../couch/couch.ts';

export type Feed = 'normal' | 'longpoll' | 'continuous';

/** How a feed is served: what is read, and how long it lives. */
export type FeedOptions = {
	feed: Feed;
	/** Between signs of life on a quiet line, in milliseconds; null for none. */
	heartbeatMs: number | null;
	/** Of quiet, after which a live feed ends, in milliseconds; null for never. */
	timeoutMs: number | null;
	/** Rows a reading, so that a long list is neither held in memory nor read in one go. */
	pageRows?: number;
};

/** Where changes come from: the store itself, or a view of it with somebody's rights. */
export type ChangesSource = {
	changes(options: ChangesOptions): Promise<ChangesPage>;
	/** Resolves true at the first change after `since`, false when the time is up or the signal aborts. */
	waitForChange(since: string, waitMs: number, signal: AbortSignal): Promise<boolean>;
};

/** Where a feed is written: a TextStream, as far as a feed needs it. */
type FeedSink = {
	write(text: string): Promise<void>;
	/** What was written is seen by the client now. */
	flush(): Promise<void>;
	end(text?: string): Promise<void>;
};

/** One wait at the store; a longer one is waited in turns, because a store behind HTTP holds a connection for it. */
const longestWaitMs = 55_000;
const usualPageRows = 1000;

/**
 * Serves `_changes` to a client: `normal` streams pages and ends, `longpoll` waits for the first change, `continuous`
 * sends a line for each change until the time is up. Ends early when the signal aborts (the client left, its rights
 * changed); a live feed is then closed properly, so that the client begins again from its last sequence.
 * @throws ClientLeft, CouchError, CouchUnavailable
 */
export async function serveChanges(
	source: ChangesSource,
	query: ChangesOptions,
	options: FeedOptions,
	stream: FeedSink,
	signal: AbortSignal
): Promise<void> {
	const run = new FeedRun(source, query, options, stream, signal);
	if (options.feed === 'continuous') return run.continuous();
	if (options.feed === 'longpoll') return run.longpoll();
	return run.normal();
}

class FeedRun {
	readonly #source: ChangesSource;
	readonly #query: ChangesOptions;
	readonly #options: FeedOptions;
	readonly #stream: FeedSink;
	readonly #signal: AbortSignal;
	/** Rows still allowed by `limit`. */
	#left: number;
	#since: string | undefined;

	constructor(
		source: ChangesSource,
		query: ChangesOptions,
		options: FeedOptions,
		stream: FeedSink,
		signal: AbortSignal
	) {
		this.#source = source;
		this.#query = query;
		this.#options = options;
		this.#stream = stream;
		this.#signal = signal;
		this.#left = query.limit ?? Infinity;
		this.#since = query.since;
	}

	async normal(): Promise<void> {
		await this.#list(await this.#page());
	}

	async longpoll(): Promise<void> {
		let page = await this.#page();
		// Whoever wants no rows waits for none.
		if (page.results.length === 0 && this.#left > 0) {
			// The headers go out before the wait: the client knows that it is connected.
			await this.#stream.write('{"results":[\n');
			await this.#stream.flush();
			while (page.results.length === 0 && (await this.#quiet(page.last_seq))) {
				page = await this.#page();
			}
			return this.#list(page, { opened: true });
		}
		return this.#list(page);
	}

	async continuous(): Promise<void> {
		let page = await this.#page();
		await this.#stream.flush();
		for (;;) {
			await this.#lines(page.results);
			if (this.#left <= 0 || this.#signal.aborted) break;
			if (page.pending === 0 && !(await this.#quiet(page.last_seq))) break;
			page = await this.#page();
		}
		const end = { last_seq: this.#since, pending: page.pending };
		await this.#stream.end(`${JSON.stringify(end)}\n`);
	}

	/** Reads on from where the last page ended. */
	async #page(): Promise<ChangesPage> {
		const limit = Math.min(this.#left, this.#options.pageRows ?? usualPageRows);
		// A descending list has no place to go on from: it is read in one go.
		const size = this.#query.descending ? this.#query.limit : limit;
		const page = await this.#read({
			...this.#query,
			...(this.#since !== undefined && { since: this.#since }),
			...(size !== undefined && { limit: size }),
			signal: this.#signal
		});
		this.#since = page.last_seq;
		this.#left -= page.results.length;
		return page;
	}

	/** A reading that was called off has nothing more to say; what was sent before it stands. */
	async #read(query: ChangesOptions): Promise<ChangesPage> {
		try {
			return await this.#source.changes(query);
		} catch (error) {
			if (!this.#signal.aborted) throw error;
			return { results: [], last_seq: query.since ?? '0', pending: 0 };
		}
	}

	/** Writes this page and all that follow it as one JSON object. */
	async #list(first: ChangesPage, { opened = false } = {}): Promise<void> {
		if (!opened) await this.#stream.write('{"results":[\n');
		let page = first;
		let separator = '';
		for (;;) {
			for (const change of page.results) {
				await this.#stream.write(separator + JSON.stringify(change));
				separator = ',\n';
			}
			const more = page.pending > 0 && this.#left > 0 && !this.#query.descending;
			if (!more || page.results.length === 0 || this.#signal.aborted) break;
			page = await this.#page();
		}
		const { last_seq, pending } = page;
		await this.#stream.end(`\n],\n"last_seq":${JSON.stringify(last_seq)},"pending":${pending}}\n`);
	}

	async #lines(changes: readonly Change[]): Promise<void> {
		for (const change of changes) await this.#stream.write(`${JSON.stringify(change)}\n`);
		if (changes.length > 0) await this.#stream.flush();
	}

	/** Waits for news with a line end now and then as a sign of life; false when the feed has to end. */
	async #quiet(since: string): Promise<boolean> {
		const { heartbeatMs, timeoutMs } = this.#options;
		const until = timeoutMs === null ? Infinity : performance.now() + timeoutMs;
		while (!this.#signal.aborted) {
			const leftMs = until - performance.now();
			if (leftMs <= 0) return false;
			const waitMs = Math.min(leftMs, heartbeatMs ?? longestWaitMs, longestWaitMs);
			if (await this.#news(since, waitMs)) return true;
			if (heartbeatMs === null || this.#signal.aborted) continue;
			await this.#stream.write('\n');
			await this.#stream.flush();
		}
		return false;
	}

	async #news(since: string, waitMs: number): Promise<boolean> {
		try {
			return await this.#source.waitForChange(since, waitMs, this.#signal);
		} catch (error) {
			if (!this.#signal.aborted) throw error;
			return false;
		}
	}
}
