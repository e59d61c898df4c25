import type { BulkDocsResult, Couch, StoredDocument } from '../couch/couch.ts';
import { mustBeLasting } from '../couch/lasting-errors.ts';

/**
 * Stores judged documents, and answers for each in their order.
 * @throws CouchUnavailable when the store could not write one of them for a reason that passes
 */
export async function storeDocuments(
	couch: Couch,
	db: string,
	documents: readonly StoredDocument[],
	newEdits: boolean
): Promise<BulkDocsResult[]> {
	if (documents.length === 0) return [];
	const results = mustBeLasting(await couch.bulkDocs(db, documents, { newEdits }));
	// Edits are answered one by one and in order; of replicated revisions only failures are.
	return newEdits ? results : documents.map((document) => replicated(document, results));
}

function replicated(document: StoredDocument, failures: readonly BulkDocsResult[]): BulkDocsResult {
	const { _id: id, _rev: rev = '' } = document;
	const failure = failures.find(
		(result) => 'error' in result && result.id === id && (result.rev ?? rev) === rev
	);
	return failure ?? { ok: true, id, rev };
}
