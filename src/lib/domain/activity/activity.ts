import * as v from 'valibot';
import { Instant, tooFarAhead } from '../date.ts';
import { ActivityId, PersonId, Revision, UnitId } from '../ids.ts';
import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import { sameContent } from '../json.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';
import { ActivityContent, contentFields } from './content.ts';
import { Elsewhere } from './elsewhere.ts';
import { partyRegisterIssues } from './party-register.ts';

/** The schema version this code writes. */
export const ACTIVITY_VERSION = 1;
/** A record edited more often than this is being edited by a machine. */
const MOST_EDITS = 500;
/** A record's JSON may not be larger; the largest real one is 4 KB. */
export const LARGEST_RECORD_CHARS = 512_000;

/** Chờ duyệt (until somebody decides) or withdrawn. A draft is no document: it lives in the phone's draft store. */
export const ActivityState = v.picklist(['submitted', 'withdrawn'], 'state');
export type ActivityState = v.InferOutput<typeof ActivityState>;

export const DeviceId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{4,40}$/, 'device'));

/** A field that an edit changed, with the value it replaced: `state`, or a field of the content. */
const Change = v.strictObject({ field: v.picklist(['state', ...contentFields]), old: v.unknown() });

const EditNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

const plainEdit = {
	n: EditNumber,
	base: v.nullable(Revision),
	at: Instant,
	by: PersonId,
	device: DeviceId,
	changes: v.array(Change),
	/** Of the first edit: the record in another unit that this one was moved from. */
	movedFrom: v.optional(Elsewhere),
	/** Of a withdrawal: the record in another unit that it went to. */
	movedTo: v.optional(Elsewhere)
};

/**
 * A version that a merge took in, told from the merged record's own line: its edits after edit `from`, and what its
 * fields said where the merge did not take it. `merges`: an edit in it was a merge itself, of versions recorded beside.
 */
const MergedVersion = v.strictObject({
	rev: Revision,
	from: EditNumber,
	edits: v.array(v.strictObject({ ...plainEdit, merges: v.optional(v.array(Revision)) })),
	left: v.array(v.strictObject({ field: Change.entries.field, value: v.unknown() }))
});
export type MergedVersion = v.InferOutput<typeof MergedVersion>;

/**
 * One edit, kept in the document because CouchDB's old revisions do not travel: its number, the revision it was made
 * on, when (by the device's clock), by whom, on which device, and what each changed field said before. An edit that
 * merged other versions into this one carries them whole.
 */
export const Edit = v.pipe(
	v.strictObject({
		...plainEdit,
		merged: v.optional(v.pipe(v.array(MergedVersion), v.minLength(1)))
	}),
	v.check(({ n, merged = [] }) => merged.every((version) => continues(version, n)), 'editOrder')
);
export type Edit = v.InferOutput<typeof Edit>;

function continues({ from, edits }: MergedVersion, n: number): boolean {
	return from < n && edits.every((edit, i) => edit.n === from + i + 1);
}

/** An activity record. `author`: whose deed it is; `recordedBy`: who typed it. Both, `unit` and `createdAt` never change. */
export const Activity = v.strictObject({
	_id: ActivityId,
	_rev: v.optional(Revision),
	type: v.literal('activity'),
	v: v.literal(ACTIVITY_VERSION),
	unit: UnitId,
	author: PersonId,
	recordedBy: PersonId,
	createdAt: Instant,
	state: ActivityState,
	content: ActivityContent,
	edits: v.pipe(
		v.array(Edit),
		v.minLength(1, 'required'),
		v.maxLength(MOST_EDITS, `tooMany|${MOST_EDITS}`),
		v.check((edits) => edits.every((edit, i) => edit.n === i + 1), 'editOrder')
	)
});
export type Activity = v.InferOutput<typeof Activity>;

/** The fields of an activity that no edit may change. */
export const immutableFields = [
	'_id',
	'type',
	'unit',
	'author',
	'recordedBy',
	'createdAt'
] as const;

