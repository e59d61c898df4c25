import * as v from 'valibot';
import { CouchError, CouchFull, CouchUnavailable } from './couch.ts';
import type { CouchLocation } from './http-couch-location.ts';
import { Exchanges, type Incoming } from './http-exchange.ts';
import { RefusedCredentials } from './refused-credentials.ts';

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

/** CouchDB does not take our password, or locked the account. */
class CredentialsRefused extends CouchUnavailable {}

/** Speaks HTTP to one CouchDB, over connections that are kept. */
export class CouchConnection {
	readonly #location: CouchLocation;
	readonly #timeoutMs: number;
	readonly #exchanges: Exchanges;
	readonly #closing = new AbortController();
	readonly #refused = new RefusedCredentials();

	constructor(location: CouchLocation, timeoutMs = REQUEST_TIMEOUT_MS) {
		this.#location = location;
		this.#timeoutMs = timeoutMs;
		this.#exchanges = new Exchanges(location.root);
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
		this.#exchanges.close();
	}

	/**
	 * Sends a request and answers what came with a success.
	 * @throws CouchError for CouchDB's 4xx; CouchUnavailable when it is out of reach, refuses our credentials, answers 5xx or too late
	 */
	async bytes(request: CouchRequest): Promise<Incoming> {
		const refused = this.#refused.reason(performance.now());
		if (refused !== null) throw new CouchUnavailable(refused);
		const incoming = await this.#exchange(request);
		if (incoming.status < 200 || incoming.status > 299) throw this.#noted(faultOf(incoming));
		this.#refused.taken();
		return incoming;
	}

	#noted(fault: Error): Error {
		if (fault instanceof CredentialsRefused)
			this.#refused.refused(fault.message, performance.now());
		return fault;
	}

	/** Sends a request and answers the JSON of a success, not yet parsed. */
	async json(request: CouchRequest): Promise<unknown> {
		return (await this.answer(request)).value;
	}

	/** The same, with the status of the success. */
	async answer(request: CouchRequest): Promise<{ status: number; value: unknown }> {
		const { status, body } = await this.bytes(request);
		return { status, value: readJson(body.toString()) };
	}

	/** Sends a request whose answer's body does not matter. */
	async done(request: CouchRequest): Promise<void> {
		await this.bytes(request);
	}

	async #exchange(request: CouchRequest): Promise<Incoming> {
		const { method, signal, timeoutMs = this.#timeoutMs } = request;
		try {
			const headers = this.#headers(request);
			const outgoing = { method, headers, body: bodyOf(request), timeoutMs, signal };
			return await this.#exchanges.exchange(this.#url(request), outgoing);
		} catch (cause) {
			if (signal?.aborted) throw signal.reason;
			throw new CouchUnavailable(`CouchDB: ${reasonOf(cause)}`, { cause });
		}
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
}

/** What an answer that is no success says. */
function faultOf({ status, body }: Incoming): Error {
	const text = body.toString();
	if (status === 507) return new CouchFull('CouchDB has no room');
	if (status >= 500) return new CouchUnavailable(`CouchDB answered ${status}${codeOf(text)}`);
	// After a few wrong passwords CouchDB 3.4 and later lets nobody in from this machine under that name, for five minutes.
	if (status === 403 && /temporarily locked/.test(text))
		return new CredentialsRefused(
			'CouchDB locked the account of its URL for some minutes: its password was wrong several times'
		);
	if (status === 401 || status === 403)
		return new CredentialsRefused(`CouchDB refused the credentials of its URL (${status})`);
	const fault = v.safeParse(Fault, parseOrNull(text));
	// CouchDB sends nobody elsewhere: what does is in its place.
	if (status < 400 || !fault.success)
		return new CouchUnavailable(`CouchDB's place answered ${status} without CouchDB's JSON`);
	return new CouchError(status, fault.output.error, fault.output.reason ?? '');
}

function bodyOf({ json, text, binary }: CouchRequest): string | Uint8Array | null {
	if (binary !== undefined) return binary.body;
	return json === undefined ? (text ?? null) : JSON.stringify(json);
}

function readJson(text: string): unknown {
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

function reasonOf(cause: unknown): string {
	if (!(cause instanceof Error)) return String(cause);
	// Where a name stands for several addresses, each failed for a reason of its own and the error has no words.
	return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
