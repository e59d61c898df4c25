import { area } from '../area.ts';

/** Which language the app speaks. The other one is named in itself, for whoever cannot read this one. */
export const language = /* @__PURE__ */ area('language', {
	title: 'Ngôn ngữ',
	now: 'Ứng dụng đang dùng tiếng Việt. Chữ bạn ghi và báo cáo không đổi theo.',
	other: 'English',
	running: 'Đang đổi ngôn ngữ',
	failed: 'Chưa có tiếng Anh trên máy này. Có mạng thì bấm lại; không có gì thay đổi.'
});
