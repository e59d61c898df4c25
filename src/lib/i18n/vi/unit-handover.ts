import { formatNumber } from '../../domain/number-words.ts';
import { time } from './time.ts';
import { area } from '../area.ts';

/** Handing a unit to its next secretary. */
export const unitHandover = /* @__PURE__ */ area('unitHandover', {
	title: 'Bàn giao cơ sở',
	intro:
		'Những việc còn mở của cơ sở, theo dữ liệu trên máy này. In hai bản: người giao, người nhận.',
	print: 'In phiếu bàn giao',
	noUnit: 'Bạn không nhận hoặc giao cơ sở nào.',
	at: (instant: string) => `Lập lúc ${time.full(instant)}`,
	done: (day: string, from: string, to: string) =>
		from === ''
			? `${to} là bí thư từ ngày ${time.day(day)}.`
			: `${from} giao cho ${to} từ ngày ${time.day(day)}.`,
	why: (text: string) => `Căn cứ: ${text}`,
	notYet: 'Văn phòng chưa giao cho ai. Phiếu này để chuẩn bị.',
	somebody: 'người không còn trong danh sách',
	history: 'Lịch sử',
	historyText: (records: number, members: number) =>
		`${formatNumber(records)} hoạt động, ${formatNumber(members)} người trong danh sách: giữ nguyên trong Sổ tay, bí thư mới đọc được từ lúc đăng nhập.`,
	waiting: (n: number) => `Hoạt động chờ duyệt (${formatNumber(n)})`,
	returned: (n: number) => `Cần bổ sung (${formatNumber(n)})`,
	none: 'Không có.',
	more: (n: number) => `Và ${formatNumber(n)} hoạt động nữa.`,
	row: (when: string, author: string) => `${when} · ${author}`,
	headcounts: 'Chốt số liệu',
	lastClosed: (day: string) => `Lần chốt gần nhất: ${time.day(day)}.`,
	neverClosed: 'Chưa chốt lần nào.',
	notClosed: (days: readonly string[]) => `Chưa chốt: ${days.map(time.day).join(', ')}.`,
	apart: (days: readonly string[]) =>
		`Hai người chốt khác nhau: ${days.map(time.day).join(', ')}. Xem và chốt lại.`,
	asked: 'Đề nghị mở lại kỳ, chưa có trả lời',
	askedOne: (period: string, at: string) => `Kỳ ${period}, gửi ${time.dayOf(at)}`,
	alsoTitle: 'Cũng cần làm',
	also: [
		'Nháp là của riêng từng người, không bàn giao: ai ghi dở thì trình duyệt hoặc bỏ.',
		'Bí thư mới ghi lại chức vụ ở Cán bộ Đoàn.',
		'Giấy đồng ý chụp ảnh trẻ em: giao bản giấy theo số phiếu.'
	],
	sign: { from: 'Người giao', to: 'Người nhận', hint: 'Ký, ghi rõ họ tên' },
	office: {
		act: 'Giao bí thư',
		text: 'Người mới có quyền ngay khi lưu, trên cả máy đang mở. Người cũ là đoàn viên như mọi người, vẫn đọc được lịch sử.',
		to: 'Bí thư mới',
		from: 'Hết quyền bí thư',
		fromHint: 'Chọn ai thôi làm. Người không chọn thì ở lại cùng làm.',
		save: 'Giao',
		done: 'Đã giao. Phiếu bàn giao có trên máy của hai người.',
		card: 'Người này chưa có tài khoản: vừa tạo, làm thẻ đăng nhập cho họ.',
		cards: 'Làm thẻ đăng nhập',
		faults: {
			to: 'Chọn bí thư mới.',
			why: 'Ghi căn cứ: số quyết định hoặc lý do.',
			day: 'Ghi ngày có trên lịch, không sau hôm nay, như 26/03/2021.',
			notListed: 'Người này không còn trong danh sách của cơ sở.',
			tooFarAhead: 'Ngày này còn ở phía trước.',
			notActive: 'Cơ sở này không còn hoạt động.',
			same: 'Một người không thể vừa nhận vừa hết quyền: bỏ chọn ở dưới.'
		}
	}
});
