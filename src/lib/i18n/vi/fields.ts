import { area } from '../area.ts';

/** The fields of a record, section by section, and what to say when one cannot stand as it is. */
const issues: Record<string, (limit: string) => string> = {
	required: () => 'Cần ghi chỗ này.',
	whenMissing: () => 'Chọn một cách ghi thời gian. Không nhớ thì chọn “Không rõ”.',
	dateMissing: () => 'Ghi ngày, tháng, năm. Không nhớ ngày thì chọn “Tháng”.',
	monthMissing: () => 'Ghi tháng và năm. Không nhớ tháng thì chọn “Năm”.',
	seasonMissing: () => 'Chọn mùa.',
	yearMissing: () => 'Ghi thêm năm.',
	yearShort: () => 'Ghi năm đủ 4 chữ số, như 2021.',
	notDay: () => 'Không có ngày này. Xem lại ngày, tháng, năm.',
	notMonth: () => 'Tháng từ 1 đến 12.',
	notYear: () => 'Năm gồm 4 chữ số.',
	tooEarly: (limit) => `Sớm nhất là năm ${limit.slice(0, 4)}.`,
	inFuture: () => 'Ngày này chưa tới. Ghi ngày đã hỏi.',
	consentRefused: () =>
		'Có người không đồng ý thì ảnh không gửi được. Làm mờ mặt các em, hoặc bỏ ảnh này.',
	tooFarAhead: () => 'Ngày này còn quá xa. Xem lại năm.',
	endBeforeStart: () => 'Ngày kết thúc đứng trước ngày bắt đầu.',
	communeMissing: () => 'Chọn xã, hoặc bỏ nơi này.',
	roleMissing: () => 'Chọn vai của đơn vị này.',
	receiverMissing: () => 'Chọn ai nhận.',
	repeatedReceiver: () => 'Mỗi loại người nhận ghi một dòng. Gộp hai dòng lại.',
	outcomeTypeMissing: () => 'Chọn kết quả gì. Không có trong danh sách thì chọn “Khác”.',
	shareMissing: () => 'Ghi số tiền, hoặc chọn “Có, không rõ số”.',
	tooLong: (limit) => `Dài quá ${limit} ký tự. Rút ngắn lại.`,
	tooMany: (limit) => `Nhiều hơn ${limit} dòng. Ghi sang một hoạt động khác.`,
	markup: () => 'Bỏ dấu < và > trong chữ này.',
	controlCharacter: () => 'Có ký tự lạ do dán từ nơi khác. Xóa rồi gõ lại.',
	repeated: () => 'Có dòng ghi hai lần.',
	negative: () => 'Số không thể âm.',
	notWhole: () => 'Chỗ này đếm số nguyên, không có phần lẻ.',
	tooLarge: () => 'Số lớn quá. Xem lại có thừa số 0 không.',
	tooFine: (limit) => `Phần lẻ nhiều nhất ${limit} chữ số.`,
	notNumber: () => 'Không đọc được số. Gõ như 60 triệu, 1,2 tỷ, 500 nghìn; hoặc giữ làm lời kể.',
	dotDecimal: (limit) => `Phần lẻ viết bằng dấu phẩy: ${limit}.`,
	ambiguousComma: (limit) =>
		`“${limit}” là số nghìn hay có phần lẻ? Số nghìn viết bằng dấu chấm, như 1.500.`,
	ambiguousDot: (limit) =>
		`“${limit}” kèm triệu, tỷ đọc được hai cách. Viết 1,5 triệu hoặc 1500 triệu.`,
	severalNumbers: () => 'Có hơn một số. Chỉ ghi một số; cả câu thì giữ làm lời kể.',
	range: () => 'Đây là một khoảng. Ghi một số; cả câu thì giữ làm lời kể.',
	unclearQualifier: (limit) =>
		`“${limit}” không phải đúng, khoảng, trên hay gần. Chọn một mức; cả câu thì giữ làm lời kể.`,
	qualifierClash: () => 'Mức đã chọn và chữ đã gõ không giống nhau. Sửa một bên.',
	unitClash: () => 'Đơn vị trong chữ và đơn vị đã chọn không giống nhau. Sửa một bên.',
	currency: () => 'Chỉ ghi tiền đồng. Đổi ra đồng; lời gốc thì giữ làm lời kể.',
	jointCode: () => 'Mã hoạt động chung có 8 chữ và số. Xem lại mã.',
	jointCheck: () => 'Mã sai một ký tự? So lại từng chữ và số với mã của đơn vị chủ trì.',
	campaign: () => 'Phong trào này không có trong danh sách. Chọn lại.',
	partyRegister: () =>
		'Giới thiệu, kết nạp đảng viên không ghi ở đây vì cả đơn vị đọc được. Bí thư ghi ở mục Cán bộ Đoàn, phát triển Đảng. Bỏ câu này rồi trình duyệt.'
};

