import { CouchError, type BulkDocsResult } from '../couch.ts';
import { parseIncoming, type IncomingDocument } from '../document.ts';
import type { Revisions } from '../revision.ts';
import type { Catalog } from './catalog.ts';
import type { Work } from './commit-queue.ts';
import type { Edits } from './edits.ts';
import type { Locals } from './locals.ts';
import { pauser } from './pause.ts';

/** Documents written in one step: two or three milliseconds. */
const stepDocuments = 50;

/** A database, and what writes into it. */
type Target = { name: string; catalog: Catalog; edits: Edits; locals: Locals };

type Replicated = IncomingDocument & { revisions: Revisions };

/**
 * Takes all documents of a call apart before any is written, so that a malformed one refuses the call as in CouchDB.
 * @throws CouchError 400
 */
export async function parseBatch(documents: readonly unknown[]): Promise<IncomingDocument[]> {
	const parsed: IncomingDocument[] = [];
	const pause = pauser();
	for (const document of documents) {
		parsed.push(parseIncoming(document));
		await pause();
	}
	return parsed;
}

/** Clients' edits, answered in their order. */
export function editing(
	target: Target,
	documents: readonly IncomingDocument[],
	results: BulkDocsResult[]
): Work {
	return inSteps(documents, (document) => {
		const database = target.catalog.forWriting(target.name);
		const { id } = document;
		results.push(
			isLocal(document)
				? { ok: true, id, rev: target.locals.put(database.db, document) }
				: target.edits.edit(database, document)
		);
	});
}

/** Revisions that other nodes made. */
export function replicating(target: Target, documents: readonly Replicated[]): Work {
	return inSteps(documents, (document) => {
		const database = target.catalog.forWriting(target.name);
		if (isLocal(document)) target.locals.put(database.db, document);
		else target.edits.replicate(database, document);
	});
}

/**
 * Documents that carry the revision they are to be stored under.
 * @throws CouchError 400 `bad_request` when one does not
 */
export function withRevisions(documents: readonly IncomingDocument[]): Replicated[] {
	return documents.map((document) => {
		const { revisions } = document;
		if (revisions === null) {
			throw new CouchError(
				400,
				'bad_request',
				'When `new_edits: false`, the document needs `_rev` or `_revisions` specified'
			);
		}
		return { ...document, revisions };
	});
}

function isLocal({ id }: IncomingDocument): boolean {
	return id.startsWith('_local/');
}

function inSteps<T>(items: readonly T[], write: (item: T) => void): Work {
	let next = 0;
	return {
		step: () => {
			const end = Math.min(next + stepDocuments, items.length);
			for (const item of items.slice(next, end)) write(item);
			next = end;
			return next === items.length;
		}
	};
}
