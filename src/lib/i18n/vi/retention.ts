import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { time } from './time.ts';

const MB = 1024 * 1024;

/** "3,4 MB"; never 0. */
function size(bytes: number): string {
	const tenths = Math.max(1, Math.round((bytes * 10) / MB));
	return `${formatNumber(tenths / 10)} MB`;
}

function days(first: string, last: string): string {
	return first === last ? time.day(first) : `${time.day(first)} – ${time.day(last)}`;
}

const photos = (n: number) => `${formatNumber(n)} ảnh`;
const units = (n: number) => `${formatNumber(n)} đơn vị`;

/** Lưu giữ và xóa: what is kept for a time, what goes, what went. */
export const retention = /* @__PURE__ */ area('retention', {
	title: 'Lưu giữ và xóa',
	intro:
		'Hoạt động và số liệu được giữ. Ảnh chỉ giữ một thời gian: hết hạn thì văn phòng xem trước và quyết định xóa. Không có gì tự xóa khi chưa ai quyết định.',
	span: (since: string | null, until: string) =>
		since === null
			? `Ảnh của hoạt động đến hết ngày ${time.day(until)}`
			: `Ảnh nhiệm kỳ ${since.slice(0, 4)}–${until.slice(0, 4)}`,
	rule: (until: string, months: number) =>
		`Hoạt động đến hết ngày ${time.day(until)}, giữ thêm ${months} tháng.`,
	none: 'Không còn ảnh nào.',
	due: (day: string) => `Đã hết hạn từ ngày ${time.day(day)}.`,
	notDue: (day: string) => `Được xóa từ ngày ${time.day(day)}. Trước ngày đó không xóa được.`,
	would: (n: number, of: number, bytes: number) => `${photos(n)} của ${units(of)}, ${size(bytes)}`,
	byUnit: 'Từng đơn vị',
	share: (n: number, bytes: number, first: string, last: string) =>
		`${photos(n)} · ${size(bytes)} · ${days(first, last)}`,
	erase: (n: number) => `Xóa ${photos(n)}`,
	erasing: 'Đang xóa',
	sure: (n: number) => `Xóa ${photos(n)}?`,
	text: 'Ảnh bị xóa khỏi máy chủ ngay, khỏi mọi điện thoại khi máy có mạng. Không lấy lại được, kể cả từ bản sao lưu. Hoạt động, số liệu và câu ghi đã có ảnh vẫn còn.',
	no: 'Thôi',
	erased: (n: number) => `Đã xóa ${photos(n)}.`,
	people: 'Tên người đã rời Đoàn',
	peopleHint: 'Giữ cho đến khi người đó đề nghị xóa. Số liệu tổng không đổi khi bỏ tên.',
	retire: 'Bỏ tên một người',
	retired: (at: string, documents: number | null) =>
		documents === null
			? `${time.full(at)}: đang bỏ tên một người.`
			: `${time.full(at)}: đã bỏ tên một người ở ${formatNumber(documents)} chỗ.`,
	log: 'Đã xóa',
	logNone: 'Chưa xóa lần nào.',
	run: (at: string) => time.full(at),
	ran: (n: number, of: number, bytes: number, first: string, last: string) =>
		`${photos(n)} của ${units(of)}, ${size(bytes)}, hoạt động ${days(first, last)}.`,
	later: (n: number) => `Sau đó xóa thêm ${photos(n)} gửi muộn hoặc phục hồi từ bản sao lưu.`,
	settings: {
		title: 'Thời hạn',
		summary: (months: number) => `Ảnh: ${months} tháng sau nhiệm kỳ`,
		months: 'Giữ ảnh sau nhiệm kỳ (tháng)',
		hint: 'Quy định: 12 tháng. Đổi khi có văn bản của cấp trên.',
		wrong: 'Ghi số tháng từ 1 đến 240.',
		save: 'Lưu',
		saving: 'Đang lưu',
		saved: 'Đã lưu.'
	}
});
