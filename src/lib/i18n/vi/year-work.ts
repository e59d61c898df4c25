import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { dayText, periodName } from './period-name.ts';

const n = formatNumber;

/** Where a thing with a day stands, in words. */
export const standing = /* @__PURE__ */ area('standing', {
	done: (day: string) => `Xong ${dayText(day)}`,
	late: (days: number) => `Quá hạn ${n(days)} ngày`,
	due: (day: string) => `Hạn ${dayText(day)}`,
	noDay: 'Chưa đặt hạn',
	doneAlready: 'Xong'
});

/** Ways from the conferences to the rest of the committee's year. */
export const yearWork = /* @__PURE__ */ area('yearWork', {
	title: 'Việc trong năm',
	notReceived:
		'Máy này chưa nhận đủ từ máy chủ, nên có việc đã ghi mà chưa hiện. Có mạng thì phần còn lại tự hiện ra.',
	newer: (count: number) =>
		`${n(count)} lần ghi bằng bản ứng dụng mới hơn, máy này chưa hiện được. Không mất gì: cập nhật ứng dụng rồi mở lại.`,
	plan: 'Kế hoạch công tác năm',
	duties: 'Việc định kỳ',
	pledges: 'Công trình, phần việc đăng ký',
	congress: 'Chuẩn bị đại hội',
	inspections: 'Kiểm tra, giám sát',
	ratings: 'Xếp loại, thi đua',
	late: (count: number) => `${n(count)} việc quá hạn`,
	none: 'Không có việc quá hạn',
	lateAt: (title: string, count: number) => `${title}: ${n(count)} việc quá hạn`,
	next: (title: string, day: string) => `Sắp tới: ${title}, hạn ${dayText(day)}`
});

/** Việc định kỳ: what comes back every year. */
export const duties = /* @__PURE__ */ area('duties', {
	title: 'Việc định kỳ',
	intro:
		'Sơ kết quý, 6 tháng, 9 tháng, tổng kết năm, tiêu chí và xếp loại: hạn theo chương trình, làm xong thì ghi ngày.',
	late: 'Quá hạn',
	ahead: 'Sắp tới',
	done: 'Đã xong',
	noneLate: 'Không có việc nào quá hạn.',
	noneAhead: 'Không còn việc nào của nhiệm kỳ.',
	noneDone: 'Chưa ghi việc nào xong.',
	mark: 'Ghi việc định kỳ',
	markThis: (label: string) => `Ghi: ${label}`,
	moved: (day: string) => `Chương trình: ${dayText(day)}`,
	doneHint: 'Ngày/tháng/năm, như 25/06/2021. Chưa xong thì để trống.',
	dueHint: 'Dời hạn thì ghi ngày mới. Để trống là theo chương trình.',
	numberHint: 'Số của báo cáo hoặc văn bản, như 15-BC/ĐTN.'
});

/** Công trình, phần việc thanh niên: registered in January, against done. */
export const pledges = /* @__PURE__ */ area('pledges', {
	title: 'Công trình, phần việc đăng ký',
	intro: 'Cơ sở đăng ký đầu năm, làm xong thì ghi ngày và kết quả.',
	registered: 'Đã đăng ký',
	done: 'Đã xong',
	late: 'Quá hạn',
	count: (of: number, total: number) => `${n(of)} trên ${n(total)}`,
	works: (count: number) => `${n(count)} công trình, phần việc`,
	short: (count: number) => `${n(count)} việc`,
	units: (count: number) => `${n(count)} cơ sở`,
	silent: 'Cơ sở chưa đăng ký',
	allRegistered: 'Cơ sở nào cũng đã đăng ký.',
	none: 'Năm này chưa cơ sở nào đăng ký.',
	unknownUnit: 'Cơ sở máy này chưa biết',
	add: 'Thêm công trình, phần việc',
	addFor: (unit: string) => `Thêm cho ${unit}`,
	change: 'Sửa công trình, phần việc',
	changeThis: (name: string) => `Sửa: ${name}`,
	unit: 'Cơ sở',
	remove: 'Bỏ khỏi danh sách',
	dueHint: 'Không có hạn riêng thì để trống: tính cả năm.',
	result: (text: string) => `Kết quả: ${text}`,
	choose: 'Chọn hoạt động đã làm',
	chooseOther: 'Chọn hoạt động khác',
	chooseFor: (name: string) => `Chọn hoạt động đã làm của ${name}`,
	chooseHint:
		'Chọn một hoạt động đã duyệt trong năm. Chọn hoạt động khác thì thay; bỏ dấu thì không có hoạt động nào.'
});

/** Chuẩn bị đại hội: sub-committees, tasks and their days. */
export const congress = /* @__PURE__ */ area('congress', {
	title: 'Chuẩn bị đại hội',
	intro: 'Các tiểu ban, việc của từng tiểu ban và hạn của từng việc.',
	done: (done: number, total: number) => `Xong ${n(done)} trên ${n(total)} việc`,
	tasks: (count: number) => `${n(count)} việc`,
	addSub: 'Lập tiểu ban',
	changeSub: 'Sửa tiểu ban',
	changeSubThis: (name: string) => `Sửa tiểu ban: ${name}`,
	removeSub: 'Bỏ tiểu ban này (việc của tiểu ban vẫn còn)',
	addTask: 'Thêm việc',
	addTaskTo: (name: string) => `Thêm việc cho ${name}`,
	changeTask: 'Sửa việc',
	changeTaskThis: (text: string) => `Sửa việc: ${text}`,
	removeTask: 'Bỏ việc này',
	head: (name: string) => `Trưởng tiểu ban: ${name}`,
	members: (names: string) => `Thành viên: ${names}`,
	others: 'Việc chung',
	noSub: 'Việc chung, không thuộc tiểu ban',
	subCommittee: 'Tiểu ban',
	none: 'Chưa lập tiểu ban nào. Chương trình giao hội nghị BCH lần thứ 9 thành lập các tiểu ban.',
	noTasks: 'Chưa có việc nào.'
});

