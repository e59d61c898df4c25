import { area } from '../area.ts';
import { time } from './time.ts';

/** What the office does about personal data. */
export const dataDesk = /* @__PURE__ */ area('dataDesk', {
	title: 'Dữ liệu cá nhân',
	noRight: {
		title: 'Trang của văn phòng',
		text: 'Chỉ văn phòng Đoàn Khối mở được. Yêu cầu của bạn ở mục Tôi, Dữ liệu của tôi.'
	},
	open: (n: number) => `Cần làm (${n})`,
	none: 'Không có yêu cầu nào chờ.',
	closed: 'Đã xong',
	closedCount: (n: number) => `${n} yêu cầu`,
	meta: (kind: string, at: string) => `${kind} · ${time.full(at)}`,
	actions: {
		reply: 'Trả lời',
		extend: 'Gia hạn',
		done: 'Đã làm xong',
		refuse: 'Không làm được'
	},
	explain: {
		reply: 'Người yêu cầu đọc được lời này. Hạn trả lời: 2 ngày làm việc.',
		extend: 'Gia hạn một lần, thêm đúng số ngày ban đầu. Nói rõ lý do.',
		done: 'Nói đã làm gì. Với rút đồng ý, sau bước này người đó được hỏi lại khi mở ứng dụng.',
		refuse: 'Nói rõ căn cứ. Người yêu cầu có quyền khiếu nại.'
	},
	words: 'Lời trả lời',
	missing: 'Ghi lời trả lời.',
	no: 'Thôi',
	saving: 'Đang lưu',
	saved: 'Đã lưu.',
	lost: {
		title: 'Máy bị mất',
		intro:
			'Người mất máy báo văn phòng. Tìm người đó, chọn máy: máy bị đăng xuất ngay, và tự xóa dữ liệu khi có mạng lần tới.',
		way: 'Có người báo mất máy',
		find: 'Tìm theo tên hoặc tên đăng nhập',
		hint: 'Ít nhất 2 chữ, không cần dấu. Hiện nhiều nhất 20 người.',
		search: 'Tìm',
		searching: 'Đang tìm',
		nobody: 'Không có ai như vậy.',
		of: (name: string) => `Nơi ${name} đang đăng nhập`,
		none: 'Không còn máy nào đăng nhập.',
		since: (created: string, used: string) =>
			`Đăng nhập ${time.full(created)}, dùng lần cuối khoảng ${time.full(used)}`,
		call: 'Báo mất máy này',
		sure: 'Xóa dữ liệu trên máy này?',
		text: 'Máy bị đăng xuất ngay và xóa mọi thứ ứng dụng lưu trên đó, cả phần chưa gửi. Không lấy lại được. Hoạt động đã gửi vẫn ở máy chủ.',
		password: 'Nên đặt lại mật khẩu của người này.',
		yes: 'Báo mất',
		done: 'Đã đăng xuất máy. Máy sẽ tự xóa khi có mạng.',
		unknown: 'Máy không rõ loại'
	},
	retention: {
		title: 'Lưu giữ và xóa',
		way: 'Xem gì hết hạn, gì đã xóa',
		retire: 'Xem để bỏ tên'
	},
	ways: {
		title: 'Việc khác',
		log: 'Ai đã đọc, sửa gì',
		incidents: 'Sự cố dữ liệu',
		dossier: 'Hồ sơ đánh giá tác động'
	},
	settings: {
		title: 'Liên hệ và thời hạn',
		summary: (contact: string) => (contact === '' ? 'Chưa ghi người trả lời' : contact),
		contact: 'Ai trả lời về dữ liệu cá nhân',
		contactHint: 'Họ tên, chức vụ, số điện thoại, nơi làm việc. Hiện trong thông báo.',
		days: {
			replyWorkingDays: 'Trả lời trong (ngày làm việc)',
			withdrawDays: 'Rút đồng ý trong (ngày)',
			correctDays: 'Sửa dữ liệu trong (ngày)',
			eraseDays: 'Xóa dữ liệu trong (ngày)'
		},
		logMonths: 'Giữ nhật ký truy cập (tháng)',
		logHint: 'Ít nhất 12 tháng. Dòng cũ hơn máy chủ tự xóa hẳn mỗi ngày.',
		wrongMonths: 'Ghi số tháng từ 12 đến 120.',
		hint: 'Luật: trả lời 2 ngày làm việc, rút đồng ý 15 ngày. Hai hạn còn lại văn phòng tự xác nhận. Chỉ áp dụng cho yêu cầu mới.',
		wrong: (most: number) => `Ghi số ngày từ 1 đến ${most}.`,
		save: 'Lưu'
	}
});
