import * as v from 'valibot';
import type { AllDocsRow, BulkDocsResult, Change, StoredDocument } from './couch.ts';
import { CouchUnavailable } from './couch.ts';

/** What CouchDB answers, as far as we read it: strict about what we use, blind to the rest. */

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Checked without being copied: a page of a thousand documents is megabytes. */
export const Document = v.custom<StoredDocument>(
	(value) => isObject(value) && typeof value._id === 'string'
);

const Sequence = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);

export const Welcome = v.object({ couchdb: v.string(), version: v.string() });
export const Names = v.array(v.string());

export const Info = v.object({
	db_name: v.string(),
	doc_count: v.number(),
	doc_del_count: v.number(),
	update_seq: Sequence,
	sizes: v.object({ file: v.number(), external: v.number(), active: v.number() }),
	instance_start_time: v.string()
});

export const Infos = v.array(
	v.union([
		v.object({ key: v.string(), info: Info }),
		v.object({ key: v.string(), error: v.string() })
	])
);

export const Updates = v.object({
	results: v.array(v.object({ db_name: v.string(), type: v.string() })),
	last_seq: Sequence
});

/** Only what the compiler needs of `T`: a row is judged by `check` and passed on as it came. */
function rows<T>(check: (row: Record<string, unknown>) => boolean) {
	return v.array(v.custom<T>((row) => isObject(row) && check(row)));
}

export const Changes = v.object({
	results: rows<Change>(
		(row) => typeof row.id === 'string' && typeof row.seq === 'string' && Array.isArray(row.changes)
	),
	last_seq: Sequence,
	pending: v.optional(v.nullable(v.number()), 0)
});

export const AllDocs = v.object({
	total_rows: v.number(),
	offset: v.optional(v.nullable(v.number()), null),
	rows: rows<AllDocsRow>(
		(row) =>
			typeof row.key === 'string' && (typeof row.id === 'string' || typeof row.error === 'string')
	)
});

export const RevsDiff = v.record(
	v.string(),
	v.object({ missing: v.array(v.string()), possible_ancestors: v.optional(v.array(v.string())) })
);

const Missing = v.object({
	id: v.nullable(v.string()),
	rev: v.nullable(v.string()),
	error: v.string(),
	reason: v.optional(v.string(), '')
});

export const BulkGet = v.object({
	results: v.array(
		v.object({
			id: v.nullable(v.string()),
			docs: v.array(v.union([v.object({ ok: Document }), v.object({ error: Missing })]))
		})
	)
});

export const OpenRevs = v.array(
	v.union([v.object({ ok: Document }), v.object({ missing: v.string() })])
);

export const Written = v.object({ ok: v.literal(true), id: v.string(), rev: v.string() });

export const BulkDocs = rows<BulkDocsResult>(
	(row) =>
		typeof row.id === 'string' &&
		(row.ok === true ? typeof row.rev === 'string' : typeof row.error === 'string')
);

/** Parses an answer; one of another shape is not CouchDB's, and nothing may be built on it. */
export function parseAnswer<const S extends v.GenericSchema>(
	schema: S,
	answer: unknown
): v.InferOutput<S> {
	const parsed = v.safeParse(schema, answer);
	if (parsed.success) return parsed.output;
	const [issue] = parsed.issues;
	throw new CouchUnavailable(
		`an answer CouchDB does not give: ${v.getDotPath(issue) ?? 'its whole'}: ${issue.message}`
	);
}
