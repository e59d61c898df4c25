import { formatNumber } from '../../domain/number-words.ts';
import type { BoardMeasure } from '../../domain/totals/board-view.ts';
import type { ComparedOrder, Difference } from '../../domain/totals/compare.ts';
import { area } from '../area.ts';
import { board } from './board.ts';

/** "+12", "−3 ₫", "khoảng +12", and "chưa so được" where one side is not said. */
function difference({ by, inexact }: Difference, measure: BoardMeasure): string {
	if (by === null) return 'Chưa so được';
	const size = board.number({ n: Math.abs(by), inexact: false, without: 0 }, measure);
	const sign = by > 0 ? '+' : by < 0 ? '−' : '';
	return `${inexact ? 'khoảng ' : ''}${sign}${size}`;
}

/** "+12,5%"; null where there is nothing to be a share of. */
function percent({ percent: share }: Difference): string | null {
	if (share === null) return null;
	const text = formatNumber(Math.abs(share));
	return `${share > 0 ? '+' : share < 0 ? '−' : ''}${text}%`;
}

/** Two periods side by side, and units side by side. */
export const compareBoards = /* @__PURE__ */ area('compareBoards', {
	title: 'So sánh',
	link: 'So sánh với kỳ khác, giữa các cơ sở',
	note: 'Chỉ so phần đã duyệt. Mỗi người tính một lần trong từng kỳ. Phần trăm tính trên kỳ so, làm tròn về 0; kỳ so bằng 0 thì không có phần trăm.',
	now: 'Kỳ xem',
	before: 'Kỳ so',
	part: 'Kỳ',
	year: 'Năm',
	summary: 'Các con số',
	rows: 'Từng phần',
	head: 'Con số',
	difference: 'Chênh lệch',
	said: difference,
	percent,
	sort: 'Xếp',
	order: {
		name: 'Theo tên',
		now: 'Kỳ xem nhiều trước',
		before: 'Kỳ so nhiều trước',
		difference: 'Tăng nhiều trước'
	} satisfies Record<ComparedOrder, string>,
	caption: (what: string, now: string, before: string) => `${what}: ${now} và ${before}`,
	noRecords: 'Chưa có hoạt động nào trong hai kỳ',
	silentDays: (days: number) => `${formatNumber(days)} ngày chưa gửi gì`,
	silentNever: 'Chưa gửi lần nào',
	absent: (period: string) => `Máy này chưa có số liệu ${period}.`
});

/** The months of a period stacked by campaign. */
export const campaignMonths = /* @__PURE__ */ area('campaignMonths', {
	title: 'Phong trào theo tháng',
	note: 'Chỉ phần đã duyệt. Hoạt động có nhiều phong trào được tính ở từng phong trào, nên cột không phải tổng của tháng.',
	others: 'Các phong trào khác',
	nothing: (label: string) => `${label}: chưa ghi ở tháng nào.`,
	chart: (label: string, summary: string) =>
		`${label} theo tháng, chồng theo phong trào. Cả kỳ: ${summary}`,
	table: 'Xem phong trào bằng bảng số',
	caption: (label: string) => `Phong trào theo tháng: ${label.toLowerCase()}`
});

/** Handing on what is on the screen. */
export const handOn = /* @__PURE__ */ area('handOn', {
	share: 'Chia sẻ',
	copy: 'Chép số liệu',
	print: 'In trang này',
	copied: 'Đã chép số liệu và đường dẫn.',
	failed: 'Máy này không chép được. Dùng nút In.',
	head: 'Số liệu hoạt động Đoàn',
	approvedOnly: 'Chỉ phần đã duyệt.',
	printed: (when: string) => `In lúc ${when}`
});
