import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { time } from './time.ts';

const people = (n: number) => `${formatNumber(n)} người`;

/** How the office brings people in. */
export const peopleDesk = /* @__PURE__ */ area('peopleDesk', {
	title: 'Nhập danh sách đoàn viên',
	intro:
		'Chọn tệp Excel (.xlsx) hoặc CSV có đoàn viên, cán bộ của các cơ sở. Xem trước rồi mới nhập; nhập lại cùng tệp không làm ai có hai lần.',
	choose: 'Chọn tệp danh sách',
	other: 'Chọn tệp khác',
	reading: 'Đang đọc tệp',
	template: 'Tải tệp mẫu',
	templateName: 'mau-danh-sach-doan-vien.xlsx',
	templateSheet: 'Danh sách',
	fields: {
		name: 'Họ và tên',
		family: 'Họ đệm',
		given: 'Tên',
		birth: 'Ngày sinh',
		unit: 'Cơ sở Đoàn',
		chiDoan: 'Chi đoàn',
		post: 'Chức vụ',
		membership: 'Đoàn viên/Thanh niên',
		phone: 'Số điện thoại',
		department: 'Phòng ban'
	},
	file: (name: string, rows: number) => `${name}: ${formatNumber(rows)} dòng có người`,
	unread: {
		title: (n: number) => `${formatNumber(n)} dòng chưa đọc được`,
		text: 'Ô là công thức mà tệp không lưu kết quả, hoặc công thức sai. Mở tệp bằng Excel, lưu lại rồi chọn lại; các dòng khác vẫn nhập được.',
		line: (line: number, fields: readonly string[]) => `Dòng ${line}: ${fields.join(', ')}`,
		more: (n: number) => `Và ${formatNumber(n)} dòng nữa.`
	},
	skipped: (n: number) => `Bỏ qua ${formatNumber(n)} dòng không có người (đề mục, tổng cộng).`,
	turned: {
		title: (n: number) => `Đã đổi ${formatNumber(n)} chỗ chữ kiểu cũ sang Unicode`,
		encodings: { tcvn3: 'TCVN3 (.VnTime)', vni: 'VNI' },
		text: (encodings: readonly string[]) =>
			`Phông chữ ${encodings.join(', ')}. Xem lại các chữ sau có đúng không; sai thì sửa trong tệp rồi chọn lại.`,
		more: (n: number) => `Và ${formatNumber(n)} chỗ nữa.`
	},
	sheet: 'Trang tính',
	columns: 'Cột trong tệp',
	columnsHint: 'Mỗi mục lấy từ cột nào. Sửa nếu máy hiểu sai.',
	columnsSummary: (found: number) => `Nhận ra ${found} cột`,
	noColumn: 'Không có',
	column: (n: number, head: string) => (head === '' ? `Cột ${n}` : `Cột ${n}: ${head}`),
	noUnitColumn: 'Chưa có cột Cơ sở Đoàn: chọn cột ấy ở “Cột trong tệp”.',
	sample: 'Vài dòng đầu, như máy hiểu',
	from: 'Có trong danh sách từ ngày',
	fromHint:
		'Dạng ngày/tháng/năm, không sau hôm nay. Số liệu chốt trước ngày này không tính những người ấy.',
	fromWrong: 'Ghi ngày có trên lịch, không sau hôm nay, như 26/03/2021.',
	look: 'Xem trước',
	looking: 'Đang xem',
	again: 'Xem lại',
	result: 'Xem trước',
	counts: {
		new: 'Người mới',
		same: 'Đã có, giữ nguyên',
		twice: 'Trùng dòng trước, bỏ qua',
		doubt: 'Cần bạn quyết định',
		wrong: 'Có chỗ sai, chưa nhập',
		unknownUnit: 'Cơ sở chưa có trong Sổ tay'
	},
	count: people,
	units: {
		title: (n: number) => `Cơ sở chưa có (${n})`,
		text: 'Nói rõ từng tên là cơ sở mới hay cơ sở đã có. Chưa nói thì người của cơ sở ấy chưa được nhập.',
		all: (n: number) => `Tạo cả ${formatNumber(n)} cơ sở`,
		one: (name: string, n: number) => `${name} (${people(n)})`,
		none: 'Chưa chọn',
		chiDoanCoSo: 'Cơ sở mới: chi đoàn cơ sở',
		doanCoSo: 'Cơ sở mới: đoàn cơ sở (có chi đoàn)',
		is: (name: string) => `Là ${name}`
	},
	made: {
		title: 'Sẽ tạo',
		summary: (units: number, chiDoan: number) => `${units} cơ sở, ${chiDoan} chi đoàn`,
		chiDoan: (name: string, unit: string) => `${name} (${unit})`
	},
	secretaries: {
		title: 'Sẽ có quyền bí thư',
		summary: people,
		text: 'Theo cột Chức vụ: bí thư, phó bí thư của cơ sở duyệt hoạt động và giữ danh sách.',
		one: (name: string, unit: string) => `${name}, ${unit}`
	},
	doubts: {
		title: (n: number) => `Cần bạn quyết định (${n})`,
		text: 'Chưa nhập những dòng này. Nếu chắc chắn là người khác, chọn ô; nếu là một người thì để nguyên.',
		line: (line: number, name: string) => `Dòng ${line}: ${name}`,
		asNew: 'Là người khác, nhập thêm',
		why: {
			sameName: 'trùng tên trong cơ sở, ngày sinh chưa đủ để phân biệt',
			otherPhone: 'trùng tên và năm sinh, số điện thoại khác',
			otherName: 'trùng ngày sinh và số điện thoại, tên khác',
			elsewhere:
				'đang có ở cơ sở khác. Nếu đã chuyển: bí thư nơi ấy ghi chuyển đi, cơ sở này ghi chuyển đến',
			left: 'đã rời danh sách cơ sở này'
		},
		other: (name: string, unit: string, year: number | null) =>
			`Người đã có: ${name}${year === null ? '' : `, sinh ${year}`}, ${unit}`
	},
	wrong: {
		title: 'Dòng có chỗ sai hoặc trùng',
		summary: (n: number) => `${formatNumber(n)} dòng`,
		text: 'Sửa trong tệp rồi nhập lại: người đã nhập giữ nguyên.',
		more: (n: number) => `Và ${formatNumber(n)} dòng nữa.`,
		twice: (of: number) => `trùng người ở dòng ${of}`,
		noName: '(không có tên)'
	},
	leftOut: {
		title: 'Nhập được, có phần bỏ lại',
		summary: (n: number) => `${formatNumber(n)} dòng`
	},
	issues: {
		'name.required': 'thiếu họ tên',
		'name.notName': 'họ tên có số hoặc ký hiệu lạ',
		'name.tooLong': 'họ tên quá dài',
		'birth.notBirth': 'ngày sinh không đọc được (cần ngày/tháng/năm có thật, 1940–2020)',
		'unit.required': 'thiếu cơ sở Đoàn',
		'unit.tooLong': 'tên cơ sở quá dài',
		'unit.markup': 'tên cơ sở có ký hiệu lạ',
		'chiDoan.noChiDoan': 'chi đoàn cơ sở không có chi đoàn bên dưới',
		'chiDoan.tooLong': 'tên chi đoàn quá dài',
		'chiDoan.markup': 'tên chi đoàn có ký hiệu lạ',
		'department.tooLong': 'tên phòng ban quá dài',
		'department.markup': 'tên phòng ban có ký hiệu lạ',
		'membership.notMembership': 'đối tượng chỉ là đoàn viên hoặc thanh niên',
		'phone.notPhone': 'số điện thoại không đúng: không lấy',
		'post.manySecretaries':
			'hai người cùng là bí thư cơ sở: không ai được quyền, trao quyền ở Người dùng'
	} as Readonly<Record<string, string>>,
	issueUnknown: 'không đọc được',
	bring: (n: number) => `Nhập ${people(n)}`,
	bringNone: 'Chưa có ai để nhập',
	bringing: 'Đang nhập',
	done: {
		title: (n: number) => `Đã nhập ${people(n)}.`,
		text: (accounts: number, units: number) =>
			`Tạo ${formatNumber(accounts)} tài khoản${units === 0 ? '' : `, ${formatNumber(units)} cơ sở`}. Máy của bí thư nhận danh sách khi có mạng.`,
		left: (n: number) => `Còn ${formatNumber(n)} dòng chưa nhập.`,
		leftText: 'Sửa rồi chọn lại cả tệp để nhập tiếp: không ai có hai lần.'
	},
	history: {
		title: 'Đã nhập',
		none: 'Chưa nhập danh sách nào.',
		meta: (at: string, by: string, n: number) => `${time.full(at)} · ${by} · ${people(n)}`,
		undo: 'Rút lại',
		sure: 'Rút lại lần nhập này?',
		text: (n: number) =>
			`${people(n)} đã nhập được bỏ khỏi danh sách, cùng tài khoản của họ. Ai đã đăng nhập, đã được bí thư sửa hoặc có tên trong hoạt động thì giữ lại.`,
		yes: 'Rút lại',
		no: 'Thôi',
		undoing: 'Đang rút lại',
		undone: (at: string, by: string, people: number, kept: number) =>
			`Đã rút lại ${time.full(at)}, ${by}: bỏ ${people} người${kept === 0 ? '' : `, giữ ${kept} người đã có việc sau đó`}.`
	},
	fileFaults: {
		empty: { title: 'Tệp trống.', text: 'Chọn tệp khác.' },
		tooLarge: {
			title: 'Tệp quá lớn.',
			text: 'Chỉ giữ trang có danh sách rồi lưu lại, hoặc chia thành nhiều tệp.'
		},
		corrupt: { title: 'Tệp hỏng.', text: 'Mở tệp bằng Excel, lưu lại thành .xlsx rồi chọn lại.' },
		protected: {
			title: 'Tệp có mật khẩu.',
			text: 'Mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu rồi chọn lại.'
		},
		oldExcel: {
			title: 'Tệp Excel kiểu cũ (.xls).',
			text: 'Mở bằng Excel, lưu thành .xlsx rồi chọn lại.'
		},
		notList: { title: 'Tệp này không phải danh sách.', text: 'Cần tệp Excel (.xlsx) hoặc CSV.' },
		unreadable: {
			title: 'Không đọc được tệp.',
			text: 'Tệp có thể đang mở ở nơi khác, hoặc máy mất mạng khi tải phần đọc tệp. Thử chọn lại.'
		},
		noHead: {
			title: 'Không thấy dòng tiêu đề.',
			text: 'Cần một dòng có “Họ và tên” và các cột khác như “Ngày sinh”, “Cơ sở Đoàn”. Tải tệp mẫu để xem.'
		},
		noRows: {
			title: 'Không có người nào dưới dòng tiêu đề.',
			text: 'Chọn trang tính khác hoặc tệp khác.'
		},
		formulas: {
			title: 'Tệp có công thức chưa có kết quả.',
			text: 'Mở tệp bằng Excel, chờ tính xong, lưu lại thành .xlsx rồi chọn lại.'
		},
		tooMany: {
			title: 'Danh sách quá dài.',
			text: 'Mỗi lần nhập được 10.000 người. Chia tệp theo cơ sở rồi nhập từng phần.'
		}
	},
	faultSafe: 'Chưa có gì được nhập.',
	faults: {
		offline: {
			title: 'Đang không có mạng.',
			text: 'Chưa chắc máy chủ đã nhận. Có mạng rồi làm lại: nhập hai lần không ai bị trùng.'
		},
		signIn: { title: 'Phiên đăng nhập đã hết hạn.', text: 'Đăng nhập lại rồi làm tiếp.' },
		serverDown: {
			title: 'Máy chủ chưa trả lời.',
			text: 'Thử lại sau ít phút: nhập hai lần không ai bị trùng.'
		},
		refused: {
			title: 'Máy chủ không nhận.',
			text: 'Việc này có thể đã có người khác làm. Mở lại trang để xem.'
		},
		tooLarge: { title: 'Danh sách quá lớn.', text: 'Chia tệp theo cơ sở rồi nhập từng phần.' }
	},
	signInAgain: 'Đăng nhập lại',
	cards: 'Làm thẻ đăng nhập',
	users: {
		title: 'Người dùng',
		intro:
			'Tìm một người để trao quyền, làm thẻ mới khi quên mật khẩu, đăng xuất máy hay khóa tài khoản.',
		find: 'Tìm theo tên hoặc tên đăng nhập',
		hint: 'Ít nhất 2 chữ, không cần dấu. Hiện nhiều nhất 20 người.',
		search: 'Tìm',
		searching: 'Đang tìm',
		nobody: 'Không có ai như vậy.',
		login: (login: string) => `Tên đăng nhập: ${login}`,
		waiting: 'Chưa đăng nhập lần nào.',
		disabled: 'Tài khoản đang khóa: không đăng nhập được.',
		roles: 'Quyền',
		noRoles: 'Không có quyền nào.',
		role: {
			member: 'Đoàn viên',
			unitSecretary: 'Bí thư, phó bí thư',
			committee: 'Ban Chấp hành',
			standing: 'Ban Thường vụ, Bí thư Đoàn Khối',
			inspection: 'Ủy ban Kiểm tra',
			office: 'Văn phòng'
		},
		roleOf: (role: string, unit: string) => `${role}, ${unit}`,
		take: 'Bỏ quyền',
		takeOf: (role: string) => `Bỏ quyền ${role}`,
		give: 'Trao quyền',
		giveRole: 'Quyền',
		giveUnit: 'Của cơ sở',
		choose: 'Chưa chọn',
		atOnce: 'Có hiệu lực ngay trên máy của người ấy khi có mạng.',
		phones: 'Đang đăng nhập ở',
		noPhones: 'Không ở máy nào.',
		unknownPhone: 'Máy không rõ loại',
		since: (created: string, used: string) =>
			`Đăng nhập ${time.full(created)}, dùng lần cuối khoảng ${time.full(used)}`,
		end: 'Đăng xuất máy này',
		lost: 'Máy bị mất thì báo ở trang Máy bị mất: máy tự xóa dữ liệu.',
		lostLink: 'Có người báo mất máy',
		card: 'Làm thẻ đăng nhập mới',
		cardText:
			'Quên mật khẩu: thẻ mới để tự đặt mật khẩu khác. Khi thẻ được dùng, mọi máy đang đăng nhập phải đăng nhập lại.',
		disable: 'Khóa tài khoản',
		enable: 'Mở lại tài khoản',
		saved: 'Đã lưu, có hiệu lực ngay.'
	}
});
