import type { Revision } from '../ids.ts';
import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import { sameContent } from '../json.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { Activity, ActivityState, Edit, MergedVersion, Stamp } from './activity.ts';
import { editActivity } from './activity.ts';
import { ActivityContent } from './content.ts';
import type { MergeOption, MergePlan, MergeQuestion } from './merge.ts';
import { planMerge } from './merge.ts';
import type { Part } from './parts.ts';
import { fieldFrom, pathOf, recordFields } from './parts.ts';
import type { Version } from './versions.ts';
import { mergedRevs, versionOf } from './leaves.ts';
import { recordedVersions, sharedEdits } from './versions.ts';

/** The number of the chosen option, by the key of its question. */
export type MergeChoices = Readonly<Record<string, number>>;

/** What a record says once it is merged. */
export type MergeOutcome = { content: ActivityContent; state: ActivityState };

/** Why a merge is not possible as chosen: something is not answered, or the whole is no valid record. */
export type MergeFault = { kind: 'unanswered' } | { kind: 'invalid'; issues: FieldIssue[] };

/** What is chosen for a question; null where a person must choose and has not. */
export function chosen(question: MergeQuestion, choices: MergeChoices): MergeOption | null {
	const number = choices[question.key] ?? question.preset;
	return number === null ? null : (question.options[number] ?? null);
}

/** The questions that stand: whoever takes a list as one version has it answers nothing about its lines. */
export function openQuestions(plan: MergePlan, choices: MergeChoices): MergeQuestion[] {
	const whole = new Set(
		plan.questions.flatMap((question) => {
			const from = question.kind === 'list' ? chosen(question, choices)?.from : null;
			return typeof from === 'number' ? [question.key] : [];
		})
	);
	return plan.questions.filter(({ kind, key }) => kind !== 'line' || !whole.has(pathOf(key)));
}

/** What the record says when the plan is carried out with these choices. */
export function settle(plan: MergePlan, choices: MergeChoices): Result<MergeOutcome, MergeFault> {
	const parts = new Map<Part, unknown>(plan.parts);
	const leaves = [plan.top, ...plan.others].map((leaf) => versionOf(leaf).fields);
	const first: Version['fields'][] = [];
	for (const question of openQuestions(plan, choices)) {
		const option = chosen(question, choices);
		if (option === null) return err({ kind: 'unanswered' });
		for (const [part, value] of option.parts) parts.set(part, value);
		if (option.from !== null) first.push(...leaves.slice(option.from, option.from + 1));
	}
	const like = [...first, ...leaves];
	const fields = recordFields.map((field) => {
		const said = like.map((version) => version[field]);
		return [field, fieldFrom(field, parts, said)] as const;
	});
	const { state, ...content } = Object.fromEntries(fields);
	const parsed = parseBy(ActivityContent, content);
	if (!parsed.ok) {
		const issues = parsed.error.map((issue) => ({ ...issue, path: `content.${issue.path}` }));
		return err({ kind: 'invalid', issues });
	}
	return ok({ content: parsed.value, state: state === 'withdrawn' ? state : 'submitted' });
}

/** Merges the leaves of a plan into one new version on its top. */
export function merge(
	plan: MergePlan,
	choices: MergeChoices,
	stamp: Stamp
): Result<Activity, MergeFault> {
	const outcome = settle(plan, choices);
	return outcome.ok ? ok(withOthers(plan.top, outcome.value, plan.others, stamp)) : outcome;
}

/**
 * The version after an edit that also takes in other leaves: what a merge writes, and what any edit does with leaves
 * that say the same. What they said and the edit does not is kept in it.
 */
export function withOthers(
	top: Activity,
	next: MergeOutcome,
	others: readonly Activity[],
	stamp: Stamp
): Activity {
	const edited = editActivity(top, next, stamp);
	if (others.length === 0) return edited;
	const changes = edited === top ? [] : (edited.edits.at(-1)?.changes ?? []);
	const n = top.edits.length + 1;
	const merged = takenIn(top, versionOf(edited).fields, others);
	const edit: Edit = { n, base: top._rev ?? null, ...stamp, changes, merged };
	return { ...edited, edits: [...top.edits, edit] };
}

/** Others as a merge on `top` records them: each with the versions it had merged itself, unless `top` has them. */
function takenIn(
	top: Activity,
	said: Version['fields'],
	others: readonly Activity[]
): MergedVersion[] {
	const known = new Set(recordedVersions(top).map(({ rev }) => rev));
	const versions = others.flatMap((other) => [versionOf(other), ...recordedVersions(other)]);
	const byRev = new Map(versions.map((version) => [version.rev, version]));
	return [...byRev].flatMap(([rev, version]) =>
		rev === null || known.has(rev) ? [] : [asMerged(top, said, rev, version)]
	);
}

function asMerged(
	top: Activity,
	said: Version['fields'],
	rev: Revision,
	version: Version
): MergedVersion {
	const from = sharedEdits(top.edits, version.edits);
	const own = version.edits.slice(from);
	const touched = new Set(own.flatMap(({ changes }) => changes.map(({ field }) => field)));
	const left = [...touched].filter((field) => !sameContent(version.fields[field], said[field]));
	return {
		rev,
		from,
		edits: own.map((edit) => {
			const { n, base, at, by, device, changes } = edit;
			const merges = [...mergedRevs(edit)];
			return { n, base, at, by, device, changes, ...(merges.length > 0 ? { merges } : {}) };
		}),
		left: left.map((field) => ({ field, value: version.fields[field] }))
	};
}

/**
 * An edit begun on an older version, laid over what the record has become; null where a person must be asked, so that
 * both must stand side by side.
 */
export function layOver(mine: Activity, current: Activity): MergeOutcome | null {
	// Not stored yet, it has no revision, and must not stand for the one it was begun on.
	const plan = planMerge([current, { ...mine, _rev: undefined }]);
	if (plan === null) return { content: current.content, state: current.state };
	if (plan.questions.some(({ mustAsk }) => mustAsk)) return null;
	const outcome = settle(plan, {});
	return outcome.ok ? outcome.value : null;
}
