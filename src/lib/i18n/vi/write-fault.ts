import { area } from '../area.ts';

/** Why a small form on the phone was not saved; what was typed is still on the screen. */
export const writeFault = /* @__PURE__ */ area('writeFault', {
	storageFull:
		'Bộ nhớ máy đã đầy, chưa lưu được. Chữ vẫn còn trên màn hình: xóa bớt ảnh, tệp trên máy rồi bấm lưu lại.',
	denied:
		'Bạn không có quyền ghi việc này. Chữ vẫn còn trên màn hình; hỏi văn phòng Đoàn Khối nếu vừa đổi vai trò.',
	changed:
		'Mục này vừa được đổi ở nơi khác, chưa lưu. Chữ vẫn còn trên màn hình: đóng lại, mở ra xem bản mới rồi sửa.',
	broken: 'Máy chưa lưu được. Chữ vẫn còn trên màn hình; bấm lưu lại.'
});
