import type { TermSpan } from '../../domain/totals/figures.ts';
import { yearInTerm, yearsOfTerm } from '../term-year.ts';

/** The year an address asks for, where it is of the term; else the year of today, or the term's nearest. */
export function askedYear(term: TermSpan, asked: string | null, today: string): string {
	const year = yearsOfTerm(term).find((one) => one === asked);
	return year ?? yearInTerm(term, Date.parse(`${today}T00:00:00Z`));
}
