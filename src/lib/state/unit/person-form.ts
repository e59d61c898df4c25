import * as v from 'valibot';
import { PersonId, ulid } from '../../domain/ids.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { fold, tidy } from '../../domain/text.ts';
import type { Membership } from '../../domain/unit/move.ts';
import { withFactsSettled } from '../../domain/unit/merge-persons.ts';
import { Person } from '../../domain/unit/person.ts';
import { parsePerson, withMove } from '../../domain/unit/person-write.ts';
import type { Arrival } from '../../domain/unit/transfer.ts';
import { dayFromText, textOfDay } from './day-text.ts';
import type { Stamp } from './move-form.ts';

/** How a person came onto the roster: đã ở đơn vị · mới kết nạp · chuyển đến. */
export type Came = 'listed' | 'admitted' | 'received';

/** What is known of a person, as typed. */
export type PersonForm = {
	name: string;
	birthYear: string;
	department: string;
	chiDoan: string;
};

/** How a new person came, as typed. `from`: the body outside the block; a unit of the block is chosen by its arrival. */
export type ArrivalForm = { came: Came; membership: Membership; day: string; from: string };

/** The form of a person, or of a new one, perhaps one whom another unit sent. */
export function personForm(person: Person | null, arrival: Arrival | null = null): PersonForm {
	const birthYear = person?.birthYear ?? arrival?.birthYear ?? '';
	return {
		name: person?.name ?? arrival?.name ?? '',
		birthYear: String(birthYear),
		department: person?.department ?? '',
		chiDoan: person?.chiDoan ?? ''
	};
}

/** The form of how a new person comes; those sent by a unit of the block on the day that it wrote. */
export function arrivalForm(arrival: Arrival | null, today: string): ArrivalForm {
	return {
		came: arrival === null ? 'listed' : 'received',
		membership: arrival?.membership ?? 'member',
		day: textOfDay(arrival?.day ?? today),
		from: ''
	};
}

/** A new person's id: unique in the block, whoever makes it, on whichever phone. */
export function newPersonId(timeMs: number, random: Uint8Array): PersonId {
	return v.parse(PersonId, `p-${ulid(timeMs, random).toLowerCase()}`);
}

function typedFacts(form: PersonForm) {
	const name = tidy(form.name).replace(/\s+/g, ' ');
	const birthYear = form.birthYear.trim();
	return {
		name,
		folded: fold(name),
		birthYear: birthYear === '' ? null : Number(birthYear),
		department: tidy(form.department),
		chiDoan: form.chiDoan === '' ? null : form.chiDoan
	};
}

function yearIssues({ birthYear }: PersonForm): FieldIssue[] {
	const year = birthYear.trim();
	return year === '' || /^\d{4}$/.test(year) ? [] : [{ path: 'birthYear', code: 'notYear' }];
}

/** The person with what was typed of them. */
export function personFromForm(form: PersonForm, person: Person): Result<Person, FieldIssue[]> {
	const issues = yearIssues(form);
	if (issues.length > 0) return err(issues);
	return parseBy(Person, { ...withFactsSettled(person), ...typedFacts(form) });
}

/** Who is made: the id is that of the arrival, so that the block has one person and not two. */
export type Fresh = { unit: UnitId; id: PersonId };

/**
 * A new person of the roster, with the move that put them on it.
 * @param before somebody of this id who was on this roster once: then they come back, and their history goes on
 */
export function newPersonFromForm(
	form: PersonForm,
	came: ArrivalForm,
	{ unit, id, arrival, before }: Fresh & { arrival: Arrival | null; before: Person | null },
	stamp: Stamp
): Result<Person, FieldIssue[]> {
	const issues = [...yearIssues(form), ...arrivalIssues(came, arrival)];
	const day = dayFromText(came.day);
	if (day === null || issues.length > 0) return err(issues);
	const move = moveOf(came, day, arrival, stamp);
	const membership = move.kind === 'admitted' ? 'member' : move.membership;
	const blank = { _id: `person:${id}`, type: 'person', v: 2, id, unit, moves: [move] };
	const made =
		before === null
			? { ...blank, membership, activeFrom: day, activeTo: null, ...typedFacts(form) }
			: { ...withMove(before, move), ...typedFacts(form) };
	const parsed = parsePerson(made, Date.parse(stamp.at));
	if (parsed.ok) return parsed;
	return err(parsed.error.map(atField));
}

/** The form has one box for the day of the move and one for where from: what is wrong in the move stands there. */
function atField(issue: FieldIssue): FieldIssue {
	if (/\.other(\.|$)/.test(issue.path)) return { ...issue, path: 'from' };
	return issue.path === '' || issue.path.startsWith('moves') ? { ...issue, path: 'day' } : issue;
}

function moveOf(
	{ came, membership, from }: ArrivalForm,
	day: string,
	arrival: Arrival | null,
	stamp: Stamp
) {
	const common = { ...stamp, day, note: '', replaces: null };
	if (came === 'admitted') return { ...common, kind: came };
	if (came === 'listed') return { ...common, kind: came, membership };
	const other = arrival === null ? { name: tidy(from) } : { unit: arrival.from };
	return { ...common, kind: came, membership, other };
}

function arrivalIssues(came: ArrivalForm, arrival: Arrival | null): FieldIssue[] {
	const issues: FieldIssue[] = [];
	if (dayFromText(came.day) === null) issues.push({ path: 'day', code: 'notDay' });
	if (came.came === 'received' && arrival === null && came.from.trim() === '')
		issues.push({ path: 'from', code: 'required' });
	return issues;
}

/** Others on the roster who look like the same person: the same folded name, and no other year of birth. */
export function sameNames(
	people: readonly Person[],
	form: Pick<PersonForm, 'name' | 'birthYear'>,
	self: PersonId | null
): Person[] {
	const folded = fold(form.name);
	if (folded === '') return [];
	const year = form.birthYear.trim();
	return people.filter(
		(one) =>
			one.id !== self &&
			one.folded === folded &&
			(year === '' || one.birthYear === null || String(one.birthYear) === year)
	);
}
