import { CouchError } from '../couch/couch.ts';
import type { Headers } from '../http/respond.ts';

/** A request that is answered with an error of its own, and headers that belong to it. */
export class RequestFault extends CouchError {
	readonly headers: Headers;

	constructor(status: number, error: string, reason: string, headers: Headers = {}) {
		super(status, error, reason);
		this.name = 'RequestFault';
		this.headers = headers;
	}
}

export function badRequest(reason: string): RequestFault {
	return new RequestFault(400, 'bad_request', reason);
}

export function notFound(reason = 'missing'): RequestFault {
	return new RequestFault(404, 'not_found', reason);
}

export function tooLarge(reason: string): RequestFault {
	return new RequestFault(413, 'too_large', reason);
}
