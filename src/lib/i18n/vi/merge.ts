import { area } from '../area.ts';

/** Merging what two phones wrote apart: what is asked, and what stays in the history. */
const count = (n: number): string => (n === 2 ? 'hai' : n === 3 ? 'ba' : String(n));

export const merge = /* @__PURE__ */ area('merge', {
	title: (n: number) => `Gộp ${count(n)} bản`,
	open: (n: number) => `Gộp ${count(n)} bản`,
	about: (n: number) => ` có ${count(n)} bản khác nhau.`,
	version: (n: number) => `Bản thứ ${n}`,
	edited: (who: string, when: string) => `${who} sửa lúc ${when}`,
	choose: 'Chọn từng mục. Bản không chọn vẫn nằm trong lịch sử, không mất gì.',
	nothing: 'Hai bên sửa những chỗ khác nhau nên không phải chọn gì. Bản cũ vẫn nằm trong lịch sử.',
	all: (n: number) => `Gộp cả ${count(n)}, khuyên dùng`,
	allTexts: (n: number) => `Ghép cả ${count(n)}, sửa sau`,
	keepTexts: (n: number) => `Giữ cả ${count(n)} đoạn`,
	said: (who: string, when: string) => `${who}, ${when}`,
	people: (n: string) => `${n} người`,
	added: (names: string) => `thêm ${names}`,
	tooMuch: 'Ghép lại thì quá dài hoặc quá nhiều dòng.',
	result: (n: number) => (n === 0 ? 'Giữ như bản đang hiện' : `Xem ${n} chỗ sẽ đổi`),
	resultHint: 'So với bản đang hiện',
	now: 'Đang hiện',
	then: 'Sau gộp',
	chosen: (n: number, all: number) => `${n} trên ${all} mục đã chọn`,
	later: 'Để sau',
	yes: (n: number) => `Gộp thành bản ${n}`,
	missing: (n: number) => `Còn ${n} mục chưa chọn`,
	merging: 'Đang gộp',
	changed: 'Hoạt động vừa có thêm bản khác. Xem lại rồi chọn.',
	done: 'Đã gộp. Có mạng sẽ gửi.',
	first: 'Gộp trước, rồi bí thư duyệt.',
	beforeReview: 'Mở xem đủ để gộp, rồi duyệt.',
	others: 'Người ghi hoặc bí thư gộp lại được. Cả hai bản đều còn.',
	history: {
		merged: (n: number, versions: number) => `Bản ${n} · gộp ${count(versions)} bản`,
		same: 'Một bản khác ghi giống hệt',
		of: (who: string, when: string) => `Bản của ${who}, ${when}`,
		left: 'Để lại',
		taken: 'Đã lấy',
		own: (n: number) => `Xem ${n} lần sửa của bản này`
	}
});
