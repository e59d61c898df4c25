import type { WriteFault } from '../../data/device.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { tidy } from '../../domain/text.ts';
import type { ConferenceView, ItemView, Paper } from '../../domain/work/conferences.ts';
import type {
	ConferenceFields,
	ItemFields,
	PaperFields
} from '../../domain/work/conference-fields.ts';
import { dayFromText, textOfDay } from '../unit/day-text.ts';

/** What was typed of a conference; minutes have a page of their own. */
export type ConferenceForm = Record<
	'plannedMonth' | 'heldOn' | 'place' | 'summoned' | 'present' | 'absent',
	string
>;
export type ItemForm = Pick<ItemFields, 'state' | 'responsible' | 'note'> & { due: string };
export type PaperForm = Pick<PaperFields, 'kind' | 'title' | 'number' | 'thematic'> & {
	issuedOn: string;
};

const dayText = (day: string | null) => (day === null ? '' : textOfDay(day));
const countText = (n: number | null) => (n === null ? '' : String(n));

export function conferenceForm(view: ConferenceView): ConferenceForm {
	return {
		plannedMonth: view.month,
		heldOn: dayText(view.heldOn),
		place: view.place,
		summoned: countText(view.summoned),
		present: countText(view.present),
		absent: view.absent
	};
}

export function itemForm({ state, responsible, due, note }: ItemView): ItemForm {
	return { state, responsible, note, due: dayText(due) };
}

export function paperForm(paper: Paper | null): PaperForm {
	return {
		kind: paper?.kind ?? 'report',
		title: paper?.title ?? '',
		number: paper?.number ?? '',
		thematic: paper?.thematic ?? false,
		issuedOn: dayText(paper?.issuedOn ?? null)
	};
}

/** Reads typed fields; what cannot be read is told at its field. */
export class Reading {
	readonly issues: FieldIssue[] = [];

	/** Whether something is wrong with a field already. */
	told(path: string): boolean {
		return this.issues.some((issue) => issue.path === path);
	}

	day(path: string, text: string): string | null {
		if (text.trim() === '') return null;
		const day = dayFromText(text);
		if (day === null) this.issues.push({ path, code: 'notDay' });
		return day;
	}

	count(path: string, text: string): number | null {
		if (text.trim() === '') return null;
		if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text);
		this.issues.push({ path, code: 'notCount' });
		return null;
	}
}

/** What of a form is not as it was; null: nothing. Only that is written, so that nobody's words are overwritten unseen. */
export function changed<T extends object>(before: T, now: T): Partial<T> | null {
	const fields = Object.keys(now).filter(
		(field) => Reflect.get(before, field) !== Reflect.get(now, field)
	);
	if (fields.length === 0) return null;
	return fields.reduce<Partial<T>>(
		(all, field) => ({ ...all, [field]: Reflect.get(now, field) }),
		{}
	);
}

type Changed<T> = Result<Partial<T> | null, FieldIssue[]>;

/** What a form says of a conference that was not said before. */
export function conferenceChange(
	view: ConferenceView,
	form: ConferenceForm
): Changed<Omit<ConferenceFields, 'minutes'>> {
	const read = new Reading();
	const month = form.plannedMonth === view.programmeMonth ? null : form.plannedMonth;
	const now = {
		plannedMonth: month,
		heldOn: read.day('heldOn', form.heldOn),
		place: tidy(form.place),
		summoned: read.count('summoned', form.summoned),
		present: read.count('present', form.present),
		absent: tidy(form.absent)
	};
	if (now.summoned !== null && now.present !== null && now.present > now.summoned)
		read.issues.push({ path: 'present', code: 'presentAboveSummoned' });
	const { plannedMonth, heldOn, place, summoned, present, absent } = view;
	const before = { plannedMonth, heldOn, place, summoned, present, absent };
	return read.issues.length > 0 ? err(read.issues) : ok(changed(before, now));
}

/** What a form says of a point of the agenda that was not said before. */
export function itemChange(view: ItemView, form: ItemForm): Changed<ItemFields> {
	const read = new Reading();
	const now = {
		state: form.state,
		responsible: tidy(form.responsible),
		due: read.day('due', form.due),
		note: tidy(form.note)
	};
	const { state, responsible, due, note } = view;
	return read.issues.length > 0
		? err(read.issues)
		: ok(changed({ state, responsible, due, note }, now));
}

/** What a form says of a paper: all of a new one, else what was not said before. */
export function paperChange(
	paper: Paper | null,
	form: PaperForm,
	where: Pick<PaperFields, 'conference' | 'item'>
): Changed<PaperFields> {
	const read = new Reading();
	const now: PaperFields = {
		kind: form.kind,
		title: tidy(form.title),
		number: tidy(form.number),
		issuedOn: read.day('issuedOn', form.issuedOn),
		thematic: form.kind === 'resolution' && form.thematic,
		...where,
		removed: false
	};
	if (now.title === '') read.issues.push({ path: 'title', code: 'required' });
	if (read.issues.length > 0) return err(read.issues);
	if (paper === null) return ok(now);
	const { key, ...before } = paper;
	void key;
	return ok(changed<PaperFields>(before, now));
}

/** The issues of a refused write by the names of the form's fields. */
export function issuesOf(fault: WriteFault): FieldIssue[] {
	if (fault.kind !== 'invalid') return [];
	return fault.issues.map((issue) => ({ ...issue, path: issue.path.replace(/^set\./, '') }));
}
