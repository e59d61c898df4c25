import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { ApiError, readJson } from '../api/answer.ts';

/** What was typed into a form. @throws ApiError 400 when it is not as the form's own rules have it, 413 when it is too large */
export async function typed<S extends v.GenericSchema>(
	request: IncomingMessage,
	schema: S,
	mostBytes?: number
): Promise<v.InferOutput<S>> {
	const parsed = v.safeParse(schema, await readJson(request, mostBytes));
	if (parsed.success) return parsed.output;
	throw new ApiError(400, 'bad_request', 'malformed');
}
