import { area } from '../area.ts';

/** What had better not stand in a free text. */
export const hints = /* @__PURE__ */ area('hints', {
	childName: (found: string) => `Hình như có tên trẻ em: “${found}”`,
	childNameText: 'Bỏ tên, chỉ ghi số lượng. Bạn vẫn lưu được.',
	idNumber: (found: string) => `Hình như có số giấy tờ: “${found}”`,
	idNumberText: 'Không ghi số căn cước, số giấy tờ của ai. Bạn vẫn lưu được.',
	phoneNumber: (found: string) => `Hình như có số điện thoại: “${found}”`,
	phoneNumberText: 'Người khác đọc được chỗ này. Bỏ số nếu không cần. Bạn vẫn lưu được.',
	informer: (found: string) => `Hình như có tên người báo tin, tố giác: “${found}”`,
	informerText: 'Bỏ tên để giữ an toàn cho người đó. Bạn vẫn lưu được.',
	secretMark: (found: string) => `Hình như nói đến văn bản mật: “${found}”`,
	secretMarkText: 'Nội dung, trích yếu của văn bản mật không ghi ở đây. Bạn vẫn lưu được phần khác.'
});
