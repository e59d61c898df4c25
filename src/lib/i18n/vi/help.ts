import { area } from '../area.ts';

/** The sheet with what a screen is for. */
export const help = /* @__PURE__ */ area('help', {
	title: 'Hướng dẫn trang này',
	none: 'Trang này chưa mở được nên chưa có hướng dẫn. Về trang chủ rồi bấm dấu hỏi ở đó.',
	close: 'Đóng hướng dẫn',
	keys: {
		title: 'Phím tắt trên máy tính',
		everywhere: [
			{ keys: ['?'], does: 'mở hướng dẫn trang này' },
			{ keys: ['/'], does: 'đến ô tìm của trang' },
			{ keys: ['Esc'], does: 'đóng bảng đang mở' }
		],
		review: [
			{ keys: ['↑', '↓'], does: 'chuyển hoạt động' },
			{ keys: ['Cách', 'X'], does: 'chọn' },
			{ keys: ['D'], does: 'duyệt' },
			{ keys: ['T'], does: 'cần bổ sung' },
			{ keys: ['Z'], does: 'hoàn tác trong 10 giây' },
			{ keys: ['Enter'], does: 'mở đầy đủ' }
		],
		off: 'Tắt phím ? và /',
		on: 'Bật phím ? và /',
		or: 'hoặc'
	}
});
