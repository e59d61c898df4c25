import type { AppDocument, DocumentFault } from '../../domain/document.ts';
import { parseDocument } from '../../domain/document.ts';
import { Revision } from '../../domain/ids.ts';
import { canonicalJson } from '../../domain/json.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import * as v from 'valibot';
import type { Refusal } from './denial.ts';
import { malformed } from './denial.ts';
import { faultOfShape } from './shape.ts';

/** A record edited more often is edited by a machine; CouchDB's tree would grow without end. */
const HIGHEST_GENERATION = 100_000;
/** `revs_limit` on both sides. */
const LONGEST_ANCESTRY = 1000;
/** `type:…`, as all our ids are; a name such as `__proto__` never gets as far as an object's key. */
const DOCUMENT_ID = /^[a-z][A-Za-z]*:[A-Za-z0-9:._-]{1,180}$/;

const Ancestry = v.strictObject({
	start: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HIGHEST_GENERATION)),
	ids: v.pipe(
		v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
		v.minLength(1),
		v.maxLength(LONGEST_ANCESTRY)
	)
});
export type Ancestry = v.InferOutput<typeof Ancestry>;

/** A document that came, formed as CouchDB and we want it; what it says is not yet judged. */
export type Screened = {
	id: string;
	/** The revision it is (`new_edits: false`), or stands on (an edit); null for a new document. */
	rev: string | null;
	ancestry: Ancestry | null;
	deleted: boolean;
	/** Its fields with `_id`, without every other underscored one. */
	body: { _id: string; [field: string]: unknown };
	/** The body's canonical JSON: measured, and digested for its receipt. */
	canonical: string;
	document: Result<AppDocument, DocumentFault>;
};

export type ScreenOptions = { newEdits: boolean; documentChars: number; nowMs: number };

const allowed = new Set(['_id', '_rev', '_deleted', '_revisions', '_attachments']);

/** Judges the form of one incoming document, and takes its underscored fields off. */
export function screen(input: unknown, options: ScreenOptions): Result<Screened, Refusal> {
	const fault = faultOfShape(input);
	if (fault !== null) return err(malformed('', fault));
	if (!isObject(input)) return err(malformed('', 'notDocument'));
	const { _id: id, _rev: rev, _deleted: deleted = false, _revisions, _attachments = {} } = input;
	if (typeof id !== 'string' || !DOCUMENT_ID.test(id)) return err(malformed('_id', 'documentId'));
	const odd = Object.keys(input).find((field) => field.startsWith('_') && !allowed.has(field));
	if (odd !== undefined) return err(malformed(odd, 'unknownField'));
	if (!isObject(_attachments) || Object.keys(_attachments).length > 0)
		return err(malformed('_attachments', 'noAttachments'));
	if (typeof deleted !== 'boolean') return err(malformed('_deleted', 'invalid'));
	const revision = screenRevision(rev, _revisions, options.newEdits);
	if (!revision.ok) return revision;
	const body = { ...ordinaryFields(input), _id: id };
	const canonical = canonicalJson(body);
	if (canonical.length > options.documentChars)
		return err({
			code: 'tooLarge',
			issues: [{ path: '', code: 'tooLong', limit: String(options.documentChars) }]
		});
	const asKept = revision.value.rev === null ? body : { ...body, _rev: revision.value.rev };
	return ok({
		id,
		deleted,
		...revision.value,
		body,
		canonical,
		document: parseDocument(asKept, options.nowMs)
	});
}

function screenRevision(
	rev: unknown,
	revisions: unknown,
	newEdits: boolean
): Result<Pick<Screened, 'rev' | 'ancestry'>, Refusal> {
	if (newEdits && rev === undefined) return ok({ rev: null, ancestry: null });
	const parsed = v.safeParse(Revision, rev);
	if (!parsed.success) return err(malformed('_rev', 'revision'));
	const [generation = '', id] = parsed.output.split('-');
	if (Number(generation) > HIGHEST_GENERATION) return err(malformed('_rev', 'revision'));
	// An edit's ancestry is what the store knows, whatever the client says it is.
	if (newEdits || revisions === undefined) return ok({ rev: parsed.output, ancestry: null });
	const ancestry = v.safeParse(Ancestry, revisions);
	if (!ancestry.success) return err(malformed('_revisions', 'ancestry'));
	const { start, ids } = ancestry.output;
	if (start !== Number(generation) || ids[0] !== id || ids.length > start)
		return err(malformed('_revisions', 'ancestry'));
	return ok({ rev: parsed.output, ancestry: ancestry.output });
}

function ordinaryFields(input: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(input).filter(([field]) => !field.startsWith('_')));
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
