import type { TermSpan } from '../../domain/totals/figures.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import type { PeriodReports } from '../../domain/work/register.ts';
import { reportPeriods, reportRegister } from '../../domain/work/register.ts';
import { yearsOfTerm } from '../term-year.ts';

/** The whole register of a term; units stand by name. */
export function registerOf(
	term: TermSpan,
	units: readonly Unit[],
	entries: readonly WorkEntry[],
	today: string
): PeriodReports[] {
	const collator = new Intl.Collator('vi', { numeric: true });
	const sorted = units.toSorted((a, b) => collator.compare(a.name, b.name));
	const periods = yearsOfTerm(term).flatMap((year) => reportPeriods(term, year));
	return reportRegister(periods, sorted, entries, today);
}
