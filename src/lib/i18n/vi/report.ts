import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { periodName } from './period-name.ts';

/** Báo cáo: filled from the records, edited, and handed on as Word, print or table. */
export const report = /* @__PURE__ */ area('report', {
	title: 'Báo cáo',
	intro:
		'Lời văn và con số lấy từ hoạt động đã duyệt. Sửa được trước khi xuất; số nền vàng mở ra hoạt động phía sau.',
	docx: 'Lưu bản Word',
	writing: 'Đang soạn tệp',
	saved: (name: string) => `Đã lưu ${name} vào máy.`,
	notWritten: 'Máy chưa ghi được tệp. Báo cáo còn nguyên trên màn hình; thử lại.',
	print: 'In hoặc lưu PDF',
	freeze: {
		act: 'Chốt báo cáo',
		busy: 'Đang chốt',
		hint: 'Chốt để giữ nguyên lời văn và số liệu hôm nay: một năm sau mở ra vẫn thấy từng số lấy từ đâu. Hoạt động ghi thêm về sau không đổi bản đã chốt.',
		done: 'Đã chốt trên máy này. Có mạng sẽ gửi.',
		title: 'Bản đã chốt',
		one: (time: string) => `Chốt ${time}`,
		by: (name: string) => (name === '' ? 'Không rõ ai chốt' : name),
		note: (time: string, name: string) =>
			`Bản chốt ${time}${name === '' ? '' : `, người chốt: ${name}`}. Lời văn và số liệu giữ như lúc ấy.`,
		at: (time: string) => `Số liệu đếm ${time}.`,
		here: 'Số liệu đếm trên máy của người chốt.',
		newer:
			'Báo cáo này do bản ứng dụng mới hơn ghi. Cập nhật ứng dụng rồi mở lại; báo cáo vẫn còn nguyên.',
		missing: 'Máy này không có bản chốt ấy. Có mạng thì chờ máy nhận xong rồi mở lại.',
		today: 'Soạn lại với số liệu hôm nay',
		source: 'Nguồn của con số',
		result: 'Kết quả',
		total: 'Tổng số',
		noTotal: 'Chưa có tổng số lúc chốt',
		rate: 'Tỷ lệ',
		waiting: 'Chờ duyệt lúc chốt',
		missingUnits: 'Cơ sở còn thiếu lúc chốt',
		ratedUnits: 'Cơ sở cần xem, theo xếp loại lúc chốt',
		noMissing: 'Lúc chốt không cơ sở nào thiếu, hoặc không kê theo cơ sở.',
		records: (count: number) => `${formatNumber(count)} hoạt động đã duyệt lúc chốt`,
		noRecords: 'Lúc chốt máy không lấy được tên từng hoạt động, nên chỉ giữ con số.',
		moreRecords: (count: number) =>
			`Còn ${formatNumber(count)} hoạt động cũ hơn của kỳ không đủ chỗ kê tên trong bản chốt.`,
		lines: (count: number) => `${formatNumber(count)} việc của kỳ, lúc chốt`,
		noLines: 'Bản chốt không kê từng việc của con số này.',
		all: (count: number) => `Xem cả ${formatNumber(count)}`,
		doneUnnamed:
			'Đã chốt trên máy này, có mạng sẽ gửi. Không lấy được tên từng hoạt động, nên bản chốt chỉ giữ con số; muốn kê tên thì chốt lại khi có mạng.',
		see: 'Xem hoạt động của kỳ này hôm nay'
	},
	before: {
		title: 'Trước khi xuất',
		at: (time: string) => `Số liệu đến ${time}`,
		here: 'Số liệu tính trên máy này',
		silent: (n: number) => `${formatNumber(n)} cơ sở chưa gửi gì trong 7 ngày`,
		blanks: (n: number) => `${formatNumber(n)} chỗ cần viết`,
		kept: 'Chữ đã sửa được giữ trên máy này',
		noBlanks: 'Không còn chỗ cần viết',
		noTargets:
			'Chưa có số liệu chỉ tiêu của kỳ này trên máy; các câu về chỉ tiêu và phụ lục để trống.',
		noBoard: 'Chưa có số liệu hoạt động của kỳ này trên máy.',
		empty: 'Kỳ này chưa có hoạt động nào được duyệt. Báo cáo chỉ có phần viết tay.',
		gone: (n: number) => `${formatNumber(n)} số liệu đã đổi hoặc bỏ khi sửa lời văn`,
		blank: 'Số, ngày ký và tên người ký để trống cho văn phòng điền.'
	},
	colours: {
		title: 'Màu trên bản xem',
		yellow: 'Vàng',
		figure: ': số lấy từ hoạt động đã ghi, bấm để xem nguồn.',
		pink: 'Hồng',
		ask: ': chỗ cần viết.',
		none: 'Màu không in ra, không có trong bản Word.'
	},
	section: {
		edit: (title: string) => `Sửa lời văn: ${title}`,
		write: (title: string) => `Viết: ${title}`,
		editShort: 'Sửa lời văn',
		writeShort: 'Viết',
		label: (title: string) => `Lời văn: ${title}`,
		hint: 'Mỗi dòng là một đoạn. Chữ đang viết được giữ trên máy này.',
		done: 'Xong',
		reset: 'Lấy lại lời từ số liệu',
		ask: (what: string) => `[Cần viết: ${what}]`,
		edited: 'Đã sửa',
		gone: 'Số trong hoạt động đã ghi, không còn trong lời văn:'
	},
	notKept: 'Máy chưa giữ được chữ vừa gõ. Chữ còn trên màn hình: đừng đóng trang.',
	noRoom:
		'Máy hết chỗ trống nên chưa giữ được chữ vừa gõ. Chữ còn trên màn hình; xóa bớt tệp khác rồi gõ tiếp.',
	recipients: 'Nơi nhận:',
	union: 'ĐOÀN TNCS HỒ CHÍ MINH',
	number: 'Số:',
	source: (text: string) => `${text}, xem nguồn`,
	short: {
		invitation: 'Giấy mời (Word)',
		minutes: 'Biên bản (Word)',
		activity: 'Báo cáo nhanh (Word)',
		inspections: (period: string) => `Soạn báo cáo ${periodName(period)} (Word)`
	},
	excel: 'Lưu bảng Excel',
	lists: {
		name: 'Họ và tên',
		membership: 'Đoàn viên hay thanh niên',
		chiDoan: 'Chi đoàn',
		department: 'Phòng, ban',
		born: 'Năm sinh',
		from: 'Có mặt từ',
		to: 'Đến',
		day: 'Ngày',
		activity: 'Tên hoạt động',
		unit: 'Cơ sở',
		author: 'Người làm',
		campaigns: 'Phong trào, đợt hoạt động',
		objectives: 'Mục tiêu',
		place: 'Nơi',
		people: 'Số người',
		seal: 'Tình trạng duyệt',
		rail: 'Đường gửi'
	},
	own: {
		title: 'Báo cáo của cơ sở',
		open: 'Soạn báo cáo của cơ sở',
		noRight: 'Chỉ bí thư, phó bí thư cơ sở soạn báo cáo này.'
	},
	noRight: {
		title: 'Báo cáo của Ban Chấp hành',
		text: 'Chỉ Ban Chấp hành Đoàn Khối xem và soạn báo cáo này.'
	}
});
