import { RequestFault, badRequest } from './fault.ts';

/**
 * The JSON of a document that came by `PUT`: the whole body, or, from CouchDB's replicator, the first part of
 * multipart/related. Further parts are attachments, which these databases do not have; the document that announces
 * them in `_attachments` is refused by its own field.
 * @throws RequestFault 400 for a body that is not what it says, 415 for another type
 */
export function documentPart(contentType: string | undefined, body: Buffer): Buffer {
	const type = contentType ?? 'application/json';
	if (/^(application\/json|text\/plain)\s*(;|$)/i.test(type)) return body;
	if (!/^multipart\/related\s*;/i.test(type))
		throw new RequestFault(415, 'bad_content_type', 'application/json or multipart/related');
	const boundary = /boundary="?([^";,\s]{1,70})"?/i.exec(type)?.[1];
	if (boundary === undefined) throw badRequest('multipart without a boundary');
	const opening = `--${boundary}\r\n`;
	const begin = body.indexOf(opening);
	// Only a line of its own opens a part.
	if (begin !== 0 && body.subarray(Math.max(0, begin - 2), begin).toString() !== '\r\n')
		throw badRequest('multipart without its first part');
	const headersEnd = body.indexOf('\r\n\r\n', begin + opening.length - 2);
	const end = body.indexOf(`\r\n--${boundary}`, headersEnd);
	if (headersEnd === -1 || end === -1) throw badRequest('multipart without an end');
	return body.subarray(headersEnd + 4, Math.max(headersEnd + 4, end));
}
