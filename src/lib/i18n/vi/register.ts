import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { dayText, periodName, periodShort } from './period-name.ts';

const days = (n: number) => `${formatNumber(n)} ngày`;

/** Sổ theo dõi báo cáo của cơ sở: which reports are due, which came, and which did not. */
export const register = /* @__PURE__ */ area('register', {
	title: 'Báo cáo của cơ sở',
	intro: 'Hạn nộp của từng kỳ, cơ sở nào đã gửi, cơ sở nào chưa. Chỉ Ban Chấp hành xem.',
	open: 'Mở sổ theo dõi báo cáo',
	ahead: {
		overdue: (n: number, period: string) =>
			`${formatNumber(n)} cơ sở quá hạn nộp báo cáo ${periodName(period)}`
	},
	year: 'Năm',
	period: 'Kỳ báo cáo',
	short: (period: string) => periodShort(period),
	name: (period: string) => `Báo cáo ${periodName(period)}`,
	facts: {
		due: 'Hạn nộp',
		notSet: 'Chưa đặt',
		received: 'Đã nhận',
		count: (n: number, of: number) => `${formatNumber(n)} trên ${formatNumber(of)} cơ sở`,
		late: 'Nhận chậm',
		overdue: 'Quá hạn',
		units: (n: number) => `${formatNumber(n)} cơ sở`
	},
	setDue: 'Đặt hạn nộp',
	changeDue: 'Sửa hạn nộp',
	print: 'In sổ này',
	printTitle: (period: string) => `Theo dõi báo cáo ${periodName(period)} của cơ sở`,
	asOf: (day: string) => `Tính đến ngày ${dayText(day)}`,
	missing: {
		title: 'Chưa nhận',
		none: 'Đã nhận đủ báo cáo của kỳ này.'
	},
	came: {
		title: 'Đã nhận',
		none: 'Chưa nhận báo cáo nào của kỳ này.'
	},
	noUnits: 'Kỳ này không có cơ sở nào phải báo cáo.',
	state: {
		received: (day: string) => `Nhận ${dayText(day)}`,
		late: (day: string, n: number) => `Nhận ${dayText(day)}, chậm ${days(n)}`,
		overdue: (n: number) => `Quá hạn ${days(n)}`,
		waiting: 'Chưa tới hạn',
		noDeadline: 'Chưa nhận'
	},
	number: (text: string) => `Số ${text}`,
	receive: 'Đã nhận',
	receiveOf: (unit: string) => `Đã nhận báo cáo của ${unit}`,
	change: (unit: string) => `Ghi ngày khác, số, ghi chú: ${unit}`,
	receivedNow: (unit: string) => `Đã nhận báo cáo của ${unit}. Có mạng sẽ gửi.`,
	undo: 'Hoàn tác',
	undone: (unit: string) => `Đã ghi lại: chưa nhận báo cáo của ${unit}.`,
	sheet: {
		dueTitle: 'Hạn nộp báo cáo',
		dueHint: 'Ngày/tháng/năm, như 20/06/2021. Bỏ hạn thì để trống.',
		receivedOn: 'Ngày nhận',
		receivedHint: 'Ngày/tháng/năm, như 18/06/2021. Chưa nhận thì để trống.',
		number: 'Số, ký hiệu',
		numberHint: 'Như 15-BC/ĐTN. Chưa có thì để trống.',
		note: 'Ghi chú',
		noteHint: 'Như: gửi lại bản có chữ ký, thiếu phụ lục.'
	},
	issue: {
		receivedAhead: 'Ngày này chưa tới. Ghi ngày đã nhận.',
		dueOutsidePeriod: (period: string) =>
			`Hạn của ${periodName(period)} không thể ở ngày này. Xem lại năm.`
	},
	history: {
		title: 'Ai ghi gì',
		none: 'Kỳ này chưa ai ghi gì.',
		due: (day: string | null) => (day === null ? 'Bỏ hạn nộp' : `Hạn nộp: ${dayText(day)}`),
		receivedOn: (day: string | null) =>
			day === null ? 'Ghi lại: chưa nhận' : `Ngày nhận: ${dayText(day)}`,
		number: (text: string) => (text === '' ? 'Số, ký hiệu: bỏ trống' : `Số, ký hiệu: ${text}`),
		note: (text: string) => (text === '' ? 'Ghi chú: bỏ trống' : `Ghi chú: ${text}`)
	}
});
