import * as v from 'valibot';
import type { StreamEvent } from './event-stream.ts';
import { EventStreamParser } from './event-stream.ts';
import { withAppVersion } from './app-version.ts';
import { Watchdog, WireFault } from './exchange.ts';
import { requestOf, whyDown } from './server-word.ts';

/** What the doorbell says. `databases`: the present sequences of those the person may read. */
export type Ring =
	| { kind: 'hello'; uuid: string; databases: Record<string, string> }
	| { kind: 'change'; database: string; seq: string }
	| { kind: 'rights' };

const Hello = v.object({ uuid: v.string(), databases: v.record(v.string(), v.string()) });
const Change = v.object({ database: v.string(), seq: v.string() });

/** The server's heart beats every 20 s; after this silence the line is dead, though nobody said so. */
const SILENCE_MS = 50_000;

function ringOf({ event, data }: StreamEvent): Ring | null {
	const json = parse(data);
	if (event === 'rights') return { kind: 'rights' };
	if (event === 'hello') {
		const hello = v.safeParse(Hello, json);
		return hello.success ? { kind: 'hello', ...hello.output } : null;
	}
	if (event !== 'change') return null;
	const change = v.safeParse(Change, json);
	return change.success ? { kind: 'change', ...change.output } : null;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// An event of a later version, not for us.
		return null;
	}
}

function faultOfStatus(response: Response): WireFault | null {
	if (response.status === 401) return new WireFault('signIn');
	if (response.status === 426) return new WireFault('otherVersion');
	if (response.status >= 500)
		return new WireFault(whyDown({ status: response.status, text: '' }), null, {
			request: requestOf(response.headers)
		});
	const stream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
	return response.ok && stream && response.body !== null ? null : new WireFault('notOurServer');
}

/**
 * Listens at the doorbell until `signal` aborts or `tell` answers false.
 * @throws WireFault when the line could not be opened or died
 */
export async function listen(signal: AbortSignal, tell: (ring: Ring) => boolean): Promise<void> {
	const watchdog = new Watchdog(signal);
	watchdog.expectWithin(SILENCE_MS);
	try {
		const response = await fetch('/api/doorbell', {
			headers: withAppVersion({ accept: 'text/event-stream' }),
			cache: 'no-store',
			redirect: 'manual',
			signal: watchdog.signal
		});
		const fault = faultOfStatus(response);
		if (fault !== null || response.body === null) throw fault ?? new WireFault('notOurServer');
		const parser = new EventStreamParser();
		const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) throw new WireFault('unreachable');
			watchdog.expectWithin(SILENCE_MS);
			const rings = parser.push(value).flatMap((event) => ringOf(event) ?? []);
			if (!rings.every(tell)) return await reader.cancel();
		}
	} catch (error) {
		if (signal.aborted) return;
		throw error instanceof WireFault ? error : new WireFault('unreachable', null, { cause: error });
	} finally {
		watchdog.abort();
	}
}

/** Rings once and goes: the sequences of this moment. @throws WireFault */
export async function peek(): Promise<{ uuid: string; databases: Record<string, string> }> {
	const heard: Extract<Ring, { kind: 'hello' }>[] = [];
	await listen(new AbortController().signal, (ring) => {
		if (ring.kind === 'hello') heard.push(ring);
		return heard.length === 0;
	});
	const [hello] = heard;
	if (hello === undefined) throw new WireFault('unreachable');
	return hello;
}
