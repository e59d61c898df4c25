import * as v from 'valibot';
import { CouchError, CouchFull, CouchUnavailable } from './couch.ts';
import type { CouchLocation } from './http-couch-location.ts';

/** A database of a thousand records answers in milliseconds; a whole minute means that CouchDB hangs. */
export const REQUEST_TIMEOUT_MS = 60_000;

export type Query = Record<string, string | number | boolean | undefined>;

export type CouchRequest = {
	method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
	/** Encoded segments below the root, without a leading slash. */
	path: string;
	query?: Query;
	/** Sent as JSON. */
	json?: unknown;
	/** JSON that is written already. */
	text?: string;
	binary?: { contentType: string; body: Uint8Array };
	accept?: string;
	timeoutMs?: number;
	/** The caller's own wish to stop: its reason is thrown, never CouchUnavailable. */
	signal?: AbortSignal | undefined;
};

const Fault = v.object({ error: v.string(), reason: v.optional(v.nullable(v.string())) });

/** Speaks HTTP to one CouchDB; connections are kept alive by fetch's own pool. */
export class CouchConnection {
	readonly #location: CouchLocation;
	readonly #timeoutMs: number;
	readonly #closing = new AbortController();

	constructor(location: CouchLocation, timeoutMs = REQUEST_TIMEOUT_MS) {
		this.#location = location;
		this.#timeoutMs = timeoutMs;
	}

	get prefix(): string {
		return this.#location.prefix;
	}

	/** Whether {@link close} was called: loops end then. */
	get closed(): AbortSignal {
		return this.#closing.signal;
	}

	/** Ends every request under way with {@link CouchUnavailable}. */
	close(): void {
		this.#closing.abort();
	}

	/**
	 * Sends a request and answers the response of a success.
	 * @throws CouchError for CouchDB's 4xx; CouchUnavailable when it is out of reach, refuses our credentials, answers 5xx or too late
	 */
	async send(request: CouchRequest): Promise<Response> {
		const response = await this.#guard(request, (signal) =>
			fetch(this.#url(request), {
				method: request.method,
				headers: this.#headers(request),
				body: bodyOf(request),
				redirect: 'error',
				signal
			})
		);
		if (response.ok) return response;
		throw await this.#fault(request, response);
	}

	/** Sends a request and answers the JSON of a success, not yet parsed. */
	async json(request: CouchRequest): Promise<unknown> {
		return (await this.answer(request)).value;
	}

	/** The same, with the status of the success. */
	async answer(request: CouchRequest): Promise<{ status: number; value: unknown }> {
		const response = await this.send(request);
		const value = await this.#guard(request, () => readJson(response));
		return { status: response.status, value };
	}

	/** Sends a request and answers the bytes of a success, with its headers. */
	async bytes(request: CouchRequest): Promise<{ headers: Headers; body: Uint8Array }> {
		const response = await this.send(request);
		const body = await this.#guard(request, () => response.arrayBuffer());
		return { headers: response.headers, body: new Uint8Array(body) };
	}

	/** Sends a request whose answer's body does not matter, and frees its connection. */
	async done(request: CouchRequest): Promise<void> {
		await this.bytes(request);
	}

	#url({ path, query = {} }: CouchRequest): string {
		const search = new URLSearchParams();
		for (const [key, value] of Object.entries(query))
			if (value !== undefined) search.set(key, String(value));
		const text = search.toString();
		return `${this.#location.root}${path}${text === '' ? '' : `?${text}`}`;
	}

	#headers({
		accept = 'application/json',
		json,
		text,
		binary
	}: CouchRequest): Record<string, string> {
		const headers: Record<string, string> = { accept };
		if (json !== undefined || text !== undefined) headers['content-type'] = 'application/json';
		if (binary !== undefined) headers['content-type'] = binary.contentType;
		if (this.#location.authorization !== null) headers.authorization = this.#location.authorization;
		return headers;
	}

	async #guard<T>(request: CouchRequest, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
		const late = AbortSignal.timeout(request.timeoutMs ?? this.#timeoutMs);
		const own = request.signal === undefined ? [] : [request.signal];
		const signal = AbortSignal.any([late, this.#closing.signal, ...own]);
		try {
			return await work(signal);
		} catch (cause) {
			if (request.signal?.aborted) throw request.signal.reason;
			if (cause instanceof CouchUnavailable) throw cause;
			throw new CouchUnavailable(`CouchDB: ${reasonOf(cause, late)}`, { cause });
		}
	}

	async #fault(request: CouchRequest, response: Response): Promise<Error> {
		const { status } = response;
		const text = await this.#guard(request, () => response.text());
		if (status === 507) return new CouchFull('CouchDB has no room');
		if (status >= 500) return new CouchUnavailable(`CouchDB answered ${status}${codeOf(text)}`);
		if (status === 401 || status === 403)
			return new CouchUnavailable(`CouchDB refused the credentials of its URL (${status})`);
		const fault = v.safeParse(Fault, parseOrNull(text));
		if (!fault.success)
			return new CouchUnavailable(`CouchDB's place answered ${status} without CouchDB's JSON`);
		return new CouchError(status, fault.output.error, fault.output.reason ?? '');
	}
}

function bodyOf({ json, text, binary }: CouchRequest): string | Uint8Array<ArrayBuffer> | null {
	if (binary !== undefined) return Uint8Array.from(binary.body);
	return json === undefined ? (text ?? null) : JSON.stringify(json);
}

async function readJson(response: Response): Promise<unknown> {
	const text = await response.text();
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new CouchUnavailable('an answer that is not JSON (a proxy in between?)', { cause });
	}
}

/** CouchDB's own word for a failure. What it says beside it may name a document, and the reason is told to everybody. */
function codeOf(text: string): string {
	const fault = v.safeParse(Fault, parseOrNull(text));
	return fault.success && /^[a-z_]{1,60}$/.test(fault.output.error)
		? ` (${fault.output.error})`
		: '';
}

function parseOrNull(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function reasonOf(cause: unknown, late: AbortSignal): string {
	if (late.aborted) return 'no answer in time';
	if (!(cause instanceof Error)) return String(cause);
	// fetch says "fetch failed" and hides the system's reason (ECONNREFUSED …) below it.
	return cause.cause instanceof Error ? cause.cause.message || cause.cause.name : cause.message;
}
