import { dayInVietnam } from '../domain/date.ts';
import type { TermSpan } from '../domain/totals/figures.ts';

/** The years of a term, first to last. */
export function yearsOfTerm(term: TermSpan): string[] {
	const first = Number(term.start.slice(0, 4));
	const last = Number(term.end.slice(0, 4));
	return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
}

/** The year to speak of now: this one, or the term's first or last where the clock lies outside. */
export function yearInTerm(term: TermSpan, nowMs: number): string {
	const year = dayInVietnam(nowMs).slice(0, 4);
	const years = yearsOfTerm(term);
	return (
		years.find((one) => one === year) ?? (year < (years[0] ?? '') ? years[0] : years.at(-1)) ?? year
	);
}
