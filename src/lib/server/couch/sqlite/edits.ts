import { CouchError, type BulkDocsResult } from '../couch.ts';
import type { IncomingAttachment, IncomingDocument } from '../document.ts';
import { newRevision, revisionText, type Revision, type Revisions } from '../revision.ts';
import {
	readAttachments,
	releaseBlobs,
	resolveStubs,
	storeAttachments,
	useBlobs,
	type StoredAttachment,
	type StoredAttachments
} from './blobs.ts';
import type { DatabaseState } from './catalog.ts';
import type { Connection } from './connection.ts';
import {
	ancestryOf,
	branchOf,
	growTree,
	hasRevision,
	leavesOf,
	type Leaf,
	type RevisionTree
} from './revision-tree.ts';
import { integer, optionalText, text } from './row.ts';

/** A document as the transaction found it. */
type Known = { doc: number; deleted: boolean; tree: RevisionTree };

/** A revision about to be written. */
type NewRevision = {
	revisions: Revisions;
	deleted: boolean;
	body: string;
	attachments: StoredAttachments | null;
};

/** Writes documents inside an open transaction. */
export class Edits {
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	/**
	 * An edit by a client: stands on a leaf, or is a conflict.
	 * @throws CouchError 412 `missing_stub`
	 */
	edit(database: DatabaseState, document: IncomingDocument): BulkDocsResult {
		const known = this.#find(database, document.id);
		const parent = parentOf(known, document);
		if (parent === 'conflict') {
			return { id: document.id, error: 'conflict', reason: 'Document update conflict.' };
		}
		const before = this.#attachmentsOf(known, document.revisions === null ? null : parent);
		const stubs = resolveStubs(document, before);
		const revision = newRevision({
			deleted: document.deleted,
			parent,
			fields: document.fields,
			attachments: digestsOf(document, stubs)
		});
		this.#write(database, document.id, known, {
			revisions: {
				start: revision.generation,
				ids: parent === null ? [revision.id] : [revision.id, parent.id]
			},
			deleted: document.deleted,
			body: JSON.stringify(document.fields),
			attachments: storeAttachments(this.#connection, document, stubs, () => revision.generation)
		});
		return { ok: true, id: document.id, rev: revisionText(revision.generation, revision.id) };
	}

	/**
	 * A revision that another node made, with its ancestry. One that is known already is a success that changes
	 * nothing; one known only as somebody's ancestor gets its body.
	 * @throws CouchError 412 `missing_stub`
	 */
	replicate(database: DatabaseState, document: IncomingDocument & { revisions: Revisions }): void {
		const known = this.#find(database, document.id);
		const { start, ids } = document.revisions;
		const rev = revisionText(start, ids[0] ?? '');
		const isAncestor = known !== null && hasRevision(known.tree, rev);
		if (isAncestor && this.#storedAttachments(known.doc, rev) !== null) return;
		const needsParent = [...document.attachments.values()].some(({ kind }) => kind === 'stub');
		const before = needsParent ? this.#nearestStored(known, document.revisions) : null;
		const stubs = resolveStubs(document, before);
		const revision = {
			revisions: document.revisions,
			deleted: document.deleted,
			body: JSON.stringify(document.fields),
			attachments: storeAttachments(
				this.#connection,
				document,
				stubs,
				(attachment: IncomingAttachment) => attachment.revpos ?? start
			)
		};
		if (isAncestor) this.#complete(database, known.doc, revision);
		else this.#write(database, document.id, known, revision);
	}

	/** Gives an ancestor its body. The document counts as changed, as it does in CouchDB. */
	#complete(database: DatabaseState, doc: number, revision: NewRevision): void {
		database.seq += 1;
		this.#connection.run('UPDATE docs SET seq = ? WHERE doc = ?', database.seq, doc);
		this.#writeBody(database, doc, revision, 0);
	}

	#find({ db }: DatabaseState, id: string): Known | null {
		const row = this.#connection.one(
			'SELECT doc, deleted, tree FROM docs WHERE db = ? AND id = ?',
			db,
			id
		);
		if (row === null) return null;
		return {
			doc: integer(row, 'doc'),
			deleted: integer(row, 'deleted') === 1,
			tree: JSON.parse(text(row, 'tree'))
		};
	}

	#attachmentsOf(known: Known | null, parent: Revision | null): StoredAttachments | null {
		if (known === null || parent === null) return null;
		return this.#storedAttachments(known.doc, revisionText(parent.generation, parent.id));
	}

	/** Attachments of the nearest ancestor that still has a body, for the stubs of a replicated revision. */
	#nearestStored(known: Known | null, { start, ids }: Revisions): StoredAttachments | null {
		if (known === null) return null;
		// The sender's ancestry may be shorter than ours.
		const [oldest] = ids.slice(-1);
		const older =
			oldest === undefined
				? null
				: ancestryOf(known.tree, { generation: start - ids.length + 1, id: oldest });
		const path = [...ids, ...(older?.ids.slice(1) ?? [])];
		for (const [back, id] of path.slice(1).entries()) {
			const found = this.#storedAttachments(known.doc, revisionText(start - 1 - back, id));
			if (found !== null) return found;
		}
		return null;
	}

	/** Null when the revision has no body here. */
	#storedAttachments(doc: number, rev: string): StoredAttachments | null {
		const row = this.#connection.one(
			'SELECT attachments FROM revs WHERE doc = ? AND rev = ?',
			doc,
			rev
		);
		return row === null ? null : readAttachments(optionalText(row, 'attachments'));
	}

	#write(database: DatabaseState, id: string, known: Known | null, leaf: NewRevision): void {
		database.seq += 1;
		const branch = branchOf(leaf.revisions, leaf.deleted);
		const { tree, forgotten } = growTree(known?.tree ?? [], branch, database.revsLimit);
		const leaves = leavesOf(tree);
		const winner = leaves[0];
		if (winner === undefined) throw new Error(`document ${id} has no leaf`);
		count(database, known, winner);
		const doc = this.#writeTree(database, id, known, { tree, leaves, winner });
		if (known !== null) this.#supersede(doc, leaves);
		for (const rev of forgotten) this.#forget(doc, rev);
		this.#writeBody(database, doc, leaf, 1);
	}

	#writeTree(
		{ db, seq }: DatabaseState,
		id: string,
		known: Known | null,
		{ tree, leaves, winner }: { tree: RevisionTree; leaves: Leaf[]; winner: Leaf }
	): number {
		const deleted = winner.deleted ? 1 : 0;
		const json = JSON.stringify(tree);
		if (known === null) {
			return this.#connection.run(
				'INSERT INTO docs (db, id, seq, winner, deleted, leaves, tree) VALUES (?, ?, ?, ?, ?, ?, ?)',
				...[db, id, seq, winner.rev, deleted, leaves.length, json]
			).inserted;
		}
		this.#connection.run(
			'UPDATE docs SET seq = ?, winner = ?, deleted = ?, leaves = ?, tree = ? WHERE doc = ?',
			...[seq, winner.rev, deleted, leaves.length, json, known.doc]
		);
		return known.doc;
	}

	/** A leaf that got a child is a leaf no longer: compaction may take its body. */
	#supersede(doc: number, leaves: Leaf[]): void {
		const current = new Set(leaves.map(({ rev }) => rev));
		const stored = this.#connection.all(
			'SELECT row, rev FROM revs WHERE doc = ? AND leaf = 1',
			doc
		);
		for (const row of stored) {
			if (current.has(text(row, 'rev'))) continue;
			this.#connection.run('UPDATE revs SET leaf = 0 WHERE row = ?', integer(row, 'row'));
		}
	}

	#forget(doc: number, rev: string): void {
		const row = this.#connection.one('SELECT row FROM revs WHERE doc = ? AND rev = ?', doc, rev);
		if (row === null) return;
		releaseBlobs(this.#connection, integer(row, 'row'));
		this.#connection.run('DELETE FROM revs WHERE row = ?', integer(row, 'row'));
	}

	#writeBody(
		{ db }: DatabaseState,
		doc: number,
		{ revisions, deleted, body, attachments }: NewRevision,
		leaf: 0 | 1
	): void {
		const rev = revisionText(revisions.start, revisions.ids[0] ?? '');
		const json = attachments === null ? null : JSON.stringify(attachments);
		const { inserted } = this.#connection.run(
			'INSERT INTO revs (doc, rev, db, leaf, deleted, body, attachments) VALUES (?, ?, ?, ?, ?, ?, ?)',
			...[doc, rev, db, leaf, deleted ? 1 : 0, body, json]
		);
		if (attachments !== null) useBlobs(this.#connection, inserted, attachments);
	}
}

