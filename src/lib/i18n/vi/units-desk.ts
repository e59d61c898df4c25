import { formatNumber } from '../../domain/number-words.ts';
import type { UnitEventKind, UnitFacts } from '../../domain/unit/unit-event.ts';
import { time } from './time.ts';
import { area } from '../area.ts';

const people = (n: number) => `${formatNumber(n)} người`;
const kind = {
	doanCoSo: 'Đoàn cơ sở (có chi đoàn)',
	chiDoanCoSo: 'Chi đoàn cơ sở',
	doanKhoi: 'Đoàn Khối'
};
const eventKind: Record<UnitEventKind, string> = {
	changed: 'Sửa thông tin',
	merged: 'Sáp nhập',
	split: 'Tách',
	dissolved: 'Giải thể',
	revived: 'Lập lại'
};

/** What an event made otherwise, in a line each. */
function facts(was: UnitFacts, is: UnitFacts, commune: (code: string) => string): string[] {
	const communes = (codes: readonly string[] = []) =>
		codes.length === 0 ? 'chưa có' : codes.map(commune).join('; ');
	return [
		...(is.name === undefined
			? []
			: [was.name === undefined ? `Tên: ${is.name}` : `Tên: ${was.name} → ${is.name}`]),
		...(is.kind === undefined ? [] : [`Loại: ${kind[is.kind]}`]),
		...(is.twinnedCommunes === undefined
			? []
			: [`Xã kết nghĩa: ${communes(was.twinnedCommunes)} → ${communes(is.twinnedCommunes)}`]),
		...(is.activeFrom === undefined ? [] : [`Có từ ngày ${time.day(is.activeFrom)}`]),
		...(is.activeTo === undefined || is.activeTo === null
			? []
			: [`Đến hết ngày ${time.day(is.activeTo)}`]),
		...(is.activeTo === null && typeof was.activeTo === 'string'
			? ['Hoạt động tiếp, như chưa giải thể']
			: [])
	];
}

