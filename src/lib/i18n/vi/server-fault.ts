import { area } from '../area.ts';

/** What the server says of itself when it cannot do what was asked, and by which id the administrator finds it. */
export const serverFault = /* @__PURE__ */ area('serverFault', {
	code: (id: string) => `Mã lỗi ${id}. Hỏi văn phòng thì đọc mã này.`,
	serverFull: {
		title: 'Máy chủ hết chỗ.',
		text: 'Chưa ghi thêm được; những gì đã có vẫn nguyên. Báo văn phòng để người quản trị dọn ổ đĩa, rồi làm lại.'
	},
	storeAway: {
		title: 'Kho dữ liệu của máy chủ chưa trả lời.',
		text: 'Những gì đã có vẫn nguyên. Thử lại sau ít phút; quá một giờ thì báo văn phòng.'
	}
});
