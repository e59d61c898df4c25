import { area } from '../area.ts';

/** Biến động: who joins a unit's roster and who leaves it. */
export const roster = /* @__PURE__ */ area('roster', {
	came: {
		legend: 'Vào danh sách',
		listed: 'Đã ở đơn vị',
		admitted: 'Mới kết nạp',
		received: 'Chuyển đến'
	},
	day: {
		listed: 'Có trong danh sách từ ngày',
		admitted: 'Ngày kết nạp',
		received: 'Ngày chuyển đến',
		transferred: 'Ngày chuyển đi',
		matured: 'Ngày trưởng thành Đoàn',
		left: 'Ngày rời danh sách'
	},
	dayHint: 'Ngày, tháng, năm, như 26/03/2021.',
	leavingHint: 'Từ ngày này không còn trong danh sách. Hoạt động cũ giữ nguyên.',
	from: 'Chuyển từ đâu đến',
	fromHint: 'Nơi ngoài Đoàn Khối. Người từ cơ sở trong Khối thì nhận ở phần Chờ nhận.',
	fromUnit: (unit: string) => `Chuyển từ ${unit}.`,
	to: 'Chuyển đến đâu',
	outside: 'Nơi khác, ngoài Đoàn Khối',
	place: 'Tên nơi chuyển đến',
	note: 'Ghi chú',
	reason: 'Lý do',
	reasonHint: 'Như thôi việc, ghi trùng với người khác.',
	actions: {
		title: 'Ghi biến động',
		admitted: 'Kết nạp vào Đoàn',
		transferred: 'Chuyển đi',
		matured: (isMember: boolean) => (isMember ? 'Trưởng thành Đoàn' : 'Quá tuổi thanh niên'),
		left: 'Rời vì lý do khác',
		back: 'Trở lại danh sách',
		edit: 'Sửa thông tin'
	},
	formTitle: (what: string, name: string) => `${what}: ${name}`,
	correct: 'Sửa lại',
	correctThis: (what: string) => `Sửa lại: ${what}`,
	cancel: 'Bỏ lần ghi này',
	cancelled: (what: string) => `Đã bỏ “${what}”. Có mạng sẽ gửi.`,
	save: 'Ghi',
	saving: 'Đang ghi',
	back: 'Thôi',
	saved: (what: string, name: string) => `Đã ghi ${name}: ${what}. Có mạng sẽ gửi.`,
	undo: 'Hoàn tác',
	history: 'Biến động đã ghi',
	by: (who: string, when: string) => `${who} ghi ${when}`,
	before: 'ghi từ trước khi ứng dụng giữ lịch sử',
	wasCorrected: 'đã sửa lại',
	wasCancelled: 'đã bỏ',
	move: {
		listed: 'Vào danh sách',
		admitted: 'Kết nạp vào Đoàn',
		received: (from: string) => `Chuyển đến từ ${from}`,
		transferred: (to: string) => `Chuyển đi ${to}`,
		matured: 'Trưởng thành Đoàn',
		left: (why: string) => (why === '' ? 'Rời danh sách' : `Rời danh sách: ${why}`),
		cancelled: 'Bỏ lần ghi'
	},
	on: (what: string, day: string) => `${what}, ngày ${day}`,
	issue: {
		beforeArrival: (day: string) => `Trước ngày vào danh sách ${day}. Xem lại ngày.`,
		beforeLeaving: (day: string) => `Người này đã rời danh sách ngày ${day}.`,
		alreadyListed: (day: string) => `Ngày ấy người này đang có trong danh sách (từ ${day}).`,
		alreadyMember: (day: string) => `Người này đã là đoàn viên từ ${day}.`,
		disturbs: (day: string) => `Ngày này làm lần ghi ngày ${day} sai thứ tự. Xem lại cả hai.`,
		none: 'Không bỏ được lần ghi duy nhất. Nếu ghi nhầm người, ghi rời danh sách kèm lý do.'
	},
	twin: {
		text: (who: string) => `Đã có người tên giống vậy: ${who}.`,
		open: (who: string) => `Mở ${who}`,
		keep: 'Là hai người khác nhau',
		ask: 'Chọn một trong hai ở trên rồi lưu.',
		kept: 'Ghi là hai người khác nhau.'
	},
	maturing: {
		title: (year: string) => `Quá tuổi Đoàn trong năm ${year}`,
		summary: (n: number) => `${n} người, chưa ai bị bỏ khỏi danh sách`,
		text: (age: number) =>
			`Người quá ${age} tuổi tính theo năm sinh. Ứng dụng chỉ nhắc; ai còn sinh hoạt Đoàn thì để nguyên.`,
		age: (age: number) => `${age} tuổi`,
		record: 'Ghi trưởng thành',
		recordFor: (name: string) => `Ghi trưởng thành: ${name}`
	},
	transfers: {
		title: 'Chuyển giữa các cơ sở',
		arrivals: (n: number) => `Chờ nhận ${n} người`,
		arrival: (unit: string, day: string) => `${unit} ghi chuyển đi ngày ${day}`,
		receive: 'Nhận',
		receiveThis: (name: string) => `Nhận ${name}`,
		waiting: (unit: string, day: string) => `đã ghi chuyển đi ngày ${day}; ${unit} chưa nhận`,
		shared: (unit: string) => `đang có cả trong danh sách ${unit}`,
		sharedText: 'Một người ở một danh sách. Bí thư hai bên hỏi nhau; bên nào đúng là rời thì ghi.',
		at: (when: string) => `Theo máy chủ lúc ${when}.`,
		ask: 'Hỏi lại máy chủ',
		asking: 'Đang hỏi',
		faults: {
			offline: 'Chưa có mạng: chưa biết cơ sở khác ghi gì.',
			signIn: 'Cần đăng nhập lại mới xem được cơ sở khác ghi gì.',
			serverDown: 'Máy chủ chưa trả lời. Danh sách của bạn không đổi; hỏi lại sau ít phút.'
		}
	},
	apart: {
		title: 'Hai người ghi khác nhau',
		people: (n: number) => `${n} người được hai bí thư ghi khác nhau`,
		peopleText: 'Hai bí thư cùng ghi khi chưa có mạng. Không mất lần ghi nào; xem lần nào đúng.',
		wrote: (who: string, what: string, when: string) =>
			when === '' ? `${who} ghi: ${what}.` : `${who} ghi ${when}: ${what}.`,
		notCounted: 'Lần ghi này chưa được tính.',
		which: 'Lần nào sai thì bấm Sửa lại ở lần đó, rồi bấm Bỏ lần ghi này.',
		unfit: 'không khớp với lần ghi khác, chưa được tính',
		factsTitle: 'Bản ghi của người khác',
		field: {
			name: 'Họ và tên',
			birthYear: 'Năm sinh',
			department: 'Phòng, bộ phận',
			chiDoan: 'Chi đoàn'
		},
		fact: (field: string, value: string) => `${field}: ${value}`,
		settle: 'Bấm Sửa thông tin, giữ hoặc sửa rồi lưu.'
	},
	byChiDoan: {
		title: 'Theo chi đoàn',
		none: 'Chưa ghi chi đoàn',
		pair: (members: number, youth: number) =>
			youth === 0 ? `${members} đoàn viên` : `${members} đoàn viên · ${youth} thanh niên`,
		missing: (n: number, of: number) => `còn thiếu ${n} trên ${of}`
	},
	closed: {
		title: (period: string, day: string) => `${period} đã khóa ngày ${day}.`,
		text: 'Số chốt này là tổng số của kỳ đã báo cáo nên chưa chốt lại được.',
		asked: (when: string) => `Đã xin mở lại lúc ${when}. Ban Chấp hành chưa trả lời.`,
		refused: (when: string, reason: string) => `Ban Chấp hành chưa mở lại (${when}): “${reason}”`,
		sent: 'Đã ghi lời xin mở lại. Có mạng sẽ gửi.'
	},
	notThere: (names: string) =>
		`Không có trong danh sách đơn vị vào ngày hoạt động: ${names}. Vẫn lưu được; chỉ tiêu chỉ tính người có trong danh sách chốt.`
});
