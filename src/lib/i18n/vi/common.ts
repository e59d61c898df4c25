import { area } from '../area.ts';

/** Words shared by the kit, the frame of the app and every page. */
export const common = /* @__PURE__ */ area('common', {
	body: 'Đoàn Khối cơ quan và doanh nghiệp tỉnh Yên Bái',
	title: (page: string) => `${page} · Sổ tay Đoàn Khối`,
	skip: 'Đến nội dung chính',
	mainNav: 'Chính',
	back: 'Quay lại',
	close: 'Đóng',
	cancel: 'Thôi',
	retry: 'Thử lại',
	loading: 'Đang tải',
	help: 'Hướng dẫn trang này',
	clearSearch: 'Xóa chữ tìm',
	remove: (what: string) => `Bỏ ${what}`,
	required: '(bắt buộc)',
	ifAny: '(nếu có)',
	notSaid: 'Chưa ghi',
	tabs: {
		home: 'Trang chủ',
		records: 'Hoạt động',
		targets: 'Chỉ tiêu',
		me: 'Tôi',
		review: 'Duyệt',
		unit: 'Đơn vị',
		block: 'Khối'
	},
	rail: {
		local: 'Chưa gửi',
		sending: 'Đang gửi',
		done: 'Đã gửi',
		denied: 'Máy chủ chưa nhận'
	},
	seal: {
		draft: 'Nháp',
		waiting: 'Chờ duyệt',
		approved: 'Đã duyệt',
		returned: 'Cần bổ sung',
		changedAfterApproval: 'Đã sửa sau khi duyệt',
		contradicting: 'Ý kiến duyệt trái nhau',
		withdrawn: 'Đã rút'
	},
	joint: (units: number) => `Cùng ${units} đơn vị`,
	twinned: 'Xã kết nghĩa',
	late: (days: number) => `${days} ngày`,
	way: {
		local: 'Chưa gửi',
		sending: 'Đang gửi',
		done: 'Đã gửi'
	},
	sync: {
		open: (unsent: number) => `${unsent} hoạt động chưa gửi, mở mục gửi`,
		openDenied: (denied: number) => `Máy chủ chưa nhận ${denied} hoạt động, mở mục gửi`,
		title: 'Gửi hoạt động',
		now: 'Gửi ngay',
		running: 'Đang gửi',
		export: 'Lưu ra tệp',
		never: 'Chưa gửi lần nào từ máy này.',
		last: (time: string) => `Lần gửi cuối ${time}.`,
		allSent: 'Mọi hoạt động đã gửi.',
		signIn: 'Đăng nhập lại',
		see: 'Xem',
		waiting: (unsent: number) => `${unsent} hoạt động còn lưu trên máy này.`,
		denied: (denied: number) =>
			`Máy chủ chưa nhận ${denied} hoạt động. Hoạt động vẫn lưu trên máy này; mở từng hoạt động để xem lý do.`,
		sentNow: (sent: number) => `Đã gửi ${sent} hoạt động.`,
		deniedNow: (denied: number) => `Máy chủ chưa nhận ${denied} hoạt động. Vẫn lưu trên máy này.`,
		firstSync: (received: number, total: number) =>
			`Đang nhận dữ liệu lần đầu: ${received} trên ${total}.`,
		trouble: {
			offline: 'Đang không có mạng. Hoạt động lưu trên máy này; có mạng, mở ứng dụng là tự gửi.',
			signIn: 'Cần đăng nhập lại để gửi. Hoạt động vẫn lưu trên máy này.',
			serverDown: 'Máy chủ chưa trả lời. Hoạt động lưu trên máy này; ứng dụng sẽ tự thử lại.',
			serverFull:
				'Máy chủ hết chỗ. Hoạt động vẫn lưu trên máy này và sẽ tự gửi; báo văn phòng Đoàn Khối.',
			storeAway:
				'Máy chủ đang tạm ngừng nhận. Hoạt động vẫn lưu trên máy này; ứng dụng sẽ tự thử lại.',
			notOurServer:
				'Mạng này chặn đường đến máy chủ. Đăng nhập Wi-Fi hoặc đổi mạng rồi gửi lại; hoạt động vẫn lưu trên máy này.',
			lostRights:
				'Bạn không còn quyền ghi ở đơn vị này. Lưu ra tệp để giao lại hoạt động chưa gửi.',
			storageFull:
				'Bộ nhớ máy đã đầy. Xóa bớt tệp khác trên máy rồi thử lại; hoạt động đã lưu không mất.',
			newerServer:
				'Ứng dụng và máy chủ khác bản. Có mạng, đóng rồi mở lại ứng dụng để nhận bản mới; hoạt động đã ghi giữ nguyên.'
		}
	},
	update: {
		ready: 'Có bản mới. Hoạt động đã ghi giữ nguyên.',
		apply: 'Cập nhật',
		later: 'Để sau'
	},
	opening: {
		title: 'Đang mở ứng dụng',
		newerApp: {
			title: 'Ứng dụng đã có bản mới trên máy này',
			text: 'Hoạt động đã ghi giữ nguyên. Tải lại trang để mở bằng bản mới.'
		},
		blocked: {
			title: 'Một thẻ khác đang mở bản cũ',
			text: 'Hoạt động đã ghi giữ nguyên. Đóng các thẻ khác của ứng dụng rồi thử lại.'
		},
		storageFull: {
			title: 'Bộ nhớ máy đã đầy',
			text: 'Hoạt động đã ghi giữ nguyên. Xóa bớt ảnh hoặc tệp trên máy rồi thử lại.'
		},
		unavailable: {
			title: 'Trình duyệt không cho lưu trên máy',
			text: 'Thẻ ẩn danh hoặc cài đặt chặn lưu dữ liệu thì không ghi được. Mở ứng dụng ở thẻ thường rồi thử lại.'
		}
	},
	errorPage: {
		notFoundTitle: 'Không có trang này',
		notFound: 'Địa chỉ có thể đã đổi hoặc gõ nhầm. Hoạt động của bạn vẫn lưu trên máy này.',
		brokenTitle: 'Trang này chưa mở được',
		broken: 'Hoạt động của bạn vẫn lưu trên máy này. Thử lại, hoặc về trang chủ.',
		home: 'Về trang chủ',
		support: 'Dành cho người hỗ trợ'
	},
	errorSummary: (count: number) => `Có ${count} chỗ cần xem lại`
});