/**
 * Parses an activity as phone and gateway accept it: the schema, dates not farther ahead than any plan by `nowMs`,
 * and nothing that belongs to the Party register.
 */
export function parseActivity(input: unknown, nowMs: number): Result<Activity, FieldIssue[]> {
	const parsed = parseBy(Activity, input);
	if (!parsed.ok) return parsed;
	if (JSON.stringify(parsed.value).length > LARGEST_RECORD_CHARS)
		return err([{ path: '', code: 'tooLong', limit: String(LARGEST_RECORD_CHARS) }]);
	const issues = contentIssues(parsed.value.content, nowMs, 'content.');
	return issues.length > 0 ? err(issues) : parsed;
}

/** The rules of content that a schema alone cannot state; `prefix` goes before each path. */
export function contentIssues(content: ActivityContent, nowMs: number, prefix = ''): FieldIssue[] {
	const issues: FieldIssue[] = partyRegisterIssues(content);
	if (tooFarAhead(content.when, nowMs)) issues.push({ path: 'when', code: 'tooFarAhead' });
	return issues.map((issue) => ({ ...issue, path: prefix + issue.path }));
}

export type Stamp = { at: string; by: PersonId; device: string };

/** Makes a new record out of content a person submits. */
export function newActivity(
	ids: { id: ActivityId; unit: UnitId; author: PersonId },
	content: ActivityContent,
	stamp: Stamp
): Activity {
	return {
		_id: ids.id,
		type: 'activity',
		v: ACTIVITY_VERSION,
		unit: ids.unit,
		author: ids.author,
		recordedBy: stamp.by,
		createdAt: stamp.at,
		state: 'submitted',
		content,
		edits: [{ n: 1, base: null, at: stamp.at, by: stamp.by, device: stamp.device, changes: [] }]
	};
}

/**
 * The record after an edit, with the replaced values kept in its history. Returns the same object when nothing differs.
 */
export function editActivity(
	activity: Activity,
	next: { content: ActivityContent; state: ActivityState },
	stamp: Stamp
): Activity {
	const changes: Edit['changes'] = contentFields
		.filter((field) => !sameContent(activity.content[field], next.content[field]))
		.map((field) => ({ field, old: activity.content[field] }));
	if (activity.state !== next.state) changes.push({ field: 'state', old: activity.state });
	if (changes.length === 0) return activity;
	const edit: Edit = {
		n: activity.edits.length + 1,
		base: activity._rev ?? null,
		at: stamp.at,
		by: stamp.by,
		device: stamp.device,
		changes
	};
	return {
		...activity,
		state: next.state,
		content: next.content,
		edits: [...activity.edits, edit]
	};
}

/** The number of a record's newest edit: "Bản 3". */
export function editNumber(activity: Activity): number {
	return activity.edits.length;
}

/** The content and state of a record as they were after its edit number `n`, found by undoing the later edits. */
export function contentAt(
	activity: Pick<Activity, 'content' | 'state' | 'edits'>,
	n: number
): { content: Record<string, unknown>; state: unknown } {
	const content: Record<string, unknown> = { ...activity.content };
	let state: unknown = activity.state;
	for (const edit of activity.edits.slice(n).reverse()) {
		for (const { field, old } of edit.changes) {
			if (field === 'state') state = old;
			else content[field] = old;
		}
	}
	return { content, state };
}

/**
 * Whether `next` is an honest successor of, or a branch beside, a stored `leaf`: both begin with the same edit, and
 * undoing the edits that `next` adds to those they share gives what the record said then. So no push can shorten or
 * falsify a history that the server knows.
 */
export function keepsHistoryOf(leaf: Activity, next: Activity): boolean {
	let shared = 0;
	while (shared < leaf.edits.length && sameContent(leaf.edits[shared], next.edits[shared]))
		shared++;
	if (shared === 0) return false;
	// A whole history that is only the beginning of the known one was cut short; an honest branch has an edit of its own.
	if (shared === next.edits.length && shared < leaf.edits.length) return false;
	return sameContent(contentAt(leaf, shared), contentAt(next, shared));
}
