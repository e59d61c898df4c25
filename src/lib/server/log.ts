import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import pino from 'pino';
import { faultLine } from './fault-line.ts';

export type { Logger };

/** The header by which an answer and the lines of the log about it are found together. */
export const REQUEST_ID = 'x-request-id';

/** The id of the request that the running code works for. */
const currentRequest = new AsyncLocalStorage<string>();

/**
 * The log: JSON lines on standard error. Never a person, a name, an address of a person's device, a body or a query:
 * of a path only what names the place of the API or the database, of a fault only what cannot quote what was sent.
 */
export function openLog(level: string): Logger {
	return pino(
		{
			level,
			base: null,
			serializers: { err: faultLine },
			mixin: () => {
				const request = currentRequest.getStore();
				return request === undefined ? {} : { request };
			}
		},
		pino.destination({ dest: 2, sync: true })
	);
}

/**
 * The copy of the audit, JSON lines on standard output: apart from the log, so that whoever runs the server can send it to
 * another machine, where nobody of this one can change it. Ids of people, no names.
 */
export function openAuditCopy(): (line: Readonly<Record<string, unknown>>) => void {
	const out = pino({ base: null, timestamp: false }, pino.destination({ dest: 1, sync: true }));
	return ({ _id, type, v, ...line }) => {
		void [type, v];
		out.info({ audit: _id, ...line });
	};
}

/** Databases and places of the API are named by ourselves; anything else in a path may be anything. */
const PLACE = /^[a-z][a-z0-9-]{0,60}$/;

/** The part of a request's path that names no person: `/db/unit-so-y-te`, `/api/session`. */
function place(url: string): string {
	const [, first = '', second = ''] = (url.split('?')[0] ?? '').split('/');
	if (first === 'db' || first === 'api') return `/${first}/${PLACE.test(second) ? second : ''}`;
	return PLACE.test(first) ? `/${first}` : '/';
}

/** No letter and figure that look alike: people read an id out over the telephone. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 8;

const requestId = (): string =>
	Array.from(randomBytes(ID_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** The id of the request that the running code works for; undefined outside of any. */
export const requestAtWork = (): string | undefined => currentRequest.getStore();

/** What is told of a request when it was answered. */
export type Answered = { url: string; status: number; ms: number };

/**
 * Does the work of a request under an id that its answer carries, as do all lines of the log meanwhile; notes it when
 * it is answered.
 */
export function logged<T>(
	log: Logger,
	{ request, response }: { request: IncomingMessage; response: ServerResponse },
	answered: (told: Answered) => void,
	work: () => T
): T {
	const id = requestId();
	const began = performance.now();
	const url = request.url ?? '';
	response.setHeader(REQUEST_ID, id);
	response.once('close', () => {
		const status = response.statusCode;
		const ms = performance.now() - began;
		answered({ url, status, ms });
		const line = {
			request: id,
			method: request.method,
			at: place(url),
			status,
			ms: Math.round(ms),
			...(response.writableFinished ? {} : { cut: true })
		};
		if (status >= 500) log.error(line, 'request');
		else if (/^\/(db|api)\//.test(url)) log.info(line, 'request');
		else log.debug(line, 'request');
	});
	return currentRequest.run(id, work);
}

/**
 * The id under which a request is in the log, for the body of an answer that says a failure of the server: who asks for
 * help can name it. What was wrong with the request itself the answer says without it.
 */
export function requestIdOf(response: ServerResponse, status: number): { requestId?: string } {
	const id = response.getHeader(REQUEST_ID);
	return status >= 500 && typeof id === 'string' ? { requestId: id } : {};
}
