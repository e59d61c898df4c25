import type { RatingLevel } from '../work/rating-levels.ts';
import { ratingLevels } from '../work/rating-levels.ts';

/** A level inside a sentence of a report, and at the head of a cell. */
export const levelWords: Readonly<Record<RatingLevel, string>> = {
	excellent: 'hoàn thành xuất sắc nhiệm vụ',
	good: 'hoàn thành tốt nhiệm vụ',
	done: 'hoàn thành nhiệm vụ',
	failed: 'không hoàn thành nhiệm vụ'
};

/** The same where there is little room. */
export const levelShort: Readonly<Record<RatingLevel, string>> = {
	excellent: 'Xuất sắc',
	good: 'Tốt',
	done: 'Hoàn thành',
	failed: 'Không hoàn thành'
};

/** What is said of a unit beside its name: its level, or that it has none. */
export function levelNote(level: RatingLevel | null): string {
	if (level === null) return unratedWords;
	const words = levelWords[level];
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Whether that is what a note says. */
export function isLevelNote(note: string): boolean {
	return note === unratedWords || ratingLevels.some((level) => levelNote(level) === note);
}

/** Of a unit that nobody rated yet. */
export const unratedWords = 'Chưa xếp loại';
