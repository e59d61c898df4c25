import type { Activity, Edit } from '$lib/domain/activity/activity.ts';
import type { Decision } from '$lib/domain/activity/decision.ts';
import { desk } from '$lib/i18n/desk.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';
import type { Change } from './changes.ts';
import { changesBetween, contentOfEdit } from './changes.ts';
import type { MergedEntry } from './merged-history.ts';
import { agreeingEntry, mergedEntry } from './merged-history.ts';
import type { RecordNames } from './names.ts';

/** One line of a record's history. */
export type HistoryEntry = {
	key: string;
	kind: 'first' | 'edit' | 'merge' | Decision['verdict'];
	title: string;
	who: string;
	reason: string | null;
	/** Decided by the unit's only secretary on an own record. */
	sole: boolean;
	changes: Change[];
	/** The versions that a merge took in. */
	merged: MergedEntry[];
};

/** More names of fields than this are counted. */
const MOST_NAMED = 3;

function namesOf(edit: Edit): string {
	const fields = edit.changes.flatMap(({ field }) =>
		field === 'state' ? [] : [later.form.fieldNames[field].toLowerCase()]
	);
	const named = fields.slice(0, MOST_NAMED).join(', ');
	return fields.length > MOST_NAMED ? `${named}…` : named;
}

function titleOf(edit: Edit, names: RecordNames): string {
	const { went, came } = desk.move.history;
	if (edit.movedFrom !== undefined) return came(edit.n, names.unit(edit.movedFrom.unit));
	if (edit.movedTo !== undefined) return went(edit.n, names.unit(edit.movedTo.unit));
	if (edit.n === 1) return m.record.history.first(1);
	const { merged = [] } = edit;
	if (merged.length > 0) return later.merge.history.merged(edit.n, merged.length + 1);
	const state = edit.changes.find(({ field }) => field === 'state');
	const named = namesOf(edit);
	if (state?.old === 'submitted') return m.record.history.withdrew(edit.n);
	return named === ''
		? m.record.history.resubmitted(edit.n)
		: m.record.history.edited(edit.n, named);
}

function editEntry(activity: Activity, edit: Edit, names: RecordNames): HistoryEntry {
	const before = edit.n === 1 ? null : contentOfEdit(activity, edit.n - 1);
	const after = contentOfEdit(activity, edit.n);
	return {
		key: `edit-${edit.n}`,
		kind: edit.n === 1 ? 'first' : edit.merged === undefined ? 'edit' : 'merge',
		title: titleOf(edit, names),
		who: m.record.history.by(names.person(edit.by), m.time.full(edit.at)),
		reason: null,
		sole: false,
		changes: before === null || after === null ? [] : changesBetween(before, after, names),
		merged: (edit.merged ?? []).map((version) => mergedEntry(activity, edit.n, version, names))
	};
}

/** Another leaf that says the same: no conflict, but it came about otherwise. */
function sameEntry(activity: Activity, leaf: Activity, names: RecordNames): HistoryEntry {
	const merged = [agreeingEntry(activity, leaf, names)];
	const about = { key: `same-${leaf._rev ?? ''}`, title: later.merge.history.same, who: '' };
	return { ...about, kind: 'merge', reason: null, sole: false, changes: [], merged };
}

function decisionEntry(decision: Decision, names: RecordNames): HistoryEntry {
	const { verdict } = decision;
	return {
		key: decision._id,
		kind: verdict,
		title: m.record.history.on(m.record.history.decided[verdict], decision.editNumber),
		who: m.record.history.by(names.person(decision.by), m.time.full(decision.at)),
		reason: verdict === 'approve' ? null : decision.reason,
		sole: decision.soleSecretary,
		changes: [],
		merged: []
	};
}

/**
 * A record's edits and decisions, newest first. A decision stands above the edit it was made on, whatever the clocks of
 * the two phones said. `agreeing`: other leaves that say the same.
 */
export function historyOf(
	activity: Activity,
	decisions: readonly Decision[],
	names: RecordNames,
	agreeing: readonly Activity[] = []
): HistoryEntry[] {
	const byId = (a: Decision, b: Decision) => (a._id < b._id ? -1 : 1);
	const oldestFirst = activity.edits.flatMap((edit) => [
		editEntry(activity, edit, names),
		...decisions
			.filter(({ editNumber }) => editNumber === edit.n)
			.sort(byId)
			.map((decision) => decisionEntry(decision, names))
	]);
	// An edit that was decided on but did not reach this phone: its decision is told all the same.
	const later = decisions
		.filter(({ editNumber }) => editNumber > activity.edits.length)
		.sort(byId)
		.map((decision) => decisionEntry(decision, names));
	const same = agreeing.map((leaf) => sameEntry(activity, leaf, names));
	return [...oldestFirst, ...later, ...same].reverse();
}
