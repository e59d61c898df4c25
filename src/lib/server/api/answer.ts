import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { requestIdOf } from '../log.ts';

/** The largest body of the API where nothing else is said: a login and a password. */
const LARGEST_BODY = 10_000;

/** A failure that is answered as `{error, reason}`; `reason` is a code the app has a sentence for. */
export class ApiError extends Error {
	readonly status: number;
	readonly error: string;
	readonly reason: string;
	readonly retryAfterS: number | null;

	constructor(status: number, error: string, reason: string, retryAfterS: number | null = null) {
		super(`${status} ${error}: ${reason}`);
		this.name = 'ApiError';
		this.status = status;
		this.error = error;
		this.reason = reason;
		this.retryAfterS = retryAfterS;
	}
}

/** Answers with JSON; nothing of the API may be kept by a cache. */
export function answerJson(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: OutgoingHttpHeaders = {}
): void {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	const bytes = Buffer.from(JSON.stringify(body));
	response.writeHead(status, {
		'content-type': 'application/json',
		'content-length': bytes.length,
		'cache-control': 'no-store',
		...headers
	});
	response.end(bytes);
}

/** Answers with a failure. */
export function answerError(response: ServerResponse, failure: ApiError): void {
	const { status, error, reason, retryAfterS } = failure;
	const wait = retryAfterS === null ? {} : { retryAfterS };
	const headers = retryAfterS === null ? {} : { 'retry-after': String(retryAfterS) };
	const unread = response.req.complete ? {} : { connection: 'close' };
	const body = { error, reason, ...wait, ...requestIdOf(response, status) };
	answerJson(response, status, body, { ...headers, ...unread });
}

/**
 * Reads a small JSON body.
 * @throws ApiError 400 when it is no JSON, 413 when it is too large
 */
export async function readJson(
	request: IncomingMessage,
	mostBytes = LARGEST_BODY
): Promise<unknown> {
	const chunks: Buffer[] = [];
	let size = 0;
	// The answer must still reach whoever sends too much.
	for await (const chunk of request.iterator({ destroyOnReturn: false })) {
		if (!(chunk instanceof Buffer)) continue;
		size += chunk.length;
		if (size > mostBytes) throw new ApiError(413, 'too_large', 'tooLarge');
		chunks.push(chunk);
	}
	const text = Buffer.concat(chunks).toString('utf8');
	try {
		const body: unknown = JSON.parse(text);
		return body;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new ApiError(400, 'bad_request', 'malformed');
	}
}
