import { describe, expect, it } from 'vitest';
import type { Change, ChangesOptions } from '../../../../src/lib/server/couch/couch.ts';
import {
	serveChanges,
	type ChangesSource,
	type FeedOptions
} from '../../../../src/lib/server/http/changes-feed.ts';

/** A source that holds so many changes and gets more when it is told to. */
class Source implements ChangesSource {
	readonly asked: ChangesOptions[] = [];
	#changes: Change[] = [];
	#waiting: (() => void)[] = [];
	/** Called whenever somebody begins to wait. */
	onWait: () => void = () => undefined;

	add(count: number): void {
		for (let n = 0; n < count; n++) {
			const seq = String(this.#changes.length + 1);
			this.#changes.push({ seq, id: `n${seq}`, changes: [{ rev: '1-a' }] });
		}
		for (const wake of this.#waiting.splice(0)) wake();
	}

	changes(options: ChangesOptions) {
		this.asked.push(options);
		options.signal?.throwIfAborted();
		const since = Number(options.since ?? 0);
		const results = this.#changes.slice(since, since + (options.limit ?? Infinity));
		const last = since + results.length;
		return Promise.resolve({
			results,
			last_seq: String(last),
			pending: this.#changes.length - last
		});
	}

	waitForChange(since: string, waitMs: number, signal: AbortSignal): Promise<boolean> {
		return new Promise((resolve) => {
			if (Number(since) < this.#changes.length) return resolve(true);
			const timer = setTimeout(() => resolve(false), waitMs);
			const settle = (news: boolean) => {
				clearTimeout(timer);
				resolve(news);
			};
			this.#waiting.push(() => settle(true));
			signal.addEventListener('abort', () => settle(false));
			this.onWait();
		});
	}
}

class Sink {
	text = '';
	flushed = 0;
	ended = false;
	write(text: string): Promise<void> {
		this.text += text;
		return Promise.resolve();
	}
	flush(): Promise<void> {
		this.flushed = this.text.length;
		return Promise.resolve();
	}
	end(text = ''): Promise<void> {
		this.text += text;
		this.ended = true;
		return Promise.resolve();
	}
}

const quiet: FeedOptions = { feed: 'normal', heartbeatMs: null, timeoutMs: 5000, pageRows: 10 };
const never = new AbortController().signal;

function idsIn(text: string): string[] {
	return [...text.matchAll(/"id":"(\w+)"/g)].map(([, id]) => id ?? '');
}

describe('a normal feed', () => {
	it('reads page after page and is one JSON object', async () => {
		const [source, sink] = [new Source(), new Sink()];
		source.add(35);
		await serveChanges(source, {}, quiet, sink, never);
		const answer: unknown = JSON.parse(sink.text);
		expect(answer).toMatchObject({ last_seq: '35', pending: 0 });
		expect(idsIn(sink.text)).toHaveLength(35);
		expect(source.asked.map(({ limit }) => limit)).toEqual([10, 10, 10, 10]);
	});

	it('stops at the limit and says what is pending', async () => {
		const [source, sink] = [new Source(), new Sink()];
		source.add(35);
		await serveChanges(source, { limit: 12, since: '2' }, quiet, sink, never);
		expect(idsIn(sink.text)).toEqual(Array.from({ length: 12 }, (_, n) => `n${n + 3}`));
		expect(JSON.parse(sink.text)).toMatchObject({ last_seq: '14', pending: 21 });
	});

	it('is whole JSON when there is nothing', async () => {
		const sink = new Sink();
		await serveChanges(new Source(), {}, quiet, sink, never);
		expect(JSON.parse(sink.text)).toEqual({ results: [], last_seq: '0', pending: 0 });
	});
});

describe('a longpoll', () => {
	const longpoll: FeedOptions = { ...quiet, feed: 'longpoll' };

	it('waits for news, visibly connected', async () => {
		const [source, sink] = [new Source(), new Sink()];
		source.onWait = () => {
			expect(sink.flushed).toBeGreaterThan(0);
			source.add(1);
		};
		await serveChanges(source, {}, longpoll, sink, never);
		expect(JSON.parse(sink.text)).toMatchObject({ results: [{ id: 'n1' }], last_seq: '1' });
	});

	it('gives signs of life and then ends empty', async () => {
		const sink = new Sink();
		const options: FeedOptions = { ...longpoll, heartbeatMs: 5, timeoutMs: 30 };
		await serveChanges(new Source(), {}, options, sink, never);
		expect(sink.text).toMatch(/^\{"results":\[\n\n+/);
		expect(JSON.parse(sink.text)).toMatchObject({ results: [], last_seq: '0' });
	});

	it('ends properly when it is called off', async () => {
		const [source, sink, stop] = [new Source(), new Sink(), new AbortController()];
		source.onWait = () => stop.abort();
		await serveChanges(source, {}, { ...longpoll, timeoutMs: null }, sink, stop.signal);
		expect(JSON.parse(sink.text)).toMatchObject({ results: [], last_seq: '0' });
		expect(sink.ended).toBe(true);
	});
});

describe('a continuous feed', () => {
	const continuous: FeedOptions = { ...quiet, feed: 'continuous', timeoutMs: null };

	it('sends each change as it comes, until it is called off', async () => {
		const [source, sink, stop] = [new Source(), new Sink(), new AbortController()];
		source.add(25);
		let waits = 0;
		source.onWait = () => {
			expect(sink.flushed).toBe(sink.text.length);
			if (++waits < 3) source.add(2);
			else stop.abort();
		};
		await serveChanges(source, {}, continuous, sink, stop.signal);
		const lines = sink.text.trim().split('\n');
		expect(idsIn(sink.text)).toEqual(Array.from({ length: 29 }, (_, n) => `n${n + 1}`));
		expect(lines.map((line) => JSON.parse(line)).at(-1)).toEqual({ last_seq: '29', pending: 0 });
	});

	it('ends at its limit', async () => {
		const [source, sink] = [new Source(), new Sink()];
		source.add(3);
		source.onWait = () => source.add(5);
		await serveChanges(source, { limit: 4 }, continuous, sink, never);
		expect(idsIn(sink.text)).toEqual(['n1', 'n2', 'n3', 'n4']);
	});

	it('ends properly when a reading is called off', async () => {
		const [source, sink, stop] = [new Source(), new Sink(), new AbortController()];
		stop.abort();
		await serveChanges(source, { since: '0' }, continuous, sink, stop.signal);
		expect(JSON.parse(sink.text)).toEqual({ last_seq: '0', pending: 0 });
	});
});
