import type { BulkDocsResult } from './couch.ts';
import { CouchUnavailable } from './couch.ts';

/** What the store says of a document that it will never take; anything else is its own trouble, and sending again may help. */
const LASTING = new Set([
	'forbidden',
	'bad_request',
	'doc_validation',
	'illegal_docid',
	'conflict'
]);

/**
 * Passes on what a store answered for a batch, if all that it did not take it will never take.
 * @throws CouchUnavailable when it could not write one of them for a reason that passes: whoever wrote must not go on as
 * if it were stored
 */
export function mustBeLasting(results: BulkDocsResult[]): BulkDocsResult[] {
	const passing = results.find((result) => 'error' in result && !LASTING.has(result.error));
	if (passing !== undefined && 'error' in passing)
		throw new CouchUnavailable(`the store did not take ${passing.id}: ${passing.error}`);
	return results;
}
