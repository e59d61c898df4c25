import type { StoredDocument } from '../couch.ts';
import { readAttachments, showAttachments } from './blobs.ts';
import type { Connection } from './connection.ts';
import type { ShowOptions } from './documents.ts';
import { optionalText, text, type Row } from './row.ts';

/**
 * Whether a document can be shown so from its body alone: its revision tree, which may be long, is not parsed then.
 * @param leaves of its tree: with one there is no conflict to tell of
 */
export function needsNoTree(options: ShowOptions, leaves: number): boolean {
	const { revs, conflicts, deletedConflicts, revsInfo, attsSince } = options;
	const hasOthers = leaves > 1 && (conflicts || deletedConflicts);
	return !(revs || hasOthers || revsInfo) && attsSince === undefined;
}

/** A living winner from a row that holds `winner`, `body` and `attachments`. */
export function rowDocument(
	connection: Connection,
	id: string,
	row: Row,
	withBodies: boolean
): StoredDocument {
	const fields: Record<string, unknown> = JSON.parse(text(row, 'body'));
	const document: StoredDocument = { _id: id, _rev: text(row, 'winner'), ...fields };
	const stored = optionalText(row, 'attachments');
	if (stored !== null)
		document._attachments = showAttachments(connection, readAttachments(stored), () => withBodies);
	return document;
}
