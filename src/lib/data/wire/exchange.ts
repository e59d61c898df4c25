import { withAppVersion } from './app-version.ts';
import { requestOf, whyDown } from './server-word.ts';

/**
 * Why the server's answer cannot be used. `offline`: this phone says it has no network; `unreachable`: no answer, or it
 * stopped in the middle; `serverDown`: 5xx; `serverFull`: it has no room; `storeAway`: it runs, and its store does not;
 * `notOurServer`: something else answered, such as a hotel's sign-in page;
 * `signIn`: 401; `lostPhone`: 401 to a phone that was called lost; `forbidden`: 403; `tooLarge`: 413; `busy`: 429;
 * `otherVersion`: 426, the server speaks another protocol than this app.
 */
export type WireFaultKind =
	| 'offline'
	| 'unreachable'
	| 'serverDown'
	| 'serverFull'
	| 'storeAway'
	| 'notOurServer'
	| 'signIn'
	| 'lostPhone'
	| 'forbidden'
	| 'tooLarge'
	| 'busy'
	| 'otherVersion';

export class WireFault extends Error {
	readonly kind: WireFaultKind;
	/** How long the server asked to be left alone, if it did. */
	readonly retryAfterMs: number | null;
	/** Under which id the server's log has the request, where the server answered it. */
	readonly request: string | null;

	constructor(
		kind: WireFaultKind,
		retryAfterMs: number | null = null,
		{ request = null, ...options }: ErrorOptions & { request?: string | null } = {}
	) {
		super(kind, options);
		this.name = 'WireFault';
		this.kind = kind;
		this.retryAfterMs = retryAfterMs;
		this.request = request;
	}
}

/** How long to wait for the first byte: a far tower and a loaded server together stay below it. */
const FIRST_BYTE_MS = 30_000;
/** How long an answer may stand still: what counts on a slow line is that bytes come, not how many. */
const STANDSTILL_MS = 20_000;

export type Answer = { status: number; headers: Headers; text: string };

/** Ends a request whose bytes stop coming, or whose caller wants no more of it. */
export class Watchdog {
	readonly #controller = new AbortController();
	readonly #outer: AbortSignal | null;
	readonly #end = () => this.#controller.abort();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(outer: AbortSignal | null) {
		this.#outer = outer;
		if (outer?.aborted) this.#end();
		outer?.addEventListener('abort', this.#end);
	}

	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/** Allows so much time until the next call. */
	expectWithin(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(this.#end, ms);
	}

	/** Ends the watch, not the request. */
	stop(): void {
		clearTimeout(this.#timer);
		this.#outer?.removeEventListener('abort', this.#end);
	}

	/** Ends the request too. */
	abort(): void {
		this.stop();
		this.#end();
	}
}

async function readText(response: Response, watchdog: Watchdog): Promise<string> {
	if (response.body === null) return '';
	const reader = response.body.getReader();
	const pieces: Uint8Array<ArrayBuffer>[] = [];
	for (;;) {
		watchdog.expectWithin(STANDSTILL_MS);
		const { done, value } = await reader.read();
		// Decoded in one go: a page of a first sync is megabytes, and growing a text piece by piece costs twice.
		if (done) return new Blob(pieces).text();
		pieces.push(value);
	}
}

function whyNoAnswer(error: unknown): WireFault {
	return new WireFault(navigator.onLine === false ? 'offline' : 'unreachable', null, {
		cause: error
	});
}

/**
 * One request, its answer read to the end.
 * @throws WireFault `offline` or `unreachable` when no whole answer came
 */
export async function exchange(
	url: string,
	init: RequestInit = {},
	fetcher: typeof fetch = fetch,
	firstByteMs = FIRST_BYTE_MS
): Promise<Answer> {
	const watchdog = new Watchdog(init.signal ?? null);
	watchdog.expectWithin(firstByteMs);
	try {
		const response = await fetcher(url, {
			...init,
			headers: withAppVersion(init.headers),
			credentials: 'same-origin',
			cache: 'no-store',
			redirect: 'manual',
			signal: watchdog.signal
		});
		const text = await readText(response, watchdog);
		return { status: response.status, headers: response.headers, text };
	} catch (error) {
		throw whyNoAnswer(error);
	} finally {
		watchdog.stop();
	}
}

function retryAfterMs(headers: Headers): number | null {
	const seconds = Number(headers.get('retry-after') ?? Number.NaN);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

function isJson({ headers, text }: Answer): boolean {
	const type = headers.get('content-type') ?? '';
	return /\bjson\b/.test(type) && /^\s*[[{]/.test(text);
}

/** Our server's own word alone: whatever else answers 401 must not make a phone throw away its data. */
function isCalledLost({ text }: Answer): boolean {
	return /"reason":"lostPhone"/.test(text);
}

/** The fault an answer stands for, or null where it is our server's and can be read. */
export function faultOf(answer: Answer): WireFault | null {
	const { status, headers } = answer;
	// A redirect is a portal's: our server has none below /api and /db (status 0 is one that fetch did not follow).
	if (status === 0 || (status >= 300 && status < 400 && status !== 304)) {
		return new WireFault('notOurServer');
	}
	if (status === 413) return new WireFault('tooLarge');
	const request = requestOf(headers);
	if (status >= 500) return new WireFault(whyDown(answer), retryAfterMs(headers), { request });
	if (status === 204) return null;
	if (!isJson(answer)) return new WireFault('notOurServer');
	if (status === 401) return new WireFault(isCalledLost(answer) ? 'lostPhone' : 'signIn');
	if (status === 403) return new WireFault('forbidden', null, { request });
	if (status === 426) return new WireFault('otherVersion');
	if (status === 429) return new WireFault('busy', retryAfterMs(headers));
	return null;
}

/**
 * Asks our server for JSON. Statuses that are no fault (200, 201, 404, 409 …) come back with their body.
 * @param firstByteMs how long the request may take to go up and be answered
 * @throws WireFault
 */
export async function askJson(
	url: string,
	init: RequestInit = {},
	firstByteMs = FIRST_BYTE_MS
): Promise<{ status: number; body: unknown }> {
	const headers = { accept: 'application/json', 'content-type': 'application/json' };
	const asked = { ...init, headers: { ...headers, ...init.headers } };
	const answer = await exchange(url, asked, fetch, firstByteMs);
	const fault = faultOf(answer);
	if (fault !== null) throw fault;
	return { status: answer.status, body: answer.status === 204 ? null : parseJson(answer.text) };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		// Cut off in the middle by something that did not say so.
		throw new WireFault('unreachable', null, { cause: error });
	}
}
