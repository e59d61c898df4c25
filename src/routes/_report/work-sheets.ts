import type { Sheet } from '$lib/domain/report/sheet.ts';
import { dayCell } from '$lib/domain/report/sheet.ts';
import type { AwardView } from '$lib/domain/work/awards.ts';
import type { DutyView } from '$lib/domain/work/duties.ts';
import type { InspectionView } from '$lib/domain/work/inspections.ts';
import type { PlanLine } from '$lib/domain/work/plan.ts';
import type { YearPledges } from '$lib/domain/work/pledges.ts';
import type { RatingLevel } from '$lib/domain/work/rating-levels.ts';
import type { YearRatings } from '$lib/domain/work/ratings.ts';
import type { PeriodReports, ReportView } from '$lib/domain/work/register.ts';
import { later } from '$lib/i18n/later.ts';
import { sheetOf } from './sheet-of.ts';

const labels = later.workFields;
const values = later.workValues.names;

/** What units registered in a year, against done. */
export function pledgesSheet({ year, units }: YearPledges): Sheet {
	const all = units.flatMap(({ unit, pledges }) =>
		pledges.map((pledge) => ({ ...pledge, of: unit?.name ?? later.pledges.unknownUnit }))
	);
	return sheetOf(
		`${later.pledges.title} ${year}`,
		[
			[later.pledges.unit, 40, ({ of }) => of],
			[labels.kind, 24, ({ kind }) => values[kind]],
			[labels.name, 44, ({ name }) => name],
			[labels.scale, 40, ({ scale }) => scale],
			[labels.dueOn, 12, ({ dueOn }) => dayCell(dueOn)],
			[labels.doneOn, 14, ({ doneOn }) => dayCell(doneOn)],
			[labels.result, 44, ({ result }) => result]
		],
		all
	);
}

/** Inspections, what they found, and what has to be mended. */
export function inspectionsSheet(title: string, all: readonly InspectionView[]): Sheet {
	return sheetOf(
		title,
		[
			[later.pledges.unit, 40, ({ name }) => (name === '' ? later.pledges.unknownUnit : name)],
			[labels.kind, 12, ({ kind }) => values[kind]],
			[labels.topic, 44, ({ topic }) => topic],
			[labels.plannedOn, 14, ({ plannedOn }) => dayCell(plannedOn)],
			[labels.doneOn, 14, ({ doneOn }) => dayCell(doneOn)],
			[labels.team, 30, ({ team }) => team],
			[labels.conclusion, 44, ({ conclusion }) => conclusion],
			[labels.mending, 44, ({ mending }) => mending],
			[labels.mendBy, 14, ({ mendBy }) => dayCell(mendBy)],
			[labels.mendedOn, 14, ({ mendedOn }) => dayCell(mendedOn)]
		],
		all
	);
}

/** Awards, by whom they are for. */
export function awardsSheet(
	title: string,
	all: readonly AwardView[],
	whom: (award: AwardView) => string
): Sheet {
	return sheetOf(
		title,
		[
			[labels.name, 44, whom],
			[labels.form, 34, ({ form }) => form],
			[labels.merit, 60, ({ merit }) => merit],
			[labels.step, 14, ({ step }) => values[step]],
			[labels.number, 16, ({ number }) => number],
			[labels.decidedOn, 14, ({ decidedOn }) => dayCell(decidedOn)],
			[labels.records, 14, ({ records }) => records.length]
		],
		all
	);
}

/** The ratings of a year by their route. */
export function ratingsSheet(
	title: string,
	{ units, others }: YearRatings,
	levels: readonly { id: RatingLevel; label: string }[]
): Sheet {
	const level = (id: RatingLevel | null) => levels.find((one) => one.id === id)?.label ?? null;
	return sheetOf(
		title,
		[
			[later.pledges.unit, 44, ({ unit }) => unit.name],
			[labels.self, 26, ({ self }) => level(self)],
			[labels.party, 26, ({ party }) => level(party)],
			[labels.standing, 26, ({ standing }) => level(standing)],
			[labels.decided, 26, ({ decided }) => level(decided)],
			[labels.decidedOn, 14, ({ decidedOn }) => dayCell(decidedOn)],
			[labels.number, 16, ({ number }) => number]
		],
		[...units, ...others]
	);
}

/** What comes back every year. */
export function dutiesSheet(duties: readonly DutyView[]): Sheet {
	return sheetOf(
		later.duties.title,
		[
			[labels.work, 60, ({ label }) => label],
			[labels.dueOn, 12, ({ dueOn }) => dayCell(dueOn)],
			[labels.doneOn, 14, ({ doneOn }) => dayCell(doneOn)],
			[labels.responsible, 28, ({ responsible }) => responsible],
			[labels.number, 16, ({ number }) => number],
			[labels.note, 44, ({ note }) => note]
		],
		duties
	);
}

/** The lines of a year's plan. */
export function planSheet(title: string, lines: readonly PlanLine[]): Sheet {
	return sheetOf(
		title,
		[
			[labels.month, 8, ({ month }) => month],
			[labels.text, 80, ({ text }) => text],
			[labels.responsible, 28, ({ responsible }) => responsible],
			[labels.state, 14, ({ state }) => values[state]]
		],
		lines
	);
}

/** The register of the units' reports of a period; `state`: how a report stands, in words. */
export function registerSheet(
	title: string,
	{ units, dueOn }: PeriodReports,
	state: (report: ReportView) => string
): Sheet {
	return sheetOf(
		title,
		[
			[later.pledges.unit, 44, ({ unit }) => unit.name],
			[labels.dueOn, 12, () => dayCell(dueOn)],
			[later.register.sheet.receivedOn, 14, ({ receivedOn }) => dayCell(receivedOn)],
			[labels.state, 34, state],
			[labels.number, 16, ({ number }) => number],
			[labels.note, 44, ({ note }) => note]
		],
		units
	);
}
