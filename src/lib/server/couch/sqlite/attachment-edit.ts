import { CouchError, type AttachmentStub, type Couch, type StoredDocument } from '../couch.ts';
import { checkAttachmentName } from '../document.ts';

/** Where an attachment is, and the revision the change stands on; null makes a new document. */
type AttachmentPlace = { db: string; id: string; name: string; rev: string | null };

/**
 * Adds or replaces one attachment by a new revision of its document.
 * @returns the new revision
 * @throws CouchError 400 for the name, 404, 409
 */
export async function withAttachment(
	couch: Couch,
	place: AttachmentPlace,
	{ contentType, body }: { contentType: string; body: Uint8Array }
): Promise<string> {
	const name = checkAttachmentName(place.name);
	const data = Buffer.from(body).toString('base64');
	return edit(couch, place, (attachments) => ({
		...attachments,
		[name]: { content_type: contentType, data }
	}));
}

/**
 * Removes one attachment by a new revision of its document.
 * @throws CouchError 404, 409
 */
export async function withoutAttachment(couch: Couch, place: AttachmentPlace): Promise<string> {
	return edit(couch, place, ({ [place.name]: removed, ...others }) => {
		if (removed !== undefined) return others;
		throw new CouchError(404, 'not_found', 'Document is missing attachment');
	});
}

type Attachments = Record<string, AttachmentStub>;

async function edit(
	couch: Couch,
	{ db, id, rev }: AttachmentPlace,
	change: (attachments: Attachments) => Attachments
): Promise<string> {
	const document: StoredDocument = rev === null ? { _id: id } : await current(couch, db, id, rev);
	const edited = { ...document, _attachments: change(document._attachments ?? {}) };
	const [result] = await couch.bulkDocs(db, [edited]);
	if (result !== undefined && 'ok' in result) return result.rev;
	throw new CouchError(409, 'conflict', 'Document update conflict.');
}

/** A revision that is not there cannot be built upon: a conflict, as CouchDB has it. */
async function current(couch: Couch, db: string, id: string, rev: string): Promise<StoredDocument> {
	const [found] = await couch.getRevs(db, id, [rev]);
	if (found !== undefined && 'ok' in found) return found.ok;
	throw new CouchError(409, 'conflict', 'Document update conflict.');
}
