import { daysFrom } from '$lib/domain/date.ts';
import type { PeriodReports, ReportView } from '$lib/domain/work/register.ts';
import type { ReportFields } from '$lib/domain/work/report-fields.ts';
import { later } from '$lib/i18n/later.ts';

/** How a unit's report stands, in words: "Nhận 23/03/2021, chậm 3 ngày". */
export function stateText(
	{ state, receivedOn }: ReportView,
	dueOn: string | null,
	today: string
): string {
	const words = later.register.state;
	if (receivedOn !== null)
		return state === 'late'
			? words.late(receivedOn, daysFrom(dueOn ?? receivedOn, receivedOn))
			: words.received(receivedOn);
	if (dueOn === null) return words.noDeadline;
	return state === 'overdue' ? words.overdue(daysFrom(dueOn, today)) : words.waiting;
}

/** Something that was said of a period's reports: what, by whom, when. */
export type Told = { name: string; at: string; lines: string[] };

/** All that was said of a period's reports, newest first. */
export function toldOf({ history, units }: PeriodReports): Told[] {
	const words = later.register.history;
	const due = history.map(({ name, at, set: { dueOn } }) => ({
		name,
		at,
		lines: dueOn === undefined ? [] : [words.due(dueOn)]
	}));
	const reports = units.flatMap((view) =>
		view.history.map(({ name, at, set }) => ({
			name,
			at,
			lines: [view.unit.name, ...changeText(set)]
		}))
	);
	return [...due, ...reports].sort((a, b) => (a.at < b.at ? 1 : -1));
}

function changeText({ receivedOn, number, note }: Partial<ReportFields>): string[] {
	const words = later.register.history;
	return [
		...(receivedOn === undefined ? [] : [words.receivedOn(receivedOn)]),
		...(number === undefined ? [] : [words.number(number)]),
		...(note === undefined ? [] : [words.note(note)])
	];
}
