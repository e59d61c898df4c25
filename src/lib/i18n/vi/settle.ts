import { area } from '../area.ts';

/** Two secretaries who decided differently, and the one decision that settles it. */
export const settle = /* @__PURE__ */ area('settle', {
	title: 'Các bí thư quyết định trái nhau',
	text: 'Chưa quyết định nào có hiệu lực. Chọn một quyết định, hoặc quyết định lại ở dưới; cả hai vẫn giữ trong lịch sử.',
	wait: 'Chưa quyết định nào có hiệu lực. Bí thư mở lại và quyết một lần nữa.',
	on: (verdict: string, n: number) => `${verdict}, trên bản ${n}`,
	by: (who: string, when: string) => `${who}, ${when}`,
	older: (n: number) => `Sau đó hoạt động đã sửa, nay là bản ${n}.`,
	take: 'Theo quyết định này'
});
