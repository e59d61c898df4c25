import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** An unused connection is closed before CouchDB, or a proxy before it, closes it under a request. */
const UNUSED_MS = 4_000;

/** A request; `signal` is the caller's own wish to stop. */
export type Outgoing = {
	method: string;
	headers: Record<string, string>;
	body: string | Uint8Array | null;
	timeoutMs: number;
	signal: AbortSignal | undefined;
};

/** An answer, read to its end. */
export type Incoming = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** No answer, or none to its end, came in time. */
export class NoAnswer extends Error {
	constructor() {
		super('no answer in time');
	}
}

/**
 * Requests to one server over connections that are kept. By `node:http`: a request by `fetch` takes the processor two to
 * three times as long, and while a block comes back into coverage there are a thousand a second.
 */
export class Exchanges {
	readonly #agent: Agent;
	readonly #isSecure: boolean;
	readonly #open = new Set<ClientRequest>();
	#isClosed = false;

	/** @param root of the server */
	constructor(root: string) {
		this.#isSecure = root.startsWith('https:');
		const options = { keepAlive: true, timeout: UNUSED_MS };
		this.#agent = this.#isSecure ? new HttpsAgent(options) : new HttpAgent(options);
	}

	/** Sends a request and reads the answer. @throws {Error} when none comes, or not whole; {@link NoAnswer}: not in time */
	exchange(url: string, outgoing: Outgoing): Promise<Incoming> {
		const { signal, timeoutMs, body } = outgoing;
		return new Promise((resolve, reject) => {
			signal?.throwIfAborted();
			if (this.#isClosed) throw new Error('the connection is closed');
			const request = this.#begin(url, outgoing);
			const late = setTimeout(() => request.destroy(new NoAnswer()), timeoutMs);
			const leave = () => request.destroy(new Error('the caller gave up'));
			signal?.addEventListener('abort', leave);
			this.#open.add(request);
			request.once('response', (response) => collect(response, resolve, reject));
			request.once('error', reject);
			request.once('close', () => {
				clearTimeout(late);
				signal?.removeEventListener('abort', leave);
				this.#open.delete(request);
				// After everything else: whoever was answered is not told so.
				reject(new Error('the connection was cut'));
			});
			request.end(body ?? undefined);
		});
	}

	#begin(url: string, { method, headers, body }: Outgoing): ClientRequest {
		const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const options = { method, agent: this.#agent, headers: { ...headers, ...length } };
		return this.#isSecure ? httpsRequest(url, options) : httpRequest(url, options);
	}

	/** Ends every request under way; later ones fail. */
	close(): void {
		this.#isClosed = true;
		for (const request of this.#open) request.destroy(new Error('the connection is closed'));
		this.#agent.destroy();
	}
}

function collect(
	response: IncomingMessage,
	resolve: (answer: Incoming) => void,
	reject: (error: Error) => void
): void {
	const parts: Buffer[] = [];
	response.on('data', (part: Buffer) => parts.push(part));
	response.once('error', reject);
	response.once('end', () =>
		resolve({
			status: response.statusCode ?? 0,
			headers: response.headers,
			body: Buffer.concat(parts)
		})
	);
}
