import { area } from '../area.ts';

/** Nhắc: what a secretary writes, and what a member sees. */
export const remind = /* @__PURE__ */ area('remind', {
	/** A unit was handed to whoever reads it. */
	handedOver: {
		title: 'Bạn nhận bàn giao cơ sở',
		text: (unit: string) => `${unit}: xem những việc còn mở.`,
		open: 'Xem phiếu bàn giao'
	},
	button: (n: number) => (n === 1 ? 'Nhắc' : `Nhắc ${n} người`),
	title: (n: number) => `Nhắc ${n} người`,
	text: 'Lời nhắc hiện ở trang chủ của họ khi máy có mạng, và tự hết khi họ có hoạt động.',
	about: (label: string, period: string) => `${label}, ${period}`,
	year: (year: string) => `năm ${year}`,
	term: 'cả nhiệm kỳ',
	recent: (names: string) => `Vừa được nhắc trong 7 ngày qua, lần này không nhắc: ${names}.`,
	more: (n: number) => `và ${n} người khác`,
	allRecent: 'Mọi người ở đây đều vừa được nhắc trong 7 ngày qua. Đợi thêm vài ngày.',
	label: 'Lời của bạn',
	hint: 'Không ghi tên ai: cả đơn vị nhận được dữ liệu này.',
	send: (n: number) => `Nhắc ${n} người`,
	sending: 'Đang ghi',
	cancel: 'Thôi',
	sent: (n: number) => `Đã nhắc ${n} người. Có mạng sẽ gửi.`,
	/** On a member's home. */
	home: {
		heading: 'Lời nhắc',
		by: (text: string) => `Bí thư nhắc: ${text}`,
		record: 'Ghi hoạt động',
		dismiss: 'Ẩn lời nhắc'
	}
});
