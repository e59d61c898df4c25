import { area } from '../area.ts';

const GIGABYTE = 1_000_000_000;

/** The set-up of a new server. */
export const setup = /* @__PURE__ */ area('setup', {
	title: 'Thiết lập máy chủ mới',
	intro:
		'Dành cho văn phòng, làm một lần khi máy chủ chưa có ai. Mã thiết lập ở nhật ký của máy chủ, dòng “setup”.',
	code: 'Mã thiết lập',
	codeHint: '10 chữ và số, không phân biệt chữ hoa, chữ thường.',
	show: 'Tiếp tục',
	running: 'Đang hỏi máy chủ',
	body: 'Tổ chức',
	term: 'Nhiệm kỳ',
	termHint: 'Đi cùng bản cài này. Sai nhiệm kỳ thì cài bản có tệp nhiệm kỳ đúng trước khi đi tiếp.',
	checks: 'Máy chủ tự kiểm tra',
	good: 'Tốt',
	look: 'Cần xem',
	check: {
		https: 'Kết nối an toàn (HTTPS)',
		httpsBad:
			'Địa chỉ không phải https: mật khẩu đi trên mạng không được che. Đặt proxy có TLS rồi sửa ORIGIN.',
		origin: 'Địa chỉ (ORIGIN)',
		originBad: (origin: string) =>
			`Máy chủ được cài cho ${origin}, khác địa chỉ bạn đang mở: sẽ không đăng nhập được. Sửa ORIGIN hoặc mở đúng địa chỉ.`,
		clock: 'Đồng hồ',
		clockBad: (seconds: number) =>
			`Lệch ${Math.abs(seconds)} giây so với máy này. Bật đồng bộ giờ (NTP) trên máy chủ.`,
		disk: 'Ổ đĩa',
		diskGood: (bytes: number) => `Còn ${(bytes / GIGABYTE).toFixed(1).replace('.', ',')} GB`,
		diskBad: (bytes: number) =>
			`Chỉ còn ${(bytes / GIGABYTE).toFixed(1).replace('.', ',')} GB: ảnh và hoạt động cần ít nhất 5 GB.`,
		diskUnknown: 'Máy chủ không cho biết còn bao nhiêu.',
		diskReadOnly:
			'Không ghi được vào thư mục dữ liệu (DATA_DIR): xem quyền của thư mục, hoặc ổ đĩa chỉ đọc.',
		noWrite:
			'CouchDB không cho ghi: tên và mật khẩu trong COUCHDB_URL phải là của quản trị viên CouchDB.',
		noCreate:
			'CouchDB không cho tạo cơ sở dữ liệu mới: tên và mật khẩu trong COUCHDB_URL phải là của quản trị viên CouchDB.',
		store: 'Kho dữ liệu',
		storeGood: (kind: string, version: string) =>
			kind === 'couchdb' ? `CouchDB ${version}, tạo và ghi được` : 'Kho trong máy chủ, ghi được',
		storeBad: (version: string) => `CouchDB ${version} quá cũ: cần 3.3 trở lên.`
	},
	first: 'Tài khoản văn phòng đầu tiên',
	firstHint: 'Tài khoản này nhập danh sách, làm thẻ đăng nhập cho mọi người.',
	name: 'Họ và tên',
	login: 'Tên đăng nhập',
	loginHint: '2 đến 40 chữ không dấu, số, dấu chấm hoặc gạch.',
	password: 'Mật khẩu',
	passwordHint: 'Ít nhất 8 ký tự.',
	common:
		'Mật khẩu này nhiều người dùng, kẻ xấu thử đầu tiên. Ghép vài từ không liên quan, như một câu chỉ mình bạn nhớ.',
	need: {
		code: 'Gõ mã thiết lập trong nhật ký của máy chủ.',
		name: 'Ghi họ và tên.',
		login: 'Ghi tên đăng nhập.',
		password: 'Cần ít nhất 8 ký tự.'
	},
	wrongLogin: 'Tên đăng nhập chỉ gồm chữ không dấu, số, dấu chấm hoặc gạch, từ 2 ký tự.',
	make: 'Tạo tài khoản và vào',
	wrongCode: {
		title: 'Mã không đúng.',
		text: 'Xem lại dòng “setup” mới nhất trong nhật ký của máy chủ.'
	},
	done: {
		title: 'Máy chủ đã thiết lập xong.',
		text: 'Đã có tài khoản. Đăng nhập, hoặc hỏi người đã thiết lập.'
	},
	toSignIn: 'Đăng nhập',
	faults: {
		offline: {
			title: 'Không có mạng tới máy chủ.',
			text: 'Chưa tạo gì. Xem lại kết nối rồi thử lại.'
		},
		serverDown: {
			title: 'Máy chủ chưa trả lời.',
			text: 'Kho dữ liệu có thể chưa sẵn sàng; xem nhật ký, thử lại sau ít phút.'
		},
		storeRefuses: {
			title: 'Kho dữ liệu không cho máy chủ vào.',
			text: 'Tên hoặc mật khẩu trong COUCHDB_URL sai, hoặc không phải của quản trị viên CouchDB. Sửa rồi khởi động lại máy chủ. Chưa tạo gì.'
		},
		storeAway: {
			title: 'Máy chủ chưa tới được kho dữ liệu.',
			text: 'Xem CouchDB có đang chạy không, địa chỉ trong COUCHDB_URL có đúng không. Máy chủ tự thử lại; chưa tạo gì.'
		},
		tooMany: { title: 'Sai mã nhiều lần.', text: 'Chờ 15 phút rồi thử lại.' },
		refused: {
			title: 'Máy chủ không nhận.',
			text: 'Xem lại họ tên và mật khẩu: có ký hiệu lạ hoặc quá dài.'
		}
	}
});
