import { CouchError, type ChangesOptions } from '../couch.ts';
import { serveChanges } from '../../http/changes-feed.ts';
import { isTexts, type Query } from '../../http/query.ts';
import { sendJson } from '../../http/respond.ts';
import { TextStream } from '../../http/text-stream.ts';
import type { AllDocsQuery } from '../sqlite/all-docs.ts';
import type { ChangesQuery } from '../sqlite/changes.ts';
import { methodNotAllowed, notImplemented, optionalBody, type Call } from './call.ts';
import { feedOptions } from './feed-query.ts';

/** Rows of a list read at a time. */
const pageRows = 1000;

/** `/db/_all_docs`, by GET or by POST with `keys` or any of the parameters in the body. */
export async function allDocs(call: Call, db: string): Promise<void> {
	const { exchange, couch, method } = call;
	if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
		throw methodNotAllowed('GET', 'HEAD', 'POST');
	}
	const query = method === 'POST' ? withBody(call.query, await optionalBody(call)) : call.query;
	const options = allDocsQuery(query);
	if (options.keys !== undefined) {
		return sendJson(exchange, 200, await couch.allDocs(db, options));
	}
	await streamRange(call, db, options);
}

/** Writes a range page by page, so that a long list is never held in memory. */
async function streamRange(
	{ exchange, couch }: Call,
	db: string,
	options: AllDocsQuery
): Promise<void> {
	let left = options.limit ?? Infinity;
	let page = await couch.allDocs(db, { ...options, limit: Math.min(left, pageRows) });
	const stream = new TextStream(exchange);
	await stream.write(`{"total_rows":${page.total_rows},"offset":${page.offset},"rows":[\n`);
	let separator = '';
	for (;;) {
		for (const row of page.rows) {
			await stream.write(separator + JSON.stringify(row));
			separator = ',\n';
		}
		left -= page.rows.length;
		const last = page.rows.at(-1)?.key;
		if (last === undefined || left <= 0 || page.rows.length < pageRows) break;
		const limit = Math.min(left, pageRows);
		page = await couch.allDocs(db, { ...options, startKey: last, skip: 1, limit });
	}
	await stream.end('\n]}\n');
}

/** Parameters in a POST's body stand for those in the query. */
function withBody(query: Query, body: Record<string, unknown>): Query {
	return query.with(Object.entries(body).map(([name, value]) => [name, JSON.stringify(value)]));
}

function allDocsQuery(query: Query): AllDocsQuery {
	const key = query.jsonText('key');
	const startKey = key ?? query.jsonText('startkey', 'start_key');
	const endKey = key ?? query.jsonText('endkey', 'end_key');
	const keys = query.jsonTexts('keys');
	const limit = query.whole('limit');
	return {
		...(keys !== undefined && { keys }),
		...(startKey !== undefined && { startKey }),
		...(endKey !== undefined && { endKey }),
		...(limit !== undefined && { limit }),
		skip: query.whole('skip') ?? 0,
		inclusiveEnd: query.flag('inclusive_end') ?? true,
		descending: query.flag('descending') ?? false,
		includeDocs: query.flag('include_docs') ?? false,
		conflicts: query.flag('conflicts') ?? false,
		attachments: query.flag('attachments') ?? false
	};
}

/** `/db/_changes`, by GET or by POST with `doc_ids` in the body. */
export async function changes(call: Call, db: string): Promise<void> {
	const { exchange, couch, method, signal } = call;
	if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
		throw methodNotAllowed('GET', 'HEAD', 'POST');
	}
	const body = method === 'POST' ? await optionalBody(call) : {};
	const query = changesQuery(call.query, body);
	const source = {
		changes: (options: ChangesOptions) => couch.changes(db, { ...query, ...options }),
		waitForChange: (since: string, waitMs: number, stop: AbortSignal) =>
			couch.waitForChange(db, since, waitMs, stop)
	};
	await serveChanges(source, query, feedOptions(call.query), new TextStream(exchange), signal);
}

function changesQuery(query: Query, body: Record<string, unknown>): ChangesQuery {
	const since = sinceOf(query.text('since'));
	const limit = query.whole('limit');
	const docIds = docIdsOf(query, body);
	const style = query.text('style') ?? 'main_only';
	if (style !== 'main_only' && style !== 'all_docs') {
		throw new CouchError(400, 'bad_request', 'Supported `style` types: main_only, all_docs');
	}
	return {
		...(since !== undefined && { since }),
		...(limit !== undefined && { limit }),
		...(docIds !== undefined && { docIds }),
		style,
		descending: query.flag('descending') ?? false,
		includeDocs: query.flag('include_docs') ?? false,
		conflicts: query.flag('conflicts') ?? false,
		attachments: query.flag('attachments') ?? false
	};
}

/** Some clients send the sequence as a JSON string. */
function sinceOf(text: string | undefined): string | undefined {
	return text?.replace(/^"(.*)"$/, '$1');
}

/** @throws CouchError 501 for filters that would run code */
function docIdsOf(query: Query, body: Record<string, unknown>): string[] | undefined {
	const filter = query.text('filter');
	if (filter === undefined) return undefined;
	if (filter !== '_doc_ids') throw notImplemented();
	const ids = body['doc_ids'] ?? query.json('doc_ids');
	if (isTexts(ids)) return ids;
	throw new CouchError(400, 'bad_request', '`doc_ids` filter parameter is not a list of doc ids.');
}
