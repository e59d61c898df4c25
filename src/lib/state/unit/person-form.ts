import * as v from 'valibot';
import { PersonId, ulid } from '../../domain/ids.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { fold, tidy } from '../../domain/text.ts';
import { Person } from '../../domain/unit/person.ts';
import { dayFromText, textOfDay } from './day-text.ts';

/** A person on the roster as typed. */
export type PersonForm = {
	name: string;
	birthYear: string;
	department: string;
	chiDoan: string;
	membership: Person['membership'];
	activeFrom: string;
	activeTo: string;
};

/** The form of a person, or of a new one who joins on `today`. */
export function personForm(person: Person | null, today: string): PersonForm {
	return {
		name: person?.name ?? '',
		birthYear: String(person?.birthYear ?? ''),
		department: person?.department ?? '',
		chiDoan: person?.chiDoan ?? '',
		membership: person?.membership ?? 'member',
		activeFrom: textOfDay(person?.activeFrom ?? today),
		activeTo: textOfDay(person?.activeTo ?? '')
	};
}

/** A new person's id: unique in the block, whoever makes it, on whichever phone. */
export function newPersonId(timeMs: number, random: Uint8Array): PersonId {
	return v.parse(PersonId, `p-${ulid(timeMs, random).toLowerCase()}`);
}

function dayIssues(form: PersonForm): FieldIssue[] {
	const issues: FieldIssue[] = [];
	if (dayFromText(form.activeFrom) === null) issues.push({ path: 'activeFrom', code: 'notDay' });
	if (form.activeTo.trim() !== '' && dayFromText(form.activeTo) === null)
		issues.push({ path: 'activeTo', code: 'notDay' });
	if (form.birthYear.trim() !== '' && !/^\d{4}$/.test(form.birthYear.trim()))
		issues.push({ path: 'birthYear', code: 'notYear' });
	return issues;
}

/** The person that a form describes: `person` with what was typed, or a new one of `unit` under `id`. */
export function personFromForm(
	form: PersonForm,
	person: Person | null,
	fresh: { unit: UnitId; id: PersonId }
): Result<Person, FieldIssue[]> {
	const issues = dayIssues(form);
	if (issues.length > 0) return err(issues);
	const name = tidy(form.name).replace(/\s+/g, ' ');
	const id = person?.id ?? fresh.id;
	const activeTo = dayFromText(form.activeTo);
	const parsed = parseBy(Person, {
		...(person ?? { _id: `person:${id}`, type: 'person', v: 1, id, unit: fresh.unit }),
		name,
		folded: fold(name),
		birthYear: form.birthYear.trim() === '' ? null : Number(form.birthYear.trim()),
		department: tidy(form.department),
		chiDoan: form.chiDoan === '' ? null : form.chiDoan,
		membership: form.membership,
		activeFrom: dayFromText(form.activeFrom),
		activeTo
	});
	// The only rule over the whole person that typing can break is the order of the two days.
	if (!parsed.ok)
		return err(
			parsed.error.map((issue) => (issue.path === '' ? { ...issue, path: 'activeTo' } : issue))
		);
	return parsed;
}

/** Others on the roster who look like the same person: the same folded name, and no other year of birth. */
export function sameNames(
	people: readonly Person[],
	form: PersonForm,
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
