import * as v from 'valibot';
import { Period, lastDayOf } from '../period/period.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { Unit } from '../unit/unit.ts';
import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { InspectionFields, InspectionReportFields } from './inspection-fields.ts';
import type { Standing } from './tracked.ts';
import { byDay, standingBy } from './tracked.ts';

/** An inspection of a unit: whether it took place, and whether what had to be mended was. */
export type InspectionView = Omit<InspectionFields, 'removed'> & {
	key: string;
	/** The unit's name; '' where this phone does not know it. */
	name: string;
	/** The year of the day it took place, or is planned for; '' without either. */
	year: string;
	/** Whether it took place. */
	standing: Standing;
	/** Whether what had to be mended was; null: nothing had to. */
	mended: Standing | null;
	history: readonly Change<Partial<InspectionFields>>[];
};

const nothing: Omit<InspectionFields, 'unit'> = {
	kind: 'check',
	topic: '',
	plannedOn: null,
	doneOn: null,
	team: '',
	conclusion: '',
	mending: '',
	mendBy: null,
	mendedOn: null,
	removed: false
};

/** A report on inspections, of the first six months or of the year, with the programme that follows. */
export type InspectionReport = InspectionReportFields & {
	period: Period;
	/** The last day of its period. */
	dueOn: string;
	standing: Standing;
	history: readonly Change<Partial<InspectionReportFields>>[];
};

/**
 * The reports on inspections of a term, in June and December.
 * @param today `YYYY-MM-DD`
 */
export function inspectionReports(
	term: TermSpan,
	entries: readonly WorkEntry[],
	today: string
): InspectionReport[] {
	const folded = foldWork(entries.filter((entry) => entry.subject === 'inspectionReport'));
	const first = Number(term.start.slice(0, 4));
	const years = Array.from(
		{ length: Number(term.end.slice(0, 4)) - first + 1 },
		(_, i) => first + i
	);
	return years
		.flatMap((year) => [`${year}-6m`, `${year}`].map((text) => v.parse(Period, text)))
		.filter((period) => lastDayOf(period) >= term.start && lastDayOf(period) <= term.end)
		.map((period) => {
			const { said, history = [] } = folded.get(period) ?? {};
			const { sentOn = null, number = '', note = '' } = said ?? {};
			const dueOn = lastDayOf(period);
			const standing = standingBy(dueOn, sentOn !== null, today);
			return { period, dueOn, sentOn, number, note, standing, history };
		});
}

/**
 * Every inspection that was entered and not taken out, by its day.
 * @param today `YYYY-MM-DD`
 */
export function inspectionsOf(
	units: readonly Pick<Unit, 'id' | 'name'>[],
	entries: readonly WorkEntry[],
	today: string
): InspectionView[] {
	const names = new Map<string, string>(units.map(({ id, name }) => [id, name]));
	return [...foldWork(entries.filter((entry) => entry.subject === 'inspection'))]
		.flatMap(([key, { said, history }]): InspectionView[] => {
			const { unit } = said;
			const kept = { ...nothing, ...said };
			if (unit === undefined || kept.topic === '' || kept.removed) return [];
			const done = kept.doneOn !== null;
			const mended = standingBy(kept.mendBy, kept.mendedOn !== null, today);
			return [
				{
					...kept,
					unit,
					key,
					history,
					name: names.get(unit) ?? '',
					year: (kept.doneOn ?? kept.plannedOn ?? '').slice(0, 4),
					standing: standingBy(kept.plannedOn, done, today),
					mended: kept.mending === '' ? null : mended
				}
			];
		})
		.sort((a, b) => byDay({ dueOn: dayOf(a) }, { dueOn: dayOf(b) }) || (a.key < b.key ? -1 : 1));
}

const dayOf = ({ doneOn, plannedOn }: InspectionView) => doneOn ?? plannedOn;
