import { area } from '../../area.ts';

/** The same of what the committee counts and reports. */
export const boardHelp = /* @__PURE__ */ area('boardHelp', {
	'/(committee)/chi-tieu': [
		'Mỗi thanh là một phân số: kết quả ở trên, tổng số ở dưới. Bấm để xem ai còn thiếu.',
		'Phần xanh đã duyệt. Phần gạch chéo chờ duyệt, không cộng vào phần trăm.',
		'Chọn kỳ ở đầu trang. “Chưa ghi” không phải là 0.',
		'Cơ sở còn thiếu được nêu tên dưới từng chỉ tiêu.'
	],
	'/(committee)/chi-tieu/[unit]': [
		'Chỉ tiêu của riêng một cơ sở, tính như toàn Khối.',
		'Bấm một chỉ tiêu để xem kết quả, tổng số, còn thiếu.',
		'Tên từng người chỉ bí thư của cơ sở xem được.'
	],
	'/(committee)/so-lieu': [
		'Số liệu theo phong trào, mục tiêu, cơ sở, tháng, xã. Bấm một con số để xem các hoạt động của nó.',
		'Đã duyệt và chờ duyệt để riêng.',
		'Chọn tháng, quý, năm khi không có mạng; khoảng ngày bất kỳ thì máy chủ đếm.',
		'Dấu đồng hồ là cơ sở lâu chưa gửi. In hoặc chia sẻ ở cuối trang.'
	],
	'/(committee)/so-lieu/[unit]': [
		'Số liệu của riêng một cơ sở.',
		'Bấm một con số để xem các hoạt động của nó.',
		'Quà, tiền của hoạt động chung vẫn hiện đủ ở đây; toàn Khối chỉ tính một lần.'
	],
	'/(committee)/so-lieu/so-sanh': [
		'Chọn hai kỳ, hoặc các cơ sở, để đặt cạnh nhau.',
		'Chênh lệch tính trên phần đã duyệt.',
		'Đổi cách xếp ở ô “Xếp”.'
	],
	'/(committee)/so-lieu/hoat-dong': [
		'Các hoạt động làm nên con số vừa bấm, mới nhất ở trên.',
		'Trang đã mở một lần thì xem lại được khi không có mạng, có ghi giờ của số liệu.',
		'Bấm một hoạt động để xem đủ.'
	],
	'/(committee)/so-lieu/hoat-dong/[unit]/[ulid]': [
		'Một hoạt động như lúc được duyệt, với người quyết định và lịch sử.',
		'Ảnh chỉ tải khi bạn bấm xem.',
		'Ở đây chỉ đọc; sửa là việc của cơ sở.'
	],
	'/(committee)/bao-cao': [
		'Chọn kỳ. Đọc “Trước khi xuất”: số liệu đến lúc nào, cơ sở nào lâu chưa gửi, còn mấy chỗ cần viết.',
		'Số nền vàng bấm vào xem nguồn. Chỗ nền hồng cần viết tay.',
		'Sửa lời từng mục, rồi lưu bản Word, in, hoặc lưu bảng Excel. Số, ngày, người ký để trống.',
		'Gửi đi rồi thì “Chốt báo cáo”; nên chốt khi có mạng để giữ cả tên hoạt động.'
	],
	'/(committee)/bao-cao/[unit]': [
		'Báo cáo của riêng một cơ sở, soạn từ hoạt động đã duyệt.',
		'Số nền vàng bấm vào xem nguồn. Chỗ nền hồng cần viết tay.',
		'Lưu bản Word hoặc in.'
	],
	'/(committee)/bao-cao/chot/[key]': [
		'Báo cáo đã chốt: lời văn và số liệu như lúc nộp.',
		'Bấm một con số để xem kết quả, tổng số, còn thiếu và tên hoạt động lúc ấy.',
		'Bản chốt không sửa được; cần số mới thì chốt bản khác.'
	]
});
