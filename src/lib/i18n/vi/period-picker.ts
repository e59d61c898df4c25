import { formatNumber } from '../../domain/number-words.ts';
import type { RangeFault } from '../../domain/period/range.ts';
import { area } from '../area.ts';
import { dayText, periodName, periodShort } from './period-name.ts';

/** Choosing the period of a board. */
export const periodPicker = /* @__PURE__ */ area('periodPicker', {
	year: 'Năm',
	term: 'Cả nhiệm kỳ',
	part: 'Kỳ trong năm',
	shorter: 'Chọn kỳ ngắn hơn',
	wholeYear: 'Đang xem cả năm',
	shown: (period: string) => `Đang xem ${periodName(period)}`,
	short: periodShort,
	/** Under a period's name. */
	closed: 'đã khóa',
	closedForSome: 'khóa một phần',
	empty: 'trống',
	future: 'chưa tới',
	waiting: (n: number) => `${formatNumber(n)} chờ duyệt`,
	allApproved: 'đã duyệt hết',
	/** Any other days, which the server counts. */
	range: {
		title: 'Chọn từ ngày đến ngày',
		text: 'Máy chủ đếm lại khi có mạng; kết quả lưu trên máy để xem lại. Hoạt động chỉ ghi tháng, mùa hay năm được tính khi cả khoảng đó nằm trong các ngày này; chưa ghi thời gian thì không tính.',
		ownText:
			'Tính trên máy này. Hoạt động chỉ ghi tháng, mùa hay năm được tính khi cả khoảng đó nằm trong các ngày này; chưa ghi thời gian thì không tính.',
		from: 'Từ ngày',
		to: 'Đến hết ngày',
		show: 'Xem các ngày này',
		faults: {
			notDay: () => 'Chọn một ngày có trong lịch.',
			endBeforeStart: () => 'Ngày cuối phải từ ngày đầu trở đi.',
			outsideTerm: (start, end) =>
				`Chọn ngày trong nhiệm kỳ, từ ${dayText(start)} đến ${dayText(end)}.`
		} satisfies Record<RangeFault['fault'], (start: string, end: string) => string>,
		counting: 'Máy chủ đang đếm các ngày này',
		again: 'Đếm lại',
		notCounted: 'Chưa đếm được các ngày này',
		older: 'Chưa đếm lại được; số dưới đây là lần đếm trước',
		why: {
			offline: 'Không có mạng. Có mạng thì bấm Đếm lại.',
			signIn: 'Cần đăng nhập lại. Vào mục Tôi để đăng nhập.',
			noRight: 'Bạn không có quyền xem số liệu này. Cần xem thì hỏi văn phòng Đoàn Khối.',
			gone: 'Máy chủ không còn số liệu này.',
			serverDown: 'Máy chủ đang bận hoặc chưa trả lời. Đợi một lát rồi bấm Đếm lại.',
			notOurServer: 'Mạng này có thể bắt đăng nhập Wi-Fi. Đổi mạng rồi bấm Đếm lại.',
			newerServer: 'Máy chủ khác bản với ứng dụng. Cập nhật ứng dụng rồi mở lại.'
		}
	}
});
