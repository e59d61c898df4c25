import { area } from '../area.ts';
import { time } from './time.ts';

/** Why the server does not answer, for whoever opens the list of what waits. */
export const noAnswer = /* @__PURE__ */ area('noAnswer', {
	asking: 'Đang xem vì sao',
	/** It runs, and may have no room: then it gives what it has and takes nothing. */
	well: 'Máy chủ có trả lời. Bấm “Thử gửi lại”. Vẫn không gửi được thì máy chủ có thể đã hết chỗ: báo văn phòng Đoàn Khối.',
	storeAway: (since: string | null) =>
		`Máy chủ chạy, nhưng kho dữ liệu ở đó chưa trả lời${since === null ? '' : ` từ ${time.full(since)}`}. Trên máy này không phải làm gì.`,
	other: 'Có trang khác trả lời thay máy chủ: mạng này có thể đòi đăng nhập Wi-Fi.',
	unreachable: {
		title: 'Máy có mạng mà không nối được an toàn với máy chủ',
		text: 'Máy chủ đang tắt, chứng thư của địa chỉ đã hết hạn, hoặc ngày giờ trên máy này sai.',
		clock: (now: string) => `Máy này đang ghi ${time.full(now)}.`,
		setBack: 'Giờ ấy lùi về trước lần gửi cuối: ngày giờ trên máy sai.',
		check:
			'Sai thì mở Cài đặt, Ngày và giờ, bật “Tự động”. Đúng mà một ngày vẫn không gửi được thì báo văn phòng Đoàn Khối.'
	}
});
