import type { RatingLevel } from '../work/rating-levels.ts';

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

/** Of a unit that nobody rated yet. */
export const unratedWords = 'Chưa xếp loại';
