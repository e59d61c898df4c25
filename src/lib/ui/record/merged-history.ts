import type { Activity, MergedVersion } from '$lib/domain/activity/activity.ts';
import { contentAt } from '$lib/domain/activity/activity.ts';
import { ActivityContent } from '$lib/domain/activity/content.ts';
import { sharedEdits } from '$lib/domain/activity/versions.ts';
import { parseBy } from '$lib/domain/issue.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';
import type { Change } from './changes.ts';
import { changesBetween, stateChange } from './changes.ts';
import type { RecordNames } from './names.ts';

/** A version that a merge took in: whose it was, what of it was not taken, and how it had come about. */
export type MergedEntry = {
	key: string;
	who: string;
	/** What it said, beside what the merged record says. */
	left: Change[];
	edits: { key: string; who: string; changes: Change[] }[];
};

/** A version as a merge records it; a leaf that is told of so may have no revision yet. */
type Told = Omit<MergedVersion, 'rev'> & { rev?: string | undefined };
type Fields = Readonly<Record<string, unknown>>;

function contentOf(fields: Fields): ActivityContent | null {
	const known = Object.entries(fields).filter(([field]) => field in ActivityContent.entries);
	const parsed = parseBy(ActivityContent, Object.fromEntries(known));
	return parsed.ok ? parsed.value : null;
}

/** What differs in words; nothing where this version of the app cannot read one of the two. */
function between(before: Fields, after: Fields, names: RecordNames): Change[] {
	const [old, now] = [contentOf(before), contentOf(after)];
	const state = stateChange(before['state'], after['state']);
	return old === null || now === null ? state : [...state, ...changesBetween(old, now, names)];
}

/** What the record with edit number `n`, a merge, tells of a version that it took in. */
export function mergedEntry(
	activity: Activity,
	n: number,
	{ rev = '', from, edits, left }: Told,
	names: RecordNames
): MergedEntry {
	const at = (edit: number): Fields => {
		const { content, state } = contentAt(activity, edit);
		return { ...content, state };
	};
	const merged = at(n);
	const said: Fields = {
		...merged,
		...Object.fromEntries(left.map(({ field, value }) => [field, value]))
	};
	const who = ({ by, at: when }: { by: Activity['author']; at: string }) =>
		later.merge.history.of(names.person(by), m.time.full(when));
	const last = edits.at(-1) ?? activity.edits[from - 1];
	return {
		key: rev,
		who: last === undefined ? '' : who(last),
		left: between(said, merged, names),
		edits: stepsOf(at(from), said, edits, names)
	};
}

/** What a leaf tells that says the same as the record: how it had come about. Nothing of it was left out. */
export function agreeingEntry(activity: Activity, leaf: Activity, names: RecordNames): MergedEntry {
	const from = sharedEdits(activity.edits, leaf.edits);
	const edits = leaf.edits.slice(from);
	const version = { rev: leaf._rev, from, edits, left: [] };
	return mergedEntry(activity, activity.edits.length, version, names);
}

/** What each edit of the version changed, the newest first. */
function stepsOf(
	before: Fields,
	said: Fields,
	edits: MergedVersion['edits'],
	names: RecordNames
): MergedEntry['edits'] {
	const touched = new Set<string>(
		edits.flatMap(({ changes }) => changes.map(({ field }) => field))
	);
	let after: Fields = {
		...before,
		...Object.fromEntries([...touched].map((field) => [field, said[field]]))
	};
	return [...edits].reverse().map(({ n, by, at, changes }) => {
		const old = {
			...after,
			...Object.fromEntries(changes.map(({ field, old: was }) => [field, was]))
		};
		const step = {
			key: String(n),
			who: m.record.history.by(names.person(by), m.time.full(at)),
			changes: between(old, after, names)
		};
		after = old;
		return step;
	});
}
