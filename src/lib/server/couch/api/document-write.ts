import { CouchError, type BulkDocsResult, type StoredDocument } from '../couch.ts';
import { sendJson } from '../../http/respond.ts';
import type { Call } from './call.ts';

/**
 * Writes one document and answers as CouchDB does for a single one.
 * @throws CouchError 400, 404, 409, 412
 */
export async function writeDocument(
	{ exchange, couch }: Call,
	db: string,
	document: StoredDocument,
	{ newEdits, status = 201 }: { newEdits: boolean; status?: number }
): Promise<void> {
	const [result] = await couch.bulkDocs(db, [document], { newEdits });
	const rev = writtenRevision(document, result);
	const location = `/${encodeURIComponent(db)}/${encodeURIComponent(document._id)}`;
	await sendJson(
		exchange,
		status,
		{ ok: true, id: document._id, rev },
		{ etag: `"${rev}"`, location }
	);
}

/** A revision stored under its own name is not answered: its name is known. */
function writtenRevision(document: StoredDocument, result: BulkDocsResult | undefined): string {
	if (result === undefined) return revisionOf(document);
	if ('ok' in result) return result.rev;
	throw new CouchError(409, result.error, result.reason);
}

function revisionOf({ _rev, _revisions }: StoredDocument): string {
	if (_revisions === undefined) return _rev ?? '';
	return `${_revisions.start}-${_revisions.ids[0] ?? ''}`;
}

/**
 * The revision a write stands on: in the query, in `If-Match` or in the document, and everywhere the same.
 * @throws CouchError 400
 */
export function statedRevision(
	{ exchange, query }: Call,
	inDocument: string | undefined
): string | undefined {
	const header = exchange.request.headers['if-match']?.replaceAll('"', '');
	const stated = [query.text('rev'), header, inDocument].filter((rev) => rev !== undefined);
	if (new Set(stated).size > 1) {
		throw new CouchError(
			400,
			'bad_request',
			'Document rev from request body and query string have different values'
		);
	}
	return stated[0];
}
