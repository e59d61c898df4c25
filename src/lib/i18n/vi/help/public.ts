import { area } from '../../area.ts';

/** The same of the screens before sign-in. */
export const publicHelp = /* @__PURE__ */ area('publicHelp', {
	'/(public)/dang-nhap': [
		'Lần đầu cần có mạng. Sau đó mở ứng dụng không cần mạng.',
		'Tên đăng nhập do văn phòng Đoàn Khối cấp; gõ chữ hoa hay chữ thường đều được.',
		'Có thẻ đăng nhập: quét mã trên thẻ bằng máy ảnh để tự đặt mật khẩu.',
		'Quên mật khẩu: hỏi văn phòng Đoàn Khối để đặt lại. Hoạt động trên máy không mất.'
	],
	'/(public)/the': [
		'Quét mã trên thẻ, hoặc gõ mã ghi dưới hình.',
		'Xem đúng tên mình rồi đặt mật khẩu. Thẻ dùng một lần, trong 30 ngày.',
		'Thẻ báo đã dùng mà không phải bạn dùng: báo văn phòng Đoàn Khối.'
	],
	'/(public)/thiet-lap': [
		'Trang này chỉ mở khi máy chủ chưa có tài khoản nào.',
		'Mã thiết lập ở dòng “setup” trong nhật ký máy chủ; hỏi người cài máy.',
		'Sửa những chỗ trang này báo (địa chỉ, đồng hồ, ổ đĩa, kho dữ liệu) trước khi tạo tài khoản.',
		'Tài khoản đầu tiên là của văn phòng. Sau đó vào “Tôi” để nhập danh sách.'
	]
});
