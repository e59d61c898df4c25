import { formatDong, formatNumber } from '../../domain/number-words.ts';
import type { BoardMeasure, Figure, RowOrder, Side } from '../../domain/totals/board-view.ts';
import type { Dimension } from '../../domain/totals/figures.ts';
import { area } from '../area.ts';
import { periodName, periodTitle } from './period-name.ts';

type MeasureWords = {
	/** As a heading. */
	label: string;
	/** What is counted, after the number; none for đồng, whose sign follows the number. */
	unit: string;
	/** How it is counted, where that is not plain. */
	note?: string;
};

const measureWords: Record<BoardMeasure, MeasureWords> = {
	activities: { label: 'Hoạt động', unit: 'hoạt động' },
	members: {
		label: 'Đoàn viên, thanh niên',
		unit: 'người',
		note: 'Người có tên trong hoạt động, mỗi người tính một lần.'
	},
	attendances: { label: 'Lượt tham gia', unit: 'lượt' },
	volunteerDays: { label: 'Ngày công tình nguyện', unit: 'ngày công' },
	children: { label: 'Thiếu nhi', unit: 'em' },
	staffChildren: { label: 'Con em cán bộ', unit: 'em' },
	households: { label: 'Hộ gia đình', unit: 'hộ' },
	gifts: { label: 'Suất quà', unit: 'suất' },
	valueDong: { label: 'Giá trị đã trao', unit: '' }
};

const NOT_SAID = 'Chưa ghi';

/** The number alone: "khoảng 1.234", "60.000.000 ₫", "Chưa ghi". */
function number(figure: Figure, measure: BoardMeasure): string {
	if (figure.n === null) return NOT_SAID;
	const text = measure === 'valueDong' ? formatDong(figure.n) : formatNumber(figure.n);
	return figure.inexact ? `khoảng ${text}` : text;
}

/** The number with what it counts: "khoảng 1.234 em". */
function amount(figure: Figure, measure: BoardMeasure): string {
	const text = number(figure, measure);
	const { unit } = measureWords[measure];
	return figure.n === null || unit === '' ? text : `${text} ${unit}`;
}

const orders: Record<RowOrder, (measure: BoardMeasure) => string> = {
	natural: () => 'theo thứ tự',
	name: () => 'theo tên',
	most: (measure) => `${measureWords[measure].label.toLowerCase()} đã duyệt nhiều nhất trước`,
	waiting: () => 'nhiều hoạt động chờ duyệt nhất trước'
};

