import * as v from 'valibot';
import type { DeniedWrite } from '../device.ts';

/** The `reason` of the gateway's `forbidden`, which is JSON text. */
const Reason = v.object({
	code: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{1,40}$/)),
	request: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))), undefined),
	issues: v.optional(
		v.array(v.object({ path: v.string(), code: v.string(), limit: v.optional(v.string()) })),
		() => []
	)
});

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// CouchDB's own words, or a later gateway's: shown as a refusal without a known cause.
		return null;
	}
}

/** Why the server refused a document; `unknown` where its reason says nothing this version understands. */
export function denialOf(reason: string, at: string): DeniedWrite {
	const parsed = v.safeParse(Reason, parseJson(reason));
	if (!parsed.success) return { code: 'unknown', issues: [], at };
	const issues = parsed.output.issues.map(({ path, code, limit }) =>
		limit === undefined ? { path, code } : { path, code, limit }
	);
	const { code, request } = parsed.output;
	return { code, issues, at, ...(request !== undefined && { request }) };
}
