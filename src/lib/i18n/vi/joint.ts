import type { JointProblem, JointUnit } from '../../domain/activity/joint-event.ts';
import { area } from '../area.ts';

/** Joint events and roll-ups, in the form and on a record's page. */
export const joint = /* @__PURE__ */ area('joint', {
	title: 'Hoạt động chung',
	code: 'Mã hoạt động chung',
	note: 'Quà, tiền, người nhận: toàn Khối tính một lần, theo hoạt động của đơn vị chủ trì. Trang của mỗi đơn vị vẫn hiện số của đơn vị mình.',
	make: 'Tạo mã',
	made: 'Đọc mã này, hoặc đưa mã QR cho đơn vị khác quét.',
	scan: 'Quét mã QR',
	qr: (code: string) => `Mã QR của hoạt động chung ${code}`,
	showQr: 'Hiện mã QR',
	hideQr: 'Ẩn mã QR',
	leave: 'Rời hoạt động chung',
	unknown: 'Mã này máy chưa biết; vẫn lưu được, sẽ nối khi có mạng.',
	unnamed: 'Mã chưa có đơn vị chủ trì',
	takeOver: 'Lấy tên và thời gian',
	takenOver: 'Đã lấy tên và thời gian của đơn vị chủ trì. Sửa được như thường.',
	units: 'Các đơn vị',
	lead: 'chủ trì',
	own: 'hoạt động này',
	state: {
		waiting: 'chờ duyệt',
		approved: 'đã duyệt',
		withdrawn: 'đã rút'
	} satisfies Record<JointUnit['state'], string>,
	problems: {
		unknown: 'Máy này chưa biết đơn vị nào khác có mã này. Có mạng, máy chủ sẽ nối lại.',
		noLead:
			'Chưa đơn vị nào nhận chủ trì. Đơn vị chủ trì mở hoạt động của mình, chọn “Đơn vị tôi chủ trì”.',
		severalLeads:
			'Nhiều hơn một đơn vị nhận chủ trì. Toàn Khối tính theo hoạt động ghi sớm nhất trong số đó. Các đơn vị thống nhất, một đơn vị bỏ chọn.',
		leadWithdrawn:
			'Đơn vị chủ trì đã rút. Các đơn vị khác vẫn được tính; một đơn vị nhận chủ trì thay.',
		twice: 'Đơn vị này có hơn một hoạt động mang mã này. Số chỉ tính một lần; rút bản ghi thừa.'
	} satisfies Record<JointProblem, string>,
	wrong: 'Mã sai một ký tự? Hoạt động được tính riêng. Sửa lại mã theo mã của đơn vị chủ trì.',
	scanner: {
		title: 'Quét mã QR',
		hint: 'Đưa mã QR của đơn vị chủ trì vào giữa hình.',
		refused:
			'Chưa được dùng máy ảnh. Cho phép trong cài đặt của trình duyệt, hoặc gõ mã 8 chữ và số.',
		noCamera: 'Máy này không mở được máy ảnh. Gõ mã 8 chữ và số.',
		notOurs:
			'Mã QR này không phải mã hoạt động chung. Quét mã ở mục “Hoạt động chung” trên máy của đơn vị chủ trì.',
		type: 'Gõ mã'
	},
	rollUp: {
		title: 'Các phần của hoạt động này',
		note: 'Số nào đã ghi ở từng phần thì số ở hoạt động lớn không cộng thêm.',
		child: 'Là một phần của',
		childNote: 'Số của phần này được tính; số của hoạt động lớn không cộng thêm vào.'
	}
});
