import type { Doubt } from '../../domain/check-in/presence.ts';
import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';

const doubts: Record<Doubt, string> = {
	apart: 'giờ ghi cách xa lúc mã hiện',
	unknown: 'mã hiện ở máy khác, máy này không kiểm được',
	altered: 'mã không phải do máy này hiện',
	notThere: 'không có trong danh sách đơn vị ngày ấy',
	left: 'đã bỏ khỏi danh sách'
};

/** Điểm danh: members say by the organiser's code that they are there. */
export const checkIn = /* @__PURE__ */ area('checkIn', {
	title: 'Điểm danh',
	scan: 'Quét mã của người tổ chức',
	scanHint: 'Không cần mạng. Lời điểm danh lưu trên máy này, có mạng thì tự gửi.',
	camera: 'Máy ảnh đang đọc mã của người tổ chức',
	aim: 'Đưa máy ảnh tới mã trên máy của người tổ chức.',
	stop: 'Thôi quét',
	refused:
		'Máy ảnh chưa được phép. Cho phép trong cài đặt trình duyệt, hoặc đưa mã của bạn cho người tổ chức đọc.',
	noCamera: 'Máy này không mở được máy ảnh. Đưa mã của bạn cho người tổ chức đọc.',
	showMine: 'Đưa mã của tôi',
	unnamed: 'Hoạt động chưa đặt tên',
	place: 'Nơi',
	shownAt: 'Mã hiện lúc',
	unit: 'Đơn vị',
	here: 'Tôi có mặt',
	saving: 'Đang lưu',
	another: 'Quét mã khác',
	stale: (time: string) =>
		`Mã này hiện ${time}, đã lâu. Vẫn ghi được; người tổ chức thấy giờ ấy và xem lại.`,
	said: 'Đã ghi bạn có mặt',
	saidText: 'Người tổ chức thấy tên bạn khi máy của hai bên đã gửi xong. Không cần chờ.',
	already: (time: string) => `Bạn đã điểm danh hoạt động này ${time}. Không ghi thêm lần nữa.`,
	old: (time: string) =>
		`Mã này hiện ${time}, đã cũ. Chưa ghi gì. Quét mã đang hiện trên máy người tổ chức.`,
	ahead: (time: string) =>
		`Mã này ghi ${time}, máy này chưa tới giờ ấy. Chưa ghi gì. Xem lại ngày giờ trên máy.`,
	faults: {
		notOurs: 'Đây không phải mã điểm danh. Chưa ghi gì. Quét mã trên máy người tổ chức.',
		elsewhere: 'Mã này của một hệ thống khác. Chưa ghi gì.',
		altered: 'Mã này không đủ hoặc đã bị sửa. Chưa ghi gì. Quét lại mã đang hiện.',
		newer: 'Mã này của bản ứng dụng mới hơn. Chưa ghi gì. Cập nhật ứng dụng rồi quét lại.'
	},
	otherUnit: (unit: string) =>
		`Mã này của ${unit}, bạn không thuộc đơn vị ấy. Chưa ghi gì. Nhờ đơn vị bạn ghi bạn qua hoạt động chung.`,
	own: 'Bạn đã điểm danh',
	ownUnknown: 'Hoạt động chưa tới máy này',
	fault: {
		storageFull: 'Bộ nhớ máy đã đầy nên chưa ghi được. Xóa bớt ảnh hoặc tệp rồi bấm lại.',
		broken: 'Máy chưa ghi được. Bấm lại; nếu vẫn vậy, đưa mã của bạn cho người tổ chức đọc.'
	},
	show: {
		open: 'Hiện mã điểm danh',
		hint: 'Thành viên mở Sổ tay, mục Điểm danh, hoặc máy ảnh của điện thoại, rồi quét. Mã đổi mỗi 30 giây.',
		label: 'Mã điểm danh của hoạt động',
		making: 'Đang làm mã',
		count: (n: number) => `${formatNumber(n)} người trong danh sách`,
		offline:
			'Không cần mạng để quét. Tên hiện ở đây khi máy của từng người đã gửi, và máy này nhận.',
		asleep: 'Máy này không tự giữ sáng màn hình. Chạm màn hình khi sắp tắt.',
		came: 'Vừa tới máy này',
		byCamera: 'Đọc mã của từng người',
		failed: 'Máy chưa làm được mã. Hoạt động vẫn giữ nguyên; thử lại, hoặc đọc mã của từng người.',
		full: 'Bộ nhớ máy đã đầy nên chưa làm được mã. Hoạt động vẫn giữ nguyên. Xóa bớt ảnh rồi thử lại.',
		again: 'Thử lại',
		done: 'Xong'
	},
	arrived: {
		coming: (n: number) => `${formatNumber(n)} người đã tự điểm danh, chưa có trong danh sách`,
		doubtful: (n: number) => `${formatNumber(n)} người tự điểm danh cần xem lại`,
		doubt: (name: string, why: Doubt) => `${name}: ${doubts[why]}`,
		strangers: (n: number) =>
			`${formatNumber(n)} người tự điểm danh không có trong danh sách đơn vị. Ghi ở “Số người khác”.`,
		addAll: (n: number) => (n === 1 ? 'Thêm người này' : `Thêm cả ${formatNumber(n)} người`),
		addDoubtful: (n: number) =>
			n === 1 ? 'Vẫn thêm người này' : `Vẫn thêm cả ${formatNumber(n)} người`,
		added: (n: number) => `Đã thêm ${formatNumber(n)} người vào danh sách.`,
		late: 'Hoạt động đã duyệt nên danh sách giữ nguyên. Thêm vào bản sửa; bản sửa chờ duyệt lại.',
		toEdit: (n: number) => `Thêm ${formatNumber(n)} người vào bản sửa`,
		failed: 'Chưa thêm được. Danh sách giữ nguyên, lời điểm danh vẫn còn. Thử lại.'
	}
});
