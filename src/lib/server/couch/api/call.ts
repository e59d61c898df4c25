import { CouchError } from '../couch.ts';
import { parseJsonBody, readBody } from '../../http/body.ts';
import type { Query } from '../../http/query.ts';
import type { Exchange } from '../../http/respond.ts';
import type { SqliteCouch } from '../sqlite/sqlite-couch.ts';
import type { UpdateLog } from './update-log.ts';

/** CouchDB's own limits are 4 GB and 8 MB; this store is read into memory whole. */
export const mostBodyBytes = 128 * 1024 * 1024;

/** A request of the admin, taken apart. */
export type Call = {
	exchange: Exchange;
	method: string;
	/** Decoded segments of the path. */
	path: string[];
	query: Query;
	couch: SqliteCouch;
	updates: UpdateLog;
	/** Aborted when the client leaves or the server stops. */
	signal: AbortSignal;
};

/** @throws CouchError 405 */
export function methodNotAllowed(...allowed: string[]): CouchError {
	return new CouchError(405, 'method_not_allowed', `Only ${allowed.join(',')} allowed`);
}

/** @throws CouchError 501 */
export function notImplemented(): CouchError {
	return new CouchError(501, 'not_implemented', 'this feature is not yet implemented');
}

/** The body as a JSON object. @throws CouchError 400, 413, 415 */
export async function objectBody({ exchange }: Call): Promise<Record<string, unknown>> {
	return asObject(await jsonBody(exchange));
}

async function jsonBody({ request }: Exchange): Promise<unknown> {
	return parseJsonBody(await readBody(request, mostBodyBytes));
}

/** The body as a JSON object; an absent one is empty. @throws CouchError 400, 413, 415 */
export async function optionalBody({ exchange }: Call): Promise<Record<string, unknown>> {
	const body = await readBody(exchange.request, mostBodyBytes);
	return body.length === 0 ? {} : asObject(parseJsonBody(body));
}

/** The body as any JSON. @throws CouchError 400, 413, 415 */
export function anyBody({ exchange }: Call): Promise<unknown> {
	return jsonBody(exchange);
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asObject(value: unknown): Record<string, unknown> {
	if (isObject(value)) return value;
	throw new CouchError(400, 'bad_request', 'Request body must be a JSON object');
}
