import type { ActivityContent } from '$lib/domain/activity/content.ts';
import type { MergeChoices } from '$lib/domain/activity/merge-write.ts';
import { openQuestions, settle } from '$lib/domain/activity/merge-write.ts';
import type { MergePlan, MergeQuestion, Said } from '$lib/domain/activity/merge.ts';
import { formatNumber } from '$lib/domain/number-words.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';
import type { Change } from './changes.ts';
import { changesBetween, stateChange } from './changes.ts';
import type { Fact } from './facts.ts';
import { factsOf } from './facts.ts';
import type { RecordNames } from './names.ts';

/** A question as it is asked: each option with who said it and when, and what it would say. */
export type AskedQuestion = {
	key: string;
	label: string;
	options: { title: string; lines: string[] }[];
	/** The number of the chosen option; null: not chosen yet. */
	chosen: number | null;
};

const words = later.merge;
const MEMBERS = 'people.members';

/** What the record would say; what is not chosen yet is taken from the first. */
function contentWith(plan: MergePlan, choices: MergeChoices): ActivityContent | null {
	const open = plan.questions.map(({ key, preset }) => [key, choices[key] ?? preset ?? 0]);
	const outcome = settle(plan, Object.fromEntries(open));
	return outcome.ok ? outcome.value.content : null;
}

/** The questions that stand with these choices, in words. */
export function askedQuestions(
	plan: MergePlan,
	choices: MergeChoices,
	names: RecordNames
): AskedQuestion[] {
	return openQuestions(plan, choices).map((question) => {
		const { key, preset } = question;
		const contents = question.options.map((_, i) => contentWith(plan, { ...choices, [key]: i }));
		const told = question.key === 'state' ? null : differing(question, contents, names);
		const options = question.options.map(({ said, parts }, i) => ({
			title: titleOf(plan, question, i, said, names),
			lines: told?.lines[i] ?? [stateText(parts.get('state'))]
		}));
		const label = told?.label ?? m.record.facts.state;
		return { key, label, options, chosen: choices[key] ?? preset };
	});
}

function stateText(state: unknown): string {
	return state === 'withdrawn' ? m.record.state.withdrawn : m.record.state.submitted;
}

function titleOf(
	plan: MergePlan,
	{ kind }: MergeQuestion,
	i: number,
	said: readonly Said[],
	names: RecordNames
): string {
	const versions = plan.others.length + 1;
	if (i === 0 && kind === 'list') return words.all(versions);
	if (i === 0 && kind === 'text') return words.allTexts(versions);
	return said.map(({ by, at }) => words.said(names.person(by), m.time.full(at))).join('; ');
}

/** What the options of a question say, without what all of them say. */
function differing(
	question: MergeQuestion,
	contents: readonly (ActivityContent | null)[],
	names: RecordNames
): { label: string; lines: string[][] } | null {
	const { field, key, kind } = question;
	if (field === 'state') return null;
	if (key === MEMBERS) return { label: m.record.facts.members, lines: membersOf(contents, names) };
	const facts = contents.map((content) => (content === null ? [] : factsOf(field, content, names)));
	const isShared = ({ key: of, text }: Fact) =>
		facts.every((all) => all.some((fact) => fact.key === of && fact.text === text));
	const own = facts.map((all) => all.filter((fact) => !isShared(fact)));
	const labels = new Set(own.flat().map(({ label }) => label));
	const [only] = labels.size === 1 ? labels : [];
	const lines = own.map((all, i) => linesOf(all, contents[i] ?? null, labels.size > 1));
	if (kind === 'text') lines[0] = [words.keepTexts(contents.length - 1)];
	return { label: only ?? later.form.fieldNames[field], lines };
}

function linesOf(facts: readonly Fact[], content: ActivityContent | null, labelled: boolean) {
	if (content === null) return [words.tooMuch];
	if (facts.length === 0) return [m.record.said.nothing];
	return facts.map(({ label, text }) => (labelled ? `${label}: ${text}` : text));
}

/** "14 người", and of a side whom it has and another has not. */
function membersOf(contents: readonly (ActivityContent | null)[], names: RecordNames): string[][] {
	const lists = contents.map((content) => content?.people.members ?? []);
	const [, ...sides] = lists;
	return lists.map((members, i) => {
		if (contents[i] === null) return [words.tooMuch];
		// Of all together the number says enough.
		const own = i === 0 ? [] : members.filter((one) => !sides.every((side) => side.includes(one)));
		const total = words.people(formatNumber(members.length));
		return [
			own.length === 0 ? total : `${total} · ${words.added(own.map(names.person).join(', '))}`
		];
	});
}

/** What the merged record says that the one that is shown does not; null while something is not chosen. */
export function resultChanges(
	plan: MergePlan,
	choices: MergeChoices,
	names: RecordNames
): Change[] | null {
	const outcome = settle(plan, choices);
	if (!outcome.ok) return null;
	const { content, state } = outcome.value;
	return [
		...stateChange(plan.top.state, state),
		...changesBetween(plan.top.content, content, names)
	];
}

/** Whose versions they are, the one that is shown first. */
export function versionsOf({ top, others }: MergePlan, names: RecordNames) {
	return [top, ...others].map(({ _rev = '', edits }, i) => {
		const last = edits.at(-1);
		const who = last === undefined ? '' : words.edited(names.person(last.by), m.time.full(last.at));
		return { key: `${_rev}`, title: i === 0 ? words.now : words.version(i + 1), who };
	});
}
