import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, type BrotliOptions, type ZlibOptions } from 'node:zlib';
import { CouchError, CouchFull, CouchUnavailable } from '../couch/couch.ts';
import { encodingFor } from './accept.ts';
import type { Piece } from './multipart.ts';

/** A request and its answer. */
export type Exchange = { request: IncomingMessage; response: ServerResponse };
export type Headers = Record<string, string>;

/** Below one network packet there is nothing to win. */
const worthPackingBytes = 1024;
/** A photo is compressed already. */
const compressible =
	/^(text\/|multipart\/|application\/(json|javascript|xml|x-ndjson)|image\/svg)/i;
/** Higher levels cost the processor more than they save the line. */
export const gzipOptions: ZlibOptions = { level: 5 };
export const brotliOptions: BrotliOptions = {
	params: { [constants.BROTLI_PARAM_QUALITY]: 4 }
};

/** Headers of every answer: data that no cache on the way may keep. */
export const commonHeaders: Headers = {
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff',
	vary: 'accept-encoding, cookie, authorization'
};

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

/** Answers with JSON, compressed where that pays and the client takes it. */
export async function sendJson(
	exchange: Exchange,
	status: number,
	value: unknown,
	headers: Headers = {}
): Promise<void> {
	const body = Buffer.from(`${JSON.stringify(value)}\n`);
	await sendBody(exchange, status, body, { 'content-type': 'application/json', ...headers });
}

/** Answers with bytes of any type, compressed where that pays and the client takes it. */
export async function sendBody(
	{ request, response }: Exchange,
	status: number,
	body: Buffer,
	headers: Headers
): Promise<void> {
	const pays =
		body.byteLength >= worthPackingBytes && compressible.test(headers['content-type'] ?? '');
	const encoding = pays ? encodingFor(request) : null;
	const packed =
		encoding === 'br'
			? await packBrotli(body, brotliOptions)
			: encoding === 'gzip'
				? await packGzip(body, gzipOptions)
				: body;
	if (response.headersSent || response.destroyed) return;
	response.writeHead(status, {
		...commonHeaders,
		...headers,
		...(encoding !== null && { 'content-encoding': encoding }),
		'content-length': packed.byteLength
	});
	response.end(request.method === 'HEAD' ? undefined : packed);
}

/** Answers with a multipart body. */
export function sendPieces(
	exchange: Exchange,
	contentType: string,
	pieces: readonly Piece[],
	headers: Headers = {}
): Promise<void> {
	const body = Buffer.concat(
		pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))
	);
	return sendBody(exchange, 200, body, { 'content-type': contentType, ...headers });
}

/** How long a refused upload is still read, so that its sender gets to the answer. */
const drainMs = 10_000;

/** Answers with an error as CouchDB words it; the store being away is 503, a bug 500 without its details. */
export async function sendError(exchange: Exchange, error: unknown): Promise<void> {
	const { status, ...body } = errorAnswer(error);
	const { request } = exchange;
	const unread = !request.complete;
	await sendJson(exchange, status, body, unread ? { connection: 'close' } : {});
	if (!unread) return;
	request.resume();
	const timer = setTimeout(() => request.destroy(), drainMs);
	timer.unref();
	request.once('close', () => clearTimeout(timer));
}

/** Status and body of the answer to an error. */
function errorAnswer(error: unknown): { status: number; error: string; reason: string } {
	if (error instanceof CouchError) {
		return { status: error.status, error: error.error, reason: error.reason };
	}
	if (error instanceof CouchFull) {
		return { status: 507, error: 'insufficient_storage', reason: error.message };
	}
	if (error instanceof CouchUnavailable) {
		return { status: 503, error: 'service_unavailable', reason: error.message };
	}
	return { status: 500, error: 'internal_server_error', reason: 'a fault in this program' };
}
