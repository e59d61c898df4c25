import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { dayText } from './period-name.ts';

const n = formatNumber;

/** Tự đánh giá, xếp loại của cơ sở: in private to its secretaries and the committee. */
export const selfRating = /* @__PURE__ */ area('selfRating', {
	title: 'Tự đánh giá, xếp loại',
	wayText: 'Cơ sở, chi đoàn và đoàn viên. Chỉ bí thư cơ sở và Ban Chấp hành xem.',
	intro:
		'Cơ sở tự đánh giá theo tiêu chí của Đoàn Khối, xin ý kiến cấp ủy, rồi gửi Ban Thường vụ. Chỉ bí thư cơ sở và Ban Chấp hành xem.',
	notReceived:
		'Máy này chưa nhận đủ phần riêng của cơ sở từ máy chủ. Những gì đã ghi vẫn an toàn; có mạng thì phần còn lại hiện ra.',
	criteria: {
		none: 'Ban Chấp hành chưa đưa tiêu chí của năm này. Vẫn ghi được mức và lời tự đánh giá.',
		of: (text: string, most: number | null) =>
			most === null ? `${text} (đạt ghi 1, không đạt ghi 0)` : `${text} (tối đa ${n(most)} điểm)`,
		tooMany: 'Nhiều hơn điểm tối đa của tiêu chí. Xem lại số này.'
	},
	own: {
		title: 'Cơ sở tự đánh giá',
		none: 'Chưa tự đánh giá.',
		level: 'Tự xếp loại',
		said: 'Lời tự đánh giá',
		points: (total: number, of: number) => `${n(total)} trên ${n(of)} điểm`,
		pointsTitle: 'Điểm tự chấm',
		party: 'Ý kiến cấp ủy',
		partyLevel: 'Cấp ủy đề nghị',
		partyNote: 'Lời của cấp ủy',
		sent: (day: string) => `Đã gửi Ban Thường vụ ${dayText(day)}`,
		notSent: 'Chưa gửi Ban Thường vụ',
		edit: 'Ghi tự đánh giá',
		editParty: 'Ghi ý kiến cấp ủy',
		fill: 'Điền từ hoạt động đã duyệt',
		filled: 'Đã điền số liệu của năm vào lời tự đánh giá. Đọc lại và sửa trước khi gửi.',
		send: 'Gửi Ban Thường vụ',
		sendHint:
			'Ban Thường vụ dùng bản này để xét. Sau khi gửi vẫn sửa được, ai sửa gì đều còn trong “Ai ghi gì”.',
		sendDay: 'Ngày gửi'
	},
	/** The year's records in sentences: a start for the unit's own words. */
	records: (count: number, year: string) =>
		`Năm ${year}, cơ sở có ${n(count)} hoạt động đã được duyệt.`,
	figure: (label: string, some: number, of: number | null, words: string) =>
		of === null
			? `- ${label}: ${n(some)} ${words}; chưa chốt số liệu nên chưa có tỷ lệ.`
			: `- ${label}: ${n(some)} trên ${n(of)} ${words}.`,
	/** On a member's own phone. */
	mine: {
		title: 'Tự đánh giá của tôi',
		private: (unit: string) =>
			`Chỉ bạn, bí thư, phó bí thư ${unit} và Ban Chấp hành Đoàn Khối đọc được. Đoàn viên khác không thấy.`,
		away: 'Chưa hỏi được máy chủ. Nếu bạn đã viết trên máy khác thì phần ấy hiện khi có mạng.',
		notRated: (year: string) =>
			`Năm ${year} bạn không có trong danh sách đoàn viên của đơn vị, nên chưa được xếp loại. Danh sách sai thì nhờ bí thư sửa.`,
		own: 'Tự đánh giá',
		none: 'Bạn chưa tự đánh giá năm này.',
		write: 'Viết tự đánh giá',
		change: 'Sửa tự đánh giá',
		said: 'Lời tự đánh giá',
		saidHint: 'Điền sẵn hoạt động đã duyệt có tên bạn. Sửa, thêm, bớt tùy bạn.',
		start: (year: string, deeds: string) => `Năm ${year} tôi đã tham gia:\n${deeds}`,
		deeds: (count: number, year: string) => `${n(count)} hoạt động đã duyệt năm ${year} có tên bạn`,
		noDeeds: 'Hoạt động chờ duyệt chưa kể ở đây. Duyệt xong máy tự thêm.',
		noUnit: {
			title: 'Bạn không thuộc cơ sở nào',
			text: 'Trang này để đoàn viên tự đánh giá cuối năm. Cần vào một cơ sở thì hỏi văn phòng Đoàn Khối.'
		}
	},
	/** On the secretary's side: what a member wrote. */
	ownWords: (said: string) => `Tự đánh giá của đoàn viên:\n${said}`,
	branches: 'Chi đoàn',
	members: 'Đoàn viên',
	deeds: (count: number) =>
		count === 0 ? 'chưa có hoạt động đã duyệt' : `${n(count)} hoạt động đã duyệt`,
	noMembers: 'Năm này cơ sở không có đoàn viên nào trong danh sách.',
	count: (rated: number, of: number) => `${n(rated)} trên ${n(of)} đã xếp loại`,
	decided: 'Cơ sở xếp loại',
	self: 'Tự nhận',
	edit: 'Ghi xếp loại',
	editThis: (name: string) => `Ghi xếp loại: ${name}`,
	rest: (count: number) => `Xếp loại ${n(count)} đoàn viên còn lại`,
	restHint: (count: number) =>
		`Ghi cùng một mức cho ${n(count)} đoàn viên chưa có mức nào. Sửa từng người sau vẫn được.`,
	levelNeeded: 'Chọn một mức.',
	/** On the committee's side. */
	fetch: 'Tự đánh giá của cơ sở',
	fetchOf: (unit: string) => `Đọc tự đánh giá của ${unit}`,
	fetching: 'Đang hỏi máy chủ',
	unsent: 'Cơ sở chưa gửi tự đánh giá của năm này.',
	offline: 'Chưa đọc được từ máy chủ. Không có gì thay đổi; có mạng thì thử lại.',
	take: 'Đưa vào xếp loại',
	taken: 'Đã đưa tự đánh giá và ý kiến cấp ủy vào xếp loại. Có mạng sẽ gửi.'
});
