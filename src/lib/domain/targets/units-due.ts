import { daysOfPeriod } from '../period/span.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { Unit } from '../unit/unit.ts';

/** The span of a period of a term: a year of it, a part of one, or all of it. */
export function spanOf(term: TermSpan, period: string): TermSpan {
	const days = daysOfPeriod(period);
	if (days === null) return term;
	const { from: start, to: end } = days;
	return { start: start < term.start ? term.start : start, end: end > term.end ? term.end : end };
}

/**
 * Whether a unit is in the denominator of a period: active on its last day, or today while it runs, and not Đoàn Khối
 * itself. A unit that was dissolved before is counted no more; one of a later year is not missed in an earlier one.
 */
export function isDue(unit: Unit, term: TermSpan, period: string, today: string): boolean {
	const { start, end } = spanOf(term, period);
	const day = today < start ? start : today > end ? end : today;
	return (
		unit.kind !== 'doanKhoi' &&
		unit.activeFrom <= day &&
		(unit.activeTo === null || unit.activeTo >= day)
	);
}
