import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { dayText, periodName } from './period-name.ts';

const month = (of: string) => periodName(of);
const count = (n: number, of: number) => `${formatNumber(n)} trên ${formatNumber(of)}`;

/** Hội nghị Ban Chấp hành: what is planned, what was done, and what is late. */
export const work = /* @__PURE__ */ area('work', {
	tab: 'Hội nghị',
	reports: 'Báo cáo',
	title: 'Hội nghị Ban Chấp hành',
	name: (n: number) => `Hội nghị BCH lần thứ ${n}`,
	intro: (n: number) =>
		`${n} hội nghị và nội dung của từng hội nghị lấy nguyên từ chương trình công tác toàn khóa.`,
	ahead: {
		title: 'Việc của Ban Chấp hành',
		isLate: 'Chậm',
		none: 'Không có việc nào chậm.',
		late: (n: number) => `${formatNumber(n)} hội nghị quá tháng mà chưa ghi ngày họp`,
		overdue: (n: number) => `${formatNumber(n)} nội dung quá hạn hoặc chưa xong sau hội nghị`,
		next: (name: string, when: string) => `Sắp tới: ${name}, ${when}`,
		noNext: 'Các hội nghị của nhiệm kỳ đều đã tới tháng họp.',
		open: 'Mở các hội nghị'
	},
	standing: {
		held: (day: string) => `Đã họp ${dayText(day)}`,
		late: (of: string) => `Quá ${month(of)}, chưa ghi ngày họp`,
		due: (of: string) => `Họp trong ${month(of)}`,
		dueOn: (day: string) => `Sẽ họp ${dayText(day)}`,
		ahead: (of: string) => `Dự kiến ${month(of)}`
	},
	facts: {
		body: (ordinal: string) => `Ban Chấp hành Đoàn Khối, ${ordinal}`,
		programme: 'Theo chương trình',
		movedTo: 'Dời sang',
		heldOn: 'Ngày họp',
		notHeld: 'Chưa ghi',
		place: 'Địa điểm',
		attendance: 'Dự họp',
		present: (n: number | null, of: number | null) =>
			n === null
				? `triệu tập ${formatNumber(of ?? 0)}`
				: of === null
					? `${formatNumber(n)} người`
					: `${count(n, of)} người`,
		absent: 'Vắng',
		items: 'Nội dung',
		done: (n: number, of: number) => `${count(n, of)} xong`,
		month: (of: string) => month(of).replace(/^t/, 'T')
	},
	edit: 'Ghi ngày họp, dự họp',
	print: 'In chương trình họp',
	minutes: {
		title: 'Biên bản',
		open: 'Viết biên bản',
		again: 'Sửa biên bản',
		none: 'Chưa có biên bản.',
		label: 'Diễn biến, ý kiến, kết luận',
		hint: 'Chữ đang viết được giữ trên máy này, kể cả khi tắt máy. Bấm Lưu thì cả Ban Chấp hành đọc được.',
		kept: 'Đang viết dở, chưa lưu cho người khác đọc.',
		notKept: 'Máy chưa giữ được chữ vừa gõ. Chữ còn trên màn hình: đừng đóng trang, bấm Lưu.',
		drop: 'Bỏ bản viết dở',
		newer: (who: string) =>
			`Trong lúc bạn viết, ${who} đã lưu một biên bản khác. Lưu thì bản của bạn đứng sau cùng; bản kia vẫn còn trong mục “Ai ghi gì”.`,
		somebody: 'một người khác',
		saved: 'Đã lưu biên bản. Có mạng sẽ gửi.'
	},
	items: {
		title: 'Nội dung',
		count: (n: number) => `${n} mục`,
		quote: (words: string) => `Nguyên văn: “${words}”`,
		state: { todo: 'Chưa làm', doing: 'Đang làm', done: 'Xong' },
		stateOf: 'Tình trạng',
		responsible: 'Người phụ trách',
		responsibleHint: 'Họ tên hoặc ban phụ trách.',
		nobody: 'Chưa phân công',
		due: 'Hạn',
		dueHint: 'Ngày/tháng/năm, như 20/06/2021. Không có hạn riêng thì để trống.',
		dueOn: (day: string) => `Hạn ${dayText(day)}`,
		overdueSince: (day: string) => `Quá hạn ${dayText(day)}`,
		leftOver: 'Chưa xong sau hội nghị',
		note: 'Ghi chú',
		papers: (n: number) => (n === 0 ? 'Chưa có văn bản' : `${n} văn bản`),
		update: 'Cập nhật',
		updateThis: (text: string) => `Cập nhật: ${text}`
	},
	papers: {
		title: 'Văn bản',
		none: 'Chưa có văn bản nào.',
		add: 'Thêm văn bản',
		addTo: (text: string) => `Thêm văn bản cho: ${text}`,
		change: 'Sửa văn bản',
		changeThis: (title: string) => `Sửa văn bản: ${title}`,
		remove: 'Bỏ văn bản này',
		kind: 'Loại',
		kinds: {
			resolution: 'Nghị quyết',
			report: 'Báo cáo',
			plan: 'Kế hoạch, chương trình',
			decision: 'Quyết định',
			notice: 'Thông báo, kết luận',
			other: 'Văn bản khác'
		},
		name: 'Trích yếu',
		number: 'Số, ký hiệu',
		numberHint: 'Như 12-NQ/ĐTN. Chưa phát hành thì để trống.',
		issuedOn: 'Ngày ban hành',
		thematic: 'Là nghị quyết chuyên đề (tính vào CT18)',
		draft: 'Dự thảo, chưa có số',
		issued: (number: string, day: string | null) =>
			day === null ? `Số ${number}` : `Số ${number}, ngày ${dayText(day)}`
	},
	resolutions: {
		title: (id: string, label: string) => `${id} · ${label}`,
		count: (n: number, of: number) => `${count(n, of)} nghị quyết`,
		met: 'Đạt',
		missing: (n: number) => `còn ${formatNumber(n)}`,
		how: 'Tính nghị quyết chuyên đề đã có số và đã ban hành, ghi ở nội dung của hội nghị.'
	},
	sheet: {
		title: 'Ngày họp, dự họp',
		month: 'Tháng dự kiến',
		monthHint: (of: string) => `Chương trình ghi ${month(of)}. Dời thì chọn tháng khác.`,
		asProgramme: (of: string) => `${month(of).replace(/^t/, 'T')} (theo chương trình)`,
		heldOn: 'Ngày họp',
		dayHint: 'Ngày/tháng/năm, như 25/06/2021. Chưa định ngày thì để trống.',
		summoned: 'Số người triệu tập',
		present: 'Số người có mặt',
		absentHint: 'Ai vắng, vì sao.',
		back: 'Thôi',
		later: 'Để sau',
		draftSince: (when: string) =>
			`Đang viết dở từ ${when}. Phần viết dở chỉ ở máy này, tự lưu khi bạn ngừng gõ.`,
		draftKept: 'Tự lưu trên máy này khi bạn ngừng gõ.',
		draftDrop: 'Bỏ phần viết dở',
		draftLost: 'Phần viết dở chưa lưu được trên máy này. Đừng đóng trang; bấm Lưu.',
		save: 'Lưu',
		saving: 'Đang lưu',
		saved: 'Đã lưu. Có mạng sẽ gửi.',
		nothing: 'Chưa đổi gì.'
	},
	issue: {
		notCount: 'Ghi một số nguyên.',
		dayAhead: 'Ngày này chưa tới. Ghi khi việc đã xong.',
		presentAboveSummoned: 'Có mặt nhiều hơn triệu tập. Xem lại hai số.'
	},
	history: {
		title: 'Ai ghi gì',
		none: 'Chưa ai ghi gì.',
		by: (who: string, when: string) => `${who}, ${when}`,
		unknown: 'Một ủy viên',
		fields: {
			plannedMonth: 'Tháng dự kiến',
			heldOn: 'Ngày họp',
			place: 'Địa điểm',
			summoned: 'Triệu tập',
			present: 'Có mặt',
			absent: 'Vắng',
			minutes: 'Biên bản',
			state: 'Tình trạng',
			responsible: 'Người phụ trách',
			due: 'Hạn',
			note: 'Ghi chú'
		},
		cleared: 'bỏ trống',
		asProgramme: 'theo chương trình'
	},
	noRight: {
		title: 'Trang này của Ban Chấp hành',
		text: 'Việc của hội nghị do ủy viên Ban Chấp hành ghi và xem. Cần quyền ấy thì hỏi văn phòng Đoàn Khối.'
	},
	unknown: {
		title: 'Không có hội nghị này',
		text: 'Chương trình của nhiệm kỳ không có hội nghị mang số ấy.'
	}
});
