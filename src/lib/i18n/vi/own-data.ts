import { area } from '../area.ts';
import { time } from './time.ts';

/** What a person asks for, as the page of the person and the office's list call it. */
export const requestWords = /* @__PURE__ */ area('requestWords', {
	kind: {
		correct: 'Yêu cầu sửa dữ liệu',
		withdraw: 'Rút đồng ý',
		erase: 'Đề nghị xóa dữ liệu'
	},
	purpose: {
		records: 'ghi, duyệt và tổng hợp hoạt động',
		party: 'giai đoạn vào Đảng'
	},
	state: {
		new: 'Chờ trả lời',
		replied: 'Đang thực hiện',
		done: 'Đã xong',
		refused: 'Không làm được'
	},
	act: {
		reply: 'Văn phòng trả lời',
		extend: 'Gia hạn',
		done: 'Đã thực hiện',
		refuse: 'Không thực hiện'
	},
	late: 'Quá hạn',
	due: (state: 'new' | 'replied', day: string) =>
		`${state === 'new' ? 'Trả lời' : 'Làm xong'} trước hết ngày ${time.day(day)}`
});

/** "Dữ liệu của tôi". */
export const ownData = /* @__PURE__ */ area('ownData', {
	title: 'Dữ liệu của tôi',
	roster: {
		title: 'Trong danh sách đơn vị',
		none: 'Máy này chưa có tên bạn trong danh sách đơn vị nào.',
		unit: 'Đơn vị',
		name: 'Họ tên',
		birthYear: 'Năm sinh',
		department: 'Phòng, ban',
		chiDoan: 'Chi đoàn',
		membership: 'Tư cách',
		member: 'Đoàn viên',
		youth: 'Thanh niên',
		from: 'Có trong danh sách từ',
		to: 'đến',
		wrong: 'Chỗ nào sai, bí thư đơn vị sửa được ngay. Bạn cũng có thể yêu cầu văn phòng.'
	},
	records: {
		title: 'Hoạt động',
		count: (n: number) =>
			n === 0 ? 'Máy này chưa có hoạt động nào của bạn.' : `${n} hoạt động bạn ghi hoặc tham gia.`,
		open: 'Xem, sửa hoạt động'
	},
	assessment: {
		title: 'Tự đánh giá',
		text: 'Bạn viết gì về mình từng năm. Chỉ bạn, bí thư, phó bí thư đơn vị và Ban Chấp hành đọc được; có cả trong bản sao dưới đây.',
		open: 'Xem, sửa tự đánh giá'
	},
	copy: {
		title: 'Lấy bản sao',
		text: 'Mọi thứ máy chủ giữ về bạn: tài khoản, phiên đăng nhập, hoạt động, danh sách, tự đánh giá, xếp loại, đồng ý, yêu cầu. Tên người khác không có trong đó.',
		readable: 'Lưu bản đọc được',
		json: 'Lưu bản cho máy (JSON)',
		running: 'Đang lấy',
		saved: 'Đã lưu tệp vào máy.',
		fileName: 'du-lieu-cua-toi'
	},
	consent: {
		title: 'Đồng ý của bạn',
		now: (purpose: 'records' | 'party', agreed: boolean) =>
			purpose === 'records'
				? `Ghi, duyệt và tổng hợp hoạt động: ${agreed ? 'đồng ý' : 'không'}`
				: `Ghi giai đoạn vào Đảng: ${agreed ? 'đồng ý' : 'không'}`,
		line: (what: 'given' | 'withdrawn', version: number, at: string) =>
			`${what === 'given' ? 'Đồng ý' : 'Rút lại'} theo thông báo bản ${version}, ${time.full(at)}`,
		history: 'Các lần đồng ý, rút lại',
		none: 'Máy chủ chưa ghi lần đồng ý nào.',
		notice: 'Đọc lại thông báo'
	},
	requests: {
		title: 'Yêu cầu của bạn',
		text: 'Văn phòng Đoàn Khối nhận, trả lời và thực hiện trong hạn.',
		none: 'Bạn chưa có yêu cầu nào.',
		ask: {
			correct: 'Yêu cầu sửa',
			withdraw: 'Rút đồng ý',
			erase: 'Đề nghị xóa'
		},
		explain: {
			correct: 'Nói rõ chỗ nào sai và đúng ra là gì.',
			withdraw: 'Văn phòng ngừng xử lý theo điều bạn rút, trong 15 ngày, gia hạn một lần.',
			erase:
				'Tên bạn được bỏ khỏi danh sách và hoạt động; số liệu tổng đã báo cáo giữ nguyên. Không lấy lại được.'
		},
		whichPurpose: 'Rút điều nào?',
		needPurpose: 'Chọn ít nhất một điều.',
		words: { correct: 'Sai ở đâu, đúng là gì', withdraw: 'Lý do', erase: 'Lý do' },
		needWords: 'Ghi rõ để văn phòng sửa được.',
		wordsHint: 'Không ghi số căn cước, tên trẻ em.',
		send: 'Gửi văn phòng',
		sending: 'Đang gửi',
		sent: 'Văn phòng đã nhận yêu cầu.',
		at: (at: string) => `Gửi ${time.full(at)}`
	},
	loading: 'Đang hỏi máy chủ',
	file: {
		title: 'DỮ LIỆU CÁ NHÂN CỦA TÔI',
		madeAt: (at: string) => `Lấy lúc ${time.full(at)} từ máy chủ Đoàn Khối`,
		accounts: 'TÀI KHOẢN',
		sessions: 'NƠI ĐANG ĐĂNG NHẬP',
		consents: 'ĐỒNG Ý',
		requests: 'YÊU CẦU',
		documents: 'TÀI LIỆU CÓ TÊN TÔI',
		yes: 'có',
		no: 'không',
		keys: {
			_id: 'Mã',
			id: 'Mã',
			action: 'Việc',
			deadlines: 'Thời hạn',
			replyWorkingDays: 'Trả lời (ngày làm việc)',
			withdrawDays: 'Rút đồng ý (ngày)',
			correctDays: 'Sửa (ngày)',
			eraseDays: 'Xóa (ngày)',
			unit: 'Đơn vị',
			name: 'Tên',
			birthYear: 'Năm sinh',
			department: 'Phòng, ban',
			chiDoan: 'Chi đoàn',
			membership: 'Tư cách',
			activeFrom: 'Từ ngày',
			activeTo: 'Đến ngày',
			author: 'Người làm',
			recordedBy: 'Người ghi',
			createdAt: 'Ghi lúc',
			at: 'Lúc',
			by: 'Người viết',
			content: 'Nội dung',
			when: 'Thời gian',
			start: 'Bắt đầu',
			end: 'Kết thúc',
			people: 'Người tham gia',
			members: 'Đoàn viên',
			result: 'Kết quả',
			edits: 'Các lần sửa',
			verdict: 'Ý kiến',
			reason: 'Lý do',
			login: 'Tên đăng nhập',
			roles: 'Vai trò',
			role: 'Vai trò',
			device: 'Thiết bị',
			renewedAt: 'Dùng lần cuối',
			what: 'Việc',
			version: 'Bản',
			purposes: 'Mục đích',
			kind: 'Loại',
			words: 'Lời',
			acts: 'Trả lời',
			introducedOn: 'Ngày giới thiệu',
			admittedOn: 'Ngày kết nạp',
			memberIds: 'Danh sách đoàn viên',
			youthIds: 'Danh sách thanh niên',
			closingDate: 'Ngày chốt'
		} as Record<string, string>
	}
});
