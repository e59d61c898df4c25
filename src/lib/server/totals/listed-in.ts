import { daysOfPeriod } from '../../domain/period/span.ts';

/** A year that lies wholly in a span holds all that began in it, as `countsInPeriod` has it. */
const YEARS = "(listed.year || '-01-01' >= ? AND listed.year || '-12-31' <= ?)";

/** Which listed records count in a period, for a WHERE over `listed`; null: all. */
export function listedIn(period: string): { condition: string; values: string[] } | null {
	if (/^\d{4}$/.test(period)) return { condition: 'listed.year = ?', values: [period] };
	const days = daysOfPeriod(period);
	if (days === null) return null;
	const { from, to } = days;
	return {
		condition: `((listed.first_day >= ? AND listed.last_day <= ?) OR ${YEARS})`,
		values: [from, to, from, to]
	};
}
