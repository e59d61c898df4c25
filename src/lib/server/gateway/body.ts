import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { ClientGone, RequestFault, badRequest, tooLarge } from './fault.ts';

/** Reads a request's body whole. @throws RequestFault 413 beyond `mostBytes`, 415 when packed; ClientGone when it breaks off */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
	const { 'content-encoding': packed = 'identity', 'content-length': length = '0' } =
		request.headers;
	if (packed !== 'identity')
		throw new RequestFault(415, 'bad_content_type', 'send the body as it is, not compressed');
	const most = `a request may be ${mostBytes} bytes`;
	if (Number(length) > mostBytes) throw tooLarge(most);
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of request.iterator({ destroyOnReturn: false })) {
			if (!Buffer.isBuffer(chunk)) continue;
			size += chunk.length;
			if (size > mostBytes) throw tooLarge(most);
			chunks.push(chunk);
		}
	} catch (error) {
		if (error instanceof RequestFault) throw error;
		throw new ClientGone();
	}
	if (!request.complete) throw new ClientGone();
	return Buffer.concat(chunks, size);
}

/** Reads a body as JSON; an empty one is `undefined`. @throws RequestFault 400, 413, 415; ClientGone */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<unknown> {
	return parseJson(await readBody(request, mostBytes));
}

/** @throws RequestFault 400 */
export function parseJson(body: Buffer): unknown {
	if (body.length === 0) return undefined;
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
			throw badRequest('invalid UTF-8 JSON');
		throw error;
	}
}

/** Parses a body by a schema. @throws RequestFault 400 that names the place */
export function parseBody<const S extends v.GenericSchema>(
	schema: S,
	body: unknown
): v.InferOutput<S> {
	const parsed = v.safeParse(schema, body, { abortEarly: true });
	if (parsed.success) return parsed.output;
	const [issue] = parsed.issues;
	throw badRequest(`${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}
