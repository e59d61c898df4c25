import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';

/** Điểm danh: the organiser's camera, and the code that a member shows it. */
export const attendance = /* @__PURE__ */ area('attendance', {
	title: 'Điểm danh',
	hint: 'Mỗi người mở Sổ tay, mục Tôi, “Mã điểm danh của tôi”, đưa mã trước máy ảnh. Không cần mạng.',
	camera: 'Máy ảnh đang đọc mã điểm danh',
	count: (n: number) => `${formatNumber(n)} người`,
	here: (name: string) => `${name}: đã ghi`,
	already: (name: string) => `${name}: đã có trong danh sách`,
	elsewhere:
		'Người này không có trong danh sách đơn vị. Ghi ở “Số người khác”, hoặc để đơn vị của họ ghi qua hoạt động chung.',
	notOurs: 'Mã này không phải mã điểm danh.',
	refused: 'Máy ảnh chưa được phép. Cho phép trong cài đặt trình duyệt, hoặc tìm tên ở dưới.',
	noCamera: 'Máy này không mở được máy ảnh. Tìm tên ở dưới.',
	byHand: 'Không có điện thoại: tìm tên',
	add: (name: string) => `Ghi ${name}`,
	came: 'Vừa điểm danh',
	done: (n: number) => `Xong, ${formatNumber(n)} người`,
	saved: 'Tự lưu vào hoạt động trên máy này sau mỗi người.',
	mine: {
		title: 'Mã điểm danh của tôi',
		text: 'Đưa mã này trước máy ảnh của người tổ chức. Không cần mạng. Mã không chứa tên, ngày sinh hay số điện thoại.',
		label: 'Mã điểm danh',
		bright: 'Máy ảnh không đọc được thì tăng độ sáng màn hình.'
	}
});
