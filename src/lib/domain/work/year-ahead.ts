import { lastDayOfMonth } from '../date.ts';
import type { Period } from '../period/period.ts';
import type { Unit } from '../unit/unit.ts';
import type { TermSpan } from '../totals/figures.ts';
import { congressOf } from './congress.ts';
import type { PlannedDuty } from './duties.ts';
import { dutiesOf } from './duties.ts';
import type { WorkEntry } from './entry.ts';
import { inspectionReports, inspectionsOf } from './inspections.ts';
import { planOf } from './plan.ts';
import { pledgesOf } from './pledges.ts';
import { finalLevels, unitsDueForRating } from './ratings.ts';
import type { Standing } from './tracked.ts';
import { byDay, standingBy } from './tracked.ts';
import { unitCongresses } from './unit-congresses.ts';

/** The parts of the committee's year that have days, beside its conferences and the units' reports. */
const yearParts = ['plan', 'duties', 'pledges', 'congress', 'inspections', 'ratings'] as const;
export type YearPart = (typeof yearParts)[number];

/** `period`: it is the report on the inspections of that period, which has no title of its own. */
type Tracked = { title: string; dueOn: string | null; standing: Standing; period?: Period };

/** What of a part is late, and what of it comes soon. */
export type PartAhead = { part: YearPart; late: readonly Tracked[]; next: Tracked | null };

/** What is needed of a term: `ratedIn` are the months `2021-12` in which the units are rated. */
export type AheadTerm = TermSpan & {
	duties: readonly PlannedDuty[];
	ratedIn: readonly string[];
};

/**
 * What of a term's work is late and what comes next, part by part.
 * @param today `YYYY-MM-DD`
 */
export function yearAhead(
	term: AheadTerm,
	units: readonly Unit[],
	entries: readonly WorkEntry[],
	today: string
): PartAhead[] {
	const years = [...new Set(entries.flatMap(({ key }) => /^(20\d{2})\./.exec(key)?.[1] ?? []))];
	const plans = years.map((year) => planOf(year, entries, today));
	const pledged = [
		...new Set(
			entries.flatMap((entry) => (entry.subject === 'pledge' ? (entry.set.year ?? []) : []))
		)
	].map((year) => pledgesOf(year, units, [], entries, today));
	const { subCommittees, others } = congressOf(entries, today);
	const tracked: Record<YearPart, Tracked[]> = {
		// A plan that nobody adopted binds nobody.
		plan: plans.flatMap(({ holds, lines }) =>
			holds === null ? [] : lines.map(({ text: title, ...line }) => ({ ...line, title }))
		),
		duties: dutiesOf(term.duties, term, entries, today).map(({ label: title, ...duty }) => ({
			...duty,
			title
		})),
		pledges: pledged.flatMap((year) =>
			year.units.flatMap(({ pledges }) =>
				pledges.map(({ name: title, ...pledge }) => ({ ...pledge, title }))
			)
		),
		congress: [
			...[...subCommittees.flatMap(({ tasks }) => tasks), ...others].map(
				({ text: title, ...task }) => ({ ...task, title })
			),
			...unitCongresses(units, term, entries, today).units.map(
				({ unit: { name: title }, plannedOn: dueOn, standing }) => ({ title, dueOn, standing })
			)
		],
		inspections: inspectionThings(term, units, entries, today),
		ratings: term.ratedIn.flatMap((month) => ratingThings(term, month, units, entries, today))
	};
	return yearParts.map((part) => aheadOf(part, tracked[part]));
}

/** Inspections that are to be held, what units have to mend, and the reports. */
function inspectionThings(
	term: TermSpan,
	units: readonly Unit[],
	entries: readonly WorkEntry[],
	today: string
): Tracked[] {
	const reports = inspectionReports(term, entries, today);
	return [
		...inspectionsOf(units, entries, today).flatMap(
			({ name, topic, plannedOn, standing, mending, mendBy, mended }) => [
				{ title: `${topic} · ${name}`, dueOn: plannedOn, standing },
				...(mended === null
					? []
					: [{ title: `${mending} · ${name}`, dueOn: mendBy, standing: mended }])
			]
		),
		...reports.map(({ period, dueOn, standing }) => ({ title: period, dueOn, standing, period }))
	];
}

/** The units that are due in a year and have no level yet. */
function ratingThings(
	term: TermSpan,
	month: string,
	units: readonly Unit[],
	entries: readonly WorkEntry[],
	today: string
): Tracked[] {
	const [year, dueOn] = [month.slice(0, 4), lastDayOfMonth(month)];
	// Before its month nobody expects a level.
	if (today.slice(0, 7) < month) return [];
	const levels = finalLevels(entries, year);
	return unitsDueForRating(units, term, year, today).map(({ id, name }) => ({
		title: `${name} · ${year}`,
		dueOn,
		standing: standingBy(dueOn, levels.has(id), today)
	}));
}

/** What of the things of a part is late, and which of them comes first. */
function aheadOf(part: YearPart, things: readonly Tracked[]): PartAhead {
	const sorted = things.toSorted(byDay);
	return {
		part,
		late: sorted.filter(({ standing }) => standing === 'late'),
		next: sorted.find(({ standing }) => standing === 'due') ?? null
	};
}
