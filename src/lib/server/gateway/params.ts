import * as v from 'valibot';
import { Revision } from '../../domain/ids.ts';
import type { Query } from '../http/query.ts';
import { RequestFault, badRequest } from './fault.ts';

function unreadable(name: string): RequestFault {
	return new RequestFault(400, 'query_parse_error', `query parameter "${name}" cannot be read`);
}

/** A revision. @throws CouchError 400 */
export function revision(query: Query, name: string): string | undefined {
	const text = query.text(name);
	if (text !== undefined && !v.is(Revision, text)) throw unreadable(name);
	return text;
}

/** One of a few words. @throws CouchError 400 */
export function word<const W extends string>(
	query: Query,
	name: string,
	words: readonly W[]
): W | undefined {
	const text = query.text(name);
	if (text === undefined) return undefined;
	const found = words.find((one) => one === text);
	if (found === undefined) throw unreadable(name);
	return found;
}

/** Parses a body by a schema. @throws CouchError 400 that names the place */
export function parseBody<const S extends v.GenericSchema>(
	schema: S,
	body: unknown
): v.InferOutput<S> {
	const parsed = v.safeParse(schema, body, { abortEarly: true });
	if (parsed.success) return parsed.output;
	const [issue] = parsed.issues;
	throw badRequest(`${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}

/** The options that are given, without those that are not. */
export function given<T extends Record<string, unknown>>(
	options: T
): { [K in keyof T]?: Exclude<T[K], undefined> } {
	const some: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
	for (const name in options) {
		const value = options[name];
		if (isGiven(value)) some[name] = value;
	}
	return some;
}

function isGiven<T>(value: T): value is Exclude<T, undefined> {
	return value !== undefined;
}
