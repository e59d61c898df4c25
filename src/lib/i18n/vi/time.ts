import type { Season, When } from '../../domain/date.ts';
import { addDays, dayInVietnam } from '../../domain/date.ts';
import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';

/** Vietnam has had no other since 1975; Intl would take a slow phone a tenth of a second to say so. */
const AHEAD_OF_UTC_MS = 7 * 3_600_000;

const seasons: Record<Season, string> = {
	spring: 'Mùa xuân',
	summer: 'Mùa hè',
	autumn: 'Mùa thu',
	winter: 'Mùa đông',
	winterSpring: 'Đông xuân'
};

/** "15/06/2021" of `2021-06-15`. */
function day(iso: string): string {
	return iso.split('-').reverse().join('/');
}

/** "6/2021" of `2021-06`. */
function month(iso: string): string {
	const [year = '', number = ''] = iso.split('-');
	return `${Number(number)}/${year}`;
}

/** "08:12" of an instant, in Vietnam. */
function hour(instant: string): string {
	return new Date(Date.parse(instant) + AHEAD_OF_UTC_MS).toISOString().slice(11, 16);
}

/** "hôm nay", "hôm qua", else the date: words for two days only. */
function dayBeside(instant: string, nowMs: number): string {
	const that = dayInVietnam(Date.parse(instant));
	const today = dayInVietnam(nowMs);
	if (that === today) return 'hôm nay';
	return that === addDays(today, -1) ? 'hôm qua' : day(that);
}

function span(from: string, to: string, write: (iso: string) => string): string {
	return `${write(from)} – ${write(to)}`;
}

/** When a thing was done, short, for a row: "12/06/2021", "6/2021", "Mùa hè 2021". */
function whenShort(when: When): string {
	switch (when.precision) {
		case 'day':
			return when.end === null ? day(when.start) : span(when.start, when.end, day);
		case 'month':
			return when.end === null ? month(when.start) : span(when.start, when.end, month);
		case 'season':
			return when.season === 'winterSpring'
				? `${seasons.winterSpring} ${when.year}–${when.year + 1}`
				: `${seasons[when.season]} ${when.year}`;
		case 'year':
			return `Năm ${when.year}`;
		case 'unknown':
			return 'Không rõ thời gian';
	}
}

/** The same in full, with the words as told: "Tháng 6/2021 (“vừa qua”)". */
function whenFull(when: When): string {
	const short = when.precision === 'month' ? `Tháng ${whenShort(when)}` : whenShort(when);
	return when.words === '' ? short : `${short} (“${when.words}”)`;
}

/** Dates and times as they are read: 15/06/2021, 08:12, "hôm nay" and "hôm qua" for two days only. */
export const time = /* @__PURE__ */ area('time', {
	day,
	month,
	hour,
	whenShort,
	whenFull,
	/** "08:12 hôm qua", "08:12 ngày 15/06/2021". */
	at: (instant: string, nowMs: number): string => {
		const beside = dayBeside(instant, nowMs);
		return `${hour(instant)} ${beside.startsWith('hôm') ? '' : 'ngày '}${beside}`;
	},
	/** "09:30 ngày 15/06/2021": for a history, which is read later. */
	full: (instant: string): string =>
		`${hour(instant)} ngày ${day(dayInVietnam(Date.parse(instant)))}`,
	dayOf: (instant: string): string => day(dayInVietnam(Date.parse(instant))),
	/** How long a record has waited: "Chờ 3 ngày". */
	waited: (instant: string, nowMs: number): string => {
		const from = Date.parse(`${dayInVietnam(Date.parse(instant))}T00:00:00Z`);
		const days = Math.round((Date.parse(`${dayInVietnam(nowMs)}T00:00:00Z`) - from) / 86_400_000);
		// A phone's clock may be ahead: nothing has waited for less than no time.
		return days <= 0 ? 'Chờ từ hôm nay' : `Chờ ${formatNumber(days)} ngày`;
	}
});
