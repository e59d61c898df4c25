import { addDays } from '../date.ts';

/** `done`; `late`: its day is over and it is not done; `due`: its day comes soon; `ahead`: later, or without a day. */
export type Standing = 'done' | 'late' | 'due' | 'ahead';

/** What the committee prepares for within a month is said on its home. */
const SOON_DAYS = 30;

/**
 * Where a thing stands that has a day.
 * @param today `YYYY-MM-DD`
 */
export function standingBy(dueOn: string | null, done: boolean, today: string): Standing {
	if (done) return 'done';
	if (dueOn === null) return 'ahead';
	if (dueOn < today) return 'late';
	return dueOn <= addDays(today, SOON_DAYS) ? 'due' : 'ahead';
}

/** Sorts by day; what has none comes last. */
export function byDay(a: { dueOn: string | null }, b: { dueOn: string | null }): number {
	if (a.dueOn === b.dueOn) return 0;
	if (a.dueOn === null) return 1;
	return b.dueOn === null || a.dueOn < b.dueOn ? -1 : 1;
}
