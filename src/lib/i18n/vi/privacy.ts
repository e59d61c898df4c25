import { area } from '../area.ts';

/** The notice, "Dữ liệu của tôi", and what the office does about it. */
export const privacy = /* @__PURE__ */ area('privacy', {
	notice: {
		title: 'Dữ liệu cá nhân của bạn',
		intro:
			'Trước khi dùng, bạn cần biết ứng dụng giữ gì về bạn, để làm gì, và quyết định có đồng ý hay không.',
		parts: [
			{
				title: 'Ai giữ',
				text: 'Ban Chấp hành Đoàn Khối cơ quan và doanh nghiệp tỉnh Yên Bái, trên máy chủ của Đoàn Khối. Không chuyển cho bên thứ ba, không theo dõi, không quảng cáo.'
			},
			{
				title: 'Giữ gì',
				text: 'Họ tên, năm sinh, phòng ban, chi đoàn, ngày vào và ra khỏi danh sách; ngày sinh và số điện thoại nếu có trong danh sách đơn vị gửi lên (chỉ nằm ở máy chủ, để không nhầm người trùng tên); hoạt động bạn ghi hoặc tham gia; ai ghi, ai duyệt, lúc nào, trên máy nào. Không giữ quê quán, dân tộc, sức khỏe, số căn cước.'
			},
			{
				title: 'Để làm gì',
				text: 'Ghi nhận và duyệt hoạt động, tính chỉ tiêu, xếp loại, làm báo cáo của Đoàn.'
			},
			{
				title: 'Ai xem được',
				text: 'Đoàn viên và bí thư cùng đơn vị, Ban Chấp hành và văn phòng Đoàn Khối. Mỗi lần xem, sửa đều được ghi lại. Số liệu chung không nêu tên ai.'
			},
			{
				title: 'Dữ liệu nhạy cảm',
				text: 'Giai đoạn vào Đảng (giới thiệu, kết nạp, là đảng viên) là dữ liệu nhạy cảm. Chỉ bí thư, phó bí thư đơn vị bạn và Ban Chấp hành xem được; không có trong số liệu chung.'
			},
			{
				title: 'Giữ bao lâu',
				text: 'Hết nhiệm kỳ cộng thời gian lưu hồ sơ của Đoàn. Khi bạn rời Đoàn và đề nghị, tên được bỏ, số liệu tổng giữ nguyên.'
			},
			{
				title: 'Quyền của bạn',
				text: 'Xem, sửa, lấy bản sao, rút lại đồng ý, đề nghị xóa: ở mục Tôi, Dữ liệu của tôi. Văn phòng trả lời trong 2 ngày làm việc; rút đồng ý được thực hiện trong 15 ngày, gia hạn một lần.'
			}
		],
		contact: (who: string) => `Người trả lời: ${who}.`,
		noContact: 'Người trả lời: văn phòng Đoàn Khối.',
		decide: 'Bạn đồng ý với điều nào?',
		decideHint: 'Chưa ô nào được chọn sẵn. Bạn có thể rút lại bất cứ lúc nào.',
		purposes: {
			records: {
				label: 'Ghi, duyệt và tổng hợp hoạt động của tôi',
				meta: 'Cần có để dùng ứng dụng.'
			},
			party: {
				label: 'Bí thư ghi giai đoạn vào Đảng của tôi',
				meta: 'Không bắt buộc. Không chọn thì văn phòng được báo để không ghi.'
			}
		},
		missing: 'Chọn ô thứ nhất nếu đồng ý. Không đồng ý thì bấm “Không đồng ý, đăng xuất”.',
		agree: 'Đồng ý và vào ứng dụng',
		running: 'Đang ghi nhận',
		disagree: 'Không đồng ý, đăng xuất',
		later: 'Để sau, dùng tiếp',
		version: (n: number) => `Bản thông báo ${n}`
	},
	me: {
		title: 'Dữ liệu cá nhân',
		text: 'Xem, sửa, lấy bản sao, rút đồng ý, đề nghị xóa.',
		open: 'Dữ liệu của tôi',
		work: 'Việc của văn phòng',
		office: 'Yêu cầu gửi văn phòng',
		people: 'Nhập danh sách đoàn viên',
		users: 'Người dùng, quyền, thẻ đăng nhập',
		status: 'Tình trạng máy chủ',
		units: 'Cơ sở Đoàn: đổi tên, sáp nhập, tách'
	},
	signInAgain: 'Đăng nhập lại',
	faults: {
		offline: {
			title: 'Đang không có mạng.',
			text: 'Chưa ghi nhận được trên máy chủ. Không mất gì; có mạng rồi thử lại.'
		},
		signIn: {
			title: 'Phiên đăng nhập đã hết hạn.',
			text: 'Đăng nhập lại rồi làm tiếp. Dữ liệu trên máy giữ nguyên.'
		},
		serverDown: {
			title: 'Máy chủ chưa trả lời.',
			text: 'Chưa có gì thay đổi. Thử lại sau ít phút.'
		},
		refused: {
			title: 'Máy chủ không nhận.',
			text: 'Việc này đã được người khác làm, hoặc bạn đã gửi quá nhiều. Mở lại trang để xem.'
		}
	}
});
