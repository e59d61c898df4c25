import {
	CouchError,
	type BulkGetOptions,
	type BulkGetRequest,
	type BulkGetResult,
	type GetOptions,
	type StoredDocument
} from '../couch.ts';
import { parseRevision, revisionText, type Revision } from '../revision.ts';
import { readAttachments, readBlob, showAttachments, type StoredAttachment } from './blobs.ts';
import type { Connection } from './connection.ts';
import {
	ancestryOf,
	leavesBelow,
	leavesOf,
	type Leaf,
	type RevisionTree
} from './revision-tree.ts';
import { integer, optionalText, text, type Row } from './row.ts';

/** How a document is shown, beyond its fields. */
export type ShowOptions = {
	revs?: boolean;
	conflicts?: boolean;
	deletedConflicts?: boolean;
	/** Every ancestor, and whether its body is still there. */
	revsInfo?: boolean;
	/** Every attachment's body, in base64. */
	attachments?: boolean;
	/** Bodies only of attachments newer than the nearest of these ancestors. */
	attsSince?: readonly string[];
};

type Found = { doc: number; id: string; winner: string; deleted: boolean; tree: RevisionTree };

/** Reads documents and their revisions. */
export class Documents {
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	/** @throws CouchError 404 `missing` or `deleted` */
	get(db: number, id: string, options: GetOptions & ShowOptions = {}): StoredDocument {
		const found = this.#find(db, id);
		if (found === null) throw notFound('missing');
		// With `latest` CouchDB answers the winner, whatever `rev` says.
		const rev = options.latest ? undefined : options.rev;
		if (rev === undefined && found.deleted) throw notFound('deleted');
		const revision = parseRevision(rev ?? found.winner);
		const document = this.#show(found, revision, options);
		if (document === null) throw notFound('missing');
		return document;
	}

	/** The winner, for a row of a list; null when it is deleted. */
	winner(db: number, id: string, options: ShowOptions = {}): StoredDocument | null {
		const found = this.#find(db, id);
		if (found === null || found.deleted) return null;
		return this.#show(found, parseRevision(found.winner), options);
	}

	/** The winner as `_changes` shows it: a deleted one too. */
	current(db: number, id: string, options: ShowOptions = {}): StoredDocument | null {
		const found = this.#find(db, id);
		return found === null ? null : this.#show(found, parseRevision(found.winner), options);
	}

	/** @throws CouchError 404 when all leaves of a document that does not exist are asked for */
	openRevisions(
		db: number,
		id: string,
		openRevs: 'all' | readonly string[],
		options: BulkGetOptions & ShowOptions = {}
	): BulkGetResult['docs'] {
		const found = this.#find(db, id);
		if (openRevs === 'all') {
			if (found === null) throw notFound('missing');
			return this.#showAll(found, leavesOf(found.tree), options);
		}
		const wanted = openRevs.map(parseRevision);
		if (found === null) return wanted.map((revision) => missing(id, revision));
		if (!options.latest) return this.#showAll(found, wanted, options);
		return this.#latest(found, wanted, options);
	}

	/** One request of `_bulk_get`; a request that cannot be answered says why and stops no other. */
	bulkGet(db: number, request: BulkGetRequest, options: BulkGetOptions): BulkGetResult {
		const { id, rev } = request;
		const attsSince = request.atts_since;
		try {
			const show = { ...options, ...(attsSince !== undefined && { attsSince }) };
			const docs = this.openRevisions(db, id, rev === undefined ? 'all' : [rev], show);
			return { id, docs };
		} catch (error) {
			if (!(error instanceof CouchError)) throw error;
			const { error: name, reason } = error;
			return { id, docs: [{ error: { id, rev: rev ?? 'undefined', error: name, reason } }] };
		}
	}

