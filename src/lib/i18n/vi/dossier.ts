import type { Role } from '../../domain/access.ts';
import type { Database } from '../../domain/database.ts';
import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { time } from './time.ts';

const n = formatNumber;
const roles: Record<Role['role'], { name: string; own: string; all: string }> = {
	member: { name: 'Đoàn viên', own: 'đoàn viên của đơn vị', all: 'mọi đoàn viên' },
	unitSecretary: {
		name: 'Bí thư, phó bí thư đơn vị',
		own: 'bí thư, phó bí thư của đơn vị',
		all: 'mọi bí thư, phó bí thư'
	},
	committee: { name: 'Ban Chấp hành', own: 'Ban Chấp hành', all: 'Ban Chấp hành' },
	standing: { name: 'Ban Thường vụ', own: 'Ban Thường vụ', all: 'Ban Thường vụ' },
	inspection: { name: 'Ủy ban Kiểm tra', own: 'Ủy ban Kiểm tra', all: 'Ủy ban Kiểm tra' },
	office: { name: 'Văn phòng', own: 'văn phòng', all: 'văn phòng' }
};

/** Where data lies; the last five the server alone reaches. */
const stores: Record<Database['kind'], string> & Readonly<Record<string, string>> = {
	programme: 'Chương trình nhiệm kỳ, danh sách đơn vị, khóa kỳ',
	unit: 'Dữ liệu của từng đơn vị: danh sách, hoạt động, ý kiến duyệt, ảnh (phần mô tả)',
	unitPrivate: 'Phần riêng của từng đơn vị: cán bộ, giai đoạn vào Đảng, tự đánh giá',
	committee: 'Công việc của Ban Chấp hành',
	inspection: 'Kiểm tra, giám sát',
	totals: 'Số liệu chung, không nêu tên ai',
	totalsCommittee: 'Số liệu cho Ban Chấp hành, văn phòng, không nêu tên ai',
	totalsPrivate: 'Số liệu cán bộ, phát triển Đảng, không nêu tên ai',
	photos: 'Ảnh của từng đơn vị (tệp ảnh)',
	accounts: 'Tài khoản, phiên đăng nhập, thẻ đăng nhập',
	audit: 'Nhật ký truy cập',
	people: 'Ngày sinh, số điện thoại của danh sách nhập vào (chỉ để phân biệt người trùng tên)',
	privacy: 'Đồng ý, yêu cầu, sự cố, quyết định xóa',
	receipts: 'Biên nhận của máy chủ'
};

