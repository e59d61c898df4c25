import { createHash } from 'node:crypto';
import { CouchError, type AttachmentStub } from '../couch.ts';
import type { IncomingAttachment, IncomingDocument } from '../document.ts';
import type { Connection } from './connection.ts';
import { bytes, integer } from './row.ts';

/** What a revision remembers of an attachment: where its bytes are, and what CouchDB shows of it. */
export type StoredAttachment = {
	blob: number;
	content_type: string;
	digest: string;
	length: number;
	revpos: number;
};
export type StoredAttachments = Record<string, StoredAttachment>;

/** The attachments column of a revision. We wrote the text, so its shape is known. */
export function readAttachments(json: string | null): StoredAttachments {
	return json === null ? {} : JSON.parse(json);
}

/**
 * Finds what the stubs of a document stand for among its parent's attachments.
 * @throws CouchError 412 `missing_stub`, before anything is written
 */
export function resolveStubs(
	document: IncomingDocument,
	parent: StoredAttachments | null
): Map<string, StoredAttachment> {
	const resolved = new Map<string, StoredAttachment>();
	for (const [name, attachment] of document.attachments) {
		if (attachment.kind === 'body') continue;
		if (parent === null) {
			throw missingStub(`Previous revision missing for document ${document.id}`);
		}
		const known = Object.hasOwn(parent, name) ? parent[name] : undefined;
		const agrees = attachment.revpos === null || attachment.revpos === known?.revpos;
		if (known === undefined || !agrees) {
			throw missingStub(`Invalid attachment stub in ${document.id} for ${name}`);
		}
		resolved.set(name, known);
	}
	return resolved;
}

function missingStub(reason: string): CouchError {
	return new CouchError(412, 'missing_stub', reason);
}

/** Writes the bodies and puts together what the revision remembers; null when it has no attachments. */
export function storeAttachments(
	connection: Connection,
	document: IncomingDocument,
	stubs: Map<string, StoredAttachment>,
	generation: (attachment: IncomingAttachment) => number
): StoredAttachments | null {
	if (document.attachments.size === 0) return null;
	const stored: [string, StoredAttachment][] = [];
	for (const [name, attachment] of document.attachments) {
		const stub = stubs.get(name);
		if (stub !== undefined) stored.push([name, stub]);
		if (attachment.kind === 'stub') continue;
		stored.push([
			name,
			{
				blob: storeBlob(connection, attachment.body),
				content_type: attachment.contentType,
				digest: attachment.digest,
				length: attachment.body.byteLength,
				revpos: generation(attachment)
			}
		]);
	}
	return Object.fromEntries(stored);
}

/** Equal bytes are kept once; SHA-256, because an MD5 can be forged. */
function storeBlob(connection: Connection, body: Uint8Array): number {
	const sha256 = createHash('sha256').update(body).digest();
	const known = connection.one('SELECT blob FROM blobs WHERE sha256 = ?', sha256);
	if (known !== null) return integer(known, 'blob');
	return connection.run('INSERT INTO blobs (sha256, body) VALUES (?, ?)', sha256, body).inserted;
}

/** Notes that a revision needs its attachments' bytes. */
export function useBlobs(connection: Connection, row: number, stored: StoredAttachments): void {
	for (const { blob } of Object.values(stored)) {
		connection.run('INSERT OR IGNORE INTO blob_uses (rev, blob) VALUES (?, ?)', row, blob);
	}
}

/** Forgets a revision's attachments, and bytes that no revision needs any more. */
export function releaseBlobs(connection: Connection, row: number): void {
	const used = connection.all('SELECT blob FROM blob_uses WHERE rev = ?', row);
	if (used.length === 0) return;
	connection.run('DELETE FROM blob_uses WHERE rev = ?', row);
	for (const use of used) {
		connection.run(
			'DELETE FROM blobs WHERE blob = ?1 AND NOT EXISTS (SELECT 1 FROM blob_uses WHERE blob = ?1)',
			integer(use, 'blob')
		);
	}
}

export function readBlob(connection: Connection, blob: number): Uint8Array {
	const row = connection.one('SELECT body FROM blobs WHERE blob = ?', blob);
	if (row === null) throw new Error(`attachment ${blob} has no bytes`);
	return bytes(row, 'body');
}

/** What a document shows of its attachments: stubs, or bodies in base64 where `withBody` says so. */
export function showAttachments(
	connection: Connection,
	stored: StoredAttachments,
	withBody: (attachment: StoredAttachment) => boolean
): Record<string, AttachmentStub> {
	return Object.fromEntries(
		Object.entries(stored).map(([name, attachment]) => {
			const { content_type, revpos, digest, length } = attachment;
			const shown = { content_type, revpos, digest };
			if (!withBody(attachment)) return [name, { ...shown, length, stub: true }];
			const body = readBlob(connection, attachment.blob);
			return [name, { ...shown, data: Buffer.from(body).toString('base64') }];
		})
	);
}
