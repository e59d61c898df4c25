import type { Period } from '../period/period.ts';
import { lastDayOf, monthsOf, periodsOfYear } from '../period/period.ts';
import { isDue } from '../targets/units-due.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { Unit } from '../unit/unit.ts';
import type { WorkEntry } from './entry.ts';
import type { Change, Folded } from './fold.ts';
import { foldWork } from './fold.ts';
import type { DeadlineFields, ReportFields } from './report-fields.ts';
import { reportKey } from './report-fields.ts';

/**
 * `received`: it came; `late`: it came after the day; `overdue`: the day is over and it has not come; `waiting`: it has
 * not come, and the day is not over, or none was set.
 */
export const reportStates = ['received', 'late', 'overdue', 'waiting'] as const;
export type ReportState = (typeof reportStates)[number];

/** A unit's report of a period as the register has it. */
export type ReportView = ReportFields & {
	unit: Pick<Unit, 'id' | 'name'>;
	state: ReportState;
	history: readonly Change<Partial<ReportFields>>[];
};

/** The reports of a period: the day they are due and where each stands. */
export type PeriodReports = DeadlineFields & {
	period: Period;
	units: readonly ReportView[];
	counts: Readonly<Record<ReportState, number>>;
	history: readonly Change<Partial<DeadlineFields>>[];
};

/** The parts of a year that units report on: the first quarter, six months, nine months, and the year itself. */
const REPORTED = ['-Q1', '-6m', '-9m', ''];

/** The periods of a year that units report on and that lie in the term, in order. */
export function reportPeriods(term: TermSpan, year: string): Period[] {
	return periodsOfYear(year)
		.filter((period) => REPORTED.includes(period.slice(4)))
		.filter((period) => lastDayOf(period) >= term.start && lastDayOf(period) <= term.end);
}

const nothing: ReportFields = { receivedOn: null, number: '', note: '' };

/**
 * The register of the reports of some periods. A unit stands in it where its report was due, or came all the same; one
 * that was dissolved before, or founded after, is not missed.
 * @param today `YYYY-MM-DD`
 */
export function reportRegister(
	periods: readonly Period[],
	units: readonly Unit[],
	entries: readonly WorkEntry[],
	today: string
): PeriodReports[] {
	const deadlines = foldWork(entries.filter((entry) => entry.subject === 'deadline'));
	const reports = foldWork(entries.filter((entry) => entry.subject === 'report'));
	return periods.map((period) => {
		const { said, history = [] } = deadlines.get(period) ?? {};
		const dueOn = said?.dueOn ?? null;
		const views = units.flatMap((unit) => {
			const report = reports.get(reportKey(period, unit.id));
			const view = viewOf(unit, report, dueOn, today);
			const belongs = owes(unit, period, dueOn, today) || cameFrom(unit, view);
			return belongs ? [view] : [];
		});
		return { period, dueOn, units: views, counts: countsOf(views), history };
	});
}

function viewOf(
	{ id, name }: Unit,
	report: Folded<Partial<ReportFields>> | undefined,
	dueOn: string | null,
	today: string
): ReportView {
	const kept = { ...nothing, ...report?.said };
	const state = stateOf(kept.receivedOn, dueOn, today);
	return { ...kept, unit: { id, name }, state, history: report?.history ?? [] };
}

function stateOf(receivedOn: string | null, dueOn: string | null, today: string): ReportState {
	if (receivedOn !== null) return dueOn !== null && receivedOn > dueOn ? 'late' : 'received';
	return dueOn !== null && dueOn < today ? 'overdue' : 'waiting';
}

/** A unit owes a report when it was there at the end of the period (or is today, while it runs) and on the day it is due. */
function owes(unit: Unit, period: Period, dueOn: string | null, today: string): boolean {
	const span = { start: `${monthsOf(period).from}-01`, end: lastDayOf(period) };
	if (!isDue(unit, span, 'term', today)) return false;
	return (
		dueOn === null ||
		(unit.activeFrom <= dueOn && (unit.activeTo === null || unit.activeTo >= dueOn))
	);
}

function cameFrom({ kind }: Unit, { receivedOn }: ReportView): boolean {
	return kind !== 'doanKhoi' && receivedOn !== null;
}

function countsOf(views: readonly ReportView[]): Record<ReportState, number> {
	const counts: Record<ReportState, number> = { received: 0, late: 0, overdue: 0, waiting: 0 };
	for (const { state } of views) counts[state]++;
	return counts;
}

/** What the committee's home says of reports: how many are overdue, of the newest period of which any is. */
export type OverdueReports = { period: Period; count: number };

/** The newest period of which a report is overdue, or null. */
export function overdueReports(register: readonly PeriodReports[]): OverdueReports | null {
	const newest = register
		.filter(({ counts }) => counts.overdue > 0)
		.sort((a, b) => (lastDayOf(a.period) < lastDayOf(b.period) ? -1 : 1))
		.at(-1);
	return newest === undefined ? null : { period: newest.period, count: newest.counts.overdue };
}
