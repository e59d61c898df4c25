import {
	CouchError,
	type BulkGetRequest,
	type BulkGetResult,
	type StoredDocument
} from '../couch.ts';
import { isTexts } from '../../http/query.ts';
import { sendJson } from '../../http/respond.ts';
import { isObject, methodNotAllowed, objectBody, type Call } from './call.ts';
import { newId } from './database-routes.ts';

/** `POST /db/_bulk_docs` */
export async function bulkDocs(call: Call, db: string): Promise<void> {
	if (call.method !== 'POST') throw methodNotAllowed('POST');
	const { docs, new_edits: newEdits = true } = await objectBody(call);
	if (docs === undefined) throw badRequest('POST body must include `docs` parameter.');
	if (!Array.isArray(docs)) throw badRequest('`docs` parameter must be an array.');
	if (typeof newEdits !== 'boolean') throw badRequest('`new_edits` parameter must be a boolean.');
	const documents = docs.map(withId);
	await sendJson(call.exchange, 201, await call.couch.bulkDocs(db, documents, { newEdits }));
}

function withId(document: unknown): StoredDocument {
	if (!isObject(document)) throw badRequest('Document must be a JSON object');
	const { _id: id = newId() } = document;
	if (typeof id !== 'string') {
		throw new CouchError(400, 'illegal_docid', 'Document id must be a string');
	}
	return { ...document, _id: id };
}

/** `POST /db/_bulk_get` */
export async function bulkGet(call: Call, db: string): Promise<void> {
	if (call.method !== 'POST') throw methodNotAllowed('POST');
	const { docs } = await objectBody(call);
	if (!Array.isArray(docs)) throw badRequest("Missing JSON list of 'docs'.");
	const requests = docs.map(bulkGetRequest);
	const found = await call.couch.bulkGet(
		db,
		requests.filter((request) => !('docs' in request)),
		{
			revs: call.query.flag('revs') ?? false,
			latest: call.query.flag('latest') ?? false,
			attachments: call.query.flag('attachments') ?? false
		}
	);
	const answers = found.values();
	const results = requests.map((request) =>
		'docs' in request ? request : (answers.next().value ?? request)
	);
	await sendJson(call.exchange, 200, { results });
}

/** A request for a document, or at once the answer to what is none. */
function bulkGetRequest(value: unknown): BulkGetRequest | BulkGetResult {
	const { id, rev, atts_since: since } = isObject(value) ? value : {};
	const problem = !isObject(value)
		? 'document must be a JSON object'
		: typeof id !== 'string'
			? 'document id missed'
			: rev !== undefined && typeof rev !== 'string'
				? 'Invalid rev format'
				: since !== undefined && !isTexts(since)
					? 'att_since value must be array of revs.'
					: null;
	const name = typeof id === 'string' ? id : '';
	if (problem === null && (since === undefined || isTexts(since))) {
		return {
			id: name,
			...(typeof rev === 'string' && { rev }),
			...(since !== undefined && { atts_since: since })
		};
	}
	const error = { id: name, rev: String(rev), error: 'bad_request', reason: problem ?? '' };
	return { id: name, docs: [{ error }] };
}

/** `POST /db/_revs_diff` */
export async function revsDiff(call: Call, db: string): Promise<void> {
	if (call.method !== 'POST') throw methodNotAllowed('POST');
	const difference = await call.couch.revsDiff(db, revisionsById(await objectBody(call)));
	await sendJson(call.exchange, 200, difference);
}

/** `POST /db/_missing_revs`, the older form of the same question. */
export async function missingRevs(call: Call, db: string): Promise<void> {
	if (call.method !== 'POST') throw methodNotAllowed('POST');
	const difference = await call.couch.revsDiff(db, revisionsById(await objectBody(call)));
	const missing = Object.entries(difference).map(([id, found]) => [id, found.missing] as const);
	await sendJson(call.exchange, 200, { missing_revs: Object.fromEntries(missing) });
}

function revisionsById(body: Record<string, unknown>): Record<string, string[]> {
	const entries = Object.entries(body).map(([id, revs]) => {
		if (!isTexts(revs)) throw badRequest('Invalid list of revisions');
		return [id, revs] as const;
	});
	return Object.fromEntries(entries);
}

function badRequest(reason: string): CouchError {
	return new CouchError(400, 'bad_request', reason);
}
