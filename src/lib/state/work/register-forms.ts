import type { FieldIssue } from '../../domain/issue.ts';
import type { Period } from '../../domain/period/period.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { tidy } from '../../domain/text.ts';
import type { ReportView } from '../../domain/work/register.ts';
import type { DeadlineFields, ReportFields } from '../../domain/work/report-fields.ts';
import { canBeDue, canBeReceived } from '../../domain/work/report-fields.ts';
import { textOfDay } from '../unit/day-text.ts';
import { Reading, changed } from './forms.ts';

type Changed<T> = Result<Partial<T> | null, FieldIssue[]>;

const dayText = (day: string | null) => (day === null ? '' : textOfDay(day));

/** A deadline as it is typed. */
export function dueForm(dueOn: string | null): { dueOn: string } {
	return { dueOn: dayText(dueOn) };
}

/** What was typed of a report. */
export type ReportForm = Record<keyof ReportFields, string>;

export function reportForm({ receivedOn, number, note }: ReportView): ReportForm {
	return { receivedOn: dayText(receivedOn), number, note };
}

/** What a form says of a period's deadline that was not said before. */
export function dueChange(
	period: Period,
	before: string | null,
	form: { dueOn: string }
): Changed<DeadlineFields> {
	const read = new Reading();
	const dueOn = read.day('dueOn', form.dueOn);
	if (dueOn !== null && !canBeDue(dueOn, period))
		read.issues.push({ path: 'dueOn', code: 'dueOutsidePeriod' });
	return read.issues.length > 0 ? err(read.issues) : ok(changed({ dueOn: before }, { dueOn }));
}

/** What a form says of a unit's report that was not said before. */
export function reportChange(
	view: ReportView,
	form: ReportForm,
	nowMs: number
): Changed<ReportFields> {
	const read = new Reading();
	const now = {
		receivedOn: read.day('receivedOn', form.receivedOn),
		number: tidy(form.number),
		note: tidy(form.note)
	};
	if (now.receivedOn !== null && !canBeReceived(now.receivedOn, nowMs))
		read.issues.push({ path: 'receivedOn', code: 'receivedAhead' });
	const { receivedOn, number, note } = view;
	const before = { receivedOn, number, note };
	return read.issues.length > 0 ? err(read.issues) : ok(changed(before, now));
}
