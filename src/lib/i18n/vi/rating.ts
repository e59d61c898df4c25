import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { dayText } from './period-name.ts';

const n = formatNumber;
const units = (count: number) => `${n(count)} cơ sở`;

/** Phân xếp loại: tự đánh giá → ý kiến cấp ủy → Ban Thường vụ → Ban Chấp hành. */
export const rating = /* @__PURE__ */ area('rating', {
	title: 'Xếp loại, thi đua',
	intro: 'Cơ sở tự đánh giá, cấp ủy cho ý kiến, Ban Thường vụ xét, Ban Chấp hành quyết định.',
	basis: (text: string) => `Theo ${text}.`,
	units,
	count: (some: number, of: number) => `${n(some)} trên ${n(of)} cơ sở`,
	unrated: 'Chưa xếp loại',
	ceiling: {
		title: 'Trần xuất sắc',
		text: (percent: number, most: number) => `${n(percent)}%, nhiều nhất ${units(most)}`,
		over: (proposed: number, most: number) =>
			`Đang có ${units(proposed)} được đề nghị xuất sắc, trần là ${units(most)}. Ban Chấp hành xem lại trước khi quyết định.`,
		clash: (percent: number, goal: number, id: string) =>
			`Trần xuất sắc ${n(percent)}% thấp hơn mức ${n(goal)}% mà ${id} đòi hỏi. Hai quy định không cùng đạt được: Ban Chấp hành cần quyết theo bên nào.`
	},
	criteria: {
		title: 'Tiêu chí xếp loại',
		open: 'Mở tiêu chí',
		none: 'Chưa có tiêu chí của năm này.',
		meta: (count: number, points: number) =>
			points === 0 ? `${n(count)} tiêu chí` : `${n(count)} tiêu chí, ${n(points)} điểm`,
		adopted: (day: string, number: string) =>
			number === '' ? `Thông qua ${dayText(day)}` : `Thông qua ${dayText(day)}, số ${number}`,
		notAdopted: 'Chưa ghi ngày thông qua',
		setAdopted: 'Ghi ngày thông qua',
		of: { unit: 'Cơ sở Đoàn', chiDoan: 'Chi đoàn', member: 'Đoàn viên' },
		add: 'Thêm tiêu chí',
		addTo: (of: string) => `Thêm tiêu chí: ${of}`,
		change: 'Sửa tiêu chí',
		changeThis: (text: string) => `Sửa: ${text}`,
		remove: 'Bỏ tiêu chí này',
		points: (count: number | null) => (count === null ? 'Đạt hoặc không đạt' : `${n(count)} điểm`),
		pointsHint: 'Chỉ xét đạt hay không đạt thì để trống.',
		copy: (year: string) => `Lấy tiêu chí năm ${year}`,
		copied: 'Đã lấy tiêu chí. Sửa cho hợp năm nay rồi ghi ngày thông qua.'
	},
	steps: {
		none: 'Chưa có tự đánh giá',
		self: 'Chờ ý kiến cấp ủy',
		party: 'Chờ Ban Thường vụ',
		standing: 'Chờ Ban Chấp hành',
		decided: 'Đã quyết định'
	},
	others: 'Không còn trong diện xếp loại',
	othersHint: 'Đã giải thể hoặc sáp nhập trước cuối năm: giữ lại, không tính vào chỉ tiêu.',
	route: {
		self: (level: string) => `Tự đánh giá: ${level}`,
		party: (level: string) => `Cấp ủy: ${level}`,
		standing: (level: string) => `Ban Thường vụ: ${level}`
	},
	noLevel: 'Chưa có mức',
	notYet: 'Chưa quyết định',
	opinion: 'có ý kiến',
	change: 'Ghi xếp loại',
	changeThis: (unit: string) => `Ghi xếp loại: ${unit}`,
	decidedByStanding: 'Mức của Ban Thường vụ và quyết định của Ban Chấp hành do Ban Thường vụ ghi.',
	decideAll: (count: number) => `Quyết định theo đề nghị: ${units(count)}`,
	decideAllHint: (count: number) =>
		`Ghi mức Ban Thường vụ đề nghị là mức Ban Chấp hành quyết định cho ${units(count)}. Sửa từng cơ sở sau vẫn được.`,
	decidedAll: (count: number) => `Đã ghi quyết định cho ${units(count)}. Có mạng sẽ gửi.`,
	/** Several units at once. */
	many: {
		title: 'Ghi cho nhiều cơ sở',
		open: 'Ghi cho nhiều cơ sở',
		intro: 'Chọn các cơ sở cùng một mức, ghi một lần. Sửa từng cơ sở sau vẫn được.',
		what: 'Ghi bước nào',
		steps: { standing: 'Ban Thường vụ đề nghị', decided: 'Ban Chấp hành quyết định' },
		pickAll: (count: number) => `Chọn cả ${units(count)}`,
		noLevel: 'chưa có mức nào',
		decided: (level: string) => `Đã quyết định: ${level}`,
		chosen: (count: number) => `Đã chọn ${units(count)}`,
		none: 'Bỏ chọn',
		act: (count: number) => `Ghi mức cho ${units(count)}`,
		about: (names: readonly string[]) => `${units(names.length)}: ${names.join('; ')}.`,
		level: 'Mức',
		asProposed: 'Theo mức Ban Thường vụ đề nghị',
		noProposal: (names: readonly string[]) =>
			`Chưa có mức đề nghị: ${names.join('; ')}. Chọn một mức, hoặc bỏ chọn các cơ sở ấy.`,
		done: (count: number) => `Đã ghi cho ${units(count)}. Có mạng sẽ gửi.`,
		undo: 'Hoàn tác',
		undone: (count: number) => `Đã trả lại mức trước cho ${units(count)}.`,
		same: 'Các cơ sở này đã có đúng mức ấy, không ghi gì thêm.',
		standingOnly: 'Chỉ Ban Thường vụ ghi mức đề nghị và quyết định.'
	},
	print: 'In bảng xếp loại',
	noUnits: 'Năm này không có cơ sở nào trong diện xếp loại.'
});

