/** A request that is answered with an error: its status and CouchDB's `error` and `reason`. */
export class RequestFault extends Error {
	readonly status: number;
	readonly error: string;
	readonly reason: string;
	readonly headers: Record<string, string>;

	constructor(status: number, error: string, reason: string, headers: Record<string, string> = {}) {
		super(`${status} ${error}: ${reason}`);
		this.name = 'RequestFault';
		this.status = status;
		this.error = error;
		this.reason = reason;
		this.headers = headers;
	}
}

/** The client left before its request was whole: nobody is there to answer. */
export class ClientGone extends Error {
	constructor() {
		super('the client left');
		this.name = 'ClientGone';
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
