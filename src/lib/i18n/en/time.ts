import type { Season, When } from '../../domain/date.ts';
import { addDays, dayInVietnam } from '../../domain/date.ts';
import type { Spoken } from '../area.ts';
import type { time as vi } from '../vi/time.ts';
import { count } from './count.ts';

const AHEAD_OF_UTC_MS = 7 * 3_600_000;

const seasons: Record<Season, string> = {
	spring: 'Spring',
	summer: 'Summer',
	autumn: 'Autumn',
	winter: 'Winter',
	winterSpring: 'Winter and spring'
};
const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

/** "15/06/2021", as it is typed: a day never comes in two orders. */
export const day = (iso: string) => iso.split('-').reverse().join('/');

/** "June" of `06`. */
export const monthOnly = (number: string) => months[Number(number) - 1] ?? number;

/** "June 2021" of `2021-06`. */
export function monthName(iso: string): string {
	const [year = '', number = ''] = iso.split('-');
	return `${monthOnly(number)} ${year}`;
}

const hour = (instant: string) =>
	new Date(Date.parse(instant) + AHEAD_OF_UTC_MS).toISOString().slice(11, 16);

function dayBeside(instant: string, nowMs: number): string {
	const that = dayInVietnam(Date.parse(instant));
	const today = dayInVietnam(nowMs);
	if (that === today) return 'today';
	return that === addDays(today, -1) ? 'yesterday' : day(that);
}

function whenShort(when: When): string {
	switch (when.precision) {
		case 'day':
			return when.end === null ? day(when.start) : `${day(when.start)} – ${day(when.end)}`;
		case 'month':
			return when.end === null
				? monthName(when.start)
				: `${monthName(when.start)} – ${monthName(when.end)}`;
		case 'season':
			return when.season === 'winterSpring'
				? `${seasons.winterSpring} ${when.year}–${when.year + 1}`
				: `${seasons[when.season]} ${when.year}`;
		case 'year':
			return `${when.year}`;
		case 'unknown':
			return 'Time not known';
	}
}

export const time = {
	day,
	month: monthName,
	hour,
	whenShort,
	whenFull: (when) =>
		when.words === '' ? whenShort(when) : `${whenShort(when)} (“${when.words}”)`,
	at: (instant, nowMs) => `${hour(instant)} ${dayBeside(instant, nowMs)}`,
	full: (instant) => `${hour(instant)}, ${day(dayInVietnam(Date.parse(instant)))}`,
	dayOf: (instant) => day(dayInVietnam(Date.parse(instant))),
	waited: (instant, nowMs) => {
		const from = Date.parse(`${dayInVietnam(Date.parse(instant))}T00:00:00Z`);
		const days = Math.round((Date.parse(`${dayInVietnam(nowMs)}T00:00:00Z`) - from) / 86_400_000);
		return days <= 0 ? 'Waiting since today' : `Waiting ${count(days, 'day')}`;
	}
} satisfies Spoken<typeof vi>;
