import { area } from '../area.ts';

/** A secretary who enters or edits a record for somebody else. */
export const helping = /* @__PURE__ */ area('helping', {
	title: (name: string) => `Ghi giúp ${name}`,
	text: 'Hoạt động là của người đó, ghi rõ bạn là người ghi. Bạn không tự duyệt được; bí thư khác của đơn vị duyệt.',
	sole: 'Hoạt động là của người đó, ghi rõ bạn là người ghi. Bạn là bí thư duy nhất nên duyệt được, quyết định có ghi rõ.',
	editing: (name: string) =>
		`Bạn đang sửa hoạt động của ${name}. Lịch sử ghi rõ bạn sửa gì, người đó xem được.`,
	/** In lists: to the person whose deed it is, and to the one who typed it. */
	byOther: (name: string) => `${name} ghi giúp`,
	forOther: (name: string) => `Ghi giúp ${name}`
});
