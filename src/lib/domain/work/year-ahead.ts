import type { Unit } from '../unit/unit.ts';
import type { TermSpan } from '../totals/figures.ts';
import { congressOf } from './congress.ts';
import type { PlannedDuty } from './duties.ts';
import { dutiesOf } from './duties.ts';
import type { WorkEntry } from './entry.ts';
import { planOf } from './plan.ts';
import { pledgesOf } from './pledges.ts';
import type { Standing } from './tracked.ts';
import { byDay } from './tracked.ts';

/** The parts of the committee's year that have days, beside its conferences and the units' reports. */
const yearParts = ['plan', 'duties', 'pledges', 'congress'] as const;
export type YearPart = (typeof yearParts)[number];

type Tracked = { title: string; dueOn: string | null; standing: Standing };

/** What of a part is late, and what of it comes soon. */
export type PartAhead = { part: YearPart; late: readonly Tracked[]; next: Tracked | null };

/**
 * What of a term's work is late and what comes next, part by part.
 * @param today `YYYY-MM-DD`
 */
export function yearAhead(
	term: TermSpan & { duties: readonly PlannedDuty[] },
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
			...{ ...duty, title }
		})),
		pledges: pledged.flatMap((year) =>
			year.units.flatMap(({ pledges }) =>
				pledges.map(({ name: title, ...pledge }) => ({ ...pledge, title }))
			)
		),
		congress: [...subCommittees.flatMap(({ tasks }) => tasks), ...others].map(
			({ text: title, ...task }) => ({ ...task, title })
		)
	};
	return yearParts.map((part) => aheadOf(part, tracked[part]));
}

/** What of the things of a part is late, and which of them comes first. */
function aheadOf(part: YearPart, things: readonly Tracked[]): PartAhead {
	const sorted = things.toSorted(byDay).map(({ title, dueOn, standing }) => ({
		...{ title, dueOn, standing }
	}));
	return {
		part,
		late: sorted.filter(({ standing }) => standing === 'late'),
		next: sorted.find(({ standing }) => standing === 'due') ?? null
	};
}
