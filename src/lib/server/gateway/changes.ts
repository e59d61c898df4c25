import * as v from 'valibot';
import type { ChangesOptions } from '../couch/couch.ts';
import { readJson } from '../http/body.ts';
import type { FeedOptions } from '../http/changes-feed.ts';
import { serveChanges as serveFeed } from '../http/changes-feed.ts';
import { TextStream } from '../http/text-stream.ts';
import type { Call } from './call.ts';
import { nameOf } from './call.ts';
import { badRequest } from './fault.ts';
import { given, parseBody, word } from './params.ts';

/** A heartbeat more often is no heartbeat but load. */
const SHORTEST_HEARTBEAT_MS = 1000;
/** What `heartbeat=true` means to CouchDB. */
const USUAL_HEARTBEAT_MS = 60_000;
/** A descending list cannot be paged, so it is short. */
const LONGEST_DESCENDING = 1000;
/** Opaque, but of no other characters on either store; a sequence of CouchDB's largest clusters is some 1,500 long. */
const SINCE = /^[\w"[\],{}.:/+=-]{1,10000}$/;

const DocIds = v.object({ doc_ids: v.pipe(v.array(v.string()), v.maxLength(1000)) });

/** `GET|POST _changes`: normal in pages, longpoll, continuous; a waiting feed ends in time, whatever the client asks. */
export async function serveChanges(call: Call): Promise<void> {
	const { couch, ended } = call;
	const db = nameOf(call);
	const source = {
		changes: async (options: ChangesOptions) => {
			const page = await couch.changes(db, options);
			if (options.includeDocs === true) call.given(page.results.length);
			return page;
		},
		waitForChange: (since: string, waitMs: number, signal: AbortSignal) =>
			couch.waitForChange(db, since, waitMs, signal)
	};
	const feed = feedOf(call);
	const options = await optionsOf(call);
	if (
		options.descending &&
		((options.limit ?? Infinity) > LONGEST_DESCENDING || feed.feed !== 'normal')
	)
		throw badRequest(`descending needs feed=normal and a limit of at most ${LONGEST_DESCENDING}`);
	await serveFeed(source, options, feed, new TextStream(call), ended);
}

function feedOf({ query, limits }: Call): FeedOptions {
	const heartbeat =
		query.text('heartbeat') === 'true' ? USUAL_HEARTBEAT_MS : (query.whole('heartbeat') ?? 0);
	return {
		feed: word(query, 'feed', ['normal', 'longpoll', 'continuous']) ?? 'normal',
		timeoutMs: Math.min(query.whole('timeout') ?? limits.waitMs, limits.waitMs),
		heartbeatMs: heartbeat === 0 ? null : Math.max(heartbeat, SHORTEST_HEARTBEAT_MS)
	};
}

async function optionsOf({ request, query, limits }: Call): Promise<ChangesOptions> {
	const since = query.text('since');
	if (since !== undefined && !SINCE.test(since)) throw badRequest('since cannot be read');
	const filter = word(query, 'filter', ['_doc_ids']);
	const posted = request.method === 'POST' ? await readJson(request, limits.requestBytes) : null;
	// Understood, and without effect here: there are no attachments, and every row has its sequence.
	query.flag('attachments');
	query.whole('seq_interval');
	return given({
		since,
		limit: query.whole('limit'),
		style: word(query, 'style', ['main_only', 'all_docs']),
		includeDocs: query.flag('include_docs'),
		descending: query.flag('descending'),
		docIds: filter === undefined ? undefined : parseBody(DocIds, posted).doc_ids
	});
}
