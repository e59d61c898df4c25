import { Revision } from '../../domain/ids.ts';
import * as v from 'valibot';
import { RequestFault } from './fault.ts';

function unreadable(name: string): RequestFault {
	return new RequestFault(400, 'query_parse_error', `query parameter "${name}" cannot be read`);
}

/** A `true` or `false`. @throws RequestFault 400 */
export function flag(params: URLSearchParams, name: string): boolean | undefined {
	const text = params.get(name);
	if (text === null) return undefined;
	if (text !== 'true' && text !== 'false') throw unreadable(name);
	return text === 'true';
}

/** A whole number from 0 to a thousand million. @throws RequestFault 400 */
export function whole(params: URLSearchParams, name: string): number | undefined {
	const text = params.get(name);
	if (text === null) return undefined;
	if (!/^\d{1,9}$/.test(text)) throw unreadable(name);
	return Number(text);
}

/** A value written as JSON. @throws RequestFault 400 */
export function json<const S extends v.GenericSchema>(
	params: URLSearchParams,
	name: string,
	schema: S
): v.InferOutput<S> | undefined {
	const text = params.get(name);
	if (text === null) return undefined;
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
	if (!parsed.success) throw unreadable(name);
	return parsed.output;
}

/** A revision. @throws RequestFault 400 */
export function revision(params: URLSearchParams, name: string): string | undefined {
	const text = params.get(name);
	if (text === null) return undefined;
	if (!v.is(Revision, text)) throw unreadable(name);
	return text;
}

/** One of a few words. @throws RequestFault 400 */
export function word<const W extends string>(
	params: URLSearchParams,
	name: string,
	words: readonly W[]
): W | undefined {
	const text = params.get(name);
	if (text === null) return undefined;
	const found = words.find((one) => one === text);
	if (found === undefined) throw unreadable(name);
	return found;
}