/** What an edit stands on: a leaf it names, a deleted winner, or nothing for a new document. */
function parentOf(known: Known | null, document: IncomingDocument): Revision | null | 'conflict' {
	if (known === null) return document.revisions === null ? null : 'conflict';
	const leaves = leavesOf(known.tree);
	if (document.revisions === null) {
		// A deleted document begins again on its deleted winner; deleting it twice is a conflict.
		const [winner] = leaves;
		return known.deleted && !document.deleted && winner !== undefined ? winner : 'conflict';
	}
	const { start, ids } = document.revisions;
	const named = leaves.find((leaf) => leaf.generation === start && leaf.id === ids[0]);
	return named !== undefined && !known.deleted ? named : 'conflict';
}

function digestsOf(
	document: IncomingDocument,
	stubs: Map<string, StoredAttachment>
): Record<string, string> {
	return Object.fromEntries(
		[...document.attachments].map(([name, attachment]) => {
			if (attachment.kind === 'body') {
				return [name, `${attachment.contentType} ${attachment.digest}`];
			}
			const stub = stubs.get(name);
			if (stub === undefined) throw new CouchError(412, 'missing_stub', name);
			return [name, `${stub.content_type} ${stub.digest}`];
		})
	);
}

function count(database: DatabaseState, known: Known | null, winner: Leaf): void {
	if (known !== null) {
		if (known.deleted) database.deleted -= 1;
		else database.living -= 1;
	}
	if (winner.deleted) database.deleted += 1;
	else database.living += 1;
}
