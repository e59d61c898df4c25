import { area } from '../area.ts';

/** What is private goes into no file. */
const left = (n: number) => (n === 0 ? '' : ` ${n} mục riêng không ghi vào tệp, vẫn ở máy này.`);

/** The sync sheet: what waits, what was refused and why, and what one can do about it. */
export const outbox = /* @__PURE__ */ area('outbox', {
	title: 'Gửi hoạt động',
	now: 'Gửi ngay',
	retry: 'Thử gửi lại',
	running: 'Đang gửi',
	export: 'Lưu ra tệp',
	/** What to say after handing over; null: the person changed their mind, and knows it. */
	exported: (
		how:
			{ kind: 'shared' | 'saved'; count: number; left: number } | { kind: 'cancelled' | 'failed' }
	) => {
		switch (how.kind) {
			case 'saved':
				return `Đã lưu ${how.count} mục chưa gửi ra tệp.${left(how.left)}`;
			case 'shared':
				return `Đã chuyển tệp có ${how.count} mục chưa gửi.${left(how.left)}`;
			case 'failed':
				return 'Chưa lưu được tệp. Hoạt động vẫn lưu trên máy này; thử lại.';
			case 'cancelled':
				return null;
		}
	},
	signIn: 'Đăng nhập lại',
	waiting: (n: number) => `Chờ gửi ${n}`,
	waitingOther: (n: number) => `và ${n} mục khác (danh sách, số chốt, quyết định, điểm danh)`,
	decisionsOnly: (n: number) => `${n} mục khác chờ gửi (danh sách, số chốt, quyết định, điểm danh)`,
	denied: (n: number) => `Máy chủ chưa nhận ${n}`,
	safe: 'Các mục này không mất, vẫn lưu trên máy.',
	person: 'Người trong danh sách',
	headcount: (day: string) => `Số chốt kỳ ${day}`,
	checkIn: 'Lời điểm danh của bạn',
	other: 'Mục khác',
	resend: 'Gửi lại',
	discard: 'Bỏ',
	discardTitle: 'Bỏ mục này?',
	discardText: 'Thay đổi máy chủ chưa nhận sẽ bị xóa khỏi máy. Mục trở lại như máy chủ đang giữ.',
	discardYes: 'Bỏ thay đổi',
	keep: 'Giữ lại',
	more: (n: number) => `Xem cả ${n}`,
	never: 'Chưa gửi lần nào từ máy này',
	last: (time: string) => `Lần gửi cuối ${time}`,
	persisted: 'Trình duyệt đã hứa giữ dữ liệu của ứng dụng.',
	notPersisted: (n: number) =>
		n === 0
			? 'Trình duyệt có thể tự xóa dữ liệu khi máy đầy.'
			: 'Có mục chưa gửi, lưu trên máy này. Cho phép giữ dữ liệu để không mất khi máy đầy.',
	lost: {
		title: 'Bạn không còn quyền ở đơn vị này',
		text: 'Lưu ra tệp để giao lại phần chưa gửi. Sau đó bỏ khỏi máy được.',
		abandon: 'Đã lưu tệp, bỏ khỏi máy',
		sure: 'Bỏ phần không gửi được?',
		sureText: 'Phần này không gửi được nữa. Chỉ bỏ khi đã lưu ra tệp và giao lại.'
	}
});
