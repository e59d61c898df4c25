import { area } from '../area.ts';

/** A member's and a secretary's home. */
export const home = /* @__PURE__ */ area('home', {
	title: 'Trang chủ',
	hello: (name: string) => `Chào ${name}`,
	record: 'Ghi hoạt động',
	recordHint: 'Không có mạng vẫn ghi được',
	checkIn: 'Điểm danh',
	board: 'Số liệu toàn Khối',
	boardHint: 'Phong trào, mục tiêu, từng cơ sở',
	recordBlock: 'Ghi hoạt động của Đoàn Khối',
	me: 'Tôi, máy này',
	way: 'Hoạt động của bạn gửi đến đâu rồi',
	unsentLast: (n: number, time: string | null) =>
		time === null
			? `${n} hoạt động chưa gửi · chưa gửi lần nào`
			: `${n} hoạt động chưa gửi · lần gửi cuối ${time}`,
	allSent: (time: string | null) =>
		time === null ? 'Không có hoạt động nào chờ gửi.' : `Đã gửi hết · lần gửi cuối ${time}`,
	deniedCount: (n: number) => `Máy chủ chưa nhận ${n} hoạt động. Vẫn lưu trên máy này.`,
	retry: 'Thử gửi lại',
	export: 'Lưu ra tệp',
	openSync: 'Xem từng mục',
	signInAgain: 'Đăng nhập lại',
	next: 'Cần bạn làm tiếp',
	nextAll: (n: number) => `Xem cả ${n}`,
	draft: (time: string) => `Bản nháp · sửa ${time}`,
	draftEdit: (time: string) => `Đang sửa dở · ${time}`,
	ready: 'Đủ ba mục bắt buộc, có thể trình duyệt',
	returned: (reason: string) => `Cần bổ sung: “${reason}”`,
	denied: (reason: string) => `${reason} Vẫn lưu trên máy này.`,
	conflicted: 'Có hai bản khác nhau, mở để xem',
	review: (n: number) => `${n} hoạt động chờ bạn duyệt`,
	reviewOldest: (waited: string) => `${waited} lâu nhất`,
	year: (year: string) => `Năm ${year} của tôi`,
	yearLegend: 'Năm',
	deed: {
		done: 'Đã có việc làm “Vì đàn em thân yêu”.',
		approvedOn: (day: string) => `, duyệt ${day}`,
		more: (n: number) => `Còn ${n} việc nữa đã duyệt.`,
		none: 'Chưa có việc làm “Vì đàn em thân yêu” được duyệt.',
		noneText: (year: string) => `Chương trình mong mỗi đoàn viên có một việc trong năm ${year}.`,
		waiting: (n: number) => `${n} việc đang chờ duyệt, chưa tính.`,
		notIn: (name: string) =>
			`“${name}” đã duyệt nhưng chưa có tên bạn trong người tham gia. Sửa, thêm tên rồi trình lại thì được tính.`
	},
	objectives: (n: number, all: number) => `Các mục tiêu: có hoạt động ở ${n} trên ${all}`,
	objectiveDone: (n: number, label: string) => `Mục tiêu ${n}, ${label}: có hoạt động đã duyệt`,
	objectiveWaiting: (n: number, label: string) => `Mục tiêu ${n}, ${label}: đang chờ duyệt`,
	objectiveNone: (n: number, label: string) => `Mục tiêu ${n}, ${label}: chưa có`,
	none: 'chưa',
	wait: 'chờ'
});