/** The board: figures of the block or of a unit, and the records behind them. */
export const board = /* @__PURE__ */ area('board', {
	title: 'Số liệu',
	termTitle: (term: string) => `Số liệu ${term.toLowerCase()}`,
	measures: measureWords,
	number,
	amount,
	sides: { approved: 'Đã duyệt', waiting: 'Chờ duyệt' } satisfies Record<Side, string>,
	/** Waiting, in words, beside the hatched mark. */
	waiting: (activities: number) => `${formatNumber(activities)} hoạt động đang chờ duyệt`,
	waitingMore: (text: string) => `${text} đang chờ duyệt`,
	waitingUnsaid: (activities: number) =>
		`${formatNumber(activities)} hoạt động đang chờ duyệt, chưa ghi số`,
	noWaiting: 'Không có',
	/** Records of which none says the number. */
	unsaidOf: (activities: number) => `${NOT_SAID} (${formatNumber(activities)} hoạt động)`,
	without: (records: number) => `${formatNumber(records)} hoạt động chưa ghi`,
	allSaid: 'Đủ',
	period: {
		legend: 'Kỳ',
		name: periodTitle,
		inside: periodName
	},
	wholeBlock: 'Toàn Khối',
	summary: 'Tổng số',
	summaryNote: 'Chỉ hoạt động đã duyệt tính vào số chính; phần chờ duyệt để riêng, không cộng vào.',
	opens: (label: string, figure: string) => `${label}: ${figure}. Xem từng hoạt động`,
	freshness: {
		server: (time: string) => `Số liệu lúc ${time}`,
		recount: (time: string) => `Máy chủ đếm lúc ${time}, lưu trên máy này`,
		phone: (records: number) => `Tính trên máy này từ ${formatNumber(records)} hoạt động của đơn vị`
	},
	split: {
		title: 'Xem theo',
		dimension: 'Chia theo',
		measure: 'Con số',
		sort: 'Xếp',
		sorted: (order: RowOrder, measure: BoardMeasure) => `Xếp ${orders[order](measure)}.`,
		order: {
			natural: 'Theo thứ tự',
			name: 'Theo tên',
			most: 'Nhiều nhất trước',
			waiting: 'Chờ duyệt nhiều trước'
		} satisfies Record<RowOrder, string>,
		byTime: 'Xếp theo thời gian.',
		byNumber: 'Xếp theo số của mục tiêu.',
		dimensions: {
			campaign: 'Phong trào',
			objective: 'Mục tiêu',
			unit: 'Cơ sở',
			month: 'Tháng',
			commune: 'Xã'
		} satisfies Record<Dimension, string>,
		/** Why rows do not add up to the total. */
		overlap: {
			campaign:
				'Hoạt động có nhiều phong trào được tính ở từng phong trào, nên các hàng không cộng thành tổng.',
			objective:
				'Hoạt động có nhiều mục tiêu được tính ở từng mục tiêu, nên các hàng không cộng thành tổng.',
			unit: 'Mỗi cơ sở hiện số của chính mình. Hoạt động chung có ở từng cơ sở nhưng toàn Khối tính một lần, nên các hàng không cộng thành tổng.',
			month:
				'Hoạt động tính vào tháng bắt đầu. Mỗi người tính một lần trong từng hàng và một lần trong tổng.',
			commune: 'Hoạt động ở nhiều xã được tính ở từng xã, nên các hàng không cộng thành tổng.'
		} satisfies Record<Dimension, string>,
		caption: (dimension: string, measure: string, period: string) =>
			`${measure} theo ${dimension.toLowerCase()}, ${period}`,
		none: {
			campaign: 'Chưa ghi phong trào',
			objective: 'Chưa ghi mục tiêu',
			unit: 'Chưa ghi cơ sở',
			month: 'Chưa ghi tháng',
			commune: 'Chưa ghi xã'
		} satisfies Record<Dimension, string>,
		objective: (number: string, label: string) => `Mục tiêu ${number} · ${label}`,
		month: (month: string) => `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`,
		unknown: (key: string) => `Mã ${key}`,
		notSaidColumn: NOT_SAID,
		showAll: (count: number, what: string) => `Xem cả ${formatNumber(count)} ${what.toLowerCase()}`,
		missing: (names: string) => `Chưa có hoạt động: ${names}.`,
		communes: (active: number, all: number) =>
			`${formatNumber(active)} trên ${formatNumber(all)} xã có hoạt động đã duyệt`,
		empty: (period: string) => `Chưa có hoạt động nào trong ${period}`,
		emptyText: 'Có hoạt động được gửi và duyệt, số liệu sẽ hiện ở đây.'
	},
	map: {
		title: 'Đã đến xã nào',
		summary: (reached: number, all: number, period: string) =>
			`${formatNumber(reached)} trên ${formatNumber(all)} xã, phường, thị trấn có hoạt động đã duyệt trong ${period}. Chạm vào huyện để xem từng xã.`,
		told: (twins: number, all: number) =>
			`xã có hoạt động đã duyệt${all === 0 ? '' : `, ${twins} trên ${all} xã kết nghĩa`}`,
		reach: { none: 'chưa có', few: '1–2 hoạt động', many: 'từ 3' },
		twinned: 'xã kết nghĩa'
	},
	months: {
		title: 'Theo tháng',
		note: 'Mỗi hàng một thước đo riêng; số trên cột là tháng cao nhất, số bên phải là cả kỳ. Cột gạch chéo là phần chờ duyệt.',
		future: 'Ô nhạt là tháng chưa tới.',
		table: 'Xem bằng bảng số',
		caption: (period: string) => `Số liệu theo tháng, ${period}`,
		head: 'Tháng',
		unsaid: (labels: string) => `Chưa ghi ở tháng nào: ${labels}.`,
		point: (month: string, approved: string, waiting: string) =>
			`tháng ${Number(month.slice(5))}/${month.slice(0, 4)} ${approved}${waiting === '' ? '' : `, chờ duyệt ${waiting}`}`,
		chart: (label: string, points: string) => `${label}: ${points}`,
		noMonth: (records: number) =>
			`${formatNumber(records)} hoạt động chưa ghi tháng, không có trong hình`
	},
	silent: {
		title: 'Cơ sở lâu chưa gửi',
		count: (silent: number, all: number) =>
			`${formatNumber(silent)} trên ${formatNumber(all)} cơ sở không gửi gì quá 7 ngày`,
		none: (all: number) => `Cả ${formatNumber(all)} cơ sở có gửi trong 7 ngày qua.`,
		note: 'Máy chủ không thấy được hoạt động chưa gửi, nên đây không phải danh sách cơ sở không làm. Cơ sở có thể đang không có sóng: hỏi lại giúp.',
		never: 'Chưa gửi lần nào',
		days: (days: number) => `${formatNumber(days)} ngày`,
		last: (day: string) => `Lần cuối ${day}`,
		all: (count: number) => `Xem cả ${formatNumber(count)} cơ sở`,
		at: (time: string) => `Tính đến ${time}.`
	},
	absent: {
		title: 'Chưa có số liệu trên máy này',
		text: 'Số liệu được lấy về khi có mạng. Hoạt động đã ghi vẫn nguyên.',
		get: 'Lấy số liệu',
		getting: 'Đang lấy số liệu',
		trouble: {
			offline: 'Đang không có mạng.',
			signIn: 'Cần đăng nhập lại.',
			serverDown: 'Máy chủ chưa trả lời, ứng dụng sẽ tự thử lại.',
			serverFull: 'Máy chủ hết chỗ, báo văn phòng Đoàn Khối.',
			storeAway: 'Máy chủ đang tạm ngừng, ứng dụng sẽ tự thử lại.',
			notOurServer: 'Mạng này chặn đường đến máy chủ, có thể phải đăng nhập Wi-Fi.',
			lostRights: 'Quyền của bạn đã đổi, hỏi văn phòng Đoàn Khối.',
			storageFull: 'Bộ nhớ máy đã đầy, xóa bớt tệp khác trên máy rồi thử lại.',
			newerServer: 'Máy chủ đã có bản mới, cập nhật ứng dụng rồi thử lại.'
		},
		blockOnly: 'Số liệu toàn Khối dành cho Ban Chấp hành và văn phòng',
		blockOnlyText: 'Bạn xem được số liệu của đơn vị mình.',
		ownUnit: 'Xem số liệu đơn vị',
		unknownUnit: 'Không mở được cơ sở này',
		unknownUnitText:
			'Địa chỉ có thể gõ nhầm, cơ sở không thuộc quyền xem của bạn, hoặc danh sách cơ sở chưa về máy này.',
		toBlock: 'Về số liệu'
	},
	records: {
		title: 'Các hoạt động',
		side: 'Phần',
		sideCount: (side: string, count: number) => `${side} (${formatNumber(count)})`,
		counted: (text: string) => `Tính: ${text}`,
		named: (people: string) => `${people} người có tên`,
		figures: 'Các con số',
		figuresSummary: (approved: number) =>
			`${formatNumber(approved)} hoạt động đã duyệt, xem đủ từng con số`,
		nothing: 'Không ghi số nào',
		otherOfEvent: '(Hoạt động chung: quà, tiền, người nhận tính ở hoạt động của đơn vị chủ trì.)',
		rollUp: '(Bản tổng hợp: phần đã ghi ở từng hoạt động không cộng lại.)',
		more: 'Xem thêm',
		moreBusy: 'Đang lấy',
		emptyApproved: 'Không có hoạt động đã duyệt',
		emptyWaiting: 'Không có hoạt động chờ duyệt',
		emptyText: 'Số liệu có thể vừa đổi sau khi bạn mở bảng.',
		wrongAddress: 'Địa chỉ này thiếu phần',
		wrongAddressText: 'Mở lại từ bảng số liệu để xem các hoạt động của một con số.',
		kept: (time: string) => `Lấy về lúc ${time}, lưu trên máy này.`,
		faults: {
			offline: 'Không có mạng, chưa lấy được danh sách',
			signIn: 'Cần đăng nhập lại để xem danh sách',
			noRight: 'Bạn không có quyền xem các hoạt động này',
			gone: 'Máy chủ không còn hoạt động này',
			serverDown: 'Máy chủ chưa trả lời',
			notOurServer: 'Mạng này chặn đường đến máy chủ Đoàn Khối',
			newerServer: 'Máy chủ đã có bản mới'
		},
		faultText: {
			offline: 'Con số trên bảng vẫn xem được. Có mạng thì thử lại.',
			signIn: 'Con số trên bảng vẫn xem được. Vào mục Tôi để đăng nhập.',
			noRight: 'Con số trên bảng vẫn xem được. Cần xem thì hỏi văn phòng Đoàn Khối.',
			gone: 'Con số đã tính vẫn giữ. Quay lại danh sách và tải lại.',
			serverDown: 'Con số trên bảng vẫn xem được. Đợi một lát rồi thử lại.',
			notOurServer:
				'Mạng này có thể bắt đăng nhập Wi-Fi. Con số trên bảng vẫn xem được; đổi mạng rồi thử lại.',
			newerServer: 'Cập nhật ứng dụng rồi mở lại. Con số trên bảng vẫn xem được.'
		}
	},
	record: {
		approved: (who: string, when: string) => `Tính theo bản ${who} duyệt lúc ${when}`,
		waiting: 'Đang chờ duyệt, chưa tính vào số chính',
		notCounted: 'Không tính vào số liệu',
		notCountedText: 'Hoạt động chưa được duyệt hoặc nằm ngoài nhiệm kỳ. Nội dung vẫn giữ để xem.',
		gone: 'Hoạt động đã xóa theo thời hạn lưu',
		goneText: 'Con số vẫn tính theo bản đã duyệt dưới đây.',
		withdrawn: 'Người ghi đã xin rút hoạt động này',
		changed: 'Hoạt động đã sửa sau khi duyệt',
		stillCounts: 'Con số vẫn tính theo bản đã duyệt, đến khi bí thư quyết định lại.',
		differs: 'Chỗ khác với bản đã duyệt',
		counted: 'Đã tính',
		now: 'Hiện nay'
	}
});