	/** @throws CouchError 404 */
	attachment(
		db: number,
		id: string,
		name: string,
		rev?: string
	): { contentType: string; digest: string; body: Uint8Array } {
		const found = this.#find(db, id);
		if (found === null || (rev === undefined && found.deleted)) throw notFound('missing');
		const row = this.#body(found.doc, rev ?? found.winner);
		const stored = readAttachments(row === null ? null : optionalText(row, 'attachments'));
		const attachment = Object.hasOwn(stored, name) ? stored[name] : undefined;
		if (row === null) throw notFound('missing');
		if (attachment === undefined) throw notFound('Document is missing attachment');
		return {
			contentType: attachment.content_type,
			digest: attachment.digest,
			body: readBlob(this.#connection, attachment.blob)
		};
	}

	#find(db: number, id: string): Found | null {
		const row = this.#connection.one(
			'SELECT doc, winner, deleted, tree FROM docs WHERE db = ? AND id = ?',
			db,
			id
		);
		if (row === null) return null;
		return {
			doc: integer(row, 'doc'),
			id,
			winner: text(row, 'winner'),
			deleted: integer(row, 'deleted') === 1,
			tree: JSON.parse(text(row, 'tree'))
		};
	}

	#body(doc: number, rev: string): Row | null {
		return this.#connection.one(
			'SELECT deleted, body, attachments FROM revs WHERE doc = ? AND rev = ?',
			doc,
			rev
		);
	}

	#showAll(
		found: Found,
		revisions: readonly Revision[],
		options: ShowOptions
	): BulkGetResult['docs'] {
		return revisions.map((revision) => {
			const document = this.#show(found, revision, options);
			return document === null ? missing(found.id, revision) : { ok: document };
		});
	}

	/** The leaves that stand on the revisions asked for, each once. */
	#latest(found: Found, wanted: readonly Revision[], options: ShowOptions): BulkGetResult['docs'] {
		const leaves = new Map<string, Leaf>();
		const unknown: Revision[] = [];
		for (const revision of wanted) {
			const below = leavesBelow(found.tree, revision);
			if (below.length === 0) unknown.push(revision);
			for (const leaf of below) leaves.set(leaf.rev, leaf);
		}
		return [
			...this.#showAll(found, [...leaves.values()], options),
			...unknown.map((revision) => missing(found.id, revision))
		];
	}

	#revsInfo(found: Found, revision: Revision): { rev: string; status: string }[] {
		const { start, ids } = ancestryOf(found.tree, revision) ?? { start: 0, ids: [] };
		return ids.map((id, back) => {
			const rev = revisionText(start - back, id);
			const row = this.#body(found.doc, rev);
			if (row === null) return { rev, status: 'missing' };
			return { rev, status: integer(row, 'deleted') === 1 ? 'deleted' : 'available' };
		});
	}

	/** Null when the revision has no body here. */
	#show(found: Found, revision: Revision, options: ShowOptions): StoredDocument | null {
		const rev = revisionText(revision.generation, revision.id);
		const row = this.#body(found.doc, rev);
		if (row === null) return null;
		const fields: Record<string, unknown> = JSON.parse(text(row, 'body'));
		const document: StoredDocument = { _id: found.id, _rev: rev, ...fields };
		if (integer(row, 'deleted') === 1) document._deleted = true;
		if (options.revs) {
			const revisions = ancestryOf(found.tree, revision);
			if (revisions !== null) document._revisions = revisions;
		}
		if (options.revsInfo) document['_revs_info'] = this.#revsInfo(found, revision);
		if (options.conflicts) {
			const conflicts = losersOf(found, false);
			if (conflicts.length > 0) document._conflicts = conflicts;
		}
		if (options.deletedConflicts) {
			const conflicts = losersOf(found, true);
			if (conflicts.length > 0) document['_deleted_conflicts'] = conflicts;
		}
		const attachments = optionalText(row, 'attachments');
		if (attachments !== null) {
			document._attachments = showAttachments(
				this.#connection,
				readAttachments(attachments),
				bodyRule(found.tree, revision, options)
			);
		}
		return document;
	}
}

function losersOf(found: Found, deleted: boolean): string[] {
	return leavesOf(found.tree)
		.filter((leaf) => leaf.deleted === deleted && leaf.rev !== found.winner)
		.map((leaf) => leaf.rev);
}

/** Which attachments come with their body. */
function bodyRule(
	tree: RevisionTree,
	revision: Revision,
	{ attachments, attsSince }: ShowOptions
): (attachment: StoredAttachment) => boolean {
	if (attsSince === undefined) return () => attachments === true;
	const known = new Set(attsSince);
	const ancestry = ancestryOf(tree, revision);
	const back =
		ancestry?.ids.findIndex((id, at) => known.has(revisionText(ancestry.start - at, id))) ?? -1;
	const since = ancestry === null || back < 0 ? 0 : ancestry.start - back;
	return ({ revpos }) => revpos > since;
}

function notFound(reason: string): CouchError {
	return new CouchError(404, 'not_found', reason);
}

function missing(id: string, { generation, id: revisionId }: Revision): BulkGetResult['docs'][0] {
	const rev = revisionText(generation, revisionId);
	return { error: { id, rev, error: 'not_found', reason: 'missing' } };
}
