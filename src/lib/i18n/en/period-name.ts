import { day, monthName, monthOnly } from './time.ts';

export { day as dayText };

/** A period inside a sentence: "June 2021", "Q2 2021", "the first 6 months of 2021", "2021", "the whole term". */
export function periodName(period: string): string {
	if (period === 'term') return 'the whole term';
	const [from = '', to] = period.split('..');
	if (to !== undefined) return `${day(from)} to ${day(to)}`;
	const year = period.slice(0, 4);
	const part = period.slice(5);
	if (part === '') return year;
	if (part.startsWith('Q')) return `${part} ${year}`;
	if (part === 'H2') return `the last 6 months of ${year}`;
	if (part.endsWith('m')) return `the first ${part[0]} months of ${year}`;
	return monthName(period);
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const periodTitle = (period: string) => capital(periodName(period));

/** Without its year: "Q2", "Last 6 months", "June". */
export function periodShort(period: string): string {
	const part = period.slice(5);
	if (part === '') return 'Whole year';
	if (part.startsWith('Q')) return part;
	if (part === 'H2') return 'Last 6 months';
	if (part.endsWith('m')) return `First ${part[0]} months`;
	return monthOnly(part);
}
