import type { IncomingMessage } from 'node:http';
import { parseJsonBody, readBody } from '../http/body.ts';
import { boundaryOf, documentFromRelated } from '../http/multipart.ts';
import { badRequest } from './fault.ts';
import { faultOfShape } from './shape.ts';

/**
 * Reads the document of a `PUT`: JSON, or, from CouchDB's replicator, multipart/related. Attachments that come with
 * it end up in its `_attachments`, where they are refused.
 * @throws CouchError 400, 413, 415; ClientLeft
 */
export async function readDocument(
	request: IncomingMessage,
	mostBytes: number
): Promise<Record<string, unknown>> {
	const type = request.headers['content-type'];
	const body = await readBody(request, mostBytes);
	const document =
		type !== undefined && boundaryOf(type, 'multipart/related') !== null
			? documentFromRelated(type, body)
			: parseJsonBody(body);
	if (!isObject(document)) throw badRequest('a document must be a JSON object');
	if (faultOfShape(document) !== null) throw badRequest('the document is nested too deeply');
	return document;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
