import { createHash } from 'node:crypto';
import { CouchError } from './couch.ts';
import { normalRevisionId, parseRevision, type Revisions } from './revision.ts';

/** An attachment as it came with a document: a body, or a stub that names one the store has already. */
export type IncomingAttachment =
	| { kind: 'stub'; revpos: number | null }
	| { kind: 'body'; contentType: string; body: Uint8Array; digest: string; revpos: number | null };

/** A document taken apart the way CouchDB takes it: ordinary fields, and what the underscored ones say. */
export type IncomingDocument = {
	id: string;
	deleted: boolean;
	/** From `_revisions`, else `_rev`, else null. */
	revisions: Revisions | null;
	fields: Record<string, unknown>;
	attachments: Map<string, IncomingAttachment>;
};

const ignoredMembers = new Set(['_revs_info', '_local_seq', '_conflicts', '_deleted_conflicts']);

/**
 * Takes a document apart and refuses what CouchDB refuses, in its words.
 * @throws CouchError 400 `bad_request`, `illegal_docid` or `doc_validation`
 */
export function parseIncoming(document: unknown): IncomingDocument {
	if (!isObject(document)) {
		throw new CouchError(400, 'bad_request', 'Document must be a JSON object');
	}
	const fields: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(document)) {
		if (name.startsWith('_')) checkMember(name, value);
		else if (value !== undefined) setField(fields, name, value);
	}
	const id = checkDocumentId(document['_id']);
	return {
		id,
		deleted: document['_deleted'] === true,
		revisions: parseRevisions(document['_rev'], document['_revisions']),
		fields,
		attachments: parseAttachments(document['_attachments'])
	};
}

/** A field called `__proto__` is data like any other. */
function setField(fields: Record<string, unknown>, name: string, value: unknown): void {
	Object.defineProperty(fields, name, {
		value,
		enumerable: true,
		configurable: true,
		writable: true
	});
}

function checkMember(name: string, value: unknown): void {
	const known =
		ignoredMembers.has(name) ||
		name === '_id' ||
		name === '_rev' ||
		name === '_revisions' ||
		name === '_attachments' ||
		(name === '_deleted' && (typeof value === 'boolean' || value === undefined));
	if (!known) {
		throw new CouchError(400, 'doc_validation', `Bad special document member: ${name}`);
	}
}

/**
 * The id, when a document may have it.
 * @throws CouchError 400 `illegal_docid`
 */
function checkDocumentId(id: unknown): string {
	const refuse = (reason: string) => new CouchError(400, 'illegal_docid', reason);
	if (typeof id !== 'string') throw refuse('Document id must be a string');
	if (id === '') throw refuse('Document id must not be empty');
	if (id === '_design/' || id === '_local/') throw refuse(`Illegal document id \`${id}\``);
	// A NUL would end the text in SQLite's own functions.
	if (!id.isWellFormed() || id.includes('\0')) throw refuse('Document id must be valid UTF-8');
	if (id.startsWith('_') && !id.startsWith('_design/') && !id.startsWith('_local/')) {
		throw refuse('Only reserved document ids may start with underscore.');
	}
	return id;
}

function parseRevisions(rev: unknown, revisions: unknown): Revisions | null {
	if (revisions === undefined || revisions === null) {
		if (rev === undefined || rev === null) return null;
		const { generation, id } = parseRevision(rev);
		return { start: generation, ids: [id] };
	}
	const refuse = (reason: string) => new CouchError(400, 'doc_validation', reason);
	const start = isObject(revisions) ? revisions['start'] : undefined;
	const ids = isObject(revisions) ? revisions['ids'] : undefined;
	if (typeof start !== 'number' || !Number.isSafeInteger(start) || start < 0) {
		throw refuse("_revisions.start isn't an integer.");
	}
	if (!Array.isArray(ids)) throw refuse("_revisions.ids isn't a array.");
	if (ids.length > start) throw refuse('_revisions.ids has more revisions than generations.');
	if (ids.length === 0) return null;
	return { start, ids: ids.map(parseRevisionId) };
}

function parseRevisionId(id: unknown): string {
	if (typeof id !== 'string') throw new CouchError(400, 'doc_validation', "RevId isn't a string");
	const normal = normalRevisionId(id);
	if (normal === null) {
		throw new CouchError(400, 'doc_validation', "RevId isn't a valid hexadecimal");
	}
	return normal;
}

function parseAttachments(value: unknown): Map<string, IncomingAttachment> {
	const attachments = new Map<string, IncomingAttachment>();
	if (value === undefined || value === null) return attachments;
	if (!isObject(value)) {
		throw new CouchError(400, 'doc_validation', 'Bad special document member: _attachments');
	}
	for (const [name, attachment] of Object.entries(value)) {
		attachments.set(checkAttachmentName(name), parseAttachment(name, attachment));
	}
	return attachments;
}

/** @throws CouchError 400 `bad_request` */
export function checkAttachmentName(name: string): string {
	if (name.startsWith('_')) {
		throw new CouchError(
			400,
			'bad_request',
			`Attachment name '${name}' starts with prohibited character '_'`
		);
	}
	if (name === '' || !name.isWellFormed()) {
		throw new CouchError(400, 'bad_request', 'Attachment name is not UTF-8 encoded');
	}
	return name;
}

function parseAttachment(name: string, value: unknown): IncomingAttachment {
	const invalid = new CouchError(400, 'bad_request', `Invalid attachment data for ${name}`);
	if (!isObject(value)) throw invalid;
	const revpos = typeof value['revpos'] === 'number' ? value['revpos'] : null;
	if (value['stub'] === true) return { kind: 'stub', revpos };
	const body = attachmentBody(value['data']);
	if (body === null) throw invalid;
	const type = value['content_type'];
	return {
		kind: 'body',
		contentType: typeof type === 'string' ? type : 'application/octet-stream',
		body,
		digest: attachmentDigest(body),
		revpos
	};
}

/** Bytes as they are (a multipart body put back in place), or base64. */
function attachmentBody(data: unknown): Uint8Array | null {
	if (data instanceof Uint8Array) return data;
	if (typeof data !== 'string') return null;
	return /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(data) ? Buffer.from(data, 'base64') : null;
}

/** The digest CouchDB shows: `md5-` and the MD5 in base64. */
function attachmentDigest(body: Uint8Array): string {
	return `md5-${createHash('md5').update(body).digest('base64')}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
