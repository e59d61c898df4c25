import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';

/** Bỏ tên một người: what goes, what stays, what stands in the way. */
export const retire = /* @__PURE__ */ area('retire', {
	title: 'Bỏ tên một người',
	intro:
		'Khi một người đã rời Đoàn và đề nghị xóa: tên và mọi thứ dẫn tới người đó bị bỏ, số liệu tổng giữ nguyên.',
	find: 'Tìm theo họ tên hoặc tên đăng nhập',
	hint: 'Ít nhất 2 chữ, không cần dấu. Hiện nhiều nhất 20 người.',
	search: 'Tìm',
	searching: 'Đang tìm',
	nobody: 'Không có ai như vậy.',
	noUnit: 'Chỉ có tài khoản',
	reading: 'Đang xem người này có ở đâu. Với nhiều hoạt động có thể mất một phút.',
	onRoster: {
		title: 'Người này còn trong danh sách.',
		text: (units: string) =>
			`Đang ở: ${units}. Nhờ bí thư ghi ngày rời danh sách trước, rồi quay lại đây. Chưa có gì thay đổi.`
	},
	self: {
		title: 'Không tự bỏ tên mình.',
		text: 'Nhờ người khác của văn phòng làm. Chưa có gì thay đổi.'
	},
	goes: 'Sẽ bỏ',
	facts: {
		names: 'Họ tên',
		rosters: 'Danh sách đơn vị',
		entries: 'Nhật ký công việc',
		accounts: 'Tài khoản',
		phones: 'Điện thoại đang đăng nhập',
		requests: 'Yêu cầu về dữ liệu'
	},
	rosters: (n: number) =>
		n === 0 ? 'Không có' : `${formatNumber(n)} dòng: bỏ họ tên, năm sinh, phòng ban, ghi chú`,
	entries: (n: number) =>
		n === 0 ? 'Không có' : `${formatNumber(n)} mục: bỏ họ tên, lời tự nhận xét`,
	accounts: (logins: readonly string[]) =>
		logins.length === 0 ? 'Không có' : `Xóa ${logins.join(', ')}`,
	phones: (n: number) =>
		n === 0 ? 'Không có' : `${n} máy: đăng xuất ngay, tự xóa khi có mạng, cả phần chưa gửi`,
	requests: (n: number) => (n === 0 ? 'Không có' : `${n} yêu cầu: giữ loại và ngày, bỏ tên và lời`),
	stays: 'Ngày vào, ngày rời, hoạt động và mọi con số giữ nguyên, mang một mã không dẫn tới ai.',
	texts: (n: number) => `Tên còn trong chữ của ${formatNumber(n)} nơi`,
	textsHint:
		'Chọn nơi nói về đúng người này: tên được thay bằng “(đã rút tên)”, cả trong lịch sử sửa và bản đã duyệt.',
	namesakes: (n: number) => `Có ${n} người khác trùng họ tên. Chỉ chọn chỗ nói về người rút tên.`,
	noTexts: 'Không có chữ nào khác nhắc tên người này.',
	many: 'Chỉ hiện 100 nơi đầu. Bỏ tên xong, tìm và sửa phần còn lại trong từng hoạt động.',
	place: (unit: string, title: string) => (title === '' ? unit : `${title} · ${unit}`),
	places: {
		programme: 'Chương trình chung',
		committee: 'Công việc của Ban Chấp hành',
		inspection: 'Kiểm tra, giám sát'
	},
	answer: 'Lời trả lời người yêu cầu',
	answerHint: 'Ghi vào yêu cầu. Không ghi lại tên.',
	answered: 'Đã bỏ tên khỏi danh sách, hoạt động và nhật ký; đã xóa tài khoản.',
	missing: 'Ghi lời trả lời.',
	act: 'Bỏ tên',
	acting: 'Đang bỏ tên',
	sure: (name: string) => `Bỏ tên ${name}?`,
	text: 'Không lấy lại được. Người này không đăng nhập được nữa; máy của họ tự xóa, cả phần chưa gửi. Bản sao lưu cũ phục hồi lại thì tên vẫn bị bỏ.',
	no: 'Thôi',
	done: {
		title: 'Đã bỏ tên.',
		text: 'Máy chủ không còn tên này ở những nơi đã chọn. Các máy khác tự bỏ khi có mạng.'
	}
});
