import type { Database } from '../../domain/database.ts';
import { parseDatabase } from '../../domain/database.ts';
import { RequestFault, badRequest, notFound } from './fault.ts';

/** What a request is for. */
export type Target =
	| { kind: 'welcome' }
	| { kind: 'session' }
	| { kind: InDatabase; database: Database }
	| { kind: 'document' | 'local'; database: Database; id: string };

type InDatabase =
	'info' | 'changes' | 'revsDiff' | 'bulkGet' | 'bulkDocs' | 'allDocs' | 'ensureFullCommit';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;
export type Method = (typeof methods)[number];

export type Route = { target: Target; method: Method; params: URLSearchParams };

const changesParams = [
	'since',
	'limit',
	'style',
	'feed',
	'timeout',
	'heartbeat',
	'include_docs',
	'descending',
	'filter',
	'seq_interval',
	'attachments'
];
const allDocsParams = [
	'key',
	'keys',
	'startkey',
	'start_key',
	'endkey',
	'end_key',
	'inclusive_end',
	'limit',
	'skip',
	'descending',
	'include_docs',
	'conflicts',
	'attachments'
];
const documentParams = [
	'rev',
	'revs',
	'open_revs',
	'latest',
	'conflicts',
	'attachments',
	'atts_since'
];

/**
 * All that is served: method and query parameters of each target. What is not written here does not exist; above all
 * not `_design/`, `_find`, `_security`, `_purge`, `_compact` and attachments.
 */
const served: Record<Target['kind'], Partial<Record<Method, readonly string[]>>> = {
	welcome: { GET: [], HEAD: [] },
	session: { GET: [], POST: [], DELETE: [] },
	info: { GET: [], HEAD: [] },
	changes: { GET: changesParams, POST: changesParams },
	revsDiff: { POST: [] },
	bulkGet: { POST: ['revs', 'latest', 'attachments'] },
	bulkDocs: { POST: [] },
	allDocs: { GET: allDocsParams, POST: allDocsParams },
	ensureFullCommit: { POST: [] },
	document: {
		GET: documentParams,
		HEAD: documentParams,
		PUT: ['rev', 'new_edits'],
		DELETE: ['rev']
	},
	local: { GET: ['revs'], PUT: [], DELETE: ['rev'] }
};

const inDatabase = new Map<string, InDatabase>([
	['', 'info'],
	['_changes', 'changes'],
	['_revs_diff', 'revsDiff'],
	['_bulk_get', 'bulkGet'],
	['_bulk_docs', 'bulkDocs'],
	['_all_docs', 'allDocs'],
	['_ensure_full_commit', 'ensureFullCommit']
]);

const LONGEST_URL = 16_000;
/** What a document of ours can be called, and a little more, so that a wrong id is "missing" and not a fault. */
const DOCUMENT_ID = /^[A-Za-z][\w:.-]{0,199}$/;
const LOCAL_ID = /^[\w:.+=~,@-]{1,200}$/;

/** Whether a URL is the gateway's at all. */
export function isGatewayUrl(url: string): boolean {
	return /^\/db(\/|\?|$)/.test(url);
}

/** Finds out what a request is for. @throws RequestFault 400, 404, 405 or 414 */
export function routeOf(method: string, url: string): Route {
	if (url.length > LONGEST_URL) throw new RequestFault(414, 'uri_too_long', 'use POST');
	const [path = '', query = ''] = splitOnce(url, '?');
	const target = targetOf(path.split('/').slice(2).map(decoded));
	const params = new URLSearchParams(query);
	const known = methods.find((one) => one === method);
	const allowed = known === undefined ? undefined : served[target.kind][known];
	if (known === undefined || allowed === undefined) {
		const allow = Object.keys(served[target.kind]).join(', ');
		throw new RequestFault(405, 'method_not_allowed', `only ${allow} allowed`, { allow });
	}
	const names = [...params.keys()];
	const odd = names.find((name, at) => !allowed.includes(name) || names.indexOf(name) !== at);
	if (odd !== undefined)
		throw new RequestFault(400, 'query_parse_error', `query parameter "${odd}" is not accepted`);
	return { target, method: known, params };
}

function targetOf([first = '', second = '', third, ...rest]: readonly string[]): Target {
	if (rest.length > 0) throw notFound();
	if (first === '' && second === '' && third === undefined) return { kind: 'welcome' };
	if (first === '_session' && second === '' && third === undefined) return { kind: 'session' };
	const database = parseDatabase(first);
	if (database === null) throw notFound('no such database');
	// Ids of local documents come with their slash as it is, or encoded.
	const local = /^_local(?:\/(.*))?$/s.exec(
		third === undefined ? second : `${second}/${third}`
	)?.[1];
	if (local !== undefined) {
		if (!LOCAL_ID.test(local)) throw badRequest('such a _local document cannot be');
		return { kind: 'local', database, id: local };
	}
	if (third !== undefined) throw notFound();
	const kind = inDatabase.get(second);
	if (kind !== undefined) return { kind, database };
	if (!DOCUMENT_ID.test(second)) throw notFound();
	return { kind: 'document', database, id: second };
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch (cause) {
		if (cause instanceof URIError) throw badRequest('the path is not UTF-8');
		throw cause;
	}
}

function splitOnce(text: string, by: string): string[] {
	const at = text.indexOf(by);
	return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
