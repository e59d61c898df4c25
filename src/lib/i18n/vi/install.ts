import { area } from '../area.ts';

/** Putting the app on the home screen: why, and how on which phone. */
export const install = /* @__PURE__ */ area('install', {
	title: 'Đưa Sổ tay ra màn hình chính',
	why: 'Mở nhanh hơn, và trình duyệt ít tự xóa dữ liệu hơn.',
	/** Safari removes what a site stores after seven days of its use without a visit to the site. */
	whyIos:
		'Safari xóa dữ liệu của trang không được mở trong 7 ngày dùng máy, kể cả hoạt động chưa gửi. Đưa ra màn hình chính thì dữ liệu được giữ.',
	act: 'Đưa ra màn hình chính',
	how: 'Xem cách làm',
	dismiss: 'Để sau',
	done: 'Đã đưa Sổ tay ra màn hình chính.',
	android: [
		'Mở thực đơn ba chấm ở góc trình duyệt.',
		'Chọn “Thêm vào màn hình chính” hoặc “Cài đặt ứng dụng”.',
		'Bấm Cài đặt. Lần sau mở bằng biểu tượng “Đoàn Khối”.'
	],
	ios: [
		'Chờ đến khi trang chủ ghi “Đã gửi hết”: bản ở màn hình chính giữ dữ liệu riêng, không nhận hoạt động chưa gửi từ Safari.',
		'Bấm nút Chia sẻ: hình vuông có mũi tên lên, ở cạnh dưới màn hình (máy tính bảng: góc trên).',
		'Kéo xuống, chọn “Thêm vào MH chính” (Add to Home Screen), rồi bấm Thêm.',
		'Mở bằng biểu tượng mới và đăng nhập lại một lần, ở nơi có mạng.'
	],
	installed: 'Sổ tay đang mở từ màn hình chính.'
});
