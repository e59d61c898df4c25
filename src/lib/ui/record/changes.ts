import type { Activity } from '$lib/domain/activity/activity.ts';
import { contentAt } from '$lib/domain/activity/activity.ts';
import type { ContentField } from '$lib/domain/activity/content.ts';
import { ActivityContent, contentFields } from '$lib/domain/activity/content.ts';
import { parseBy } from '$lib/domain/issue.ts';
import { sameContent } from '$lib/domain/json.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';
import { factsOf } from './facts.ts';
import type { RecordNames } from './names.ts';

/** One thing that differs between two versions; null: nothing was said there. */
export type Change = { key: string; label: string; before: string | null; after: string | null };

/** What differs between two contents in words, fact by fact. */
export function changesBetween(
	before: ActivityContent,
	after: ActivityContent,
	names: RecordNames
): Change[] {
	return contentFields
		.filter((field) => !sameContent(before[field], after[field]))
		.flatMap((field) => changesOf(field, before, after, names));
}

function changesOf(
	field: ContentField,
	before: ActivityContent,
	after: ActivityContent,
	names: RecordNames
): Change[] {
	const old = new Map(factsOf(field, before, names).map((fact) => [fact.key, fact]));
	const now = new Map(factsOf(field, after, names).map((fact) => [fact.key, fact]));
	const changes = [...new Set([...old.keys(), ...now.keys()])].map((key) => ({
		key,
		label: now.get(key)?.label ?? old.get(key)?.label ?? '',
		before: old.get(key)?.text ?? null,
		after: now.get(key)?.text ?? null
	}));
	const told = changes.filter((change) => change.before !== change.after);
	// The contents differ in something the words do not show (the order of lines): name the field at least.
	const same = { key: field, label: later.form.fieldNames[field], before: null, after: null };
	return told.length > 0 ? told : [same];
}

/** Whether a record stands or is withdrawn, where that differs. */
export function stateChange(before: unknown, after: unknown): Change[] {
	if (before === after) return [];
	const [old, now] = [before, after].map((state) =>
		state === 'withdrawn' ? m.record.state.withdrawn : m.record.state.submitted
	);
	return [{ key: 'state', label: m.record.facts.state, before: old ?? null, after: now ?? null }];
}

/** The content of a record after its edit number `n`, or null where this version of the app cannot read it. */
export function contentOfEdit(activity: Activity, n: number): ActivityContent | null {
	const parsed = parseBy(ActivityContent, contentAt(activity, n).content);
	return parsed.ok ? parsed.value : null;
}
