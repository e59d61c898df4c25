import type { Revision } from '../ids.ts';
import { sameContent } from '../json.ts';
import type { Activity } from './activity.ts';
import type { AnyEdit, Version } from './versions.ts';
import { knownEdits } from './versions.ts';

/** A leaf as a version. */
export function versionOf(leaf: Activity): Version {
	const { _rev, edits, content, state } = leaf;
	return { rev: _rev ?? null, edits, fields: { ...content, state } };
}

/** The revisions an edit merged into the line it stands on. */
export function mergedRevs(edit: AnyEdit): readonly Revision[] {
	if ('merges' in edit && edit.merges !== undefined) return edit.merges;
	return 'merged' in edit ? (edit.merged ?? []).map(({ rev }) => rev) : [];
}

/** Whether two versions say the same. */
export function saysTheSame(a: Activity, b: Activity): boolean {
	return a.state === b.state && sameContent(a.content, b.content);
}

/**
 * The leaves that stand: one whose every edit another leaf knows of was merged into that one, and is settled. The order
 * is kept; of two that know the same the first stands.
 */
export function standingLeaves<T>(leaves: readonly T[], read: (leaf: T) => Activity | null): T[] {
	if (leaves.length < 2) return [...leaves];
	const known = leaves.map((leaf) => {
		const activity = read(leaf);
		return activity === null ? null : knownEdits(activity);
	});
	return leaves.filter((_, i) => {
		const own = known[i];
		if (own === null || own === undefined) return true;
		return !known.some((other, j) => {
			if (i === j || other === null || !within(own, other)) return false;
			return own.size < other.size || j < i;
		});
	});
}

/** Those of the other leaves of a record that nobody merged yet and that say something else than the shown one. */
export function leavesApart(shown: Activity, others: readonly Activity[]): Activity[] {
	return standingLeaves([shown, ...others], (leaf) => leaf).filter(
		(leaf) => leaf !== shown && !saysTheSame(leaf, shown)
	);
}

function within(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
	return [...a.keys()].every((key) => b.has(key));
}

/** What a version said after each of its edits, the first one first. */
export function fieldsAfterEach({ edits, fields }: Version): Readonly<Record<string, unknown>>[] {
	const all = [fields];
	for (const { changes } of edits.slice(1).reverse()) {
		const before = { ...all[0] };
		for (const { field, old } of changes) before[field] = old;
		all.unshift(before);
	}
	return all;
}
