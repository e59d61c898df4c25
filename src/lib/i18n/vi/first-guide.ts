import { area } from '../area.ts';

/** A first record, line by line. No button here is called as one of the form's own. */
export const firstGuide = /* @__PURE__ */ area('firstGuide', {
	label: 'Hướng dẫn ghi lần đầu',
	there: 'Lần đầu ghi: có hướng dẫn từng bước ngay trong mẫu. Bỏ qua lúc nào cũng được.',
	step: (n: number, of: number) => `Bước ${n} trên ${of}`,
	next: 'Bước sau',
	last: 'Đã hiểu',
	skip: 'Ẩn hướng dẫn',
	steps: {
		name: {
			title: 'Việc gì?',
			text: 'Ghi một câu ngắn, như “Tặng 30 suất quà Tết ở Khao Mang”. Chữ tự lưu khi bạn gõ.'
		},
		when: {
			title: 'Hôm nào?',
			text: 'Bấm Hôm nay, Hôm qua, hoặc chọn ngày. Chỉ nhớ tháng thì chọn Tháng; không nhớ thì chọn Không rõ.'
		},
		places: {
			title: 'Ở đâu?',
			text: 'Tìm xã bằng chữ không dấu. Chưa rõ thì để trống, bổ sung sau được.'
		},
		what: {
			title: 'Có quà, có tiền, có ai cùng làm?',
			text: 'Chọn mục nào thì ô của mục ấy hiện ra. Nhớ ghi cả bạn vào danh sách cùng làm, có tên mới được tính.'
		},
		foot: {
			title: 'Xong thì gửi',
			text: 'Nút lớn ở cuối gửi cho bí thư; không có mạng thì máy giữ và gửi sau. Chưa xong thì cất bản nháp.'
		}
	}
});
