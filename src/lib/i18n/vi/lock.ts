import { LONGEST_PIN, SHORTEST_PIN } from '../../domain/lock/pin.ts';
import { area } from '../area.ts';

/** Mã khóa: what is private on a phone, behind a code. */
export const lock = /* @__PURE__ */ area('lock', {
	title: 'Mã khóa phần riêng',
	me: {
		text: 'Cán bộ Đoàn, phát triển Đảng và tự đánh giá trên máy này được mã hóa, mở bằng mã khóa.',
		open: 'Xem mã khóa'
	},
	set: {
		title: 'Đặt mã khóa cho phần riêng',
		text: 'Phần này có thông tin về cán bộ và phát triển Đảng. Máy lưu nó ở dạng mã hóa, chỉ mở được bằng mã bạn đặt. Mỗi lần mở lại ứng dụng, hoặc để yên 5 phút, máy hỏi mã.',
		keep: 'Mã chỉ có trên máy này; văn phòng và máy chủ không biết mã. Quên mã thì đăng nhập lại để đặt mã mới.',
		pin: 'Mã khóa mới',
		hint: `Từ ${SHORTEST_PIN} đến ${LONGEST_PIN} chữ số. Mã dài khó đoán hơn.`,
		again: 'Gõ lại mã mới',
		submit: 'Đặt mã',
		running: 'Đang đặt mã'
	},
	fault: {
		short: `Mã cần ít nhất ${SHORTEST_PIN} chữ số.`,
		long: `Mã có nhiều nhất ${LONGEST_PIN} chữ số.`,
		notDigits: 'Mã chỉ gồm chữ số.',
		easy: 'Mã này dễ đoán. Chọn mã khác, đừng dùng dãy số liền nhau hay lặp lại.'
	},
	differs: 'Hai lần gõ chưa giống nhau. Gõ lại mã.',
	need: 'Gõ mã khóa.',
	enter: {
		title: 'Phần riêng đang khóa',
		text: 'Gõ mã khóa của máy này để mở. Hoạt động, danh sách và việc duyệt vẫn dùng bình thường.',
		waiting: (n: number) => `${n} mục riêng chưa gửi, mở khóa thì máy gửi tiếp.`,
		pin: 'Mã khóa',
		submit: 'Mở khóa',
		running: 'Đang mở',
		forgot: 'Quên mã khóa'
	},
	wrong: {
		title: 'Mã chưa đúng.',
		text: (left: number) =>
			`Còn ${left} lần. Hết lượt, máy xóa phần riêng; phần đã gửi vẫn ở máy chủ.`
	},
	gone: {
		title: 'Phần riêng đã xóa khỏi máy này.',
		text: 'Mã sai nhiều lần, hoặc mã đã được bỏ ở thẻ khác. Phần đã gửi vẫn ở máy chủ. Đăng nhập lại để đặt mã mới và nhận lại.'
	},
	storageFull: {
		title: 'Máy hết chỗ.',
		text: 'Mã chưa đặt được. Xóa bớt ảnh, tệp khác trên máy rồi thử lại; dữ liệu giữ nguyên.'
	},
	broken: {
		title: 'Chưa mở được.',
		text: 'Dữ liệu trên máy giữ nguyên. Đóng các thẻ khác rồi thử lại.'
	},
	signIn: {
		title: 'Đăng nhập lại để đặt mã',
		text: 'Máy này chưa có mã khóa và phiên đăng nhập đã hết. Đăng nhập lại khi có mạng, rồi đặt mã để nhận phần riêng. Hoạt động vẫn ghi bình thường.',
		action: 'Đăng nhập lại'
	},
	forgot: {
		title: 'Quên mã khóa?',
		text: 'Không ai lấy lại được mã. Bỏ mã thì máy xóa phần riêng và kết thúc phiên đăng nhập. Đăng nhập lại khi có mạng, đặt mã mới, máy nhận lại từ máy chủ. Hoạt động chưa gửi vẫn giữ.',
		lost: (n: number) => `${n} mục riêng chưa gửi sẽ mất, vì chưa lên máy chủ.`,
		sure: 'Tôi hiểu các mục này sẽ mất',
		yes: 'Bỏ mã và xóa phần riêng',
		no: 'Thử lại mã'
	},
	page: {
		open: 'Đang mở trên máy này.',
		none: {
			title: 'Không cần mã khóa',
			text: 'Tài khoản của bạn không có phần riêng trên máy này.'
		},
		shut: 'Khóa ngay',
		change: 'Đổi mã',
		old: 'Mã đang dùng',
		changed: 'Đã đổi mã khóa.',
		cancel: 'Để sau'
	},
	figures: 'Chỉ tiêu về cán bộ, phát triển Đảng đang khóa trên máy này.',
	unlock: 'Mở khóa'
});
