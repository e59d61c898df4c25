import { area } from '../../area.ts';

/** What each of everybody's screens is for and how to go about it, by route. */
export const memberHelp = /* @__PURE__ */ area('memberHelp', {
	'/(member)': [
		'Bấm “Ghi hoạt động” để ghi việc vừa làm. Không có mạng vẫn ghi được.',
		'Ba số “Chưa gửi”, “Đang gửi”, “Đã gửi” cho biết hoạt động của bạn đang ở đâu. Có mạng, mở ứng dụng là tự gửi.',
		'“Cần bạn làm tiếp” có bản nháp và hoạt động bí thư nhờ bổ sung: bấm vào để làm tiếp.',
		'Thông báo chưa đọc và lời nhắc của bí thư hiện ngay dưới nút ghi.',
		'“Năm … của tôi” cho biết việc nào của bạn đã được tính.'
	],
	'/(member)/ghi/[id]': [
		'Chỉ ba mục bắt buộc: tên hoạt động, đơn vị, khi nào. Mục khác ghi được đến đâu hay đến đó.',
		'Ở đâu: bấm chọn xã, gõ không dấu cũng ra.',
		'“Hoạt động này có gì?”: chọn mục cần ghi thì ô của mục ấy mới hiện.',
		'Không biết số thì bỏ trống: bỏ trống là “Chưa ghi”, không phải 0.',
		'Gõ đến đâu máy lưu đến đó. “Để sau” là cất bản nháp, “Trình duyệt” là gửi cho bí thư.',
		'Không ghi tên trẻ em, số giấy tờ, số điện thoại của ai.'
	],
	'/(member)/hoat-dong': [
		'Ô tìm nhận tên, xã, phong trào, gõ không dấu cũng được.',
		'“Lọc thêm” để lọc theo năm, phong trào, dấu, hoặc xem cả đơn vị.',
		'Dấu thứ nhất cho biết hoạt động ở đâu (chưa gửi, đã gửi). Dấu tròn cho biết ai đã quyết định.',
		'Bấm vào một hoạt động để xem đủ, sửa hoặc rút.'
	],
	'/(member)/hoat-dong/[id]': [
		'Đường gửi ở đầu trang cho biết hoạt động đang ở máy này, trên đường, hay ở máy chủ.',
		'“Sửa” mở lại mẫu ghi. Hoạt động đã duyệt mà sửa thì bí thư duyệt lại; số liệu vẫn tính theo bản đã duyệt.',
		'“Rút hoạt động” thì hoạt động thôi được tính, vẫn còn trong lịch sử.',
		'Máy chủ chưa nhận: đọc lý do, sửa rồi gửi lại. Hoạt động vẫn lưu trên máy.',
		'Có hai bản khác nhau: bấm “Gộp hai bản”, chọn từng chỗ; bản không chọn vẫn ở trong lịch sử.'
	],
	'/(member)/thong-bao': [
		'Thông báo của Đoàn Khối cho cơ sở của bạn, mới nhất ở trên. Đọc được cả khi không có mạng.',
		'“Chưa đọc” hết ngay khi bạn mở thông báo; máy báo về khi có mạng.',
		'“Chờ xác nhận” là việc của bí thư, phó bí thư: mở ra, bấm xác nhận cho cơ sở.',
		'Thông báo đã rút vẫn còn trong danh sách, không cần làm theo.'
	],
	'/(member)/thong-bao/[id]': [
		'Mở trang này là bạn đã đọc thông báo. Không có mạng thì máy báo về sau.',
		'“Đã sửa lời” nghĩa là chữ bạn đang xem là bản mới nhất; bản trước ở mục Lịch sử.',
		'Bí thư thấy người trong cơ sở mình đã đọc. Ban Chấp hành, văn phòng thấy từng cơ sở.',
		'Ban Chấp hành, văn phòng: bấm tên cơ sở để xem từng người; “Sửa lời” và “Rút thông báo” ở cuối trang.'
	],
	'/(member)/toi': [
		'Ở đây có vai của bạn, máy này còn giữ gì, và lần gửi cuối.',
		'“Mở mục gửi” để xem từng mục chưa gửi, gửi ngay, hoặc lưu ra tệp.',
		'“Cho phép giữ” để trình duyệt không tự xóa dữ liệu khi máy đầy.',
		'“Dữ liệu của tôi”: xem Đoàn Khối giữ gì về bạn, xin sửa, rút đồng ý.',
		'Đăng xuất thì dữ liệu của bạn trên máy này bị xóa. Chờ gửi hết rồi hãy đăng xuất.'
	],
	'/(member)/diem-danh': [
		'Người tổ chức giơ máy có mã. Bấm quét, đưa máy ảnh tới mã; máy ảnh của điện thoại cũng mở được trang này.',
		'Xem tên hoạt động, đơn vị, rồi bấm “Tôi có mặt”. Không cần mạng.',
		'Lời điểm danh lưu trên máy này, có mạng thì tự gửi. Bấm mấy lần vẫn là một.',
		'Không có máy ảnh: bấm “Đưa mã của tôi” cho người tổ chức đọc.',
		'iPhone: mở Sổ tay từ màn hình chính rồi quét ở đây.'
	],
	'/(member)/du-lieu-cua-toi': [
		'Trang này nói Đoàn Khối giữ gì về bạn, để làm gì, ai xem được.',
		'“Lưu bản đọc được” lấy bản sao mọi thứ máy chủ giữ về bạn. Cần có mạng.',
		'Thấy sai thì bấm “Yêu cầu sửa”, nói đúng ra là gì. Văn phòng trả lời trong 2 ngày làm việc.',
		'“Xem 30 ngày qua” cho biết ai đã đọc, sửa dữ liệu của bạn.'
	],
	'/(member)/tu-danh-gia': [
		'Chọn năm, bấm viết tự đánh giá. Máy điền sẵn hoạt động đã duyệt có tên bạn.',
		'Chọn mức, ghi điểm từng tiêu chí, sửa lời cho đúng.',
		'Chữ đang viết tự lưu trên máy này. Bấm “Lưu” thì bí thư mới đọc được.',
		'Chỉ bạn, bí thư, phó bí thư và Ban Chấp hành đọc được; đoàn viên khác không thấy.'
	],
	'/(member)/chuyen-may': [
		'Dùng khi nhiều ngày không có sóng: chuyển hoạt động chưa gửi sang máy của người sắp có mạng.',
		'“Bạn đang cầm giúp”: gói của người khác trên máy này. Có mạng là máy tự gửi, sau hoạt động của bạn.',
		'“Bạn đã chuyển”: gói đã đưa cho ai, máy chủ đã nhận đủ chưa.',
		'Người cầm giúp không đọc được, không sửa được. Nhận nhiều lần cũng không bị gấp đôi.'
	],
	'/(member)/chuyen-may/di': [
		'Gần nhau: máy kia mở Chuyển máy, Nhận gói, Quét mã, rồi đưa máy ảnh vào khung mã trên máy này.',
		'Xa hơn, hoặc máy kia không có máy ảnh: chia sẻ hoặc lưu tệp, rồi chép sang.',
		'So “Mã gói” trên hai máy: giống nhau là máy kia đã nhận đủ.',
		'Chuyển xong hoạt động và ảnh vẫn ở máy này cho đến khi máy chủ nhận. Ảnh chỉ đi bằng tệp.'
	],
	'/(member)/chuyen-may/nhan': [
		'Có tệp: bấm “Chọn tệp”, tệp có tên bắt đầu bằng chuyen‑may.',
		'Quét mã: bật máy ảnh, đưa khung mã của máy kia vào giữa, giữ yên cho đến khi đủ phần.',
		'Báo gói bị cắt, bị sửa, hay bộ nhớ đầy: làm theo lời báo rồi nhận lại; máy kia vẫn còn đủ.',
		'Đọc “Mã gói” cho người kia so: giống nhau là đã nhận đủ.'
	],
	'/(member)/ma-khoa': [
		'Mã khóa giữ phần riêng trên máy này: cán bộ Đoàn, phát triển Đảng.',
		'Đặt mã ít nhất 6 số, đừng dùng ngày sinh.',
		'Gõ sai 10 lần thì phần riêng bị xóa khỏi máy này; phần đã gửi vẫn ở máy chủ.',
		'Quên mã: đặt mã mới, máy nhận lại phần riêng khi có mạng. Phần riêng chưa gửi sẽ mất.'
	],
	'/gallery': [
		'Mọi thành phần của giao diện, trong mọi trạng thái.',
		'Trang này chỉ có khi phát triển ứng dụng.',
		'Xem ở 320 điểm ảnh, chữ 200 % và nền tối trước khi đổi một thành phần.'
	]
});
