import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import pino from 'pino';

export type { Logger };

/**
 * The log: JSON lines on standard error. Never a person, a name, an address of a person's device, a body or a query:
 * of a path only what names the place of the API or the database.
 */
export function openLog(level: string): Logger {
	return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** The part of a request's path that names no person: `/db/unit-so-y-te`, `/api/session`. */
function place(url: string): string {
	const [, first = '', second = ''] = (url.split('?')[0] ?? '').split('/');
	return first === 'db' || first === 'api' ? `/${first}/${second}` : `/${first}`;
}

/** Notes a request when it is answered, under an id that its answer carries too. */
export function logRequest(log: Logger, request: IncomingMessage, response: ServerResponse): void {
	const id = randomBytes(6).toString('base64url');
	const began = performance.now();
	response.setHeader('x-request-id', id);
	response.once('close', () => {
		const line = {
			id,
			method: request.method,
			at: place(request.url ?? ''),
			status: response.statusCode,
			ms: Math.round(performance.now() - began),
			...(response.writableFinished ? {} : { cut: true })
		};
		if (response.statusCode >= 500) log.error(line, 'request');
		else if (/^\/(db|api)\//.test(request.url ?? '')) log.info(line, 'request');
		else log.debug(line, 'request');
	});
}
