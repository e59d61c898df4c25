import { area } from '../area.ts';

/** Seconds as a person waits for them: "2 phút 5 giây". */
function wait(seconds: number): string {
	const minutes = Math.floor(seconds / 60);
	const rest = seconds % 60;
	if (minutes === 0) return `${rest} giây`;
	return rest === 0 ? `${minutes} phút` : `${minutes} phút ${rest} giây`;
}

/** Signing in, and the first data arriving. */
export const signIn = /* @__PURE__ */ area('signIn', {
	title: 'Đăng nhập',
	intro: 'Đăng nhập một lần khi có mạng, sau đó dùng được khi không có mạng.',
	again: (name: string) =>
		`${name} đăng nhập lại để gửi tiếp. Hoạt động chưa gửi vẫn lưu trên máy này.`,
	login: 'Tên đăng nhập',
	loginHint: 'Tên do văn phòng Đoàn Khối cấp.',
	password: 'Mật khẩu',
	show: 'Hiện mật khẩu',
	hide: 'Ẩn mật khẩu',
	submit: 'Đăng nhập',
	running: 'Đang đăng nhập',
	waiting: (seconds: number) => `Thử lại sau ${wait(seconds)}`,
	needLogin: 'Ghi tên đăng nhập.',
	needPassword: 'Ghi mật khẩu.',
	continue: 'Dùng tiếp không đăng nhập lại',
	faults: {
		wrongPassword: {
			title: 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
			text: 'Xem lại chữ hoa, chữ thường và bộ gõ tiếng Việt. Quên mật khẩu thì hỏi văn phòng Đoàn Khối.'
		},
		tooMany: {
			title: 'Đã thử nhiều lần.',
			text: 'Để giữ an toàn cho tài khoản, chờ hết thời gian rồi thử lại.'
		},
		offline: {
			title: 'Đang không có mạng.',
			text: 'Lần đăng nhập đầu cần có mạng. Kiểm tra sóng hoặc Wi-Fi rồi thử lại.'
		},
		serverDown: {
			title: 'Máy chủ chưa trả lời.',
			text: 'Có mạng nhưng máy chủ đang bận hoặc tạm dừng. Thử lại sau ít phút.'
		},
		notOurServer: {
			title: 'Mạng này chặn đường đến máy chủ.',
			text: 'Có thể phải đăng nhập Wi-Fi trước. Mở một trang bất kỳ để xem, rồi thử lại.'
		}
	},
	keeps: {
		title: 'Máy này lưu gì về bạn?',
		text: 'Tên, đơn vị và vai trò của bạn; hoạt động và danh sách đoàn viên của đơn vị. Chỉ bạn mở được khi đã đăng nhập; đăng xuất là xóa khỏi máy.'
	},
	noAccount: {
		title: 'Chưa có tài khoản, quên mật khẩu',
		text: 'Xin văn phòng Đoàn Khối cấp hoặc đặt lại. Bí thư đơn vị có số liên hệ.'
	},
	firstSync: {
		title: 'Đang nhận dữ liệu của đơn vị',
		text: 'Ghi hoạt động được ngay, không cần chờ.',
		progress: (received: number, total: number) => `${received} trên ${total} mục`,
		done: 'Đã nhận đủ dữ liệu của đơn vị.'
	}
});
