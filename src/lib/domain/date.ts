import * as v from 'valibot';
import { words } from './text.ts';

const DAY_MS = 86_400_000;
/** Vietnam has had one zone without summer time since 1975, so an offset is enough, and works without Intl data. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
/** The app counts nothing older; a year before is a slip of the finger. */
export const EARLIEST_DAY = '2000-01-01';
/** How far ahead of the clock a record may start, and end: plans are written up to a year ahead. */
export const FARTHEST_AHEAD_DAYS = { start: 400, end: 800 };

/** The calendar day in Yên Bái at an instant, `YYYY-MM-DD`. */
export function dayInVietnam(timeMs: number): string {
	return new Date(timeMs + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Yên Bái, in milliseconds. */
export function startOfDay(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) - VIETNAM_OFFSET_MS;
}

/** Whether a text is a real calendar day `YYYY-MM-DD` (31/02 is not). */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** `day` moved by a number of days. */
export function addDays(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days a day lies after another; negative: before it. */
export function daysFrom(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The last day of a month `YYYY-MM`. */
export function lastDayOfMonth(month: string): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

const day = v.pipe(
	v.string('notText'),
	v.check(isDay, 'notDay'),
	v.minValue(EARLIEST_DAY, `tooEarly|${EARLIEST_DAY}`)
);
const month = v.pipe(
	v.string('notText'),
	v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'notMonth'),
	v.minValue(EARLIEST_DAY.slice(0, 7), `tooEarly|${EARLIEST_DAY}`)
);
const year = v.pipe(
	v.number('notYear'),
	v.integer('notYear'),
	v.minValue(2000, `tooEarly|${EARLIEST_DAY}`),
	v.maxValue(9999, 'tooFarAhead')
);

export const Day = day;
/** An instant by some clock, ISO 8601 in UTC with milliseconds. */
export const Instant = v.pipe(
	v.string('notText'),
	v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'instant')
);

export const Season = v.picklist(
	['spring', 'summer', 'autumn', 'winter', 'winterSpring'],
	'season'
);
export type Season = v.InferOutput<typeof Season>;

const said = words(200);

const dayEntries = { precision: v.literal('day'), start: day, end: v.nullable(day), words: said };
const monthEntries = {
	precision: v.literal('month'),
	start: month,
	end: v.nullable(month),
	words: said
};
const endAfterStart = ({ start, end }: { start: string; end: string | null }) =>
	end === null || end >= start;

/** When a thing was done, as precisely as it is known, with the words as told ("vừa qua", "sáng 19/5"). `end` null: not said. */
export const When = v.variant(
	'precision',
	[
		v.pipe(
			v.strictObject(dayEntries),
			v.forward(v.partialCheck([['start'], ['end']], endAfterStart, 'endBeforeStart'), ['end'])
		),
		v.pipe(
			v.strictObject(monthEntries),
			v.forward(v.partialCheck([['start'], ['end']], endAfterStart, 'endBeforeStart'), ['end'])
		),
		v.strictObject({ precision: v.literal('season'), season: Season, year, words: said }),
		v.strictObject({ precision: v.literal('year'), year, words: said }),
		v.strictObject({ precision: v.literal('unknown'), words: said })
	],
	'required'
);
export type When = v.InferOutput<typeof When>;

/** First and last month of each season, the second may lie in the next year: seasons as the Union's campaigns run. */
const SEASON_MONTHS: Record<Season, { from: number; to: number; nextYear: boolean }> = {
	spring: { from: 1, to: 4, nextYear: false },
	summer: { from: 5, to: 8, nextYear: false },
	autumn: { from: 8, to: 10, nextYear: false },
	winter: { from: 11, to: 1, nextYear: true },
	winterSpring: { from: 11, to: 3, nextYear: true }
};

/** The days a `when` can lie in, both ends included; null when nothing is known. */
export function daysOf(when: When): { from: string; to: string } | null {
	switch (when.precision) {
		case 'day':
			return { from: when.start, to: when.end ?? when.start };
		case 'month':
			return { from: `${when.start}-01`, to: lastDayOfMonth(when.end ?? when.start) };
		case 'season': {
			const { from, to, nextYear } = SEASON_MONTHS[when.season];
			const two = (n: number) => String(n).padStart(2, '0');
			return {
				from: `${when.year}-${two(from)}-01`,
				to: lastDayOfMonth(`${when.year + (nextYear ? 1 : 0)}-${two(to)}`)
			};
		}
		case 'year':
			return { from: `${when.year}-01-01`, to: `${when.year}-12-31` };
		case 'unknown':
			return null;
	}
}

/** Whether a `when` lies farther ahead of today than any plan: refused on phone and server by their own clocks. */
export function tooFarAhead(when: When, nowMs: number): boolean {
	const days = daysOf(when);
	if (days === null) return false;
	const today = dayInVietnam(nowMs);
	return (
		days.from > addDays(today, FARTHEST_AHEAD_DAYS.start) ||
		days.to > addDays(today, FARTHEST_AHEAD_DAYS.end)
	);
}

/** The month `YYYY-MM` a record counts in: that of its start; null when no month is known. */
export function countedMonth(when: When): string | null {
	return when.precision === 'day' || when.precision === 'month' ? when.start.slice(0, 7) : null;
}

/** The year a record counts in: that of its start; null when unknown. */
export function countedYear(when: When): number | null {
	const days = daysOf(when);
	return days === null ? null : Number(days.from.slice(0, 4));
}
