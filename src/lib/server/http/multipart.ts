import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { CouchError, type BulkGetResult, type StoredDocument } from '../couch/couch.ts';

/** One part of a multipart body; header names are lower case. */
export type Part = { headers: Map<string, string>; body: Uint8Array };

/** A piece of an answer: text, or an attachment's bytes. */
export type Piece = string | Uint8Array;

/** A multipart answer: its content type and its pieces, in order. */
export type Multipart = { contentType: string; pieces: Piece[] };

const doubleLineEnd = Buffer.from('\r\n\r\n');
/** Nobody's headers are longer; a body without any is not searched to its end. */
const mostHeaderBytes = 8192;
/** A part that unpacks to more than this is refused: a small body must not fill the memory. */
const mostUnpackedBytes = 64 * 1024 * 1024;

/**
 * The boundary of a multipart content type such as `multipart/related; boundary="x"`; null for any other type.
 * @param type the content type as the header has it
 * @param kind `multipart/related` or `multipart/mixed`
 */
export function boundaryOf(type: string | undefined, kind: string): string | null {
	if (type === undefined || !type.toLowerCase().trimStart().startsWith(kind)) return null;
	const found = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
	return found?.[1] ?? found?.[2] ?? null;
}

/**
 * Takes a multipart body apart.
 * @throws CouchError 400 when it breaks off or is no multipart body
 */
export function parseMultipart(body: Uint8Array, boundary: string): Part[] {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const parts: Part[] = [];
	let at = bytes.indexOf(`--${boundary}`);
	const delimiter = Buffer.from(`\r\n--${boundary}`);
	if (at !== 0 && bytes.indexOf(delimiter) !== at - 2) throw malformed();
	at += delimiter.length - 2;
	for (;;) {
		const after = bytes.toString('latin1', at, at + 2);
		if (after === '--') return parts;
		if (after !== '\r\n') throw malformed();
		const end = bytes.indexOf(delimiter, at);
		if (end === -1) throw malformed();
		parts.push(parsePart(bytes.subarray(at, end)));
		at = end + delimiter.length;
	}
}

/** A part begins with the line end of its boundary; without headers the empty line follows at once. */
function parsePart(bytes: Buffer): Part {
	const end = bytes.subarray(0, mostHeaderBytes).indexOf(doubleLineEnd);
	if (end === -1) throw malformed();
	const headers = new Map<string, string>();
	for (const line of bytes.toString('utf8', 0, end).split('\r\n')) {
		const colon = line.indexOf(':');
		if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
	}
	return { headers, body: bytes.subarray(end + doubleLineEnd.length) };
}

/**
 * A document sent as multipart/related: its JSON with the bodies that follow put in place as base64 `data`. Parts are
 * matched by file name where they have one, else by their order. Bodies packed by the sender (`"encoding":"gzip"`, as
 * CouchDB's replicator sends them) are unpacked.
 * @throws CouchError 400
 */
export function documentFromRelated(
	contentType: string,
	body: Uint8Array
): Record<string, unknown> {
	const boundary = boundaryOf(contentType, 'multipart/related');
	if (boundary === null) throw malformed();
	const [first, ...bodies] = parseMultipart(body, boundary);
	const document = first === undefined ? null : parseJsonPart(first);
	if (!isObject(document))
		throw new CouchError(400, 'bad_request', 'Document must be a JSON object');
	const attachments = document['_attachments'];
	if (!isObject(attachments)) return document;
	const waiting = bodies.map((part) => ({ part, name: fileNameOf(part) }));
	const filled = Object.entries(attachments).map(([name, attachment]) => {
		if (!isObject(attachment) || attachment['follows'] !== true) return [name, attachment] as const;
		const named = waiting.findIndex((candidate) => candidate.name === name);
		const [taken] = waiting.splice(Math.max(named, 0), 1);
		if (taken === undefined) throw malformed();
		return [name, inPlace(attachment, taken.part.body)] as const;
	});
	return { ...document, _attachments: Object.fromEntries(filled) };
}

