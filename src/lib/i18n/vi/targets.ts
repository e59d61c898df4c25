import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';

/** What a figure counts, after a number. */
const counted = {
	persons: 'người',
	units: 'cơ sở',
	staffChildren: 'cháu',
	keyOfficers: 'người',
	officers: 'người',
	resolutions: 'nghị quyết',
	conferences: 'hội nghị'
} as const;
type Counted = keyof typeof counted;

/** `2021-06`: 6/2021. */
const monthYear = (month: string) => month.split('-').map(Number).reverse().join('/');

const some = (n: number, what: Counted) => `${formatNumber(n)} ${counted[what]}`;

/** The targets of the programme: fractions, and who is missing. */
export const targets = /* @__PURE__ */ area('targets', {
	title: 'Chỉ tiêu',
	figuresTab: 'Số liệu',
	which: 'Xem',
	of: (period: string) => `Chỉ tiêu ${period}`,
	intro:
		'Chỉ hoạt động đã duyệt được tính. Phần gạch chéo đang chờ duyệt, không cộng vào tỷ lệ. Tỷ lệ làm tròn xuống.',
	here: 'Tính trên máy này từ các hoạt động đã nhận.',
	moved:
		'Người mới chuyển đến có thể đã có hoạt động ghi ở đơn vị cũ; số của Đoàn Khối tính cả hoạt động ấy.',
	/** 90,5 %: one decimal, except exactly nothing or all. */
	percent: (percent: number) =>
		percent === 0 || percent === 100
			? `${percent}%`
			: `${formatNumber(Math.floor(percent))},${Math.round(percent * 10) % 10}%`,
	bar: (n: string, of: string) => `${n} trên ${of}`,
	number: (n: number, inexact: boolean) =>
		inexact ? `khoảng ${formatNumber(n)}` : formatNumber(n),
	gap: (n: number) => `còn ${formatNumber(n)}`,
	need: ({ n, month }: { n: number; month: string }, what: Counted) =>
		`Cần thêm ${some(n, what)} trước ${monthYear(month)}`,
	trend: {
		title: 'Diễn biến',
		withForecast: 'Diễn biến và dự báo',
		grown: 'Số đã đạt, cộng dồn từ đầu kỳ',
		state: 'Số có vào cuối mỗi năm',
		period: 'Đến hết',
		n: 'Đã đạt',
		now: 'Đến nay',
		ahead: (month: string) => `Dự báo ${monthYear(month)}`,
		ofAll: (n: number, of: number) => `${formatNumber(n)}/${formatNumber(of)}`,
		about: (n: number) => `khoảng ${formatNumber(n)}`,
		/** What the forecast comes to. */
		enough: (month: string) => `Nếu giữ nhịp như từ đầu kỳ, đủ trước khi hết ${monthYear(month)}.`,
		lacking: (n: number, month: string, what: Counted) =>
			`Nếu giữ nhịp như từ đầu kỳ, đến hết ${monthYear(month)} còn thiếu khoảng ${some(n, what)}.`
	},
	met: 'Đạt',
	active: 'Có hoạt động',
	waiting: (n: number, what: Counted) => `thêm ${some(n, what)} đang chờ duyệt`,
	noTotal: 'Chưa chốt số liệu, chưa có tổng số',
	noChildren: 'Chưa ghi số con em cán bộ khi chốt số liệu',
	/** What of it was done in the shorter period that is shown beside. */
	inPart: (
		{ n, waiting, inexact }: { n: number; waiting: number; inexact: boolean },
		what: Counted
	) =>
		`Riêng kỳ này: ${inexact ? 'khoảng ' : ''}${some(n, what)}` +
		(waiting === 0 ? '' : `, thêm ${some(waiting, what)} chờ duyệt`),
	partNote: (part: string, year: string) =>
		`Chương trình đặt chỉ tiêu cho ${year}, không đặt riêng cho ${part}. Tỷ lệ dưới đây là của ${year}; dòng “Riêng kỳ này” là phần làm trong ${part}, của người trong danh sách chốt gần nhất khi đó.`,
	result: 'Kết quả',
	total: 'Tổng số',
	how: {
		persons: 'người khác nhau trong danh sách chốt, mỗi người tính một lần',
		units: 'cơ sở có ít nhất một hoạt động đã duyệt',
		organised: 'cơ sở đã chủ trì hoặc phối hợp ít nhất một hoạt động đã duyệt',
		twinned: 'cơ sở có ít nhất một lần thăm ở xã kết nghĩa đã duyệt',
		staffChildren:
			'cháu, cộng các hoạt động đã duyệt; cháu có bố mẹ ở hai cơ quan được tính ở cả hai'
	},
	oneUnit: {
		yes: 'Đơn vị đã có hoạt động được duyệt.',
		no: 'Đơn vị chưa có hoạt động nào được duyệt.'
	},
	headcount: {
		entered: (day: string) => `theo số liệu chốt ${day}`,
		carried: (day: string, due: string) => `theo số chốt ${day}, vì kỳ ${due} chưa chốt`,
		latest: (day: string) => `theo số chốt gần nhất ${day}`,
		missing: 'chưa chốt số liệu'
	},
	/** The block's denominators: how many units stand on which headcount. */
	headcounts: (entered: number, units: number) =>
		`${formatNumber(entered)} trên ${formatNumber(units)} cơ sở đã chốt số liệu kỳ này`,
	carried: (n: number) => `${formatNumber(n)} cơ sở dùng số chốt kỳ trước`,
	unknown: (n: number) => `${formatNumber(n)} cơ sở chưa có tổng số, chưa tính vào`,
	unitsTotal: 'cơ sở Đoàn trực thuộc, không tính Đoàn Khối',
	outside: (n: number) => `${formatNumber(n)} người ngoài danh sách chốt, không tính`,
	onSeveral: (n: number) =>
		`${formatNumber(n)} người đứng trong danh sách chốt của hai cơ sở, được tính ở cả hai`,
	over: 'Nhiều hơn tổng số: cháu dự nhiều hoạt động được tính nhiều lần, hoặc số chốt còn thiếu. Chưa kết luận được.',
	without: (n: number) => `${formatNumber(n)} hoạt động chưa ghi số cháu`,
	proxy:
		'Chương trình đặt yêu cầu rộng hơn; ứng dụng chỉ cho biết đơn vị, người nào có hoạt động, không kết luận đạt hay không.',
	quote: (words: string) => `Chương trình viết: “${words}”`,
	asOther: (id: string) => `Phần người tính ở ${id}`,
	bothDays: 'Chỉ đạt khi cả hai dịp đều đủ.',
	yearly: 'Tính riêng từng năm',
	/** CT01 by document, of a secretary's own unit. */
	documents: {
		title: 'Theo văn kiện',
		caption:
			'Số người trong danh sách chốt đã học từng văn kiện, theo hoạt động đã duyệt của đơn vị trong kỳ',
		document: 'Văn kiện',
		n: 'Đã học'
	},
	missing: {
		units: (n: number) => `Chưa có: ${some(n, 'units')}`,
		lacking: (n: number) => `Còn thiếu ở ${some(n, 'units')}`,
		persons: (n: number) => `Chưa có: ${some(n, 'persons')}`,
		waiting: 'đang chờ duyệt',
		waitingOf: (n: number) => `${some(n, 'persons')} trong số này đang chờ duyệt.`,
		waitingUnits: (n: number) => `${some(n, 'units')} trong số này đang chờ duyệt.`,
		left: (n: number, what: Counted) => `còn ${some(n, what)}`,
		twinned: (names: string) => `xã kết nghĩa: ${names}`,
		noTwinned: 'chưa chọn xã kết nghĩa',
		all: (n: number, what: 'persons' | 'units') => `Xem cả ${some(n, what)}`,
		none: 'Không thiếu ai.',
		noUnits: 'Không thiếu cơ sở nào.',
		hidden: 'Tên người còn thiếu chỉ hiện trên máy bí thư đơn vị.',
		committee: 'Danh sách cơ sở còn thiếu dành cho Ban Chấp hành và văn phòng.'
	},
	table: {
		show: 'Xem bằng bảng số',
		caption: (period: string) => `Chỉ tiêu ${period}`,
		target: 'Chỉ tiêu',
		result: 'Kết quả',
		total: 'Tổng số',
		percent: 'Tỷ lệ',
		waiting: 'Chờ duyệt'
	},
	print: 'In trang này',
	records: 'Số liệu hoạt động',
	absent: {
		title: 'Chưa có chỉ tiêu trên máy này',
		text: 'Chỉ tiêu được máy chủ tính và lấy về khi có mạng.'
	},
	unitOf: 'Chỉ tiêu của cơ sở',
	/** Targets that no record tells of: ratings, officers, the committee's own work. */
	other: {
		chapter: 'Chỉ đạo của Ban Chấp hành',
		closed: 'Chỉ Ban Chấp hành xem được chỉ tiêu này.',
		restricted: 'Số của từng cơ sở chỉ Ban Chấp hành và bí thư cơ sở đó xem được.',
		both: 'Đủ cả hai',
		bothNumerator: 'người có đủ cả hai',
		noOfficers: 'chưa ghi cán bộ nào',
		only: (n: number, what: Counted) => some(n, what),
		how: {
			rated:
				'theo mức xếp loại Ban Chấp hành đã quyết định; cơ sở chưa xếp loại vẫn nằm trong tổng số',
			introduced: 'người khác nhau được giới thiệu trong kỳ, mỗi người tính một lần',
			admitted: 'người khác nhau được kết nạp trong kỳ, mỗi người tính một lần',
			keyOfficers:
				'bí thư, phó bí thư đang giữ chức, theo trình độ bí thư cơ sở đã ghi; mức cao hơn cũng tính',
			trained:
				'cán bộ đang giữ chức có ngày tập huấn trong năm, hoặc có tên trong hoạt động tập huấn đã duyệt',
			issued: 'nghị quyết chuyên đề đã có số và ngày ban hành',
			held: 'hội nghị đã ghi ngày họp'
		},
		unknown: (n: number) => `${some(n, 'persons')} chưa ghi, chưa tính là có`,
		unrated: (n: number) => `${some(n, 'units')} chưa xếp loại`,
		lacking: (n: number) => `Còn thiếu ở ${some(n, 'units')}`,
		byUnit: (n: number) => `Theo cơ sở (${formatNumber(n)})`,
		ofUnit: (n: number, of: number) => `${formatNumber(n)} trên ${formatNumber(of)}`,
		level: {
			excellent: 'hoàn thành xuất sắc',
			good: 'hoàn thành tốt',
			done: 'hoàn thành',
			failed: 'không hoàn thành'
		} as Record<string, string>,
		notRated: 'chưa xếp loại',
		conferences: {
			label: 'Hội nghị Ban Chấp hành',
			numerator: 'hội nghị đã họp',
			denominator: 'hội nghị theo chương trình'
		}
	}
});
