import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { Headcount, LISTS_VERSION } from '../../domain/unit/headcount.ts';
import { rosterOn } from '../../domain/unit/frozen-lists.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Closing } from '../../terms/term.ts';

const counts = ['members', 'youth', 'female', 'ethnicMinority', 'staffChildren'] as const;
export type HeadcountField = (typeof counts)[number];

/** A headcount as typed. */
export type HeadcountForm = Record<HeadcountField, string>;

/** Where one closing of the term stands in a unit. */
export type ClosingState =
	| { kind: 'entered'; closing: Closing; headcount: Headcount }
	| { kind: 'due'; closing: Closing }
	| { kind: 'later'; closing: Closing };

/** The closings of the term, newest that can be closed first, with what the unit has entered. */
export function closingStates(
	closings: readonly Closing[],
	headcounts: readonly Headcount[],
	today: string
): ClosingState[] {
	const entered = new Map(headcounts.map((headcount) => [headcount.closingDate, headcount]));
	return [...closings]
		.sort((a, b) => (a.date < b.date ? 1 : -1))
		.map((closing) => {
			const headcount = entered.get(closing.date);
			if (headcount !== undefined) return { kind: 'entered', closing, headcount };
			return { kind: closing.date <= today ? 'due' : 'later', closing };
		});
}

/** The form of a closing: what was entered, else what the roster of that day says; what it does not say stays empty. */
export function headcountForm(
	entered: Headcount | null,
	people: readonly Person[],
	date: string
): HeadcountForm {
	const roster = rosterOn(people, date);
	const text = (value: number | null | undefined) =>
		value === null || value === undefined ? '' : String(value);
	return {
		members: text(entered?.members ?? roster.memberIds.length),
		youth: text(entered?.youth ?? roster.youthIds.length),
		female: text(entered?.female),
		ethnicMinority: text(entered?.ethnicMinority),
		staffChildren: text(entered?.staffChildren)
	};
}

/** A count as typed: whole, thousands apart by dots or blanks or not at all; "1.2" is no 12. Null: nothing is said. */
export function countOf(text: string): number | null | 'notNumber' {
	const typed = text.trim();
	if (typed === '') return null;
	return /^(\d+|\d{1,3}([. \u00a0]\d{3})+)$/.test(typed)
		? Number(typed.replace(/\D/g, ''))
		: 'notNumber';
}

function numberOf(text: string): number | null {
	const count = countOf(text);
	return count === 'notNumber' ? null : count;
}

function typingIssues(form: HeadcountForm): FieldIssue[] {
	const issues: FieldIssue[] = [];
	for (const path of counts) {
		if (countOf(form[path]) === 'notNumber') issues.push({ path, code: 'notNumber' });
		else if ((path === 'members' || path === 'youth') && numberOf(form[path]) === null)
			issues.push({ path, code: 'required' });
	}
	if (issues.length > 0) return issues;
	const total = (numberOf(form.members) ?? 0) + (numberOf(form.youth) ?? 0);
	for (const path of ['female', 'ethnicMinority'] as const)
		if ((numberOf(form[path]) ?? 0) > total)
			issues.push({ path, code: 'atMost', limit: String(total) });
	return issues;
}

/** The headcount that a form describes, with the lists of that day frozen beside its counts. */
export function headcountFromForm(
	form: HeadcountForm,
	entered: Headcount | null,
	made: { unit: UnitId; date: string; people: readonly Person[]; by: PersonId; at: string }
): Result<Headcount, FieldIssue[]> {
	const issues = typingIssues(form);
	if (issues.length > 0) return err(issues);
	return parseBy(Headcount, {
		...(entered?._rev === undefined ? {} : { _rev: entered._rev }),
		_id: `headcount:${made.date}`,
		type: 'headcount',
		v: LISTS_VERSION,
		unit: made.unit,
		closingDate: made.date,
		members: numberOf(form.members),
		youth: numberOf(form.youth),
		female: numberOf(form.female),
		ethnicMinority: numberOf(form.ethnicMinority),
		staffChildren: numberOf(form.staffChildren),
		...rosterOn(made.people, made.date),
		by: made.by,
		at: made.at
	});
}

/** The newest headcount before a closing; null where it is the first. */
export function headcountBefore(headcounts: readonly Headcount[], date: string): Headcount | null {
	const earlier = headcounts.filter((one) => one.closingDate < date);
	return earlier.toSorted((a, b) => (a.closingDate < b.closingDate ? 1 : -1))[0] ?? null;
}

/** Who came and who left since an earlier headcount, by the lists of both days. */
export function rosterChanges(
	before: Headcount,
	people: readonly Person[],
	date: string
): { joined: PersonId[]; gone: PersonId[] } {
	const then = [...before.memberIds, ...before.youthIds];
	const { memberIds, youthIds } = rosterOn(people, date);
	const now = [...memberIds, ...youthIds];
	return {
		joined: now.filter((id) => !then.includes(id)),
		gone: then.filter((id) => !now.includes(id))
	};
}
