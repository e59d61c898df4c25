import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { time } from './time.ts';

/** Cards to sign in with: what the office prints, and what their holder sees. */
export const cards = /* @__PURE__ */ area('cards', {
	print: {
		title: 'Thẻ đăng nhập',
		intro:
			'Mỗi người một thẻ: quét mã, tự đặt mật khẩu, vào ứng dụng. Thẻ dùng một lần, hết hạn sau 30 ngày. Giao tận tay; ai cầm thẻ là vào được.',
		none: 'Ai cũng đã đăng nhập. Người quên mật khẩu: tìm ở mục Người dùng để làm thẻ mới.',
		choose: 'Làm thẻ cho cơ sở nào?',
		all: 'Tất cả cơ sở',
		meta: (waiting: number, people: number, carded: number) =>
			`${waiting} trong ${people} người chưa đăng nhập${carded === 0 ? '' : `, ${carded} người đã có thẻ`}`,
		replaced: (n: number) => `${formatNumber(n)} thẻ làm trước đây chưa dùng sẽ mất hiệu lực.`,
		make: (n: number) => `Làm ${formatNumber(n)} thẻ`,
		makeNone: 'Chọn ít nhất một cơ sở',
		making: 'Đang làm thẻ',
		ready: (n: number) => `${formatNumber(n)} thẻ đã sẵn sàng`,
		once: 'Mã chỉ hiện lần này. In xong hãy đóng; mất thẻ thì làm thẻ mới.',
		unit: (n: number) => `In thẻ của cơ sở nào? (${n} cơ sở, in lần lượt)`,
		go: (n: number) => `In ${formatNumber(n)} thẻ`,
		close: 'Đã in xong, đóng',
		card: {
			title: 'Sổ tay hoạt động Đoàn',
			steps: 'Quét mã bằng máy ảnh, hoặc mở địa chỉ dưới đây rồi gõ mã thẻ.',
			login: 'Tên đăng nhập',
			code: 'Mã thẻ',
			until: (at: string) =>
				`Dùng một lần, trước ${time.day(at.slice(0, 10))}. Không cho người khác xem.`,
			qr: (name: string) => `Mã đăng nhập của ${name}`
		}
	},
	use: {
		have: 'Tôi có thẻ đăng nhập',
		title: 'Thẻ đăng nhập',
		intro: 'Gõ mã trên thẻ, gồm 12 chữ và số.',
		code: 'Mã thẻ',
		codeHint: 'Không phân biệt chữ hoa, chữ thường; gạch nối gõ cũng được, bỏ cũng được.',
		needCode: 'Gõ mã in trên thẻ.',
		show: 'Tiếp tục',
		running: 'Đang hỏi máy chủ',
		hello: (name: string) => `Chào ${name}`,
		login: (login: string) => `Tên đăng nhập của bạn: ${login}`,
		notMe: 'Không phải tôi',
		password: 'Đặt mật khẩu của bạn',
		passwordHint: 'Ít nhất 8 ký tự. Nhớ lấy: lần sau vào bằng tên đăng nhập và mật khẩu này.',
		lacks: (n: number) => `Còn thiếu ${n} ký tự.`,
		common:
			'Mật khẩu này nhiều người dùng, kẻ xấu thử đầu tiên. Ghép vài từ không liên quan, như một câu chỉ mình bạn nhớ. Thẻ vẫn còn dùng được.',
		enter: 'Đặt mật khẩu và vào',
		hide: 'Ẩn mật khẩu',
		reveal: 'Hiện mật khẩu',
		other: 'Gõ mã khác',
		toSignIn: 'Đăng nhập',
		used: {
			title: 'Thẻ này đã dùng.',
			text: (at: string) =>
				`Dùng lúc ${time.full(at)}. Nếu chính bạn đã dùng, hãy đăng nhập. Nếu không phải bạn, báo văn phòng ngay để làm thẻ mới: dùng thẻ mới thì mọi máy đang đăng nhập đều bị đăng xuất.`
		},
		expired: {
			title: 'Thẻ này đã hết hạn.',
			text: (at: string) => `Hết hạn ${time.full(at)}. Xin văn phòng làm thẻ mới.`
		},
		unknown: {
			title: 'Không có thẻ nào mang mã này.',
			text: 'Xem lại mã trên thẻ. Nếu văn phòng đã làm thẻ mới cho bạn thì thẻ cũ không dùng được.'
		},
		faults: {
			offline: {
				title: 'Đang không có mạng.',
				text: 'Thẻ vẫn còn dùng được. Có mạng rồi thử lại.'
			},
			serverDown: { title: 'Máy chủ chưa trả lời.', text: 'Thẻ chưa mất. Thử lại sau ít phút.' },
			tooMany: {
				title: 'Thử sai nhiều lần.',
				text: 'Chờ 15 phút rồi thử lại. Thẻ vẫn còn dùng được.'
			}
		}
	}
});
