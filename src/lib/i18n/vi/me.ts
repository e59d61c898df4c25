import { area } from '../area.ts';

/** "Tôi": who is signed in on this phone, what it keeps, and signing out. */
export const me = /* @__PURE__ */ area('me', {
	title: 'Tôi',
	roles: 'Vai trò',
	role: {
		member: (unit: string) => `Đoàn viên · ${unit}`,
		unitSecretary: (unit: string) => `Bí thư, phó bí thư · ${unit}`,
		committee: 'Ủy viên Ban Chấp hành Đoàn Khối',
		standing: 'Ban Thường vụ Đoàn Khối',
		inspection: 'Ủy ban Kiểm tra Đoàn Khối',
		office: 'Văn phòng Đoàn Khối'
	},
	sole: 'Bí thư duy nhất của đơn vị: quyết định về hoạt động của mình được ghi rõ.',
	confirmed: (time: string) => `Máy chủ xác nhận ${time}`,
	expired: {
		title: 'Phiên đăng nhập đã hết hạn',
		text: 'Vẫn ghi, sửa, xem được. Đăng nhập lại để gửi tiếp; không mất gì.',
		action: 'Đăng nhập lại'
	},
	phone: 'Máy này',
	sync: 'Gửi và nhận',
	openSync: 'Mở mục gửi',
	unsent: (n: number) => `${n} chưa gửi`,
	allSent: 'Đã gửi hết',
	lastSync: 'Lần gửi cuối',
	drafts: 'Bản nháp',
	storage: 'Bộ nhớ',
	used: (used: string, quota: string) => `Đang dùng ${used}, còn khoảng ${quota}`,
	unknownStorage: 'Trình duyệt không cho biết',
	low: {
		title: (left: string) => `Máy còn khoảng ${left}.`,
		text: 'Chữ vẫn lưu được. Xóa bớt ảnh, tệp khác trên máy để yên tâm.'
	},
	keep: {
		yes: 'Trình duyệt đã hứa giữ dữ liệu của ứng dụng.',
		no: 'Trình duyệt có thể tự xóa dữ liệu khi máy đầy.',
		ask: 'Cho phép giữ',
		refused: 'Trình duyệt chưa cho phép. Cài ứng dụng ra màn hình chính rồi thử lại.'
	},
	app: 'Ứng dụng',
	version: 'Bản ứng dụng',
	term: 'Dữ liệu nhiệm kỳ',
	signOut: 'Đăng xuất',
	signOutText: 'Đăng xuất là xóa dữ liệu của bạn khỏi máy này. Hoạt động đã gửi vẫn ở máy chủ.',
	sheet: {
		title: 'Đăng xuất khỏi máy này?',
		text: 'Dữ liệu của bạn trên máy này sẽ bị xóa. Hoạt động đã gửi vẫn ở máy chủ; lần sau cần có mạng để đăng nhập.',
		unsentTitle: (n: number) => `Còn ${n} mục chưa lên máy chủ`,
		unsentText:
			'Gồm hoạt động chưa gửi, máy chủ chưa nhận và bản nháp. Đăng xuất bây giờ là mất các mục này. Gửi trước, hoặc lưu ra tệp.',
		send: 'Gửi ngay',
		export: 'Lưu ra tệp',
		discard: 'Bỏ các mục này và đăng xuất',
		sure: 'Tôi hiểu các mục chưa gửi sẽ mất',
		yes: 'Đăng xuất',
		no: 'Ở lại',
		running: 'Đang đăng xuất'
	},
	notEnded: 'Chưa đăng xuất được. Dữ liệu trên máy giữ nguyên; đóng các thẻ khác rồi thử lại.'
});
