import { lastDayOfMonth } from '../date.ts';

/** The day so many months after another; the last of its month where that is shorter (31/12 + 2 months: 28/2). */
export function addMonths(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
	const last = Number(lastDayOfMonth(first).slice(8));
	return `${first}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** Whether a time of so many months after a day is over: the day itself counts wholly. */
export function isOver(day: string, months: number, today: string): boolean {
	return addMonths(day, months) < today;
}
