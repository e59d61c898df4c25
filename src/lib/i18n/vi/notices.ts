import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';

const people = (n: number, of: number) => `${formatNumber(n)} trên ${formatNumber(of)} người`;

/** Thông báo: what the committee tells units, and who read it. */
export const notices = /* @__PURE__ */ area('notices', {
	title: 'Thông báo',
	one: 'Thông báo',
	/** On home. */
	home: {
		unread: (n: number) => `${formatNumber(n)} thông báo chưa đọc`,
		confirm: (n: number) => `${formatNumber(n)} thông báo chờ cơ sở xác nhận`,
		newest: (title: string) => `Mới nhất: ${title}`
	},
	list: {
		write: 'Viết thông báo',
		none: {
			title: 'Chưa có thông báo nào',
			text: 'Thông báo của Đoàn Khối gửi cho cơ sở của bạn hiện ở đây, đọc được cả khi không có mạng.'
		},
		noneWritten: 'Thông báo viết ở đây đến mọi máy của cơ sở được chọn khi máy ấy có mạng.',
		by: (name: string, when: string) => `${name} · ${when}`
	},
	sign: {
		unread: 'Chưa đọc',
		read: 'Đã đọc',
		toConfirm: 'Chờ xác nhận',
		withdrawn: 'Đã rút',
		corrected: 'Đã sửa lời'
	},
	page: {
		to: 'Gửi đến',
		all: 'Tất cả cơ sở',
		from: 'Người viết',
		at: 'Ngày viết',
		corrected: (when: string) => `Đã sửa lời lúc ${when}. Bên dưới là lời mới nhất.`,
		withdrawn: (when: string) => `Thông báo này đã rút lúc ${when}. Không cần làm theo nữa.`,
		waiting: 'Còn lưu trên máy này. Có mạng sẽ gửi.',
		longTold:
			'Thông báo đã quá 12 tháng nên không hỏi ai đọc nữa. Dấu đã đọc có thể đã xóa theo thời hạn lưu giữ.',
		unknown: {
			title: 'Chưa thấy thông báo này trên máy',
			text: 'Có thể máy chưa nhận xong, hoặc thông báo gửi cho cơ sở khác. Khi có mạng, mở lại trang này.'
		},
		confirm: {
			text: 'Đoàn Khối cần cơ sở xác nhận đã nắm nội dung này.',
			action: 'Xác nhận cho cơ sở',
			done: 'Đã xác nhận cho cơ sở. Có mạng sẽ gửi.',
			was: (when: string) => `Cơ sở đã xác nhận lúc ${when}.`
		},
		edit: 'Sửa lời',
		withdraw: 'Rút thông báo',
		withdrawSure: 'Rút thông báo này?',
		withdrawText:
			'Thông báo vẫn còn trong danh sách, ghi rõ là đã rút. Ai chưa đọc thì không được báo nữa.',
		withdrawYes: 'Rút',
		withdrawNo: 'Giữ lại',
		withdrawDone: 'Đã rút. Có mạng sẽ gửi.'
	},
	unit: {
		title: 'Trong cơ sở của bạn',
		read: (n: number) => `${formatNumber(n)} người đã đọc`,
		notYet: (n: number) => `${formatNumber(n)} đoàn viên chưa thấy đã đọc`,
		hint: 'Máy ai đang không có mạng thì chưa báo về được, dù đã đọc.'
	},
	readings: {
		title: 'Ai đã đọc',
		sum: (read: number, of: number) => `Đã đọc: ${people(read, of)} có tài khoản`,
		confirmed: (n: number, of: number) =>
			`Đã xác nhận: ${formatNumber(n)} trên ${formatNumber(of)} cơ sở`,
		nobody: (n: number) => `${formatNumber(n)} cơ sở chưa ai đọc`,
		unit: people,
		noAccount: 'Chưa ai có tài khoản',
		unitConfirmed: (when: string) => `xác nhận lúc ${when}`,
		unitNotConfirmed: 'chưa xác nhận',
		who: (unit: string) => `Từng người ở ${unit}`,
		secretary: 'bí thư, phó bí thư',
		readAt: (when: string) => `Đọc lúc ${when}`,
		earlier: 'Chỉ đọc bản trước khi sửa lời',
		notYet: 'Chưa báo đã đọc',
		at: (when: string) => `Số liệu lúc ${when}. Máy đang không có mạng báo về sau.`,
		again: 'Hỏi lại',
		asking: 'Đang hỏi máy chủ',
		more: (n: number) => `Xem cả ${formatNumber(n)} cơ sở`,
		fault: {
			offline: 'Đang không có mạng nên chưa biết ai đã đọc. Thông báo vẫn giữ nguyên.',
			signIn: 'Cần đăng nhập lại để xem ai đã đọc. Thông báo vẫn giữ nguyên.',
			serverDown: 'Máy chủ chưa trả lời. Thông báo vẫn giữ nguyên; thử lại sau ít phút.',
			notYet: 'Thông báo chưa gửi lên máy chủ, nên chưa ai đọc được.'
		}
	},
	write: {
		title: 'Viết thông báo',
		edit: 'Sửa lời thông báo',
		editText:
			'Ai đã đọc bản trước sẽ được báo đọc lại. Bản trước vẫn còn trong lịch sử của thông báo.',
		fields: {
			title: 'Tiêu đề',
			titleHint: 'Một dòng nói đủ việc, như “Nộp báo cáo 6 tháng trước 20/6”.',
			text: 'Nội dung',
			textHint:
				'Mọi người dùng trong Khối đều nhận dữ liệu này: không ghi việc mật, việc riêng của ai.',
			to: 'Gửi đến',
			toAll: 'Tất cả cơ sở',
			toSome: 'Một số cơ sở',
			units: 'Chọn cơ sở',
			chosen: (n: number) => `Đã chọn ${formatNumber(n)} cơ sở`,
			confirm: 'Cần cơ sở xác nhận',
			confirmHint: 'Bí thư hoặc phó bí thư bấm xác nhận cho cả cơ sở.'
		},
		noUnits: 'Chọn ít nhất một cơ sở, hoặc gửi tất cả.',
		send: 'Gửi thông báo',
		saveEdit: 'Gửi lời mới',
		saving: 'Đang ghi',
		sent: 'Đã lưu thông báo trên máy. Có mạng sẽ gửi.',
		nothing: 'Chưa có gì thay đổi.',
		noRight: {
			title: 'Trang này của Ban Chấp hành, văn phòng',
			text: 'Thông báo do Ban Chấp hành và văn phòng Đoàn Khối viết. Bạn đọc được ở mục Thông báo.'
		}
	},
	history: {
		title: 'Lịch sử',
		wrote: (name: string, when: string) => `${name} viết lúc ${when}`,
		changed: (name: string, when: string) => `${name} sửa lúc ${when}`,
		withdrew: (name: string, when: string) => `${name} rút lúc ${when}`
	}
});
