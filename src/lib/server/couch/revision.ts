import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/json.ts';
import { CouchError } from './couch.ts';

/** A revision's ancestry as `_revisions` has it: the generation of the newest, ids from newest to oldest. */
export type Revisions = { start: number; ids: string[] };

/** The generation and the id of a revision such as `3-9af…`. */
export type Revision = { generation: number; id: string };

/**
 * Understands `3-9af…` as CouchDB does: a whole generation and any id; 32 characters must be hexadecimal.
 * @throws CouchError 400 `bad_request`
 */
export function parseRevision(rev: unknown): Revision {
	// Made where it is thrown: an error costs more than the parsing, and a push asks for thousands of revisions.
	const invalid = () => new CouchError(400, 'bad_request', 'Invalid rev format');
	if (typeof rev !== 'string') throw invalid();
	const dash = rev.indexOf('-');
	const generation = Number(rev.slice(0, dash));
	if (!/^\d+-/.test(rev) || !Number.isSafeInteger(generation)) throw invalid();
	const id = normalRevisionId(rev.slice(dash + 1));
	if (id === null) throw invalid();
	return { generation, id };
}

/** A revision id in the one spelling it is stored under; null when no id can look like this. */
export function normalRevisionId(id: string): string | null {
	if (id === '' || !id.isWellFormed()) return null;
	if (id.length !== 32) return id;
	return /^[0-9a-f]{32}$/i.test(id) ? id.toLowerCase() : null;
}

/** The text form, `generation-id`. */
export function revisionText(generation: number, id: string): string {
	return `${generation}-${id}`;
}

/** What makes an edit: equal edits of equal parents get equal revisions, on every node. */
export type Edit = {
	deleted: boolean;
	parent: Revision | null;
	/** Ordinary fields of the document. */
	fields: Record<string, unknown>;
	/** Digests of the attachments by name. */
	attachments: Record<string, string>;
};

/** The revision an edit makes: the next generation and an MD5 of content and parent. */
export function newRevision({ deleted, parent, fields, attachments }: Edit): Revision {
	const content = canonicalJson([
		deleted,
		parent === null ? 0 : parent.generation,
		parent === null ? 0 : parent.id,
		fields,
		attachments
	]);
	return {
		generation: (parent?.generation ?? 0) + 1,
		id: createHash('md5').update(content).digest('hex')
	};
}
