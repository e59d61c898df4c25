import { isDay } from '../../domain/date.ts';

/** "26/03/2021", "26-3-2021" or "26.3.2021" as `2021-03-26`; null for what is no day of the calendar. */
export function dayFromText(text: string): string | null {
	const parts = /^\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})\s*$/.exec(text);
	if (parts === null) return null;
	const [, day = '', month = '', year = ''] = parts;
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isDay(iso) ? iso : null;
}

/** `2021-03-26` as it is typed: "26/03/2021". */
export function textOfDay(day: string): string {
	return day.split('-').reverse().join('/');
}
