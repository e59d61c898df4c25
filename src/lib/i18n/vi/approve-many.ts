import { area } from '../area.ts';

/** Approving several at once, and taking an approval back. */
export const approveMany = /* @__PURE__ */ area('approveMany', {
	all: (n: number) => `Chọn cả ${n} hoạt động duyệt cùng lúc được`,
	singly: (n: number) => `${n} hoạt động phải mở riêng, lý do ghi ở từng hoạt động.`,
	pick: (name: string) => `Chọn: ${name}`,
	cannotPick: (name: string) => `Không chọn được: ${name}`,
	why: {
		own: 'Mở riêng: hoạt động bạn làm hoặc ghi',
		after: 'Mở riêng: đã sửa sau khi duyệt',
		contradicting: 'Mở riêng: các bí thư quyết định trái nhau',
		conflicted: 'Mở riêng: có hai bản khác nhau',
		newer: 'Mở riêng: ghi bằng bản ứng dụng mới hơn',
		denied: 'Mở riêng: máy chủ chưa nhận',
		absent: 'Mở riêng: có người không ở trong danh sách đơn vị vào ngày hoạt động',
		warned: 'Mở riêng: có chỗ cần xem lại'
	},
	chosen: (n: number) => `Đã chọn ${n} hoạt động`,
	none: 'Bỏ chọn',
	approve: (n: number) => `Duyệt ${n} hoạt động`,
	ask: (n: number) => `Duyệt ${n} hoạt động này?`,
	list: 'Các hoạt động sẽ duyệt',
	cancel: 'Thôi',
	progress: (done: number, all: number) => `Đang xem lại ${done} trên ${all} hoạt động`,
	done: (n: number) => `Đã duyệt ${n} hoạt động.`,
	nothingDone: 'Chưa duyệt hoạt động nào.',
	leftTitle: (n: number) => `${n} hoạt động giữ nguyên, chưa duyệt`,
	leftText: 'Các hoạt động này vừa đổi hoặc cần xem riêng. Mở từng hoạt động để quyết định.',
	seen: 'Đã xem',
	undo: 'Hoàn tác',
	undone: (n: number) => (n === 1 ? 'Đã bỏ quyết định vừa rồi.' : `Đã bỏ ${n} quyết định vừa rồi.`),
	tooLate: 'Quá 10 giây, quyết định đã gửi đi. Muốn bỏ thì mở hoạt động và thu hồi duyệt.',
	undoable: 'Quyết định này chưa gửi đi. Trong 10 giây còn bỏ được mà không để lại gì.',
	keys: { space: 'Cách', pick: 'chọn', undo: 'hoàn tác' }
});
