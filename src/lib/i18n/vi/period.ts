import { area } from '../area.ts';
import { periodName as name, periodTitle as title } from './period-name.ts';

/** Khóa kỳ: closing, reopening, and what it means for a record. */
export const period = /* @__PURE__ */ area('period', {
	name,
	title,
	heading: 'Khóa kỳ',
	/** On the board. */
	open: 'Khóa kỳ, mở lại kỳ',
	/** In rows of the queue. */
	sign: 'Kỳ đã khóa',
	form: {
		title: (of: string) => `${title(of)} đã khóa.`,
		text: 'Vẫn lưu và trình duyệt được; hoạt động được giữ và chờ mở lại kỳ. Chỉ đổi ngày nếu ngày ghi sai.'
	},
	closed: {
		title: (of: string, day: string) => `${title(of)} đã khóa ngày ${day}.`,
		waits: 'Hoạt động vẫn được giữ và chờ mở lại kỳ.',
		decide:
			'Số đã báo cáo không đổi nữa, nên chưa quyết định được trên hoạt động này. Hoạt động vẫn được giữ và chờ mở lại kỳ.',
		asked: (when: string) => `Đã xin mở lại lúc ${when}. Ban Chấp hành chưa trả lời.`,
		refused: (when: string, reason: string) => `Ban Chấp hành chưa mở lại (${when}): “${reason}”`,
		ask: 'Xin mở lại kỳ',
		askAgain: 'Xin mở lại lần nữa',
		own: 'Mở trang Khóa kỳ',
		openNow: 'Kỳ đã mở lại: bấm Gửi lại như cũ.'
	},
	ask: {
		text: (of: string) =>
			`Ban Chấp hành đọc lời này, rồi mở lại ${name(of)} cho đơn vị bạn hoặc nói vì sao chưa mở.`,
		waiting: (n: number) => `${n} hoạt động đang chờ trong kỳ này`,
		more: (n: number) => `và ${n} hoạt động khác`,
		label: 'Vì sao cần mở lại',
		missing: 'Ghi một câu để Ban Chấp hành biết vì sao.',
		cancel: 'Thôi',
		send: 'Xin mở lại',
		sending: 'Đang ghi',
		sent: 'Đã ghi lời xin mở lại. Có mạng sẽ gửi.'
	},
	requests: {
		title: 'Cơ sở xin mở lại',
		none: 'Không có lời xin nào đang chờ trả lời.',
		loading: 'Đang hỏi máy chủ',
		faults: {
			offline: 'Chưa hỏi được máy chủ các cơ sở xin gì. Có mạng thì bấm Hỏi lại.',
			signIn: 'Cần đăng nhập lại mới xem được các cơ sở xin gì.',
			serverDown: 'Máy chủ chưa trả lời nên chưa biết các cơ sở xin gì. Bấm Hỏi lại sau ít phút.'
		},
		again: 'Hỏi lại',
		meta: (who: string, when: string) => (who === '' ? when : `${who}, ${when}`),
		records: (n: number) => `${n} hoạt động đang chờ`,
		open: 'Mở lại cho cơ sở này',
		refuse: 'Chưa mở lại'
	},
	close: {
		choose: 'Chọn kỳ',
		title: 'Khóa một kỳ',
		text: 'Khóa sau khi đã báo cáo cấp trên. Đoàn viên vẫn ghi và gửi được; chỉ không ai duyệt, thu hồi được nữa cho đến khi mở lại.',
		year: 'Năm',
		period: 'Kỳ',
		waiting: (n: number, units: number) =>
			`Còn ${n} hoạt động chờ duyệt ở ${units} cơ sở. Khóa rồi thì chờ đến khi mở lại.`,
		nothing: 'Theo số liệu trên máy này, không còn hoạt động nào chờ duyệt trong kỳ.',
		unknown: 'Máy này chưa có số liệu của kỳ, nên chưa biết còn gì chờ duyệt.',
		count: (n: number) => `${n} chờ duyệt`,
		at: (when: string) => `Số liệu lúc ${when}.`,
		already: (day: string) => `Kỳ này đã khóa ngày ${day}.`,
		none: 'Năm này chưa có kỳ nào kết thúc.',
		button: (of: string) => `Khóa ${name(of)}`,
		question: (of: string) => `Khóa ${name(of)} cho mọi cơ sở?`,
		yes: 'Khóa kỳ',
		no: 'Thôi',
		done: (of: string) => `Đã khóa ${name(of)}. Có mạng sẽ gửi.`
	},
	list: {
		title: 'Kỳ đã khóa',
		none: 'Chưa khóa kỳ nào.',
		on: (day: string) => `khóa ngày ${day}`,
		openFor: (units: string) => `Đang mở lại cho: ${units}`,
		onlyFor: (units: string) => `Chỉ khóa cho: ${units}`,
		reopen: 'Mở lại',
		reopenThis: (of: string) => `Mở lại ${name(of)}`,
		again: 'Khóa lại',
		againThis: (of: string) => `Khóa lại ${name(of)}`
	},
	reopen: {
		title: (of: string) => `Mở lại ${name(of)}`,
		text: 'Số của kỳ có thể đổi cho đến khi khóa lại.',
		who: 'Mở cho',
		all: 'Mọi cơ sở',
		label: 'Lý do',
		missing: 'Ghi một câu: lý do được giữ cùng lần mở lại này.',
		asAsked: (reason: string) => `Theo lời xin của cơ sở: ${reason}`,
		yes: 'Mở lại kỳ',
		done: (of: string) => `Đã mở lại ${name(of)}. Có mạng sẽ gửi.`
	},
	refuse: {
		title: (of: string) => `Chưa mở lại ${name(of)}`,
		text: 'Bí thư của cơ sở đọc được lý do này.',
		yes: 'Trả lời chưa mở',
		done: 'Đã ghi câu trả lời. Có mạng sẽ gửi.'
	},
	saving: 'Đang ghi',
	noRight: {
		title: 'Trang này của Ban Chấp hành, văn phòng',
		text: 'Bí thư xin mở lại kỳ ngay trong hoạt động đang chờ.'
	}
});