export const fields = /* @__PURE__ */ area('fields', {
	/** What to say about an issue's code, of the form or of the server. */
	issue: (code: string, limit = ''): string =>
		issues[code]?.(limit) ?? 'Chỗ này chưa đúng. Xem lại; chữ đã gõ vẫn giữ nguyên.',
	line: {
		remove: 'Bỏ dòng này',
		removed: 'Đã bỏ một dòng.',
		undo: 'Hoàn tác',
		more: 'Ghi thêm',
		forWhom: 'Cho ai',
		atPlace: 'Ở nơi nào',
		source: 'Nguồn',
		sourceHint: 'Ai góp, ai tài trợ.',
		notSaid: 'Không ghi'
	},
	gifts: {
		add: 'Thêm dòng quà',
		line: (n: number) => `Dòng quà ${n}`,
		name: 'Gọi là gì',
		nameHint: 'Như suất quà, suất học bổng.',
		count: 'Số suất',
		unitPrice: 'Giá mỗi suất',
		orTotal: '(hoặc cả dòng)',
		total: 'Giá cả dòng',
		portion: 'suất quà'
	},
	goods: {
		add: 'Thêm hiện vật',
		line: (n: number) => `Hiện vật ${n}`,
		name: 'Tên hiện vật',
		quantity: 'Số lượng',
		value: 'Trị giá',
		list: 'Gợi ý hiện vật'
	},
	receivers: {
		add: 'Thêm người nhận',
		line: (n: number) => `Người nhận ${n}`,
		hint: 'Ghi số người. Không ghi tên trẻ em.',
		kind: 'Ai nhận',
		choose: 'Chọn',
		amount: 'Số lượng',
		words: 'Lời kể'
	},
	money: {
		given: 'Tổng giá trị đã trao',
		raised: 'Số tiền vận động được',
		raisedHint: 'Ghi riêng khi khác số đã trao.',
		selfFunded: 'Đoàn viên đóng góp',
		mobilised: 'Vận động xã hội hóa',
		share: { known: 'Có số', unknown: 'Có, không rõ số', none: 'Không ghi' },
		selfFundedAmount: 'Số tiền đoàn viên đóng góp',
		mobilisedAmount: 'Số tiền xã hội hóa',
		words: 'Lời kể về kinh phí',
		wordsHint: 'Như “cả chương trình”, “chỉ phần hỗ trợ”.'
	},
	outcomes: {
		add: 'Thêm kết quả',
		line: (n: number) => `Kết quả ${n}`,
		type: 'Kết quả',
		choose: 'Chọn kết quả',
		amount: 'Số lượng',
		unit: 'Đơn vị tính',
		phase: 'Giai đoạn',
		phases: { launch: 'Khởi công', handover: 'Khánh thành' },
		noPhase: 'Không ghi',
		words: 'Tả thêm',
		wordsHint: 'Như “đường bê tông, rộng 3 m”.'
	},
	study: {
		rates: 'Học nội dung gì',
		summoned: 'Triệu tập',
		present: 'Có mặt',
		documents: 'Văn bản đã học',
		document: (n: number) => `Văn bản ${n}`,
		addDocument: 'Thêm văn bản',
		topics: 'Chuyên đề',
		topic: (n: number) => `Chuyên đề ${n}`,
		speaker: 'Ai trình bày',
		addTopic: 'Thêm chuyên đề',
		audience: 'Ai dự',
		audienceHint: 'Như cán bộ đoàn chủ chốt, cử tri trẻ.',
		mode: 'Hình thức',
		modes: { inPerson: 'Trực tiếp', online: 'Trực tuyến', self: 'Tự học' },
		noMode: 'Không ghi',
		more: 'Ghi chuyên đề, ai dự',
		presentOnly: (present: string) => `${present} người dự`,
		present2: (present: string, summoned: string) => `${present} trên ${summoned} người dự`
	},
	bodies: {
		add: 'Thêm đơn vị',
		line: (n: number) => `Đơn vị ${n}`,
		name: 'Tên đơn vị, tổ chức',
		role: 'Vai',
		chooseRole: 'Chọn vai',
		list: 'Gợi ý đơn vị',
		inBlock: 'Đơn vị trong Khối'
	},
	people: {
		members: 'Đoàn viên trong đơn vị',
		choose: 'Chọn người tham gia',
		checkIn: 'Điểm danh bằng mã QR',
		myCode: 'Mã điểm danh của tôi',
		chosen: (n: number) => `Đã chọn ${n} người`,
		me: 'Tôi có tham gia',
		done: (n: number) => `Xong · ${n} người`,
		title: 'Người tham gia',
		search: 'Tìm đoàn viên, không cần dấu',
		searchHint: 'Gõ không dấu cũng tìm được. Xếp theo tên.',
		matches: (n: number) => `${n} người khớp`,
		all: (n: number) => `Xem cả ${n} người`,
		selected: 'Đã chọn',
		count: (n: number) => `${n} người`,
		you: 'Bạn',
		born: (year: number) => `sinh ${year}`,
		left: 'ngoài danh sách lúc ấy',
		unknown: 'Người không còn trong danh sách',
		empty: 'Đơn vị chưa có danh sách đoàn viên trên máy này. Ghi số người ở dưới.',
		others: 'Số người',
		othersHint: 'Khi không chọn được từng người.',
		memberCount: 'Số đoàn viên',
		otherCount: 'Số người khác',
		otherHint: 'Không có trong danh sách: cán bộ, học sinh, bà con.',
		attendances: 'Lượt người',
		volunteerDays: 'Ngày công tình nguyện',
		residentDays: 'Ngày công của dân',
		gone: (n: number) => `và ${n} người không còn trong danh sách`,
		more: 'Ghi lượt người, ngày công, lời kể',
		members1: (n: string) => `${n} đoàn viên`,
		others1: (n: string) => `${n} người khác`
	},
	result: {
		label: 'Kể lại kết quả',
		hint: 'Ghi số em, không ghi tên các em.',
		lookAgain: (n: number) => `có ${n} chỗ cần xem lại`
	},
	tags: {
		campaigns: 'Phong trào',
		more: 'Phong trào khác',
		campaignWords: 'Tên phong trào không có ở trên',
		objectives: 'Mục tiêu của chương trình',
		objectivesHint: 'Không thuộc mục tiêu nào thì bỏ trống.',
		objective: (n: number, label: string) => `${n} · ${label}`,
		kinds: 'Loại',
		kind: { work: 'Công trình thanh niên', task: 'Phần việc', activity: 'Hoạt động' },
		field: 'Lĩnh vực',
		noField: 'Không ghi',
		offered: (campaign: string) => `Theo phong trào ${campaign}. Sửa được ở dưới.`,
		groups: {
			children: 'Thiếu nhi',
			volunteering: 'Tình nguyện',
			political: 'Chính trị, thi đua',
			other: 'Khác'
		}
	},
	links: {
		parent: 'Thuộc hoạt động lớn hơn',
		parentHint: 'Số của hoạt động lớn không cộng thêm vào số đã ghi ở từng phần.',
		choose: 'Chọn hoạt động',
		clear: 'Bỏ chọn',
		title: 'Chọn hoạt động lớn hơn',
		search: 'Tìm hoạt động, không cần dấu',
		none: 'Không có hoạt động nào khớp.',
		unknown: 'Hoạt động không có trên máy này',
		joint: 'Mã hoạt động chung',
		jointHint:
			'Mã 8 chữ và số của đơn vị chủ trì. Toàn Khối tính một lần; đơn vị nào cũng được ghi nhận.',
		lead: 'Đơn vị tôi chủ trì hoạt động chung này'
	}
});
