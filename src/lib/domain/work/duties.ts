import { lastDayOfMonth } from '../date.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { DutyFields } from './task-fields.ts';
import type { Standing } from './tracked.ts';
import { byDay, standingBy } from './tracked.ts';

/** What comes back every year: data of the term. `label` has `{year}` where the year stands, `month` is 1–12. */
export type PlannedDuty = { id: string; label: string; month: number };

/** A recurring duty in one year, and what became of it. */
export type DutyView = Omit<DutyFields, 'dueOn'> & {
	key: string;
	label: string;
	/** As the term has it: the last day of its month. */
	plannedOn: string;
	/** The day it is due: the term's, or where it was put off to. */
	dueOn: string;
	standing: Standing;
	history: readonly Change<Partial<DutyFields>>[];
};

const nothing: DutyFields = { dueOn: null, doneOn: null, responsible: '', number: '', note: '' };

/**
 * The recurring duties of a term, by the day they are due: those whose month ends in it.
 * @param today `YYYY-MM-DD`
 */
export function dutiesOf(
	planned: readonly PlannedDuty[],
	term: TermSpan,
	entries: readonly WorkEntry[],
	today: string
): DutyView[] {
	const folded = foldWork(entries.filter((entry) => entry.subject === 'duty'));
	return yearsOf(term)
		.flatMap((year) => planned.map((duty) => ({ year, duty })))
		.flatMap(({ year, duty }): DutyView[] => {
			const plannedOn = lastDayOfMonth(`${year}-${String(duty.month).padStart(2, '0')}`);
			if (plannedOn < term.start || plannedOn > term.end) return [];
			const key = `${year}.${duty.id}`;
			const { said, history = [] } = folded.get(key) ?? {};
			const kept = { ...nothing, ...said };
			const dueOn = kept.dueOn ?? plannedOn;
			const standing = standingBy(dueOn, kept.doneOn !== null, today);
			const label = duty.label.replaceAll('{year}', year);
			return [{ ...kept, key, label, plannedOn, dueOn, standing, history }];
		})
		.sort(byDay);
}

function yearsOf({ start, end }: TermSpan): string[] {
	const first = Number(start.slice(0, 4));
	return Array.from({ length: Number(end.slice(0, 4)) - first + 1 }, (_, i) => String(first + i));
}
