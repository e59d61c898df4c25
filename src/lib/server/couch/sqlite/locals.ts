import { CouchError, type StoredDocument } from '../couch.ts';
import type { IncomingDocument } from '../document.ts';
import { parseRevision } from '../revision.ts';
import type { Connection } from './connection.ts';
import { integer, text } from './row.ts';

const prefix = '_local/';

/** Documents that are never replicated: checkpoints. Their revision is a plain counter, `0-n`. */
export class Locals {
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	/** @throws CouchError 404 */
	get(db: number, id: string): StoredDocument {
		const row = this.#connection.one(
			'SELECT rev, body FROM locals WHERE db = ? AND id = ?',
			db,
			localId(id)
		);
		if (row === null) throw new CouchError(404, 'not_found', 'missing');
		const fields: Record<string, unknown> = JSON.parse(text(row, 'body'));
		return { _id: localId(id), _rev: `0-${integer(row, 'rev')}`, ...fields };
	}

	/**
	 * Stores or deletes a local document. As in CouchDB the last writer wins: the new revision counts on from the one
	 * the writer names.
	 * @returns the new revision
	 * @throws CouchError 400
	 */
	put(db: number, document: IncomingDocument): string {
		const { id, deleted, revisions, fields, attachments } = document;
		if (attachments.size > 0) {
			throw new CouchError(400, 'bad_request', '_local documents do not accept attachments.');
		}
		if (deleted) {
			this.#connection.run('DELETE FROM locals WHERE db = ? AND id = ?', db, localId(id));
			return '0-0';
		}
		const before = revisions === null ? 0 : localCounter(revisions.ids[0]);
		this.#connection.run(
			'INSERT OR REPLACE INTO locals (db, id, rev, body) VALUES (?, ?, ?, ?)',
			db,
			localId(id),
			before + 1,
			JSON.stringify(fields)
		);
		return `0-${before + 1}`;
	}

	/** @throws CouchError 404 when it is not there, 400 for a malformed revision */
	delete(db: number, id: string, rev: string): void {
		parseRevision(rev);
		this.get(db, id);
		this.#connection.run('DELETE FROM locals WHERE db = ? AND id = ?', db, localId(id));
	}
}

/** The id with its prefix, whether or not the caller gave it. */
function localId(id: string): string {
	return id.startsWith(prefix) ? id : prefix + id;
}

function localCounter(id: string | undefined): number {
	if (id === undefined || !/^\d{1,15}$/.test(id)) {
		throw new CouchError(400, 'bad_request', 'Invalid rev format');
	}
	return Number(id);
}
