import { area } from '../area.ts';

/** The review queue and the decisions a secretary takes. */
export const review = /* @__PURE__ */ area('review', {
	title: 'Chờ duyệt',
	one: 'Duyệt hoạt động',
	strip: (n: number) =>
		`${n} hoạt động, chờ lâu nhất xếp trước. Chỉ hoạt động đã duyệt mới tính vào chỉ tiêu.`,
	show: 'Xem',
	tabs: {
		waiting: (n: number) => `Chờ duyệt ${n}`,
		approved: (n: number) => `Đã duyệt ${n}`,
		returned: (n: number) => `Cần bổ sung ${n}`
	},
	search: 'Tìm hoạt động',
	placeholder: 'Tìm tên, người ghi, xã',
	unit: 'Đơn vị',
	list: 'Danh sách hoạt động',
	pick: 'Chọn một hoạt động ở bên trái để xem và quyết định.',
	empty: {
		title: 'Không có hoạt động chờ duyệt',
		text: 'Khi đoàn viên trình duyệt và máy này nhận được, hoạt động hiện ở đây.',
		other: 'Không có hoạt động nào ở đây.',
		noUnit: 'Bạn không phải bí thư của đơn vị nào',
		noUnitText:
			'Chỉ bí thư, phó bí thư cơ sở duyệt hoạt động. Hỏi văn phòng Đoàn Khối nếu chưa đúng.'
	},
	approve: 'Duyệt',
	approveThis: (n: number) => `Duyệt bản ${n}`,
	approveAfter: 'Duyệt, không cần bổ sung nữa',
	return: 'Cần bổ sung',
	revoke: 'Thu hồi duyệt',
	agreeWithdraw: 'Đồng ý rút',
	full: 'Mở đầy đủ, lịch sử',
	deciding: 'Đang ghi quyết định',
	decision: 'Quyết định',
	ownTitle: 'Đây là hoạt động bạn làm hoặc ghi.',
	own: 'Không ai tự duyệt hoạt động của mình. Nhờ bí thư, phó bí thư khác của đơn vị mở mục Duyệt trên máy họ.',
	soleTitle: 'Đây là hoạt động của bạn, và bạn là bí thư duy nhất của đơn vị.',
	sole: 'Bạn duyệt được. Quyết định sẽ ghi rõ là bí thư duy nhất tự duyệt.',
	notTaken: 'Máy chủ chưa nhận hoạt động này nên chưa duyệt được. Sửa rồi gửi lại trước.',
	reason: {
		returnTitle: 'Cần bổ sung',
		revokeTitle: 'Thu hồi duyệt',
		returnHint: (name: string) => `${name} đọc được lời này ngay khi máy có mạng.`,
		revokeHint: 'Hoạt động thôi tính vào chỉ tiêu. Người ghi đọc được lý do.',
		kinds: 'Lý do',
		kind: {
			figures: 'Thiếu số liệu',
			place: 'Sai nơi, sai ngày',
			twice: 'Đã có người ghi',
			people: 'Thiếu người tham gia'
		},
		returnLabel: 'Bổ sung gì',
		revokeLabel: 'Vì sao thu hồi',
		often: 'Câu hay dùng: ',
		phrases: ['Bổ sung số người nhận', 'Ghi rõ xã, bản', 'Chọn tên người tham gia'],
		missing: 'Ghi một câu để người ghi biết cần làm gì.',
		cancel: 'Thôi',
		returnYes: (name: string) => `Nhờ ${name} bổ sung`,
		revokeYes: 'Thu hồi duyệt'
	},
	done: {
		approve: (name: string) => `Đã duyệt “${name}”.`,
		return: (name: string) => `Đã nhờ ${name} bổ sung.`,
		revoke: 'Đã thu hồi duyệt.'
	},
	again: 'Xem lại',
	mine: 'Của bạn',
	keys: {
		down: '↓',
		up: '↑',
		move: 'chuyển hoạt động',
		approve: 'duyệt',
		return: 'cần bổ sung',
		open: 'mở đầy đủ',
		off: 'Tắt phím tắt',
		on: 'Bật phím tắt'
	},
	back: 'Danh sách chờ duyệt'
});
