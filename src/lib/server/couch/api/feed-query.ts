import { CouchError } from '../couch.ts';
import type { Query } from '../../http/query.ts';
import type { Feed, FeedOptions } from '../../http/changes-feed.ts';

/** CouchDB's own default and maximum. */
const usualTimeoutMs = 60_000;
/** A shorter one would only burn the line. */
const shortestHeartbeatMs = 100;

/** `heartbeat=true` or milliseconds; null for none. @throws CouchError 400 */
export function heartbeatOf(query: Query): number | null {
	const value = query.text('heartbeat');
	if (value === undefined || value === 'false') return null;
	if (value === 'true') return usualTimeoutMs;
	return Math.max(query.whole('heartbeat') ?? usualTimeoutMs, shortestHeartbeatMs);
}

/** `timeout` in milliseconds. @throws CouchError 400 */
export function timeoutOf(query: Query): number {
	return Math.min(query.whole('timeout') ?? usualTimeoutMs, usualTimeoutMs);
}

/** How `_changes` is to be served. As in CouchDB a heartbeat keeps a live feed open for ever. @throws CouchError 400 */
export function feedOptions(query: Query): FeedOptions {
	const heartbeatMs = heartbeatOf(query);
	return {
		feed: feedOf(query.text('feed') ?? 'normal'),
		heartbeatMs,
		timeoutMs: heartbeatMs === null ? timeoutOf(query) : null
	};
}

function feedOf(name: string): Feed {
	if (name === 'normal' || name === 'longpoll' || name === 'continuous') return name;
	throw new CouchError(400, 'bad_request', 'Supported `feed` types: normal, continuous, longpoll');
}
