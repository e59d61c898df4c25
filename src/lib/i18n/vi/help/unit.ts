import { area } from '../../area.ts';

/** The same of a unit's secretaries. */
export const unitHelp = /* @__PURE__ */ area('unitHelp', {
	'/(unit)/duyet/[[id]]': [
		'Hoạt động chờ lâu nhất đứng đầu. Bấm vào để đọc, rồi “Duyệt” hoặc “Cần bổ sung”.',
		'Ô vàng là chỗ nên xem kỹ. Ô ấy chỉ nhắc, không chặn.',
		'Đánh dấu nhiều hoạt động để duyệt một lần; cái nào phải xem riêng thì ghi lý do ngay dưới tên.',
		'Nhầm thì bấm “Hoàn tác” trong 10 giây. Sau đó mở mục Đã duyệt, thu hồi có lý do.',
		'Cần bổ sung: ghi một câu nói rõ cần thêm gì; người ghi đọc được khi có mạng.'
	],
	'/(unit)/co-so': [
		'Chọn năm. Số lớn là phần đã duyệt; phần gạch chéo chờ duyệt, không cộng vào.',
		'Bấm một con số để xem các hoạt động của nó; mở “Chưa có: … người” để xem ai còn thiếu và nhắc.',
		'Danh sách đoàn viên, thanh niên: thêm người, ghi kết nạp, chuyển đi, trưởng thành với đúng ngày.',
		'Chốt số liệu giữ nguyên danh sách ngày ấy làm tổng số của các chỉ tiêu.'
	],
	'/(unit)/co-so/ban-giao': [
		'Những việc còn mở của cơ sở: hoạt động chờ duyệt, số chưa chốt, đề nghị chưa có trả lời.',
		'In hai bản, người giao và người nhận cùng ký.',
		'Văn phòng ghi bí thư mới; quyền đổi ngay trên cả hai máy.'
	],
	'/(unit)/co-so/can-bo': [
		'Cán bộ Đoàn, người được giới thiệu, kết nạp Đảng của đơn vị.',
		'Chỉ bí thư, phó bí thư đơn vị và Ban Chấp hành đọc được; mở bằng mã khóa.',
		'Ghi được khi không có mạng. Sửa nhầm thì ghi lại, lần ghi cũ vẫn còn trong lịch sử.'
	],
	'/(unit)/co-so/xep-loai': [
		'Chọn năm, viết tự đánh giá của cơ sở; máy điền sẵn từ hoạt động đã duyệt.',
		'Xếp loại chi đoàn, đoàn viên ở hai phần dưới.',
		'Chữ đang viết tự lưu trên máy này. Bấm “Gửi Ban Thường vụ” khi đã đủ.'
	],
	'/(unit)/co-so/bao-cao': [
		'Chọn kỳ; báo cáo được điền sẵn từ hoạt động đã duyệt của cơ sở.',
		'Số nền vàng bấm vào xem nguồn. Chỗ nền hồng cần viết tay.',
		'Sửa lời từng mục, rồi lưu bản Word, in, hoặc lưu bảng Excel.',
		'Gửi đi rồi thì bấm “Chốt báo cáo” để giữ nguyên bản đã nộp.'
	],
	'/(unit)/co-so/bao-cao/chot/[key]': [
		'Báo cáo đã chốt: lời văn và số liệu như lúc nộp, không đổi nữa.',
		'Bấm một con số để xem tên các hoạt động đã đếm lúc ấy.',
		'Cần số mới thì soạn và chốt một bản khác; bản này vẫn còn.'
	],
	'/(unit)/co-so/rut-dong-y': [
		'Dùng khi người đại diện hoặc các em rút lại đồng ý cho ảnh, mà chỉ biết số phiếu.',
		'Gõ số phiếu, xem đúng những ảnh ấy rồi bấm rút.',
		'Ảnh bị xóa khỏi máy chủ và mọi máy khi có mạng; hoạt động vẫn giữ, có ghi là ảnh đã xóa.'
	]
});
