import { formatNumber } from '../../domain/money.ts';
import { periodShort, periodTitle } from './period-name.ts';

/** Choosing the period of a board. */
export const periodPicker = {
	year: 'Năm',
	term: 'Cả nhiệm kỳ',
	part: 'Kỳ trong năm',
	shorter: 'Chọn kỳ ngắn hơn',
	wholeYear: 'Đang xem cả năm',
	shown: (period: string) => `Đang xem ${periodTitle(period)}`,
	short: periodShort,
	/** Under a period's name. */
	closed: 'đã khóa',
	closedForSome: 'khóa một phần',
	empty: 'trống',
	future: 'chưa tới',
	waiting: (n: number) => `${formatNumber(n)} chờ duyệt`,
	allApproved: 'đã duyệt hết'
};
