import * as v from 'valibot';
import type { Change, ChangesOptions, ChangesPage } from '../couch/couch.ts';
import { parseBody, readJson } from './body.ts';
import type { Call } from './call.ts';
import { nameOf } from './call.ts';
import { badRequest } from './fault.ts';
import { withHeartbeat } from './heartbeat.ts';
import { flag, whole, word } from './params.ts';
import { StreamAnswer } from './stream-answer.ts';

/** Rows a question to the store; a phone's page is as large, and no answer is held in memory whole. */
const PAGE = 1000;
/** A heartbeat more often is no heartbeat but load. */
const SHORTEST_HEARTBEAT_MS = 1000;
const MOST_DOC_IDS = 1000;

type Feed = {
	kind: 'normal' | 'longpoll' | 'continuous';
	options: ChangesOptions;
	/** Rows at most; null without end. */
	limit: number | null;
	waitMs: number;
	heartbeatMs: number | null;
};

const DocIds = v.object({
	doc_ids: v.pipe(v.array(v.string()), v.maxLength(MOST_DOC_IDS))
});

/** `GET|POST _changes`: normal in pages, longpoll, continuous. */
export async function serveChanges(call: Call): Promise<void> {
	const feed = await feedOf(call);
	const out = new StreamAnswer(call);
	if (feed.heartbeatMs === null) return answer(call, feed, out);
	// Whoever asks for heartbeats wants to see that we are here, before the first change.
	if (feed.kind !== 'continuous') await out.write(OPENING);
	await withHeartbeat(out, feed.heartbeatMs, () => answer(call, feed, out));
}

const OPENING = '{"results":[\n';

async function answer(call: Call, feed: Feed, out: StreamAnswer): Promise<void> {
	if (feed.kind === 'continuous') return answerContinuous(call, feed, out);
	if (feed.heartbeatMs === null) await out.write(OPENING);
	let rows = 0;
	const row = async (change: Change) => {
		await out.write(`${rows === 0 ? '' : ',\n'}${JSON.stringify(change)}`);
		rows++;
	};
	let last = await send(call, feed, feed.options.since, row);
	if (feed.kind === 'longpoll') {
		const until = Date.now() + feed.waitMs;
		while (rows === 0 && (await somethingNew(call, last.last_seq, until)))
			last = await send(call, feed, last.last_seq, row);
	}
	const { last_seq, pending } = last;
	await out.end(`\n],\n"last_seq":${JSON.stringify(last_seq)},"pending":${pending}}\n`);
}

async function answerContinuous(call: Call, feed: Feed, out: StreamAnswer): Promise<void> {
	let left = feed.limit ?? Infinity;
	const row = async (change: Change) => {
		left--;
		await out.write(`${JSON.stringify(change)}\n`);
	};
	let last = await send(call, feed, feed.options.since, row);
	for (;;) {
		await out.flush();
		if (left <= 0) break;
		if (!(await somethingNew(call, last.last_seq, Date.now() + feed.waitMs))) break;
		const limit = left === Infinity ? null : left;
		last = await send(call, { ...feed, limit }, last.last_seq, row);
	}
	await out.end(`${JSON.stringify({ last_seq: last.last_seq, pending: last.pending })}\n`);
}

/** Sends rows page by page, at most the feed's limit; answers where they ended. */
async function send(
	{ couch, ended, ...call }: Call,
	{ options, limit }: Feed,
	since: string | undefined,
	row: (change: Change) => Promise<void>
): Promise<Omit<ChangesPage, 'results'>> {
	const db = nameOf(call);
	let left = limit ?? Infinity;
	let from = since;
	for (;;) {
		const asked = Math.min(left, PAGE);
		const page = await couch.changes(db, {
			...options,
			...(from === undefined ? {} : { since: from }),
			limit: asked,
			signal: ended
		});
		for (const change of page.results) await row(change);
		const { last_seq, pending, results } = page;
		left -= results.length;
		from = last_seq;
		const whole = options.docIds !== undefined || options.descending === true;
		if (whole || left <= 0 || results.length === 0 || pending === 0) return { last_seq, pending };
	}
}

/** Waits for a change until a time; false when there was none, or the call ended. */
async function somethingNew(
	{ couch, ended, ...call }: Call,
	since: string,
	untilMs: number
): Promise<boolean> {
	const waitMs = untilMs - Date.now();
	if (waitMs <= 0 || ended.aborted) return false;
	try {
		return await couch.waitForChange(nameOf(call), since, waitMs, ended);
	} catch (error) {
		// A session that ends ends its feed well: the client's next question is told why.
		if (ended.aborted) return false;
		throw error;
	}
}

async function feedOf(call: Call): Promise<Feed> {
	const { params, limits } = call;
	const heartbeat = params.get('heartbeat') === 'true' ? 60_000 : whole(params, 'heartbeat');
	const timeout = whole(params, 'timeout') ?? limits.waitMs;
	const limit = whole(params, 'limit') ?? null;
	const descending = flag(params, 'descending') ?? false;
	const kind = word(params, 'feed', ['normal', 'longpoll', 'continuous']) ?? 'normal';
	if (descending && (limit === null || limit > PAGE || kind !== 'normal'))
		throw badRequest(`descending needs feed=normal and a limit of at most ${PAGE}`);
	return {
		kind,
		limit,
		options: { ...(await optionsOf(call)), ...(descending ? { descending } : {}) },
		waitMs: Math.min(timeout, limits.waitMs),
		heartbeatMs:
			heartbeat === undefined || heartbeat === 0 ? null : Math.max(heartbeat, SHORTEST_HEARTBEAT_MS)
	};
}

async function optionsOf({ request, params, limits }: Call): Promise<ChangesOptions> {
	const since = params.get('since');
	if (since !== null && !/^[\w"[\],{}.:/+=-]{1,10000}$/.test(since))
		throw badRequest('since cannot be read');
	const body = request.method === 'POST' ? await readJson(request, limits.requestBytes) : undefined;
	const filter = word(params, 'filter', ['_doc_ids']);
	const docIds = filter === undefined ? undefined : parseBody(DocIds, body).doc_ids;
	flag(params, 'attachments');
	whole(params, 'seq_interval');
	return {
		style: word(params, 'style', ['main_only', 'all_docs']) ?? 'main_only',
		includeDocs: flag(params, 'include_docs') ?? false,
		...(since === null ? {} : { since }),
		...(docIds === undefined ? {} : { docIds })
	};
}
