import type { ToldWhom, TouchedKind } from '../../domain/privacy/incident.ts';
import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { time } from './time.ts';

const hours = (n: number) => `${formatNumber(n)} giờ`;

/** Incidents with people's data. */
export const incidents = /* @__PURE__ */ area('incidents', {
	title: 'Sự cố dữ liệu',
	intro:
		'Dữ liệu cá nhân bị lộ, mất, sửa sai: ghi ngay khi phát hiện. Báo cơ quan chuyên trách trong 72 giờ.',
	add: 'Ghi một sự cố',
	none: 'Chưa có sự cố nào được ghi.',
	noneText: 'Ghi ngay khi biết, kể cả khi chưa rõ hết; ghi thêm sau được.',
	missing: 'Không có sự cố này.',
	missingText: 'Đường dẫn sai, hoặc máy chủ đã khôi phục từ bản sao cũ hơn.',
	found: (at: string) => `Phát hiện ${time.full(at)}`,
	state: {
		open: 'Chưa báo cơ quan chuyên trách',
		told: 'Đã báo cơ quan chuyên trách',
		closed: 'Đã khép lại'
	},
	left: (n: number, dueAt: string) => `Còn ${hours(n)}, đến ${time.full(dueAt)}`,
	late: (n: number) => `Quá hạn ${hours(n)}`,
	toldAfter: (n: number) => `Báo sau ${hours(n)} kể từ khi phát hiện`,
	open: 'Sự cố đang mở',
	closed: 'Đã khép lại',
	form: {
		add: 'Ghi một sự cố',
		change: 'Ghi thêm, sửa lại',
		title: 'Tên gọi',
		titleHint: 'Như: Mất máy có danh sách đoàn viên Sở Y tế.',
		foundAt: 'Phát hiện lúc',
		day: 'Ngày',
		hour: 'Giờ',
		happened: 'Xảy ra thế nào, khi nào, ở đâu',
		touched: 'Dữ liệu nào',
		units: 'Của những đơn vị nào',
		unitsHint: 'Chưa rõ thì để trống.',
		unitAdd: 'Chọn đơn vị',
		people: 'Bao nhiêu người',
		peopleHint: 'Chưa rõ thì để trống.',
		consequences: 'Hậu quả, thiệt hại',
		measures: 'Đã làm gì để khắc phục',
		wordsHint: 'Không ghi tên, số căn cước của người bị ảnh hưởng.',
		save: 'Lưu',
		saving: 'Đang lưu',
		saved: 'Đã lưu ở máy chủ.',
		no: 'Thôi',
		begun: 'Phần bạn ghi dở còn đây, chưa lưu ở máy chủ.',
		begunText: 'Rời trang này hoặc tải lại trang thì mất.',
		anew: 'Bỏ phần ghi dở',
		goOn: 'Ghi tiếp phần đang dở',
		rest: '(đang dở)'
	},
	kinds: {
		roster: 'Danh sách đoàn viên',
		records: 'Hoạt động',
		photos: 'Ảnh',
		party: 'Cán bộ, giai đoạn vào Đảng (nhạy cảm)',
		accounts: 'Tài khoản, mật khẩu',
		log: 'Nhật ký truy cập'
	} satisfies Record<TouchedKind, string>,
	people: (n: number | null) => (n === null ? 'Chưa rõ' : `${formatNumber(n)} người`),
	unknown: 'Chưa ghi',
	allUnits: 'Chưa rõ',
	acts: {
		title: 'Đã báo ai, đã làm gì',
		none: 'Chưa báo ai.',
		tell: 'Ghi đã báo',
		close: 'Khép lại',
		closeHint: 'Khép lại thì không ghi thêm được nữa.',
		whom: 'Báo cho ai',
		who: {
			authority: 'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân (Bộ Công an)',
			people: 'Những người bị ảnh hưởng',
			party: 'Cấp ủy, Tỉnh đoàn',
			other: 'Nơi khác'
		} satisfies Record<ToldWhom, string>,
		at: 'Lúc',
		words: 'Báo bằng cách nào, nội dung chính',
		closeWords: 'Kết luận, rút kinh nghiệm',
		line: (who: string, at: string) => `${who} · ${time.full(at)}`,
		closed: 'Khép lại sự cố'
	},
	history: (n: number) => `Các lần ghi (${formatNumber(n)})`,
	version: (at: string, title: string) => `${time.full(at)} · ${title}`,
	issues: {
		required: 'Cần ghi chỗ này.',
		instant: 'Ghi ngày và giờ có thật.',
		ahead: 'Ngày giờ này chưa đến.',
		beforeFound: 'Sớm hơn lúc phát hiện sự cố.',
		closed: 'Sự cố đã khép lại, không ghi thêm được. Mở lại trang để xem.',
		notNumber: 'Ghi một số.',
		notWhole: 'Ghi số người, không có phần lẻ.',
		negative: 'Số người không âm.',
		tooLarge: 'Số này lớn quá.',
		tooLong: 'Dài quá, rút gọn lại.',
		markup: 'Bỏ các dấu < và >.'
	} as Readonly<Record<string, string>>,
	wrong: 'Chưa ghi được như vậy.',
	paper: {
		way: 'Bản báo cáo để in',
		kind: 'BÁO CÁO',
		subject: ['Về sự cố đối với dữ liệu cá nhân'],
		opening: ['Kính gửi: Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an'],
		parts: {
			what: '1. Sự cố',
			when: '2. Phát hiện',
			data: '3. Dữ liệu, số người bị ảnh hưởng',
			consequences: '4. Hậu quả, thiệt hại',
			measures: '5. Biện pháp đã làm',
			told: '6. Đã thông báo',
			contact: '7. Đầu mối liên hệ'
		},
		due: (at: string) => `Hạn báo cáo 72 giờ: ${time.full(at)}.`,
		units: (names: string) => `Đơn vị: ${names}.`,
		count: (n: string) => `Số người: ${n}.`,
		data: (names: string) => `Loại dữ liệu: ${names}.`,
		/** What is to be written where nothing is known. */
		asks: {
			consequences: 'hậu quả, thiệt hại',
			measures: 'biện pháp đã làm',
			told: 'đã báo ai, lúc nào',
			contact: 'họ tên, chức vụ, số điện thoại của người làm đầu mối'
		},
		recipients: ['Như trên', 'BTV Tỉnh đoàn (B/c)', 'Lưu'],
		signature: ['TM. BAN THƯỜNG VỤ ĐOÀN KHỐI', 'BÍ THƯ']
	}
});