/** Khen thưởng: proposals, decisions and the records that show the merit. */
export const awards = /* @__PURE__ */ area('awards', {
	title: 'Khen thưởng',
	intro: 'Đề nghị khen kèm hoạt động đã duyệt làm bằng chứng. Ban Thường vụ ghi quyết định.',
	open: 'Mở khen thưởng',
	count: (count: number) => `${n(count)} đề nghị`,
	none: 'Năm này chưa có đề nghị nào.',
	add: 'Thêm đề nghị khen',
	change: 'Sửa đề nghị khen',
	changeThis: (name: string) => `Sửa đề nghị khen: ${name}`,
	remove: 'Bỏ đề nghị này',
	to: { unit: 'Tập thể cơ sở', chiDoan: 'Tập thể chi đoàn', member: 'Cá nhân' },
	whom: 'Khen ai',
	name: 'Tên chi đoàn hoặc cá nhân',
	nameHint: 'Khen cả cơ sở thì để trống.',
	formHint: 'Như: Giấy khen của BCH Đoàn Khối.',
	step: 'Quyết định',
	steps: { proposed: 'Đang đề nghị', given: 'Đã khen', refused: 'Không khen' },
	given: (number: string, day: string | null) =>
		[number === '' ? '' : `QĐ số ${number}`, day === null ? '' : `ngày ${dayText(day)}`]
			.filter((part) => part !== '')
			.join(', '),
	evidence: (count: number) =>
		count === 0 ? 'Chưa chọn bằng chứng' : `${n(count)} hoạt động làm bằng chứng`,
	choose: 'Chọn bằng chứng',
	chooseFor: (name: string) => `Chọn bằng chứng cho ${name}`,
	chooseHint: 'Hoạt động đã duyệt trong năm của cơ sở. Bấm để chọn hoặc bỏ chọn.',
	offline: 'Chưa đọc được hoạt động của cơ sở. Các mục đã chọn vẫn giữ nguyên; có mạng thì mở lại.',
	noRecords: 'Cơ sở này chưa có hoạt động đã duyệt trong năm.',
	more: 'Xem thêm',
	openRecord: (name: string) => `Mở: ${name}`,
	record: (i: number) => `Hoạt động ${i}`,
	doneChoosing: 'Xong'
});
