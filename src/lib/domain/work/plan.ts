import type { PersonId } from '../ids.ts';
import { lastDayOfMonth } from '../date.ts';
import type { PlannedConference } from './conferences.ts';
import type { WorkEntry } from './entry.ts';
import type { Change, Folded } from './fold.ts';
import { foldWork } from './fold.ts';
import type { FrozenLine, PlanLineFields, PlanStep, PlanVersionFields } from './plan-fields.ts';
import type { Standing } from './tracked.ts';
import { standingBy } from './tracked.ts';

/** A line of a year's plan as it stands now. */
export type PlanLine = PlanLineFields & {
	key: string;
	/** The last day of its month, or of the year. */
	dueOn: string;
	standing: Standing;
};

/** A version of the plan that was submitted, with what became of it. */
export type PlanVersion = {
	key: string;
	/** Bản 1, 2, 3 in the order of submitting. */
	n: number;
	lines: readonly FrozenLine[];
	step: PlanStep;
	/** Why it was returned, or what was said last. */
	note: string;
	number: string;
	issuedOn: string | null;
	submitted: { by: PersonId; name: string; at: string };
	history: readonly Change<Partial<PlanVersionFields>>[];
};

/** The plan of a year. */
export type PlanView = {
	year: string;
	/** What is being worked on, in the order of the year. */
	lines: readonly PlanLine[];
	/** Oldest first. */
	versions: readonly PlanVersion[];
	/** The version that holds: the newest adopted; null: none yet. */
	holds: PlanVersion | null;
	/** The newest version while nobody decided on it. */
	waiting: PlanVersion | null;
	/** Whether the lines are no longer those of the newest version. */
	changed: boolean;
};

const emptyLine: PlanLineFields = {
	month: null,
	text: '',
	responsible: '',
	state: 'todo',
	removed: false
};

/**
 * The plan of a year: its lines, its versions, and which of them holds.
 * @param today `YYYY-MM-DD`
 */
export function planOf(year: string, entries: readonly WorkEntry[], today: string): PlanView {
	const ofYear = entries.filter(({ key }) => key.startsWith(`${year}.`));
	const lines = [...foldWork(ofYear.filter((entry) => entry.subject === 'planLine'))]
		.map(([key, { said }]) => lineOf(year, key, { ...emptyLine, ...said }, today))
		.filter(({ removed, text }) => !removed && text !== '')
		.sort(inYear);
	const versions = versionsOf(ofYear);
	const newest = versions.at(-1);
	const holds = versions.findLast(({ step }) => step === 'adopted' || step === 'running') ?? null;
	return {
		year,
		lines,
		versions,
		holds,
		waiting: newest?.step === 'submitted' ? newest : null,
		changed: compareLines(newest?.lines ?? [], lines).some(({ kind }) => kind !== 'same')
	};
}

function lineOf(year: string, key: string, said: PlanLineFields, today: string): PlanLine {
	const dueOn = lastDayOfMonth(`${year}-${String(said.month ?? 12).padStart(2, '0')}`);
	return { ...said, key, dueOn, standing: standingBy(dueOn, said.state === 'done', today) };
}

/** By month, the whole year's last; in a month those from the programme first. */
function inYear(a: FrozenLine, b: FrozenLine): number {
	return (a.month ?? 13) - (b.month ?? 13) || (a.key < b.key ? -1 : 1);
}

function versionsOf(ofYear: readonly WorkEntry[]): PlanVersion[] {
	return [...foldWork(ofYear.filter((entry) => entry.subject === 'planVersion'))]
		.flatMap(([key, folded]) => versionOf(key, folded) ?? [])
		.sort((a, b) => (a.submitted.at < b.submitted.at ? -1 : 1))
		.map((version, i) => ({ ...version, n: i + 1 }));
}

function versionOf(
	key: string,
	{ said, history }: Folded<Partial<PlanVersionFields>>
): Omit<PlanVersion, 'n'> | null {
	// A version is what was submitted first under its key; nobody can put other lines in its place.
	const first = history.find(({ set }) => set.lines !== undefined);
	if (first?.set.lines === undefined) return null;
	const { step = 'submitted', note = '', number = '', issuedOn = null } = said;
	const { by, name, at } = first;
	return {
		key,
		lines: first.set.lines,
		step,
		note,
		number,
		issuedOn,
		history,
		submitted: { by, name, at }
	};
}

/** A line in two versions; `before` or `after` null: it is not in that one. */
export type LineChange =
	| { kind: 'added'; before: null; after: FrozenLine }
	| { kind: 'removed'; before: FrozenLine; after: null }
	| { kind: 'changed' | 'same'; before: FrozenLine; after: FrozenLine };

/** How two versions differ, line by line, in the order of the year. */
export function compareLines(
	before: readonly FrozenLine[],
	after: readonly FrozenLine[]
): LineChange[] {
	const [old, now] = [new Map(before.map(keyed)), new Map(after.map(keyed))];
	const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((key): LineChange[] => {
		const [was, is] = [old.get(key), now.get(key)];
		if (was === undefined)
			return is === undefined ? [] : [{ kind: 'added', before: null, after: is }];
		if (is === undefined) return [{ kind: 'removed', before: was, after: null }];
		return [{ kind: sameLine(was, is) ? 'same' : 'changed', before: was, after: is }];
	});
	return changes.sort((a, b) => inYear(a.after ?? a.before, b.after ?? b.before));
}

const keyed = (line: FrozenLine): [string, FrozenLine] => [line.key, line];

function sameLine(a: FrozenLine, b: FrozenLine): boolean {
	return a.month === b.month && a.text === b.text && a.responsible === b.responsible;
}

/** The lines as they are submitted. */
export function frozen(lines: readonly PlanLine[]): FrozenLine[] {
	return lines.map(({ key, month, text, responsible }) => ({ key, month, text, responsible }));
}

/** What the programme asks of a year, as lines: the points of its conferences, but those that the plan had already. */
export function programmeLines(
	year: string,
	conferences: readonly PlannedConference[],
	entries: readonly WorkEntry[]
): FrozenLine[] {
	const had = new Set(entries.flatMap(({ subject, key }) => (subject === 'planLine' ? [key] : [])));
	return conferences
		.filter(({ plannedMonth }) => plannedMonth.startsWith(`${year}-`))
		.flatMap(({ plannedMonth, items }) =>
			items.map(({ id, shown: text }) => ({
				key: `${year}.${id}`,
				text,
				responsible: '',
				month: Number(plannedMonth.slice(5))
			}))
		)
		.filter(({ key }) => !had.has(key));
}
