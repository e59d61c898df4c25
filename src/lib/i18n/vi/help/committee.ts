import { area } from '../../area.ts';

/** The same of the committee's work. What it counts and reports is in `board.ts` beside it. */
export const committeeHelp = /* @__PURE__ */ area('committeeHelp', {
	'/(committee)/thong-bao/viet/[[id]]': [
		'Tiêu đề là điều duy nhất hiện ở trang chủ của mọi người: nói đủ việc và hạn.',
		'Chọn tất cả cơ sở hoặc từng cơ sở. Mọi máy trong Khối đều nhận dữ liệu: không ghi việc mật.',
		'“Cần cơ sở xác nhận” thì bí thư phải bấm xác nhận cho cơ sở.',
		'Không có mạng vẫn gửi được: máy giữ và gửi sau. Sửa lời thì người đã đọc được báo đọc lại.'
	],
	'/(committee)/hoi-nghi': [
		'Mười hội nghị và nội dung từng hội nghị theo chương trình toàn khóa.',
		'Việc chậm đứng trên. Bấm một hội nghị để ghi ngày họp, dự họp, nội dung, văn bản.',
		'Các mục việc của năm (kế hoạch, việc định kỳ, công trình, kiểm tra, xếp loại) ở cùng trang này.'
	],
	'/(committee)/hoi-nghi/[number]': [
		'Ghi ngày họp, địa điểm, số dự họp; mở từng nội dung để ghi ai làm, đến đâu, hạn nào.',
		'Nghị quyết, kết luận ghi tên, số, ngày; trả lời câu hỏi có dấu Mật không trước khi ghi.',
		'Giấy mời và biên bản bản Word điền sẵn từ những gì đã ghi.',
		'Lịch sử cho biết ai ghi gì, lúc nào.'
	],
	'/(committee)/hoi-nghi/[number]/bien-ban': [
		'Chữ đang viết được giữ trên máy này, kể cả khi tắt máy.',
		'Bấm “Lưu” thì cả Ban Chấp hành đọc được.',
		'Có người lưu trước thì máy báo; xem bản ấy rồi hãy lưu.'
	],
	'/(committee)/hoi-nghi/bao-cao': [
		'Mỗi kỳ có hạn; máy cho biết cơ sở nào đã gửi, trễ, còn thiếu.',
		'Báo cáo đến thì bấm một lần để ghi đã nhận; nhầm thì bỏ được.',
		'Đổi hạn của một kỳ ở nút sửa hạn.'
	],
	'/(committee)/ke-hoach': [
		'Kế hoạch năm đi từ dự thảo, trình, thông qua hoặc trả lại, đến thực hiện.',
		'Thêm từng dòng việc; bản đã trình giữ nguyên để so sánh.',
		'Ban Thường vụ thông qua hoặc trả lại.'
	],
	'/(committee)/ke-hoach/so-sanh': [
		'Chọn hai bản ở “Từ” và “Đến” để xem chỗ khác nhau.',
		'Dòng thêm, bỏ, sửa ghi rõ bằng chữ; dòng sửa nêu cả trước và sau.',
		'Bấm quay lại để về kế hoạch đang làm.'
	],
	'/(committee)/dinh-ky': [
		'Việc năm nào cũng phải làm, theo ngày của chương trình. Việc chậm ở trên.',
		'Mở một việc để ghi đã xong ngày nào, số văn bản, hoặc dời hạn.',
		'Hạn gốc vẫn hiện bên cạnh hạn đã dời.'
	],
	'/(committee)/cong-trinh': [
		'Công trình, phần việc các cơ sở đăng ký từ đầu năm và kết quả.',
		'Thêm đăng ký, ghi ngày xong; chọn hoạt động đã duyệt làm minh chứng.',
		'Cơ sở chưa đăng ký được nêu tên ở cuối.'
	],
	'/(committee)/dai-hoi': [
		'Tiểu ban và việc chuẩn bị đại hội, theo hạn.',
		'Thêm tiểu ban, giao việc, đánh dấu việc xong.',
		'Đại hội của các cơ sở ở trang riêng.'
	],
	'/(committee)/dai-hoi/co-so': [
		'Mỗi cơ sở một dòng: dự kiến, ngày tổ chức, số dự, kết quả.',
		'Bấm một dòng để ghi. Bỏ trống là chưa ghi.',
		'Cơ sở chưa ghi ngày thì chưa tính là đã tổ chức.'
	],
	'/(committee)/kiem-tra': [
		'Các cuộc kiểm tra, giám sát; Ủy ban Kiểm tra và Ban Chấp hành đọc được.',
		'Thêm cuộc kiểm tra: cơ sở, nội dung, ngày; sau đó ghi kết luận.',
		'Báo cáo kiểm tra bản Word điền sẵn, viết thêm rồi trình.'
	],
	'/(committee)/xep-loai': [
		'Mỗi cơ sở: mức tự xếp, mức đề nghị, mức Ban Thường vụ quyết định.',
		'Bấm một cơ sở để xem số liệu làm căn cứ và ghi mức.',
		'Chỉ Ban Thường vụ quyết định; mọi lần đổi có trong lịch sử.'
	],
	'/(committee)/xep-loai/nhieu': [
		'Chọn nhiều cơ sở cùng một mức rồi ghi một lần.',
		'Máy nêu đủ tên trước khi ghi. Nhầm thì hoàn tác được.',
		'Đề nghị và quyết định là việc của Ban Thường vụ; sửa riêng từng cơ sở sau vẫn được.'
	],
	'/(committee)/xep-loai/tieu-chi': [
		'Bộ tiêu chí của năm cho cơ sở, chi đoàn, đoàn viên.',
		'Thêm, sửa tiêu chí và điểm; mọi cơ sở đọc được khi có mạng.',
		'Đổi khi đã chấm điểm thì báo cho các cơ sở biết.'
	],
	'/(committee)/khen-thuong': [
		'Đề nghị khen thưởng, chọn hoạt động đã duyệt làm minh chứng.',
		'Ban Thường vụ quyết định; ghi số, ngày quyết định.',
		'Lưu bảng Excel danh sách đề nghị.'
	],
	'/(committee)/khoa-ky': [
		'Khóa kỳ sau khi đã báo cáo cấp trên: từ đó số đã báo cáo không đổi.',
		'Chọn năm và kỳ; máy nêu còn bao nhiêu hoạt động chờ duyệt, ở cơ sở nào. Nên hỏi trước khi khóa.',
		'Đoàn viên vẫn ghi và gửi được; hoạt động chờ đến khi mở lại.',
		'Cơ sở xin mở lại thì mở cho riêng cơ sở ấy, hoặc trả lời vì sao chưa.'
	],
	'/(committee)/can-bo': [
		'Cán bộ của Đoàn Khối và cán bộ chủ chốt của các cơ sở.',
		'Trang này cần mã khóa và chỉ Ban Chấp hành đọc được.',
		'Phần của cơ sở do bí thư cơ sở ghi; ở đây chỉ đọc.'
	]
});
