import { CouchError, type StoredDocument } from '../couch.ts';
import { accepts } from '../../http/accept.ts';
import { parseJsonBody, readBody } from '../../http/body.ts';
import {
	boundaryOf,
	documentFromRelated,
	mixedFromRevisions,
	relatedFromDocument
} from '../../http/multipart.ts';
import { isTexts, type Query } from '../../http/query.ts';
import { sendJson, sendPieces, type Headers } from '../../http/respond.ts';
import type { ShowOptions } from '../sqlite/documents.ts';
import { isObject, methodNotAllowed, mostBodyBytes, type Call } from './call.ts';
import { statedRevision, writeDocument } from './document-write.ts';

/** `/db/id` */
export async function document(call: Call, db: string, id: string): Promise<void> {
	switch (call.method) {
		case 'GET':
		case 'HEAD':
			return call.query.text('open_revs') === undefined
				? read(call, db, id)
				: openRevisions(call, db, id);
		case 'PUT':
			return put(call, db, id);
		case 'DELETE':
			return remove(call, db, id);
		default:
			throw methodNotAllowed('DELETE', 'GET', 'HEAD', 'PUT');
	}
}

/** What a document is shown with. @throws CouchError 400 */
function showOptions(query: Query): ShowOptions & { latest: boolean } {
	const meta = query.flag('meta') ?? false;
	const attsSince = query.jsonTexts('atts_since');
	return {
		...(attsSince !== undefined && { attsSince }),
		latest: query.flag('latest') ?? false,
		revs: query.flag('revs') ?? false,
		revsInfo: query.flag('revs_info') ?? meta,
		conflicts: query.flag('conflicts') ?? meta,
		deletedConflicts: query.flag('deleted_conflicts') ?? meta,
		attachments: query.flag('attachments') ?? false
	};
}

async function read(call: Call, db: string, id: string): Promise<void> {
	const { exchange, couch, query } = call;
	const options = showOptions(query);
	const rev = query.text('rev');
	const found = await couch.get(db, id, { ...options, ...(rev !== undefined && { rev }) });
	const bare = !options.revsInfo && !options.conflicts && !options.deletedConflicts;
	const headers: Headers = bare ? { etag: `"${found._rev}"` } : {};
	if (bare && exchange.request.headers['if-none-match'] === headers['etag']) {
		exchange.response.writeHead(304, headers).end();
		return;
	}
	const withBodies = options.attachments || options.attsSince !== undefined;
	if (withBodies && accepts(exchange.request, 'multipart/related')) {
		const { contentType, pieces } = relatedFromDocument(found);
		return sendPieces(exchange, contentType, pieces, headers);
	}
	await sendJson(exchange, 200, found, headers);
}

async function openRevisions(call: Call, db: string, id: string): Promise<void> {
	const { exchange, couch, query } = call;
	const options = showOptions(query);
	const wanted = openRevsOf(query);
	const mixed = accepts(exchange.request, 'multipart/mixed');
	// As in CouchDB a multipart answer carries the bodies of attachments unless `atts_since` says which.
	const attachments = options.attachments || (mixed && options.attsSince === undefined);
	const results = await couch.getRevs(db, id, wanted, { ...options, attachments });
	if (mixed) {
		const { contentType, pieces } = mixedFromRevisions(results);
		return sendPieces(exchange, contentType, pieces);
	}
	const rows = results.map((result) => ('ok' in result ? result : { missing: result.error.rev }));
	await sendJson(exchange, 200, rows);
}

function openRevsOf(query: Query): 'all' | string[] {
	if (query.text('open_revs') === 'all') return 'all';
	const revs = query.json('open_revs');
	if (isTexts(revs)) return revs;
	throw new CouchError(400, 'bad_request', '`open_revs` must be `all` or an array of revisions');
}

async function put(call: Call, db: string, id: string): Promise<void> {
	const { exchange, couch, query } = call;
	const newEdits = query.flag('new_edits') ?? true;
	const body = await documentBody(call);
	const inBody = typeof body['_rev'] === 'string' ? body['_rev'] : undefined;
	const rev = statedRevision(call, inBody);
	const document: StoredDocument = { ...body, _id: id, ...(rev !== undefined && { _rev: rev }) };
	if (!id.startsWith('_local/')) return writeDocument(call, db, document, { newEdits });
	const written = await couch.putLocal(db, document);
	await sendJson(exchange, 201, { ok: true, id, rev: written });
}

/** JSON, or multipart/related with the attachments behind it. */
async function documentBody({ exchange }: Call): Promise<Record<string, unknown>> {
	const type = exchange.request.headers['content-type'];
	const bytes = await readBody(exchange.request, mostBodyBytes);
	if (type !== undefined && boundaryOf(type, 'multipart/related') !== null) {
		return documentFromRelated(type, bytes);
	}
	const body = parseJsonBody(bytes);
	if (isObject(body)) return body;
	throw new CouchError(400, 'bad_request', 'Document must be a JSON object');
}

async function remove(call: Call, db: string, id: string): Promise<void> {
	const { exchange, couch } = call;
	const rev = statedRevision(call, undefined);
	if (id.startsWith('_local/')) {
		await couch.deleteLocal(db, id, rev ?? '0-0');
		return sendJson(exchange, 200, { ok: true, id, rev: '0-0' });
	}
	// A document that is not there, or gone already, is a 404 and no conflict.
	await couch.get(db, id);
	const deletion: StoredDocument = {
		_id: id,
		_deleted: true,
		...(rev !== undefined && { _rev: rev })
	};
	await writeDocument(call, db, deletion, { newEdits: true, status: 200 });
}