/** The office's pages about units. */
export const unitsDesk = /* @__PURE__ */ area('unitsDesk', {
	title: 'Cơ sở Đoàn',
	intro:
		'Đổi tên, xã kết nghĩa, sáp nhập, tách, giải thể. Hoạt động đã ghi ở lại nơi diễn ra; số liệu trước ngày thay đổi giữ nguyên.',
	find: 'Tìm cơ sở',
	none: 'Không có cơ sở nào có tên như vậy.',
	meta: (unitKind: keyof typeof kind, n: number, secretaries: readonly string[]) =>
		[
			kind[unitKind],
			people(n),
			secretaries.length === 0 ? 'chưa có bí thư' : `bí thư: ${secretaries.join(', ')}`
		].join(' · '),
	goneMeta: (last: string) => `Đến hết ngày ${time.day(last)}`,
	gone: 'Không còn hoạt động',
	goneCount: (n: number) => `${n} cơ sở`,
	unknown: 'Không có cơ sở này.',
	kind,
	facts: {
		kind: 'Loại',
		people: 'Trong danh sách',
		secretaries: 'Bí thư, phó bí thư',
		chiDoan: 'Chi đoàn',
		twinned: 'Xã kết nghĩa',
		from: 'Có từ',
		to: 'Đến hết'
	},
	nobody: 'Chưa có',
	people,
	act: {
		changed: 'Sửa thông tin',
		merged: 'Sáp nhập vào cơ sở khác',
		split: 'Tách thành cơ sở mới',
		dissolved: 'Giải thể',
		revived: 'Lập lại cơ sở này'
	},
	actText: {
		changed: 'Tên cũ vẫn hiện ở hoạt động và báo cáo của thời gian trước ngày đổi.',
		merged: 'Mọi người sang cơ sở kia cùng quá trình của mình. Cơ sở này không còn từ ngày ấy.',
		split: 'Người được chọn sang cơ sở mới cùng quá trình của mình. Những người khác ở lại.',
		dissolved: 'Mọi người rời danh sách. Cơ sở này không còn từ ngày ấy.',
		revived:
			'Giải thể nhầm thì giữ ngày liền sau ngày cuối: cơ sở hoạt động tiếp như chưa giải thể, người rời danh sách hôm ấy trở lại. Lập lại thật thì ghi ngày sau đó: thành cơ sở mới cùng tên, số liệu cũ ở lại cơ sở cũ.'
	},
	field: {
		name: 'Tên cơ sở',
		newName: 'Tên cơ sở mới',
		kind: 'Loại',
		twinned: 'Xã kết nghĩa',
		twinnedFind: 'Thêm xã: gõ tên xã',
		from: 'Cơ sở có từ ngày',
		day: 'Có hiệu lực từ ngày',
		backHint: 'Liền sau ngày cuối: giải thể nhầm. Sau nữa: lập cơ sở mới cùng tên.',
		dayHint: 'Ngày quyết định có hiệu lực, không sau hôm nay.',
		why: 'Căn cứ',
		whyHint: 'Số quyết định, lý do.',
		into: 'Sáp nhập vào',
		choose: 'Chọn cơ sở',
		chiDoan: 'Chi đoàn đi',
		people: 'Người đi',
		peopleChosen: (n: number) => `Đã chọn ${people(n)}`
	},
	look: 'Xem trước',
	looking: 'Đang xem',
	confirm: {
		changed: 'Lưu thay đổi',
		merged: 'Sáp nhập',
		split: 'Tách',
		dissolved: 'Giải thể',
		revived: 'Lập lại'
	},
	doing: 'Đang làm',
	cancel: 'Thôi',
	done: 'Đã làm xong. Các máy nhận khi có mạng.',
	preview: {
		title: 'Sẽ thế nào',
		moved: (n: number, from: string, to: string) => `${people(n)} chuyển từ ${from} sang ${to}.`,
		left: (n: number, from: string) => `${people(n)} rời danh sách ${from}.`,
		back: (n: number, unit: string) => `${people(n)} trở lại danh sách ${unit}.`,
		goesOn: (unit: string) =>
			`${unit} hoạt động tiếp như chưa giải thể. Người đã sang cơ sở khác thì ở lại nơi đó, muốn về thì chuyển.`,
		founded: (unit: string) =>
			`Một cơ sở mới tên ${unit}, chưa có ai: nhập danh sách người, giao bí thư. Hoạt động và số liệu cũ ở lại cơ sở cũ.`,
		noPeople: 'Không ai phải chuyển.',
		names: 'Xem tên',
		chiDoan: (names: readonly string[]) => `Thêm chi đoàn: ${names.join(', ')}.`,
		records: (n: number, waiting: number) =>
			`${formatNumber(n)} hoạt động ở lại nơi diễn ra${waiting === 0 ? '.' : `, trong đó ${formatNumber(waiting)} hoạt động chờ duyệt.`}`,
		ended: (names: readonly string[]) => `Hết quyền bí thư ở cơ sở cũ: ${names.join(', ')}.`,
		given: (names: readonly string[]) => `Duyệt nốt hoạt động của cơ sở cũ: ${names.join(', ')}.`,
		noSecretary: 'Chưa có bí thư nào duyệt nốt: giao bí thư cho cơ sở nhận trước.',
		totals: (day: string) =>
			`Số liệu của các kỳ trước ngày ${time.day(day)} không đổi. Không ai được tính hai lần.`,
		headcount: (unit: string, date: string | null, n: number | null) =>
			date === null
				? `${unit}: chưa chốt số liệu lần nào.`
				: `${unit}: số chốt ngày ${time.day(date)} là ${people(n ?? 0)}, giữ nguyên đến lần chốt sau.`,
		closeAgain: 'Tổng số của chỉ tiêu lấy theo số chốt: nhắc bí thư chốt số liệu sau ngày này.',
		forGood: 'Không xóa được. Muốn khác đi thì ghi một thay đổi mới.'
	},
	issues: {
		'day.notDay': 'Ghi ngày có trên lịch, như 26/03/2021.',
		'from.notDay': 'Ghi ngày có trên lịch, như 26/03/2021.',
		'day.tooFarAhead': 'Ngày này còn ở phía trước: ghi khi đã có hiệu lực.',
		'from.tooFarAhead': 'Ngày này còn ở phía trước, hoặc sau ngày cơ sở kết thúc.',
		'why.required': 'Ghi căn cứ: số quyết định hoặc lý do.',
		'name.required': 'Ghi tên cơ sở.',
		'into.required': 'Chọn cơ sở nhận.',
		'into.unitId': 'Chọn cơ sở nhận.',
		'into.sameUnit': 'Chọn một cơ sở khác.',
		'people.required': 'Chọn ít nhất một người hoặc một chi đoàn.',
		'people.everybody':
			'Phải có người ở lại. Nếu mọi người cùng đi, dùng Sửa thông tin để đổi tên.',
		'kind.hasChiDoan':
			'Còn người thuộc chi đoàn bên dưới: bí thư chuyển họ ra khỏi chi đoàn trước.',
		'name.nothing': 'Chưa có gì khác để lưu.',
		'units.required': 'Chưa hiểu được dòng nào: mỗi dòng là tên cơ sở rồi tên xã.',
		'twinned.nothing': 'Danh sách không có gì khác với hiện nay.'
	} as Readonly<Record<string, string>>,
	issueWith: {
		beforeUnit: (detail: string) => `Cơ sở có từ ngày ${time.day(detail)}: ghi ngày sau đó.`,
		notActive: (detail: string) => `${detail} không còn hoạt động.`,
		active: (detail: string) => `${detail} đang hoạt động.`,
		stillThere: (detail: string) => `Cơ sở còn đến hết ngày ${time.day(detail)}: ghi ngày sau đó.`,
		sameName: (detail: string) => `Đã có cơ sở tên ${detail}.`,
		periodClosed: (detail: string) =>
			`Kỳ ${detail} đã khóa số liệu. Ghi ngày sau kỳ ấy, hoặc đề nghị Ban Chấp hành mở lại kỳ.`,
		unknown: () => 'Không có cơ sở này trong Sổ tay.'
	} as Readonly<Record<string, (detail: string) => string>>,
	issueElse: 'Chỗ này chưa đúng.',
	changedMeanwhile: 'Có người vừa thay đổi cơ sở này. Mở lại trang để xem trước khi làm.',
	history: {
		title: 'Lịch sử',
		none: 'Chưa có thay đổi nào.',
		meta: (day: string, name: string, at: string) =>
			`Từ ngày ${time.day(day)} · ${name === '' ? 'ghi lúc' : `${name} ghi lúc`} ${time.full(at)}`,
		event: eventKind,
		merged: (from: string, to: string, n: number) => `${from} nhập vào ${to}, ${people(n)}`,
		split: (from: string, to: string, n: number) => `${to} tách từ ${from}, ${people(n)}`,
		founded: (unit: string) => `Lập lại thành cơ sở mới: ${unit}`,
		facts
	},
	list: {
		title: 'Xã kết nghĩa theo danh sách',
		open: 'Nhập xã kết nghĩa theo danh sách',
		intro:
			'Chọn tệp Excel hoặc CSV, hoặc dán danh sách: mỗi dòng tên cơ sở, rồi tên các xã, cách nhau bằng dấu chấm phẩy hoặc phím Tab.',
		choose: 'Chọn tệp Excel hoặc CSV',
		reading: 'Đang đọc tệp',
		fromFile: (name: string) =>
			`Từ tệp ${name}, số dòng như trong tệp. Xem và sửa trong ô dưới rồi xem trước.`,
		noList: {
			title: 'Không thấy danh sách trong tệp.',
			text: 'Cần một cột tên cơ sở và một cột tên xã, có thể thêm cột huyện. Chữ đang có trong ô dưới vẫn giữ nguyên.'
		},
		label: 'Danh sách',
		example: 'Sở Tài chính; Xã Nậm Khắt; Xã Púng Luông',
		read: (n: number) => `Hiểu ${formatNumber(n)} dòng`,
		line: (n: number, text: string) => `Dòng ${n}: ${text}`,
		wrong: 'Dòng chưa hiểu',
		wrongText: 'Sửa trong ô trên. Dòng chưa hiểu thì không đổi gì.',
		faults: {
			noUnit: (text: string) => `không có cơ sở tên “${text}”`,
			noCommune: (text: string) => `không có xã tên “${text}” vào ngày ấy`,
			severalCommunes: (text: string) =>
				`có nhiều xã tên “${text}”: ghi thêm huyện, như “${text}, Văn Yên”`,
			twice: (text: string) => `cơ sở “${text}” có ở dòng trước`
		},
		save: (n: number) => `Lưu cho ${formatNumber(n)} cơ sở`
	}
});
