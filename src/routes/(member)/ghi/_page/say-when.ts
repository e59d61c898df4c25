import type { When } from '$lib/domain/date.ts';
import { m } from '$lib/i18n/index.ts';

/** "15/06/2021", "15/06/2021 – 17/06/2021". */
function sayDay(day: string): string {
	return day.split('-').reverse().join('/');
}

/** "6/2021". */
function sayMonth(month: string): string {
	const [year = '', number = ''] = month.split('-');
	return `${Number(number)}/${year}`;
}

/** A time in a few signs, as precise as it is known. */
export function sayWhen(when: When): string {
	switch (when.precision) {
		case 'day':
			return when.end === null ? sayDay(when.start) : `${sayDay(when.start)} – ${sayDay(when.end)}`;
		case 'month':
			return when.end === null
				? sayMonth(when.start)
				: `${sayMonth(when.start)} – ${sayMonth(when.end)}`;
		case 'season':
			return `${m.form.when.seasons[when.season]} ${when.year}`;
		case 'year':
			return String(when.year);
		case 'unknown':
			return when.words || m.common.notSaid;
	}
}
