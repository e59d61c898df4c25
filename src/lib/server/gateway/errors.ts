import { requestIdOf } from '../log.ts';
import { CouchError, CouchFull, CouchUnavailable } from '../couch/couch.ts';
import { ClientLeft } from '../http/body.ts';
import type { Exchange } from '../http/respond.ts';
import { sendJson } from '../http/respond.ts';
import { RequestFault } from './fault.ts';

/** How long a refused upload is still read, so that its sender gets to the answer. */
const DRAIN_MS = 10_000;
/** When to ask again while the store is away. */
const RETRY_AFTER_SECONDS = '5';
/** Room is made by a person. */
const RETRY_WHEN_FULL_SECONDS = '30';

type Log = ((message: string, error: unknown) => void) | undefined;

/** Answers a request that failed. What has begun cannot be taken back: the connection is cut, and the client sees it. */
export async function answerError(exchange: Exchange, error: unknown, log: Log): Promise<void> {
	const { request, response } = exchange;
	if (error instanceof ClientLeft || response.destroyed) {
		response.destroy();
		return;
	}
	const fault = faultOf(error);
	if (fault.status >= 500) log?.(`${request.method} ${request.url}`, error);
	if (response.headersSent) {
		response.destroy();
		return;
	}
	const unread = !request.complete;
	const headers = unread ? { ...fault.headers, connection: 'close' } : fault.headers;
	const body = { error: fault.error, reason: fault.reason, ...requestIdOf(response, fault.status) };
	await sendJson(exchange, fault.status, body, headers);
	if (unread) drain(exchange);
}

function faultOf(error: unknown): RequestFault {
	if (error instanceof RequestFault) return error;
	if (error instanceof CouchError && error.status < 500)
		return new RequestFault(error.status, error.error, error.reason);
	if (error instanceof CouchFull)
		return new RequestFault(
			507,
			'insufficient_storage',
			'the server has no room; nothing is lost',
			{
				'retry-after': RETRY_WHEN_FULL_SECONDS
			}
		);
	if (error instanceof CouchUnavailable || error instanceof CouchError)
		return new RequestFault(503, 'unavailable', 'the store does not answer; nothing is lost', {
			'retry-after': RETRY_AFTER_SECONDS
		});
	return new RequestFault(500, 'internal', 'a fault of the server, noted in its log');
}

function drain({ request }: Exchange): void {
	request.resume();
	const timer = setTimeout(() => request.destroy(), DRAIN_MS);
	timer.unref();
	request.once('close', () => clearTimeout(timer));
}
