import * as v from 'valibot';
import { Revision } from '../../domain/ids.ts';
import type { BulkGetResult } from '../couch/couch.ts';
import { accepts } from '../http/accept.ts';
import { readJson } from '../http/body.ts';
import { mixedFromRevisions } from '../http/multipart.ts';
import type { Query } from '../http/query.ts';
import { sendJson, sendPieces } from '../http/respond.ts';
import { TextStream } from '../http/text-stream.ts';
import type { Call } from './call.ts';
import { nameOf } from './call.ts';
import { tooLarge } from './fault.ts';
import type { JustStored } from './just-stored.ts';
import { given, parseBody, revision } from './params.ts';

/** Documents a question to the store: an answer of thousands is never held in memory whole. */
const PAGE = 100;
/** What a document of ours can be called, and a little more; never `_design/` or `_local/`. */
const DOCUMENT_ID = /^[A-Za-z][\w:.-]{0,199}$/;

const OpenRevs = v.union([v.literal('all'), v.pipe(v.array(Revision), v.maxLength(1000))]);

/** `GET <document>`, with `open_revs` as JSON or, for CouchDB's replicator, as multipart/mixed. */
export async function serveDocument(call: Call, id: string): Promise<void> {
	const { couch, query, request } = call;
	const options = optionsOf(query);
	const openRevs = query.text('open_revs');
	if (openRevs === undefined) {
		const single = { rev: revision(query, 'rev'), conflicts: query.flag('conflicts') };
		const document = await couch.get(nameOf(call), id, given({ ...options, ...single }));
		call.given(1);
		return sendJson(call, 200, document);
	}
	const revs = parseBody(OpenRevs, openRevs === 'all' ? openRevs : query.json('open_revs'));
	const rows = await couch.getRevs(nameOf(call), id, revs, options);
	call.given(rows.filter((row) => 'ok' in row).length);
	if (accepts(request, 'multipart/mixed')) {
		const { contentType, pieces } = mixedFromRevisions(rows);
		return sendPieces(call, contentType, pieces);
	}
	const answers = rows.map((row) => ('ok' in row ? row : { missing: row.error.rev }));
	await sendJson(call, 200, answers);
}

const Wanted = v.object({ id: v.string(), rev: v.optional(v.nullable(v.string())) });
type Wanted = v.InferOutput<typeof Wanted>;
const BulkGetBody = v.object({ docs: v.array(Wanted) });

/** `POST _bulk_get`: one result for each question, in its order, as CouchDB's replicator counts on. */
export async function serveBulkGet(call: Call): Promise<void> {
	const { request, query, limits } = call;
	const options = optionsOf(query);
	const { docs } = parseBody(BulkGetBody, await readJson(request, limits.requestBytes));
	if (docs.length > limits.requestItems) throw tooLarge(`${limits.requestItems} documents at most`);
	const stream = new TextStream(call);
	for (let from = 0; from === 0 || from < docs.length; from += PAGE) {
		const results = await resultsOf(call, docs.slice(from, from + PAGE), options);
		call.given(results.flatMap(({ docs }) => docs.filter((one) => 'ok' in one)).length);
		const rows = results.map((result) => JSON.stringify(result)).join(',');
		await stream.write(from === 0 ? `{"results":[${rows}` : `,${rows}`);
	}
	await stream.end(']}\n');
}

async function resultsOf(
	{ couch, ...call }: Call,
	wanted: readonly Wanted[],
	options: ReturnType<typeof optionsOf>
): Promise<BulkGetResult[]> {
	const possible = wanted.filter(canBe);
	const found = await couch.bulkGet(
		nameOf(call),
		possible.map(({ id, rev }) => ({ id, ...given({ rev: rev ?? undefined }) })),
		options
	);
	const results = found.values();
	return wanted.map((one) => (canBe(one) ? results.next().value : undefined) ?? missing(one));
}

/** What could never be stored here is missing, without asking the store. */
function canBe({ id, rev }: Wanted): boolean {
	return DOCUMENT_ID.test(id) && (rev === undefined || rev === null || v.is(Revision, rev));
}

function missing({ id, rev }: Wanted): BulkGetResult {
	const error = { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' };
	return { id, docs: [{ error }] };
}

function optionsOf(query: Query) {
	// There are no attachments here, so what is said of them is understood and changes nothing.
	query.flag('attachments');
	query.jsonTexts('atts_since');
	return given({ revs: query.flag('revs'), latest: query.flag('latest') });
}

const RevsDiff = v.record(v.pipe(v.string(), v.regex(DOCUMENT_ID)), v.array(Revision));

/** `POST _revs_diff`: for those who may write too, because the outbox is emptied by it. */
export async function serveRevsDiff(call: Call, justStored: JustStored): Promise<void> {
	const { couch, request, limits, caller } = call;
	const asked = parseBody(RevsDiff, await readJson(request, limits.requestBytes));
	if (Object.keys(asked).length > limits.requestItems)
		throw tooLarge(`${limits.requestItems} documents at most`);
	const left = justStored.unknown(caller.key, nameOf(call), asked);
	const isTold = Object.keys(asked).length > 0 && Object.keys(left).length === 0;
	await sendJson(call, 200, isTold ? {} : await couch.revsDiff(nameOf(call), left));
}

/** `GET <database>`. */
export async function serveInfo(call: Call): Promise<void> {
	await sendJson(call, 200, await call.couch.databaseInfo(nameOf(call)));
}

/** `POST _ensure_full_commit`: every answered write is durable already. */
export async function serveEnsureFullCommit(call: Call): Promise<void> {
	const { instance_start_time } = await call.couch.databaseInfo(nameOf(call));
	await sendJson(call, 201, { ok: true, instance_start_time });
}
