import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const packed = promisify(gzip);
/** Below one network packet there is nothing to win. */
const WORTH_PACKING_BYTES = 1400;
/** A phone waits for the line, not for us; higher levels cost the two cores more than they save the line. */
export const GZIP_LEVEL = 5;

/** Headers of every answer: a person's data, never to be kept by a cache. */
export const commonHeaders = {
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff',
	vary: 'accept-encoding, cookie, authorization'
};

/** Whether the client takes gzip. */
export function takesGzip({ headers }: IncomingMessage): boolean {
	const accepted = headers['accept-encoding'];
	return typeof accepted === 'string' && /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/i.test(accepted);
}

export type Exchange = { request: IncomingMessage; response: ServerResponse };

/** Answers with JSON; an answer nobody waits for any more is dropped. */
export async function sendJson(
	{ request, response }: Exchange,
	status: number,
	value: unknown,
	headers: Record<string, string | string[]> = {}
): Promise<void> {
	let body = Buffer.from(`${JSON.stringify(value)}\n`);
	const packs = body.length > WORTH_PACKING_BYTES && takesGzip(request);
	if (packs) body = await packed(body, { level: GZIP_LEVEL });
	if (response.headersSent || response.destroyed) return;
	response.writeHead(status, {
		...commonHeaders,
		'content-type': 'application/json',
		'content-length': body.length,
		...(packs ? { 'content-encoding': 'gzip' } : {}),
		...headers
	});
	response.end(request.method === 'HEAD' ? undefined : body);
}

/** Answers with an error, in CouchDB's two words. */
export function sendFault(
	exchange: Exchange,
	status: number,
	error: string,
	reason: string,
	headers: Record<string, string> = {}
): Promise<void> {
	return sendJson(exchange, status, { error, reason }, headers);
}