/** The impact-assessment dossier. */
export const dossier = /* @__PURE__ */ area('dossier', {
	title: 'Hồ sơ đánh giá tác động',
	intro:
		'Soạn từ chính phần mềm lúc này: nơi lưu, từng trường dữ liệu, quyền đọc, thời hạn, biện pháp. Lưu bản Word, viết thêm chỗ còn trống, trình ký. Soạn lại khi có thay đổi.',
	kind: 'HỒ SƠ',
	subject: ['Đánh giá tác động xử lý dữ liệu cá nhân'],
	at: (at: string) => `Số liệu lúc ${time.full(at)}, từ máy chủ Đoàn Khối.`,
	stores,
	reach: (role: Role['role'], where: 'own' | 'all') => roles[role][where],
	nobody: 'chỉ máy chủ',
	parts: {
		controller: '1. Bên kiểm soát và xử lý dữ liệu',
		purposes: '2. Mục đích, căn cứ xử lý',
		subjects: '3. Chủ thể dữ liệu',
		data: '4. Loại dữ liệu, nơi lưu, người được đọc',
		kept: '5. Thời hạn lưu',
		transfer: '6. Chuyển dữ liệu',
		rights: '7. Quyền của chủ thể',
		measures: '8. Biện pháp bảo vệ',
		incidents: '9. Sự cố',
		risks: '10. Đánh giá mức độ ảnh hưởng, hậu quả có thể xảy ra'
	},
	controller: (issuing: string) => `${issuing} vừa kiểm soát vừa xử lý, trên máy chủ của mình.`,
	contact: (who: string) => `Đầu mối: ${who}.`,
	purposes: {
		records: (count: string) => `Ghi, duyệt, tổng hợp hoạt động của Đoàn; đồng ý: ${count} người.`,
		party: (count: string) => `Ghi giai đoạn vào Đảng (nhạy cảm), đồng ý riêng: ${count} người.`
	},
	consent: (version: number) =>
		`Mỗi người được báo trước và trả lời từng mục đích, không ô nào chọn sẵn; thông báo bản ${version}. Mỗi lần đồng ý, rút lại đều giữ làm bằng chứng.`,
	subjects: (count: string) => `${count} người có tài khoản, gồm:`,
	role: (role: Role['role'], count: string) => `${roles[role].name}: ${count}`,
	children: 'Trẻ em chỉ là con số: không trường nào ghi tên, tuổi, nơi ở, trường học, sức khỏe.',
	data: 'Phụ lục 1 kê nơi lưu và người được đọc, lấy từ bảng phân quyền của phần mềm. Phụ lục 2 kê từng trường dữ liệu, lấy từ lược đồ mà máy chủ dùng để nhận.',
	log: (months: number) => `Nhật ký truy cập: ${months} tháng, sau đó máy chủ xóa hẳn.`,
	photos: (months: number) =>
		`Ảnh: ${months} tháng sau khi hết nhiệm kỳ; văn phòng xem trước, quyết định, có nhật ký.`,
	names: (months: number) =>
		`Tên người đã rời Đoàn: ${months} tháng sau khi rời, hoặc khi người đó đề nghị; số liệu giữ nguyên.`,
	closed: (months: number) =>
		`Yêu cầu đã giải quyết: ${months} tháng; văn phòng quyết định xóa, có nhật ký.`,
	receipts: (months: number) =>
		`Dấu đã đọc thông báo: ${months} tháng sau ngày đọc; văn phòng quyết định xóa, có nhật ký.`,
	keptRest: (blank: string) =>
		`Dữ liệu khác: theo thời hạn lưu hồ sơ của Đoàn, văn phòng xác nhận: ${blank}`,
	transfer:
		'Không chuyển cho bên thứ ba, không chuyển ra nước ngoài. Ứng dụng không gọi máy chủ nào khác.',
	rights: (d: {
		replyWorkingDays: number;
		withdrawDays: number;
		correctDays: number;
		eraseDays: number;
	}) =>
		`Xem, lấy bản sao, biết ai đã xem, sửa: tự làm trên ứng dụng. Trả lời yêu cầu trong ${d.replyWorkingDays} ngày làm việc; rút đồng ý ${d.withdrawDays} ngày, gia hạn một lần; sửa ${d.correctDays} ngày; xóa ${d.eraseDays} ngày.`,
	requests: (all: string, open: string, late: string) =>
		`Đã nhận ${all} yêu cầu; đang chờ ${open}, quá hạn ${late}.`,
	measures: (
		m: {
			sessionIdleDays: number;
			passwordKib: number;
			passwordPasses: number;
			photoBytes: number;
		},
		sessionDays: number
	) => [
		'Quyền theo vai trò và đơn vị, mặc định không có quyền; máy chủ xét từng lần ghi.',
		`Mật khẩu băm argon2id (${n(m.passwordKib)} KiB, ${m.passwordPasses} vòng), giới hạn số lần thử.`,
		`Phiên đăng nhập hết hạn sau ${m.sessionIdleDays} ngày không dùng, ${sessionDays} ngày kể từ khi đăng nhập; máy mất bị đăng xuất ngay và tự xóa.`,
		`Ảnh thu nhỏ dưới ${n(Math.ceil(m.photoBytes / 1024))} KB, bỏ tọa độ, hỏi về trẻ em từng ảnh.`,
		'Ô viết tự do nhắc khi có tên trẻ em, số giấy tờ, số điện thoại. Văn bản mật không được ghi.',
		'Máy chủ ghi lại ai đọc, ai sửa dữ liệu của ai; văn phòng và chính người đó xem được.'
	],
	incidents: (all: string, open: string, late: string) =>
		`Đã ghi ${all} sự cố; đang mở ${open}; báo cơ quan chuyên trách quá 72 giờ: ${late}.`,
	risksAsk: 'đánh giá của Ban Thường vụ',
	recipients: ['Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an', 'Lưu'],
	signature: ['TM. BAN THƯỜNG VỤ ĐOÀN KHỐI', 'BÍ THƯ'],
	appendix: (i: number) => `PHỤ LỤC ${i}`,
	placesTitle: 'Nơi lưu dữ liệu và quyền',
	placesColumns: ['TT', 'Nơi lưu', 'Số kho', 'Số tài liệu', 'Người đọc', 'Người ghi'],
	fieldsTitle: 'Các trường dữ liệu',
	fieldsColumns: ['TT', 'Tài liệu', 'Nằm ở', 'Các trường', 'Nhạy cảm'],
	fieldsNote: 'Không kê mã kỹ thuật của tài liệu. Nhạy cảm: theo Nghị định 356/2025/NĐ-CP, Điều 4.'
});
