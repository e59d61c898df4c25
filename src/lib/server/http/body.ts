import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { CouchError } from '../couch/couch.ts';

/** The client left before its request was whole: nobody is there to answer. */
export class ClientLeft extends Error {
	constructor() {
		super('the client left');
		this.name = 'ClientLeft';
	}
}

/**
 * Reads a request's body whole, unpacking what came compressed (gzip, deflate, br).
 * @param mostBytes of the body, and of what it unpacks to
 * @throws CouchError 413 `too_large`, 415 for an unknown encoding, 400 for a broken one
 * @throws ClientLeft when the connection breaks off
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
	if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge();
	const unpack = unpacker(request.headers['content-encoding']);
	if (unpack === null) return plain(request, mostBytes);
	feed(request, unpack, mostBytes);
	try {
		return await collect(unpack, mostBytes);
	} catch (error) {
		if (error instanceof CouchError || error instanceof ClientLeft) throw error;
		throw new CouchError(400, 'bad_request', 'the body cannot be unpacked');
	} finally {
		request.unpipe(unpack);
		unpack.destroy();
	}
}

/** Feeds the unpacker without tying the request to it: a body that cannot be unpacked still gets its answer. */
function feed(request: IncomingMessage, unpack: Transform, mostBytes: number): void {
	const leave = () => {
		if (!request.complete) unpack.destroy(new ClientLeft());
	};
	request.once('close', leave);
	request.once('error', leave);
	// The raw size is bounded too: the unpacker may swallow much before it gives anything.
	let raw = 0;
	request.on('data', (chunk: Buffer) => {
		raw += chunk.length;
		if (raw > mostBytes) unpack.destroy(tooLarge());
	});
	request.pipe(unpack);
}

/** Reads a body as JSON. @throws CouchError 400, 413, 415; ClientLeft */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<unknown> {
	return parseJsonBody(await readBody(request, mostBytes));
}

/** @throws CouchError 400 `bad_request`, in CouchDB's words */
export function parseJsonBody(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		throw new CouchError(400, 'bad_request', 'invalid UTF-8 JSON');
	}
}

function unpacker(encoding = 'identity'): Transform | null {
	switch (encoding.toLowerCase()) {
		case 'identity':
			return null;
		case 'gzip':
			return createGunzip();
		case 'deflate':
			return createInflate();
		case 'br':
			return createBrotliDecompress();
		default:
			throw new CouchError(415, 'bad_content_type', `content-encoding ${encoding} is unknown`);
	}
}

async function plain(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
	try {
		const body = await collect(request, mostBytes);
		if (request.complete) return body;
	} catch (error) {
		if (error instanceof CouchError) throw error;
	}
	throw new ClientLeft();
}

async function collect(from: Readable, mostBytes: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	// Not destroyed when it is too large: the same connection carries the answer.
	for await (const chunk of from.iterator({ destroyOnReturn: false })) {
		size += chunk.length;
		if (size > mostBytes) throw tooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}

function tooLarge(): CouchError {
	return new CouchError(413, 'too_large', 'the request entity is too large');
}
