import * as v from 'valibot';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/**
 * What is wrong with one field. `code` (with `limit` where a bound was passed) is put into words by `i18n`;
 * the same codes come back from the gateway, so phone and server explain a refusal in the same sentence.
 */
export type FieldIssue = { path: string; code: string; limit?: string };

/** Turns a message `code|limit` of a schema into a field issue; valibot's own messages become `invalid`. */
function toIssue(path: string, message: string): FieldIssue {
	const [code = '', limit] = message.split('|');
	if (!/^[a-z][A-Za-z]*$/.test(code)) return { path, code: 'invalid' };
	return limit === undefined ? { path, code } : { path, code, limit };
}

/** Parses an unknown value by a schema; the first fault of each field is told, by a path such as `content.gifts.0.count.n`. */
export function parseBy<const S extends v.GenericSchema>(
	schema: S,
	input: unknown
): Result<v.InferOutput<S>, FieldIssue[]> {
	const parsed = v.safeParse(schema, input);
	if (parsed.success) return ok(parsed.output);
	const byPath = new Map<string, FieldIssue>();
	for (const issue of parsed.issues) {
		const path = v.getDotPath(issue) ?? '';
		if (!byPath.has(path)) byPath.set(path, toIssue(path, issue.message));
	}
	return err([...byPath.values()]);
}
