import type { Revision } from '../ids.ts';
import { canonicalJson, sameContent } from '../json.ts';
import type { Activity, Edit, MergedVersion } from './activity.ts';
import { contentAt } from './activity.ts';

export type AnyEdit = Edit | MergedVersion['edits'][number];

/**
 * A version of a record: a leaf, or one that a merge took in. `fields` are those of its content and `state`, as far as
 * this version of the app knows them.
 */
export type Version = {
	/** Null: not stored yet. */
	rev: Revision | null;
	edits: readonly AnyEdit[];
	fields: Readonly<Record<string, unknown>>;
};

/** What is the same of an edit in a leaf and where a merge recorded it: all but what a merge took in. */
export function editKey({ n, base, at, by, device, changes }: AnyEdit): string {
	return canonicalJson({ n, base, at, by, device, changes });
}

/** Every version that the merges of a record took in, as it was. */
export function recordedVersions(activity: Activity): Version[] {
	return activity.edits.flatMap(({ n, merged = [] }) =>
		merged.map((version) => recorded(activity, n, version))
	);
}

function recorded(activity: Activity, n: number, version: MergedVersion): Version {
	const { rev, from, edits, left } = version;
	const fields = fieldsAt(activity, from);
	const merged = fieldsAt(activity, n);
	for (const { field } of edits.flatMap(({ changes }) => changes)) fields[field] = merged[field];
	for (const { field, value } of left) fields[field] = value;
	return { rev, edits: [...activity.edits.slice(0, from), ...edits], fields };
}

function fieldsAt(activity: Activity, n: number): Record<string, unknown> {
	const { content, state } = contentAt(activity, n);
	return { ...content, state };
}

/** Every edit a record knows of, by its key: its own line's, and those of the versions it took in. */
export function knownEdits(activity: Activity): Map<string, AnyEdit> {
	const merged = activity.edits.flatMap((edit) => edit.merged ?? []);
	const all: AnyEdit[] = [...activity.edits, ...merged.flatMap(({ edits }) => edits)];
	return new Map(all.map((edit) => [editKey(edit), edit]));
}

/** How many edits two lines share from their beginning. */
export function sharedEdits(a: readonly AnyEdit[], b: readonly AnyEdit[]): number {
	const same = (i: number) => {
		const [one, other] = [a[i], b[i]];
		return one !== undefined && other !== undefined && editKey(one) === editKey(other);
	};
	let shared = 0;
	while (same(shared)) shared++;
	return shared;
}

/** Whether what a record says it merged is, as far as a stored leaf tells, what those versions said. */
export function tellsMergesTruly(leaf: Activity, next: Activity): boolean {
	return recordedVersions(next).every((version) => {
		const shared = sharedEdits(leaf.edits, version.edits);
		return shared > 0 && sameContent(fieldsAt(leaf, shared), fieldsOf(version, shared));
	});
}

/** What a version said after its edit number `n`. */
function fieldsOf({ edits, fields }: Version, n: number): Record<string, unknown> {
	const said = { ...fields };
	for (const { changes } of edits.slice(n).reverse())
		for (const { field, old } of changes) said[field] = old;
	return said;
}
