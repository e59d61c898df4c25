import * as v from 'valibot';
import { Revision } from '../../domain/ids.ts';
import type { BulkGetResult } from '../couch/couch.ts';
import { commonHeaders, sendJson } from './answer.ts';
import { parseBody, readJson } from './body.ts';
import type { Call } from './call.ts';
import { nameOf } from './call.ts';
import { tooLarge } from './fault.ts';
import { flag, json, revision } from './params.ts';
import { StreamAnswer } from './stream-answer.ts';

/** Documents a question to the store: an answer of thousands is never held in memory whole. */
const PAGE = 100;

const OpenRevs = v.union([v.literal('all'), v.pipe(v.array(Revision), v.maxLength(1000))]);

/** `GET <document>`, with `open_revs` as JSON or, for CouchDB's replicator, as multipart/mixed. */
export async function serveDocument(call: Call, id: string): Promise<void> {
	const { couch, params, request } = call;
	const openRevs = params.get('open_revs') === 'all' ? 'all' : json(params, 'open_revs', OpenRevs);
	const options = optionsOf(params);
	if (openRevs === undefined) {
		const document = await couch.get(nameOf(call), id, {
			...options,
			...optional('rev', revision(params, 'rev')),
			...optional('conflicts', flag(params, 'conflicts'))
		});
		return sendJson(call, 200, document);
	}
	const rows = await couch.getRevs(nameOf(call), id, openRevs, options);
	const answers = rows.map((row) => ('ok' in row ? row : { missing: row.error.rev }));
	if (request.headers.accept?.includes('multipart/mixed') !== true)
		return sendJson(call, 200, answers);
	sendMixed(call, answers);
}

function sendMixed({ response }: Call, rows: readonly ({ ok: unknown } | { missing: string })[]) {
	const boundary = crypto.randomUUID().replaceAll('-', '');
	const parts = rows.map((row) =>
		'ok' in row
			? `Content-Type: application/json\r\n\r\n${JSON.stringify(row.ok)}`
			: `Content-Type: application/json; error="true"\r\n\r\n${JSON.stringify(row)}`
	);
	const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('') + `--${boundary}--`;
	response.writeHead(200, {
		...commonHeaders,
		'content-type': `multipart/mixed; boundary="${boundary}"`
	});
	response.end(body);
}

const BulkGetBody = v.object({
	docs: v.array(
		v.object({
			id: v.string(),
			rev: v.optional(v.nullable(v.string())),
			atts_since: v.optional(v.nullable(v.array(v.string())))
		})
	)
});

/** `POST _bulk_get`: one result for each question, in its order, as CouchDB's replicator counts on. */
export async function serveBulkGet(call: Call): Promise<void> {
	const { couch, request, params, limits } = call;
	const options = optionsOf(params);
	const { docs } = parseBody(BulkGetBody, await readJson(request, limits.requestBytes));
	if (docs.length > limits.requestItems) throw tooLarge(`${limits.requestItems} documents at most`);
	const out = new StreamAnswer(call);
	for (let from = 0; from === 0 || from < docs.length; from += PAGE) {
		const asked = docs.slice(from, from + PAGE);
		const results = await bulkGet(call, asked, options);
		const rows = results.map((result) => JSON.stringify(result)).join(',');
		await out.write(from === 0 ? `{"results":[${rows}` : `,${rows}`);
	}
	await out.end(']}\n');

	async function bulkGet({ ...of }: Call, asked: typeof docs, how: ReturnType<typeof optionsOf>) {
		const sane = asked.filter(isSane);
		const found = await couch.bulkGet(
			nameOf(of),
			sane.map(({ id, rev }) => ({ id, ...optional('rev', rev ?? undefined) })),
			how
		);
		const answers = found.values();
		return asked.map((one) =>
			isSane(one) ? (answers.next().value ?? missing(one)) : missing(one)
		);
	}
}

/** What could never be stored here is missing, whatever the store says of it; `_design/` and `_local/` above all. */
function isSane({ id, rev }: { id: string; rev?: string | null | undefined }): boolean {
	return (
		/^[A-Za-z][\w:.-]{0,199}$/.test(id) &&
		(rev === undefined || rev === null || v.is(Revision, rev))
	);
}

function missing({ id, rev }: { id: string; rev?: string | null | undefined }): BulkGetResult {
	const error = { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' };
	return { id, docs: [{ error }] };
}

function optionsOf(params: URLSearchParams) {
	// There are no attachments here, so what is said of them is understood and changes nothing.
	flag(params, 'attachments');
	return {
		...optional('revs', flag(params, 'revs')),
		...optional('latest', flag(params, 'latest'))
	};
}

function optional<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
	const entries: { [P in K]?: T } = {};
	if (value !== undefined) entries[name] = value;
	return entries;
}

const RevsDiff = v.record(v.string(), v.array(Revision));

/** `POST _revs_diff`: for those who may write too, because the outbox is emptied by it. */
export async function serveRevsDiff(call: Call): Promise<void> {
	const { couch, request, limits } = call;
	const asked = parseBody(RevsDiff, await readJson(request, limits.requestBytes));
	if (Object.keys(asked).length > limits.requestItems)
		throw tooLarge(`${limits.requestItems} documents at most`);
	await sendJson(call, 200, await couch.revsDiff(nameOf(call), asked));
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