function inPlace(attachment: Record<string, unknown>, body: Uint8Array): Record<string, unknown> {
	const { follows, encoding, encoded_length, digest, length, ...kept } = attachment;
	const packed = encoding === 'gzip';
	const expected = packed ? encoded_length : length;
	if (follows !== true || (typeof expected === 'number' && expected !== body.byteLength)) {
		throw malformed();
	}
	const bytes = packed ? unpack(body) : body;
	// The digest of packed bytes says nothing about the bytes that are kept.
	const known = packed ? {} : { digest };
	return { ...kept, ...known, data: Buffer.from(bytes).toString('base64') };
}

function unpack(body: Uint8Array): Uint8Array {
	try {
		return gunzipSync(body, { maxOutputLength: mostUnpackedBytes });
	} catch {
		throw new CouchError(400, 'bad_request', 'an attachment cannot be unpacked');
	}
}

function fileNameOf({ headers }: Part): string | null {
	const found = /filename="((?:[^"\\]|\\.)*)"/i.exec(headers.get('content-disposition') ?? '');
	return found?.[1]?.replace(/\\(.)/g, '$1') ?? null;
}

function parseJsonPart({ body }: Part): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		throw new CouchError(400, 'bad_request', 'invalid UTF-8 JSON');
	}
}

/**
 * A document with its attachments as multipart/related: bodies given as base64 `data` follow the JSON. A document
 * without bodies is plain JSON.
 */
export function relatedFromDocument(document: StoredDocument): Multipart {
	const attachments = Object.entries(document._attachments ?? {});
	const bodies = attachments.flatMap(([name, { content_type, data }]) =>
		data === undefined ? [] : [{ name, type: content_type, bytes: Buffer.from(data, 'base64') }]
	);
	if (bodies.length === 0) {
		return { contentType: 'application/json', pieces: [JSON.stringify(document)] };
	}
	const boundary = randomUUID();
	const shown = attachments.map(([name, { data, ...attachment }]) => {
		if (data === undefined) return [name, attachment] as const;
		const length = Buffer.byteLength(data, 'base64');
		return [name, { ...attachment, length, follows: true }] as const;
	});
	const json = JSON.stringify({ ...document, _attachments: Object.fromEntries(shown) });
	const pieces: Piece[] = [`--${boundary}\r\nContent-Type: application/json\r\n\r\n${json}`];
	for (const { name, type, bytes } of bodies) {
		pieces.push(`\r\n--${boundary}\r\n${partHeaders(name, type, bytes.byteLength)}\r\n\r\n`, bytes);
	}
	pieces.push(`\r\n--${boundary}--`);
	return { contentType: `multipart/related; boundary="${boundary}"`, pieces };
}

function partHeaders(name: string, type: string, length: number): string {
	const fileName = name.replace(/["\\]/g, '\\$&').replace(/[\r\n]/g, ' ');
	return [
		`Content-Disposition: attachment; filename="${fileName}"`,
		`Content-Type: ${type.replace(/[\r\n]/g, ' ')}`,
		`Content-Length: ${length}`
	].join('\r\n');
}

/** The answer of `?open_revs=…` as multipart/mixed: a part for every revision, as CouchDB's replicator reads it. */
export function mixedFromRevisions(results: BulkGetResult['docs']): Multipart {
	const boundary = randomUUID();
	const pieces: Piece[] = [`--${boundary}`];
	for (const result of results) {
		if ('ok' in result) {
			const related = relatedFromDocument(result.ok);
			pieces.push(`\r\nContent-Type: ${related.contentType}\r\n\r\n`, ...related.pieces);
		} else {
			const missing = JSON.stringify({ missing: result.error.rev });
			pieces.push(`\r\nContent-Type: application/json; error="true"\r\n\r\n${missing}`);
		}
		pieces.push(`\r\n--${boundary}`);
	}
	pieces.push('--');
	return { contentType: `multipart/mixed; boundary="${boundary}"`, pieces };
}

function malformed(): CouchError {
	return new CouchError(400, 'bad_request', 'malformed multipart body');
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