/** Đại hội cơ sở: the register of the units' own congresses. */
export const unitCongresses = /* @__PURE__ */ area('unitCongresses', {
	title: 'Đại hội các cơ sở',
	intro:
		'Ngày dự kiến, ngày tổ chức và quyết định công nhận của từng cơ sở. Về nhân sự chỉ ghi số người, số và ngày của văn bản.',
	way: (held: number, of: number) => `Đã tổ chức ${n(held)} trên ${n(of)} cơ sở`,
	held: 'Đã tổ chức',
	recognised: 'Đã công nhận Ban Chấp hành',
	late: 'Quá ngày dự kiến',
	unplanned: 'Chưa có ngày',
	of: (some: number, of: number) => `${n(some)} trên ${n(of)} cơ sở`,
	units: (count: number) => `${n(count)} cơ sở`,
	bands: {
		late: 'Quá ngày dự kiến, chưa ghi đã tổ chức',
		ahead: 'Sắp tổ chức',
		unplanned: 'Chưa có ngày',
		held: 'Đã tổ chức',
		others: 'Cơ sở không còn'
	},
	planned: (day: string) => `Dự kiến ${dayText(day)}`,
	lateBy: (days: number) => `Quá ${n(days)} ngày`,
	noDay: 'Chưa đặt ngày',
	heldOn: (day: string) => `Tổ chức ${dayText(day)}`,
	pilot: 'Đại hội điểm',
	came: (present: number | null, summoned: number | null) =>
		present === null
			? `Triệu tập ${n(summoned ?? 0)} đại biểu`
			: summoned === null
				? `Có mặt ${n(present)} đại biểu`
				: `Có mặt ${n(present)} trên ${n(summoned)} đại biểu`,
	elected: (count: number) => `Bầu ${n(count)} ủy viên Ban Chấp hành`,
	paper: (number: string, day: string) =>
		number === ''
			? `Công nhận ngày ${dayText(day)}`
			: `Công nhận: số ${number}, ngày ${dayText(day)}`,
	notRecognised: 'Chưa có quyết định công nhận',
	change: 'Ghi đại hội cơ sở',
	changeThis: (unit: string) => `Ghi đại hội: ${unit}`,
	print: 'In sổ đại hội',
	noUnits: 'Máy này chưa có danh sách cơ sở.',
	dayHint: 'Ngày/tháng/năm, như 25/06/2022.',
	decided: 'Ngày quyết định công nhận',
	number: 'Số quyết định công nhận',
	issue: {
		recognisedBefore: 'Quyết định công nhận phải từ ngày tổ chức trở đi.'
	}
});

/** Kiểm tra, giám sát: inspections, what has to be mended, and the reports of June and December. */
export const inspections = /* @__PURE__ */ area('inspections', {
	title: 'Kiểm tra, giám sát',
	intro:
		'Chương trình kiểm tra, giám sát, kết luận và việc cơ sở phải khắc phục. Ủy ban Kiểm tra và Ban Chấp hành ghi và xem.',
	open: 'Mở kiểm tra, giám sát',
	noRight: {
		title: 'Trang này của Ủy ban Kiểm tra và Ban Chấp hành',
		text: 'Cần quyền ấy thì hỏi văn phòng Đoàn Khối.'
	},
	add: 'Thêm cuộc kiểm tra, giám sát',
	change: 'Sửa cuộc kiểm tra, giám sát',
	changeThis: (topic: string, unit: string) => `Sửa: ${topic}, ${unit}`,
	remove: 'Bỏ khỏi chương trình',
	count: (count: number) => `${n(count)} cuộc`,
	doneHint: 'Ngày/tháng/năm, như 25/06/2021. Chưa làm thì để trống.',
	mendHint: 'Không có việc phải khắc phục thì để trống.',
	privacy: 'Không ghi tên người trong diện kỷ luật: chỉ ghi số và ngày của văn bản.',
	held: (day: string) => `Đã làm ${dayText(day)}`,
	planned: (day: string) => `Dự kiến ${dayText(day)}`,
	noDay: 'Chưa định ngày',
	conclusion: (text: string) => `Kết luận: ${text}`,
	mending: (text: string) => `Phải khắc phục: ${text}`,
	mended: (day: string) => `Đã khắc phục ${dayText(day)}`,
	mendBy: (day: string | null) =>
		day === null ? 'Chưa khắc phục' : `Khắc phục trước ${dayText(day)}`,
	mendLate: (days: number) => `Quá hạn khắc phục ${n(days)} ngày`,
	team: (text: string) => `Đoàn: ${text}`,
	none: 'Năm này chưa có cuộc nào.',
	noYear: 'Chưa định ngày',
	reports: {
		title: 'Báo cáo kiểm tra, giám sát',
		name: (period: string) => `Báo cáo kiểm tra, giám sát ${periodName(period)}`,
		mark: 'Ghi báo cáo',
		markThis: (period: string) => `Ghi báo cáo ${periodName(period)}`,
		sent: (day: string) => `Đã báo cáo ${dayText(day)}`,
		yearNote: 'Kèm chương trình kiểm tra, giám sát năm sau.'
	}
});
