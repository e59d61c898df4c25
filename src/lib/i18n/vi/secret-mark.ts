import { area } from '../area.ts';

/** Law 117/2025 Art. 5.2: papers marked secret are never kept here. */
export const secretMark = /* @__PURE__ */ area('secretMark', {
	question: 'Văn bản có dấu Mật, Tối mật hay Tuyệt mật không?',
	answers: { no: 'Không', yes: 'Có' },
	/** By the codes of `domain/secret-mark.ts`. */
	issues: {
		askSecret: 'Xem văn bản rồi chọn Không hoặc Có.',
		secret:
			'Văn bản mật không được ghi vào đây, cả tên và số. Chưa lưu gì. Ghi vào sổ văn bản mật theo quy định, rồi đóng bảng này.'
	}
});
