import { area } from '../area.ts';

/** The form that records an activity. */
export const form = /* @__PURE__ */ area('form', {
	title: 'Ghi hoạt động',
	editTitle: 'Sửa hoạt động',
	leave: 'Đóng, bản nháp được giữ',
	opening: 'Đang mở bản nháp',
	notFound: {
		title: 'Không có bản nháp này trên máy',
		text: 'Bản nháp có thể đã trình duyệt, đã bỏ, hoặc nằm ở máy khác.',
		records: 'Xem hoạt động đã ghi'
	},
	noUnit: {
		title: 'Bạn chưa có đơn vị để ghi',
		text: 'Xin văn phòng Đoàn Khối gắn tài khoản của bạn với một đơn vị. Chưa có gì bị mất.'
	},
	newer: {
		title: 'Hoạt động này ghi bằng bản ứng dụng mới hơn',
		text: 'Cập nhật ứng dụng rồi sửa. Hoạt động giữ nguyên.'
	},
	openFailed: {
		title: 'Chưa mở được bản nháp',
		text: 'Máy chưa đọc được chỗ lưu. Những gì đã ghi vẫn nằm trên máy này. Thử lại; nếu vẫn vậy, đóng hẳn ứng dụng rồi mở lại.'
	},
	saved: (time: string) => `Tự lưu trên máy này lúc ${time} · chưa gửi`,
	saving: 'Đang lưu trên máy này',
	nothingYet: 'Gõ đến đâu, máy tự lưu đến đó',
	notSaved: 'Chưa lưu được, chữ vẫn còn trên màn hình',
	later: 'Để sau',
	submit: 'Trình duyệt',
	submitting: 'Đang trình duyệt',
	keptDraft: 'Bản nháp lưu trên máy này.',
	submitted: 'Đã lưu trên máy. Có mạng sẽ gửi.',
	discard: 'Bỏ bản nháp này',
	discardTitle: 'Bỏ bản nháp?',
	discardText: 'Chữ đã gõ trong bản nháp này sẽ bị xóa khỏi máy.',
	discardEditText: 'Các chỗ vừa sửa sẽ bị xóa. Hoạt động đã ghi giữ nguyên.',
	keep: 'Giữ lại',
	discarded: 'Đã bỏ bản nháp.',
	faults: {
		storageFull: 'Bộ nhớ máy đã đầy, chưa lưu thêm được',
		storageFullText:
			'Chữ bạn gõ vẫn còn trên màn hình này. Đừng đóng trang: xóa bớt ảnh hoặc tệp trên máy rồi bấm Lưu lại.',
		broken: 'Máy chưa lưu được bản nháp',
		brokenText: 'Chữ bạn gõ vẫn còn trên màn hình này. Đừng đóng trang, bấm Lưu lại.',
		saveAgain: 'Lưu lại',
		denied: 'Chưa trình duyệt được',
		deniedText: 'Bạn không có quyền ghi hoạt động này. Bản nháp vẫn lưu trên máy.',
		gone: 'Bản nháp này đã bỏ ở thẻ khác',
		goneText: 'Chữ trên màn hình vẫn còn. Giữ thành bản nháp mới để ghi tiếp.',
		keepAsNew: 'Giữ thành bản nháp mới',
		changed: 'Hoạt động đã đổi trong lúc bạn sửa',
		changedText:
			'Bản bạn đang sửa dựa trên bản cũ. Chữ của bạn vẫn lưu trong bản nháp. Xem bản mới, rồi sửa lại chỗ cần.',
		already: 'Hoạt động này đã trình duyệt ở thẻ khác',
		alreadyText: 'Không cần trình lại. Muốn sửa thêm thì mở hoạt động.',
		open: 'Mở hoạt động'
	},
	displaced: {
		title: 'Thẻ khác đã ghi khác ở vài chỗ',
		text: (fields: string) => `Đang giữ chữ ở đây. Chỗ khác nhau: ${fields}.`,
		take: (field: string) => `Lấy bản kia: ${field}`
	},
	name: {
		label: 'Tên hoạt động',
		list: 'Gợi ý tên',
		template: (sections: string) => `Mẫu: mở sẵn ${sections}`,
		keep: 'Giữ nguyên lời đang gõ'
	},
	unit: {
		label: 'Đơn vị',
		mine: 'Đơn vị của bạn',
		ended: (name: string, day: string) => `${name} (đến ${day.split('-').reverse().join('/')})`
	},
	author: {
		label: 'Ai làm',
		hint: 'Ghi giúp người khác thì chọn tên người đó.',
		me: (name: string) => `Tôi (${name})`,
		change: 'Chọn người khác',
		title: 'Ghi giúp ai'
	},
	when: {
		label: 'Khi nào',
		hint: 'Biết đến đâu ghi đến đó.',
		precision: { day: 'Ngày', month: 'Tháng', season: 'Mùa', year: 'Năm', unknown: 'Không rõ' },
		today: 'Hôm nay',
		yesterday: 'Hôm qua',
		thisMonth: 'Tháng này',
		lastMonth: 'Tháng trước',
		start: 'Ngày',
		startMonth: 'Tháng',
		end: 'Đến ngày',
		endMonth: 'Đến tháng',
		addEnd: 'Thêm ngày kết thúc',
		addEndMonth: 'Thêm tháng kết thúc',
		dropEnd: 'Bỏ ngày kết thúc',
		day: 'Ngày',
		month: 'Tháng',
		year: 'Năm',
		season: 'Mùa',
		seasons: {
			spring: 'Mùa xuân',
			summer: 'Mùa hè',
			autumn: 'Mùa thu',
			winter: 'Mùa đông',
			winterSpring: 'Đông xuân'
		},
		winterSpringYear: 'Đông xuân 2022–2023 thì ghi năm 2022.',
		words: 'Lời kể',
		wordsHint: 'Như “vừa qua”, “sáng 19/5”.',
		outside: 'Ngoài nhiệm kỳ',
		outsideText: (term: string) =>
			`Vẫn lưu và trình duyệt được, nhưng không tính vào số liệu ${term}.`
	},
	places: {
		label: 'Ở đâu',
		choose: 'Chọn xã, phường',
		add: 'Thêm nơi khác',
		remove: 'Bỏ nơi này',
		changeCommune: 'Đổi xã',
		hamlet: 'Bản, thôn',
		addHamlet: 'Thêm bản, thôn',
		venue: 'Địa điểm khác',
		venueName: 'Tên địa điểm',
		venueHint: 'Như hội trường Sở, Bệnh viện đa khoa tỉnh.',
		venueCommune: 'Thuộc xã nào',
		online: 'Trực tuyến',
		outside: 'Ngoài tỉnh',
		outsideName: 'Ở đâu ngoài tỉnh',
		more: 'Ghi thêm',
		role: 'Nơi này là',
		roles: { held: 'Nơi làm', helped: 'Nơi được giúp' },
		noRole: 'Không ghi',
		words: 'Lời kể về nơi này',
		loading: 'Đang mở danh sách xã',
		unknown: (code: string) => `Xã mã ${code}`
	},
	picker: {
		title: 'Chọn xã, phường',
		search: (count: number | null) =>
			count === null ? 'Tìm xã, phường' : `Tìm trong ${count} xã, phường`,
		label: 'Tìm xã, không cần dấu',
		recent: 'Gần đây',
		nearTwinned: 'Xã kết nghĩa và gần đây',
		byDistrict: 'Theo huyện',
		districts: 'Các huyện',
		found: (count: number) => `${count} nơi khớp`,
		homonyms: (count: number) => `${count} nơi cùng tên, xem kỹ huyện`,
		homonymsType: (count: number) => `${count} nơi cùng tên, xem kỹ xã hay thị trấn`,
		homonymsSpelling: (count: number) => `${count} nơi viết gần giống, xem kỹ dấu`,
		others: 'Nơi khác',
		formerly: 'Tên cũ: ',
		alsoWrittenPrefix: 'Còn viết: ',
		none: 'Không có xã nào khớp.',
		noneText: 'Xem lại chữ đã gõ, hoặc chọn theo huyện.',
		elsewhere: 'Không phải một xã trong tỉnh?'
	},
	pickerFailed: {
		title: 'Chưa mở được danh sách xã',
		text: 'Máy chưa có sẵn danh sách này. Chọn “Địa điểm khác” rồi gõ tên xã, hoặc thử lại khi có mạng. Chữ đã gõ vẫn giữ nguyên.'
	},
	what: {
		title: 'Hoạt động này có gì?',
		hint: 'Chọn để mở mục cần ghi. Bỏ trống không sao.',
		drop: (section: string) => `Bỏ mục ${section}?`,
		dropText: 'Những gì đã ghi trong mục này sẽ bị xóa.',
		dropYes: 'Bỏ mục này'
	},
	sections: {
		gifts: 'Tặng quà',
		goods: 'Hiện vật',
		receivers: 'Người nhận',
		money: 'Kinh phí',
		outcomes: 'Công trình, kết quả',
		study: 'Học tập',
		blood: 'Hiến máu',
		bodies: 'Nhiều đơn vị',
		people: 'Người tham gia',
		result: 'Kết quả bằng lời',
		campaigns: 'Phong trào, mục tiêu'
	},
	bodiesTitle: 'Đơn vị cùng làm',
	linksTitle: 'Nối với hoạt động khác',
	fieldNames: {
		name: 'Tên hoạt động',
		when: 'Khi nào',
		places: 'Ở đâu',
		sections: 'Các mục mở',
		gifts: 'Tặng quà',
		goods: 'Hiện vật',
		receivers: 'Người nhận',
		value: 'Kinh phí',
		outcomes: 'Công trình, kết quả',
		study: 'Học tập',
		bodies: 'Đơn vị cùng làm',
		people: 'Người tham gia',
		result: 'Kết quả bằng lời',
		kinds: 'Loại',
		field: 'Lĩnh vực',
		objectives: 'Mục tiêu',
		campaigns: 'Phong trào',
		campaignWords: 'Phong trào khác',
		links: 'Nối với hoạt động khác',
		unit: 'Đơn vị'
	}
});
