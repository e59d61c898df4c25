import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import type { WentKind } from '../../domain/retention/other-kinds.ts';
import type { RetentionSettings } from '../../domain/retention/retention.ts';
import { sizeText } from '../size.ts';
import { time } from './time.ts';

function days(first: string, last: string): string {
	return first === last ? time.day(first) : `${time.day(first)} – ${time.day(last)}`;
}

const people = (n: number) => `${formatNumber(n)} người`;
const requests = (n: number) => `${formatNumber(n)} yêu cầu`;
const receipts = (n: number) => `${formatNumber(n)} dấu đã đọc`;
const month = (at: string) => `${at.slice(5, 7)}/${at.slice(0, 4)}`;
const photos = (n: number) => `${formatNumber(n)} ảnh`;
const units = (n: number) => `${formatNumber(n)} đơn vị`;

/** Lưu giữ và xóa: what is kept for a time, what goes, what went. */
export const retention = /* @__PURE__ */ area('retention', {
	title: 'Lưu giữ và xóa',
	intro:
		'Hoạt động và số liệu được giữ. Ảnh, tên người đã rời Đoàn, yêu cầu về dữ liệu, dấu đã đọc thông báo chỉ giữ một thời gian: hết hạn thì văn phòng xem trước và quyết định. Chỉ nhật ký và phiên đăng nhập cũ là máy chủ tự xóa.',
	span: (since: string | null, until: string) =>
		since === null
			? `Ảnh của hoạt động đến hết ngày ${time.day(until)}`
			: `Ảnh nhiệm kỳ ${since.slice(0, 4)}–${until.slice(0, 4)}`,
	rule: (until: string, months: number) =>
		`Hoạt động đến hết ngày ${time.day(until)}, giữ thêm ${months} tháng.`,
	none: 'Không còn ảnh nào.',
	due: (day: string) => `Đã hết hạn từ ngày ${time.day(day)}.`,
	notDue: (day: string) => `Được xóa từ ngày ${time.day(day)}. Trước ngày đó không xóa được.`,
	would: (n: number, of: number, bytes: number) =>
		`${photos(n)} của ${units(of)}, ${sizeText(bytes)}`,
	byUnit: 'Từng đơn vị',
	share: (n: number, bytes: number, first: string, last: string) =>
		`${photos(n)} · ${sizeText(bytes)} · ${days(first, last)}`,
	erase: (n: number) => `Xóa ${photos(n)}`,
	erasing: 'Đang xóa',
	sure: (n: number) => `Xóa ${photos(n)}?`,
	text: 'Ảnh bị xóa khỏi máy chủ ngay, khỏi mọi điện thoại khi máy có mạng. Không lấy lại được, kể cả từ bản sao lưu. Hoạt động, số liệu và câu ghi đã có ảnh vẫn còn.',
	no: 'Thôi',
	erased: (n: number) => `Đã xóa ${photos(n)}.`,
	people: 'Tên người đã rời Đoàn',
	peopleHint: (months: number) =>
		`Bỏ được khi đã rời mọi danh sách quá ${months} tháng, hoặc khi người đó đề nghị. Số liệu tổng không đổi khi bỏ tên.`,
	retire: 'Bỏ tên một người',
	names: {
		none: 'Chưa có ai rời đi lâu như vậy.',
		would: (n: number, first: string, last: string) =>
			`${people(n)} đã rời đi từ lâu, ngày cuối ${days(first, last)}.`,
		who: (unit: string, day: string) => `${unit} · đến ${time.day(day)}`,
		list: 'Xem từng người',
		act: (n: number) => `Bỏ tên ${people(n)}`,
		sure: (n: number) => `Bỏ tên ${people(n)}?`,
		text: 'Tên mất khỏi danh sách, phần riêng của đơn vị, nhật ký; tài khoản bị xóa, máy đang đăng nhập tự xóa dữ liệu. Không lấy lại được. Số liệu, số người không đổi. Tên nằm giữa lời văn của hoạt động thì còn: muốn bỏ cả ở đó, bỏ tên từng người.',
		answer: 'Đã bỏ tên theo thời hạn lưu giữ.',
		acting: 'Đang bỏ tên',
		done: (n: number) => `Đã bỏ tên ${people(n)}.`
	},
	requests: {
		title: 'Yêu cầu về dữ liệu đã giải quyết',
		rule: (months: number) => `Giữ ${months} tháng sau khi giải quyết xong, làm bằng chứng.`,
		none: 'Chưa có yêu cầu nào hết hạn.',
		would: (n: number, first: string, last: string) =>
			`${requests(n)} đã hết hạn, xong ngày ${days(first, last)}.`,
		act: (n: number) => `Xóa ${requests(n)}`,
		sure: (n: number) => `Xóa ${requests(n)}?`,
		text: 'Lời đề nghị và lời trả lời bị xóa khỏi máy chủ. Không lấy lại được. Yêu cầu đang mở không bị xóa.',
		done: (n: number) => `Đã xóa ${requests(n)}.`
	},
	receipts: {
		title: 'Dấu đã đọc thông báo',
		rule: (months: number) => `Giữ ${months} tháng sau ngày đọc: ai đã đọc, cơ sở nào xác nhận.`,
		none: 'Chưa có dấu đã đọc nào hết hạn.',
		would: (n: number, first: string, last: string) =>
			`${receipts(n)} đã hết hạn, đọc ngày ${days(first, last)}.`,
		act: (n: number) => `Xóa ${receipts(n)}`,
		sure: (n: number) => `Xóa ${receipts(n)}?`,
		text: 'Không còn biết ai đã đọc, cơ sở nào đã xác nhận các thông báo cũ. Xóa khỏi máy chủ ngay, khỏi điện thoại khi máy có mạng. Không lấy lại được. Thông báo vẫn còn, không ai bị hỏi đọc lại.',
		done: (n: number) => `Đã xóa ${receipts(n)}.`
	},
	clock: {
		title: 'Máy chủ tự xóa hằng ngày',
		log: (months: number) => `Nhật ký truy cập: ${months} tháng, sau đó mất hẳn.`,
		lines: (n: number, first: string | null) =>
			first === null
				? 'Chưa có dòng nào.'
				: `Đang có ${formatNumber(n)} dòng, từ ${time.day(first)}.`,
		next: (day: string) => `Dòng cũ nhất được xóa sau ngày ${time.day(day)}.`,
		sessions: (limit: number) =>
			`Phiên đăng nhập: ${formatNumber(limit)} ngày kể từ khi đăng nhập.`,
		open: (n: number) =>
			`Đang có ${formatNumber(n)} phiên. Hết hạn thì hỏi lại mật khẩu khi có mạng.`,
		checkIns: (limit: number) =>
			`Lời tự điểm danh: ${formatNumber(limit)} ngày, sau đó mất hẳn. Danh sách trong hoạt động giữ nguyên.`,
		change: 'Đổi thời hạn nhật ký'
	},
	retired: (at: string, documents: number | null) =>
		documents === null
			? `${time.full(at)}: đang bỏ tên một người.`
			: `${time.full(at)}: đã bỏ tên một người ở ${formatNumber(documents)} chỗ.`,
	went: {
		requests: (n: number, at: string) => `${time.full(at)}: ${requests(n)} về dữ liệu.`,
		names: (n: number, at: string) => `${time.full(at)}: bỏ tên ${people(n)} theo thời hạn.`,
		receipts: (n: number, at: string) => `${time.full(at)}: ${receipts(n)} thông báo.`,
		log: (n: number, at: string) => `Tháng ${month(at)}: ${formatNumber(n)} dòng nhật ký, tự xóa.`,
		sessions: (n: number, at: string) =>
			`Tháng ${month(at)}: ${formatNumber(n)} phiên đăng nhập hết hạn, tự xóa.`
	} satisfies Record<WentKind, (n: number, at: string) => string>,
	log: 'Đã xóa',
	logNone: 'Chưa xóa lần nào.',
	run: (at: string) => time.full(at),
	ran: (n: number, of: number, bytes: number, first: string, last: string) =>
		`${photos(n)} của ${units(of)}, ${sizeText(bytes)}, hoạt động ${days(first, last)}.`,
	later: (n: number) => `Sau đó xóa thêm ${photos(n)} gửi muộn hoặc phục hồi từ bản sao lưu.`,
	settings: {
		title: 'Thời hạn',
		summary: (months: number) => `Ảnh: ${months} tháng sau nhiệm kỳ`,
		fields: {
			photoMonths: 'Giữ ảnh sau nhiệm kỳ (tháng)',
			requestMonths: 'Giữ yêu cầu sau khi giải quyết (tháng)',
			nameMonths: 'Giữ tên sau khi rời Đoàn (tháng)',
			receiptMonths: 'Giữ dấu đã đọc thông báo (tháng)',
			sessionDays: 'Đăng nhập lại sau (ngày)'
		} satisfies Record<keyof RetentionSettings, string>,
		hints: {
			photoMonths: 'Quy định: 12 tháng. Đổi khi có văn bản của cấp trên.',
			requestMonths: 'Văn phòng xác nhận theo thời hạn lưu hồ sơ.',
			nameMonths: 'Văn phòng xác nhận theo thời hạn lưu hồ sơ.',
			receiptMonths:
				'Ít nhất 12 tháng: trong thời gian ấy ứng dụng còn nhắc người chưa đọc. Văn phòng xác nhận.',
			sessionDays: 'Rút ngắn thì phiên cũ hơn hết ngay; máy chỉ hỏi mật khẩu khi có mạng.'
		} satisfies Record<keyof RetentionSettings, string>,
		wrong: (least: number, most: number) => `Ghi một số từ ${least} đến ${most}.`,
		save: 'Lưu',
		saving: 'Đang lưu',
		saved: 'Đã lưu.'
	}
});
