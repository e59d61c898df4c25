import type { AccessGroup, AccessKind, AccessPlace } from '../../domain/privacy/access-log.ts';
import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { time } from './time.ts';

const servers: Record<Exclude<AccessPlace['kind'], 'unit' | 'private' | 'photos'>, string> = {
	committee: 'sổ công việc của Ban Chấp hành',
	inspection: 'sổ kiểm tra, giám sát',
	figures: 'số liệu riêng của Ban Chấp hành',
	programme: 'chương trình nhiệm kỳ',
	accounts: 'danh sách tài khoản',
	privacy: 'yêu cầu về dữ liệu cá nhân',
	audit: 'nhật ký này'
};

/** "phần riêng của Sở Tài chính". */
function place(where: AccessPlace | null, unitName: (unit: string) => string): string {
	if (where === null) return 'nơi không còn tên';
	if (!('unit' in where)) return servers[where.kind];
	const name = unitName(where.unit);
	if (where.kind === 'private') return `phần riêng của ${name}`;
	return where.kind === 'photos' ? `ảnh của ${name}` : `dữ liệu của ${name}`;
}

const doings: Record<AccessKind, (where: string, count: string) => string> = {
	read: (where) => `Đọc ${where}`,
	written: (where, count) => `Ghi ${count} thay đổi vào ${where}`,
	unverified: (where) => `Duyệt một bản máy chủ không còn giữ để so, ở ${where}`,
	replayed: (where, count) => `Gửi lại ${count} thay đổi đã nhận từ trước vào ${where}`,
	carried: (where, count) => `Gửi hộ người khác ${count} thay đổi vào ${where}`,
	refused: (where) => `Không có quyền với ${where}, không xem được gì`,
	denied: (where, count) => `Máy chủ không nhận ${count} thay đổi vào ${where}`,
	signedIn: () => 'Đăng nhập',
	signedOut: () => 'Đăng xuất',
	wrongPassword: () => 'Gõ sai mật khẩu',
	signInStopped: () => 'Gõ sai nhiều lần, bị chặn một lúc',
	consented: () => 'Trả lời thông báo về dữ liệu cá nhân',
	asked: () => 'Gửi yêu cầu về dữ liệu của mình',
	exported: () => 'Lấy bản sao dữ liệu của mình',
	answered: () => 'Trả lời yêu cầu, hoặc đặt liên hệ và thời hạn',
	calledLost: () => 'Báo mất một máy',
	retentionSet: () => 'Đặt thời hạn lưu giữ',
	retentionRun: () => 'Quyết định xóa ảnh hết hạn',
	retiredPerson: () => 'Bỏ tên một người',
	incident: () => 'Ghi về một sự cố dữ liệu',
	imported: () => 'Nhập một danh sách đoàn viên',
	importUndone: () => 'Rút lại một danh sách đã nhập',
	cardsMade: () => 'Làm thẻ đăng nhập',
	accountChanged: () => 'Đổi quyền, phiên hoặc khóa mở một tài khoản',
	unitChanged: () => 'Đổi, sáp nhập, tách hoặc giải thể cơ sở Đoàn',
	unitHandedOver: () => 'Giao một cơ sở cho bí thư mới'
};

/** The log of who read and changed what. */
export const accessLog = /* @__PURE__ */ area('accessLog', {
	title: 'Nhật ký truy cập',
	intro:
		'Ai đọc, ai sửa dữ liệu của ai. Máy chủ tự ghi, không ai sửa được. Máy của đoàn viên tự lấy dữ liệu đơn vị mình: mỗi ngày một dòng.',
	place,
	doing: (kind: AccessKind, where: string, count: number) =>
		doings[kind](where, formatNumber(count)),
	whose: (names: readonly string[], more: number) =>
		`Của ${names.join(', ')}${more === 0 ? '' : `${names.length === 0 ? '' : ' và '}${formatNumber(more)} người${names.length === 0 ? '' : ' khác'}`}`,
	/** Whoever has no name here: nobody knows who types a wrong password. */
	unknown: (kind: AccessKind) =>
		kind === 'wrongPassword' || kind === 'signInStopped'
			? 'Chưa rõ ai'
			: 'Người không còn tài khoản',
	filter: 'Lọc',
	summary: (from: string, to: string, what: string) =>
		`${time.day(from)} – ${time.day(to)}${what === '' ? '' : ` · ${what}`}`,
	from: 'Từ ngày',
	to: 'Đến ngày',
	group: 'Việc',
	anyGroup: 'Mọi việc',
	groups: {
		read: 'Đọc',
		changed: 'Ghi, sửa',
		refused: 'Bị từ chối',
		session: 'Đăng nhập, đăng xuất',
		rights: 'Quyền về dữ liệu',
		retention: 'Lưu giữ và xóa',
		accounts: 'Danh sách, tài khoản'
	} satisfies Record<AccessGroup, string>,
	unit: 'Dữ liệu của đơn vị',
	anyUnit: 'Mọi nơi',
	who: 'Tên người',
	whoHint: 'Người đã làm, hoặc người có dữ liệu. Không cần dấu.',
	show: 'Xem',
	showing: 'Đang tìm',
	issues: {
		notDay: 'Ghi một ngày có thật.',
		tooEarly: 'Ngày này sớm quá.',
		endBeforeStart: 'Ngày cuối phải từ ngày đầu trở đi.',
		tooLong: 'Xem nhiều nhất một năm mỗi lần.'
	} as Readonly<Record<string, string>>,
	none: 'Không có dòng nào trong những ngày này.',
	noneYet: (until: string) => `Chưa thấy dòng nào từ ${time.full(until)} đến nay.`,
	more: 'Xem tiếp',
	own: {
		title: 'Ai đã xem, sửa',
		text: 'Người khác đọc nơi có dữ liệu của bạn, hoặc sửa chỗ có tên bạn. Việc của chính bạn không có ở đây.',
		show: 'Xem 30 ngày qua',
		readers: 'Đã đọc',
		times: (n: number, last: string) =>
			n === 1 ? time.full(last) : `${formatNumber(n)} lần, gần nhất ${time.full(last)}`,
		changes: 'Đã sửa chỗ có tên bạn, hoặc mở riêng hoạt động của bạn',
		nobody: 'Không có ai.',
		private: 'Ai ghi gì về bạn trong phần riêng của đơn vị: có trong bản sao ở trên.'
	}
});
