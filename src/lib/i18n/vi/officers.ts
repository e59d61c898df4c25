import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { dayText } from './period-name.ts';

const count = (n: number, of: number) => `${formatNumber(n)} trên ${formatNumber(of)}`;

/** Cán bộ Đoàn, phát triển Đảng: what is private to a unit. */
export const officers = /* @__PURE__ */ area('officers', {
	title: 'Cán bộ Đoàn, phát triển Đảng',
	wayText: 'Chỉ bí thư của đơn vị và Ban Chấp hành xem được.',
	private: 'Chỉ bí thư, phó bí thư của đơn vị và Ban Chấp hành đọc được mục này.',
	privateText:
		'Không hiện trên máy người khác, không có trong danh sách, tìm kiếm, thông báo và số liệu chung. Đăng xuất thì máy này xóa hết.',
	figures: (day: string) => `Tình hình đến ${dayText(day)}`,
	ofKey: (n: number, of: number, unknown: number) =>
		of === 0
			? 'chưa ghi bí thư, phó bí thư'
			: `${count(n, of)} người${unknown > 0 ? `, ${formatNumber(unknown)} người chưa ghi` : ''}`,
	theoryFigure: 'Trung cấp lý luận chính trị trở lên',
	educationFigure: 'Đại học chuyên môn trở lên',
	bothFigure: 'Đủ cả hai',
	partyFigure: 'Là đảng viên',
	trainedFigure: (year: string) => `Đã tập huấn năm ${year}`,
	ofAll: (n: number, of: number) => (of === 0 ? 'chưa ghi cán bộ nào' : `${count(n, of)} cán bộ`),
	list: {
		title: 'Cán bộ Đoàn',
		none: 'Chưa ghi cán bộ nào',
		noneText:
			'Thêm bí thư, phó bí thư của đơn vị và bí thư các chi đoàn để tính chỉ tiêu về cán bộ.',
		add: 'Thêm cán bộ',
		former: (n: number) => `Đã thôi giữ chức: ${formatNumber(n)}`,
		until: (day: string) => `thôi giữ chức ${dayText(day)}`,
		since: (day: string) => `từ ${dayText(day)}`,
		trained: (years: string) => `tập huấn ${years}`,
		partyMember: 'đảng viên',
		missing: 'chưa ghi đủ trình độ'
	},
	position: {
		secretary: 'Bí thư',
		deputy: 'Phó bí thư',
		member: 'Ủy viên Ban Chấp hành',
		branchSecretary: 'Bí thư chi đoàn'
	},
	branchSecretary: (chiDoan: string) => `Bí thư ${chiDoan}`,
	receiving: 'Máy đang nhận mục này từ máy chủ. Có mạng thì chờ một lát, hoặc mở lại sau.',
	theory: {
		none: 'Chưa qua đào tạo',
		primary: 'Sơ cấp',
		intermediate: 'Trung cấp',
		advanced: 'Cao cấp, cử nhân'
	},
	education: {
		school: 'Dưới cao đẳng',
		college: 'Cao đẳng',
		university: 'Đại học',
		master: 'Thạc sĩ',
		doctor: 'Tiến sĩ'
	},
	form: {
		add: 'Thêm cán bộ Đoàn',
		edit: (name: string) => `Sửa ${name}`,
		name: 'Họ và tên',
		nameHint: 'Gõ tên, chọn trong danh sách của đơn vị; không có thì gõ đủ tên.',
		people: 'Người trong danh sách',
		chosen: 'Đã chọn trong danh sách đơn vị.',
		free: 'Chưa chọn trong danh sách đơn vị; ghi theo tên.',
		twin: (name: string) => `${name} đã được ghi rồi. Cùng một người thì mở mục đã có để sửa.`,
		position: 'Chức vụ',
		blockNameHint: 'Gõ đủ họ và tên.',
		chiDoan: 'Chi đoàn',
		workUnit: 'Đơn vị công tác',
		notSaid: 'Chưa ghi',
		from: 'Giữ chức từ ngày',
		to: 'Thôi giữ chức ngày',
		dayHint: 'Ngày/tháng/năm.',
		theory: 'Lý luận chính trị',
		education: 'Chuyên môn',
		partyMember: 'Là đảng viên',
		answer: { yes: 'Có', no: 'Chưa', unknown: 'Chưa ghi' },
		trained: 'Ngày tập huấn nghiệp vụ',
		trainedHint: 'Ngày/tháng/năm. Hoạt động tập huấn đã duyệt có tên người này được tính sẵn.',
		trainedAdd: 'Thêm ngày',
		remove: 'Ghi nhầm, bỏ mục này',
		history: 'Ai ghi, lúc nào',
		saved: (name: string) => `Đã lưu ${name}. Có mạng sẽ gửi.`
	},
	party: {
		title: 'Phát triển Đảng',
		introduced: 'Đã giới thiệu cho Đảng',
		admitted: 'Đã kết nạp vào Đảng',
		people: (n: number) => `${formatNumber(n)} người trong nhiệm kỳ`,
		none: 'Chưa ghi ai',
		noneText: 'Ghi đoàn viên ưu tú được giới thiệu, được kết nạp; mỗi người một mục.',
		add: 'Thêm người',
		addTitle: 'Giới thiệu, kết nạp Đảng',
		introducedOn: 'Ngày giới thiệu cho Đảng',
		admittedOn: 'Ngày kết nạp',
		number: 'Số quyết định kết nạp',
		numberHint: 'Chỉ số và ký hiệu. Không ghi nội dung hồ sơ.',
		wasIntroduced: (day: string) => `giới thiệu ${dayText(day)}`,
		wasAdmitted: (day: string) => `kết nạp ${dayText(day)}`,
		noDay: 'chưa ghi ngày'
	},
	issue: {
		required: 'Cần ghi chỗ này.',
		notDay: 'Chưa đọc được ngày. Gõ như 26/03/2021.',
		dayAhead: 'Ngày này chưa tới. Ghi khi việc đã xong.',
		notPastDay: 'Gõ một ngày đã qua, như 26/03/2021.',
		endsBefore: 'Ngày thôi giữ chức ở trước ngày bắt đầu.'
	} as Record<string, string>,
	fields: {
		name: 'Họ và tên',
		position: 'Chức vụ',
		workUnit: 'Đơn vị công tác',
		from: 'Từ ngày',
		to: 'Thôi ngày',
		theory: 'Lý luận chính trị',
		education: 'Chuyên môn',
		partyMember: 'Đảng viên',
		trainedOn: 'Tập huấn',
		introducedOn: 'Giới thiệu',
		admittedOn: 'Kết nạp',
		number: 'Số quyết định',
		removed: 'Bỏ mục ghi nhầm'
	} as Record<string, string>,
	/** The committee's page: Đoàn Khối's own, and how the units' stand. */
	block: {
		title: 'Cán bộ Đoàn',
		meta: 'Cán bộ Đoàn Khối và tình hình cán bộ từng cơ sở.',
		private: 'Chỉ Ban Chấp hành, Ban Thường vụ đọc được mục này.',
		noRight: {
			title: 'Mục này của Ban Chấp hành',
			text: 'Cán bộ Đoàn Khối do Ban Chấp hành ghi. Cán bộ của cơ sở có ở trang Đơn vị của cơ sở.'
		},
		own: 'Cán bộ Đoàn Khối',
		noneText: 'Thêm bí thư, phó bí thư, ủy viên Ban Chấp hành Đoàn Khối.',
		counted:
			'Bí thư, phó bí thư Đoàn Khối được tính vào CT08 theo cài đặt của nhiệm kỳ; không tính vào CT07, CT09.',
		notCounted:
			'Cán bộ Đoàn Khối không tính vào CT07, CT08, CT09: theo cài đặt của nhiệm kỳ chỉ tính cán bộ ở cơ sở.',
		units: 'Bí thư, phó bí thư các cơ sở',
		unitsText: (day: string) => `Số của cơ sở tự ghi, tình hình đến ${dayText(day)}.`,
		noFigures: 'Máy chưa có số liệu cán bộ của cơ sở. Có mạng máy tự lấy.',
		missing: 'Chưa ghi bí thư, phó bí thư',
		unit: (both: string, member: string) => `Đủ trình độ: ${both} · Đảng viên: ${member}`,
		of: (n: number, of: number, unknown: number) =>
			`${count(n, of)}${unknown > 0 ? ` (${formatNumber(unknown)} chưa ghi)` : ''}`,
		short: (n: number) => `${formatNumber(n)} cơ sở cần bổ sung`,
		rest: (n: number) => `${formatNumber(n)} cơ sở đã đủ`
	},
	cleared: 'xóa trống',
	yes: 'có',
	no: 'không'
});
