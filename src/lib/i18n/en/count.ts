import { formatNumber } from '../../domain/number-words.ts';

const rules = new Intl.PluralRules('en');

/** "1 activity", "3 activities". Numbers are written as in Vietnamese, as they are read where they are typed. */
export function count(n: number, one: string, many = `${one}s`): string {
	return `${formatNumber(n)} ${rules.select(n) === 'one' ? one : many}`;
}

/** The word alone: "is" or "are". */
export function form(n: number, one: string, many: string): string {
	return rules.select(n) === 'one' ? one : many;
}

export const activities = (n: number) => count(n, 'activity', 'activities');
export const items = (n: number) => count(n, 'item');
export const people = (n: number) => count(n, 'person', 'people');
