import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import type { Officer, PartyStage } from '../../domain/private/officers.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { fold, tidy } from '../../domain/text.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { OfficerFields, PartyFields } from '../../domain/work/private-fields.ts';
import { dayFromText, textOfDay } from '../unit/day-text.ts';
import { Reading, changed } from '../work/forms.ts';

/** Somebody as typed: chosen of the roster, or by name alone. */
export type WhoForm = { person: PersonId | null; name: string };
export type PartyMemberAnswer = 'yes' | 'no' | 'unknown';
export type OfficerForm = WhoForm &
	Pick<OfficerFields, 'position' | 'trainedOn'> & {
		chiDoan: string;
		workUnit: UnitId | '';
		from: string;
		to: string;
		theory: NonNullable<OfficerFields['theory']> | '';
		education: NonNullable<OfficerFields['education']> | '';
		partyMember: PartyMemberAnswer;
		/** A day of training that is being typed and is not in the list yet. */
		newTraining: string;
		removed: boolean;
	};
export type PartyForm = WhoForm & {
	introducedOn: string;
	admittedOn: string;
	number: string;
	removed: boolean;
};

const dayText = (day: string | null) => (day === null ? '' : textOfDay(day));
const answers = { yes: true, no: false, unknown: null } as const;

/** The form of an officer, or of a new one, of whom nothing is taken for granted. */
export function officerForm(officer: Officer | null): OfficerForm {
	const { partyMember = null } = officer ?? {};
	return {
		person: officer?.person ?? null,
		name: officer?.name ?? '',
		position: officer?.position ?? 'secretary',
		chiDoan: officer?.chiDoan ?? '',
		workUnit: officer?.workUnit ?? '',
		from: dayText(officer?.from ?? null),
		to: dayText(officer?.to ?? null),
		theory: officer?.theory ?? '',
		education: officer?.education ?? '',
		partyMember: partyMember === null ? 'unknown' : partyMember ? 'yes' : 'no',
		trainedOn: officer?.trainedOn ?? [],
		newTraining: '',
		removed: false
	};
}

export function partyForm(stage: PartyStage | null): PartyForm {
	return {
		person: stage?.person ?? null,
		name: stage?.name ?? '',
		introducedOn: dayText(stage?.introducedOn ?? null),
		admittedOn: dayText(stage?.admittedOn ?? null),
		number: stage?.number ?? '',
		removed: false
	};
}

/** A past day that was typed, put among days, each once and in order; null where it is none. */
export function withDay(days: readonly string[], text: string, today: string): string[] | null {
	const day = dayFromText(text);
	if (day === null || day > today) return null;
	return [...new Set([...days, day])].sort();
}

class PrivateReading extends Reading {
	readonly #today: string;

	constructor(today: string) {
		super();
		this.#today = today;
	}

	/** A day on which something happened: one that is still ahead is a slip. */
	past(path: string, text: string): string | null {
		const day = this.day(path, text);
		if (day !== null && day > this.#today) this.issues.push({ path, code: 'dayAhead' });
		return day;
	}

	who({ person, name }: WhoForm): WhoForm {
		if (tidy(name) === '') this.issues.push({ path: 'name', code: 'required' });
		return { person, name: tidy(name) };
	}
}

type Changed<T> = Result<Partial<T> | null, FieldIssue[]>;

/** What a form says of an officer that was not said before: all of a new one. */
export function officerChange(
	officer: Officer | null,
	form: OfficerForm,
	today: string
): Changed<OfficerFields> {
	const read = new PrivateReading(today);
	const trainedOn =
		form.newTraining.trim() === ''
			? form.trainedOn
			: withDay(form.trainedOn, form.newTraining, today);
	if (trainedOn === null) read.issues.push({ path: 'newTraining', code: 'notPastDay' });
	const [from, to] = [read.day('from', form.from), read.day('to', form.to)];
	if (from !== null && to !== null && to < from)
		read.issues.push({ path: 'to', code: 'endsBefore' });
	const now: OfficerFields = {
		...read.who(form),
		position: form.position,
		from,
		to,
		chiDoan: form.position === 'branchSecretary' && form.chiDoan !== '' ? form.chiDoan : null,
		workUnit: form.workUnit === '' ? null : form.workUnit,
		theory: form.theory === '' ? null : form.theory,
		education: form.education === '' ? null : form.education,
		partyMember: answers[form.partyMember],
		trainedOn: trainedOn ?? [],
		removed: form.removed
	};
	if (read.issues.length > 0) return err(read.issues);
	if (officer === null) return ok(now);
	const { key, history, trainedOn: before, ...rest } = officer;
	void [key, history];
	const same = before.join() === now.trainedOn.join();
	return ok(changed<OfficerFields>({ ...rest, trainedOn: same ? now.trainedOn : before }, now));
}

/** What a form says of somebody on the way into the Party that was not said before. */
export function partyChange(
	stage: PartyStage | null,
	form: PartyForm,
	today: string
): Changed<PartyFields> {
	const read = new PrivateReading(today);
	const now: PartyFields = {
		...read.who(form),
		introducedOn: read.past('introducedOn', form.introducedOn),
		admittedOn: read.past('admittedOn', form.admittedOn),
		number: tidy(form.number),
		removed: form.removed
	};
	if (read.issues.length > 0) return err(read.issues);
	if (stage === null) return ok(now);
	const { key, history, ...before } = stage;
	void [key, history];
	return ok(changed<PartyFields>(before, now));
}

/** Others who were entered under the same name: perhaps the same person, entered twice. */
export function sameName<T extends WhoForm & { key: string }>(
	others: readonly T[],
	form: WhoForm,
	key: string | null
): T[] {
	const folded = fold(form.name);
	return others.filter(
		(one) =>
			one.key !== key &&
			folded !== '' &&
			(form.person !== null && one.person !== null
				? one.person === form.person
				: fold(one.name) === folded)
	);
}

/** People of the roster whose name holds every word that was typed, the first few. */
export function offered(people: readonly Person[], name: string, most: number): Person[] {
	const asked = fold(name).split(' ');
	if (asked.join('') === '') return [];
	return people.filter(({ folded }) => asked.every((word) => folded.includes(word))).slice(0, most);
}
