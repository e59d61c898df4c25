import { area } from '../../area.ts';

/** The same of the office's screens. */
export const officeHelp = /* @__PURE__ */ area('officeHelp', {
	'/(office)/van-phong/nhap': [
		'Chọn tệp Excel (.xlsx) hoặc CSV có cột họ tên và cơ sở. Chưa có thì tải tệp mẫu.',
		'Bấm xem trước: máy nói ai mới, ai đã có, dòng nào sai và sai chỗ nào. Chưa có gì được nhập.',
		'Trả lời những dòng cần bạn quyết định, rồi bấm “Nhập … người”.',
		'Sửa tệp rồi nhập lại cũng không ai có hai lần. Nhập nhầm thì rút lại ở cuối trang.'
	],
	'/(office)/van-phong/the-dang-nhap': [
		'Chọn cơ sở, bấm làm thẻ, rồi in: tám thẻ một trang A4.',
		'Đóng trang là mã không hiện lại nữa. Mất thẻ thì làm thẻ mới, thẻ cũ hết hiệu lực.',
		'Cắt ra, giao tận tay từng người. Thẻ dùng một lần, trong 30 ngày.'
	],
	'/(office)/van-phong/tinh-trang': [
		'Mở mỗi tuần một lần. Việc cần làm đứng trên, kèm cách làm và ai làm.',
		'Cơ sở lâu chưa gửi: gọi bí thư, nhắc mở ứng dụng nơi có mạng.',
		'Mục máy chủ chưa nhận: xem lý do, gọi người gửi nếu nhiều người cùng gặp. Mã lỗi để người quản trị tìm trong nhật ký máy chủ.',
		'Máy chạy bản cũ: nhắc đóng hẳn ứng dụng rồi mở lại khi có mạng.'
	],
	'/(office)/van-phong/nguoi-dung': [
		'Tìm một người theo tên, không cần dấu.',
		'Trao quyền, bỏ quyền: có hiệu lực ngay; máy của người ấy đổi theo khi có mạng.',
		'Quên mật khẩu: làm thẻ đăng nhập mới cho riêng người ấy.',
		'Khóa tài khoản thì người ấy không vào được nữa; hoạt động cũ giữ nguyên.'
	],
	'/(office)/van-phong/co-so/[[id]]': [
		'Chọn cơ sở, chọn việc: sửa thông tin, sáp nhập, tách, giải thể, lập lại, giao bí thư.',
		'Ghi từ ngày nào, căn cứ gì, rồi xem trước: ai chuyển, gì ở lại. Chưa có gì thay đổi.',
		'Hoạt động ở lại nơi diễn ra; số liệu và tên trước ngày ấy giữ nguyên.',
		'Không xóa được thay đổi đã ghi. Muốn khác đi thì ghi một thay đổi mới.'
	],
	'/(office)/van-phong/may-mat': [
		'Tìm tên người báo mất máy, bấm vào người đó.',
		'Chọn đúng máy theo loại máy và ngày dùng lần cuối, bấm “Báo mất máy này”.',
		'Có mạng lần tới, máy ấy tự xóa mọi thứ của Sổ tay, cả phần chưa gửi: hỏi kỹ trước khi bấm.',
		'Nhớ đặt lại mật khẩu cho người đó.'
	],
	'/(office)/van-phong/du-lieu': [
		'Yêu cầu gần hết hạn đứng trên; quá hạn có dấu đồng hồ.',
		'Trả lời trong 2 ngày làm việc, làm việc được yêu cầu, rồi bấm “Đã làm xong” và nói đã làm gì.',
		'Lời đã viết không xóa được: đó là bằng chứng làm đúng hạn.',
		'“Liên hệ và thời hạn” ở cuối trang: ai trả lời về dữ liệu cá nhân, giữ nhật ký bao lâu.'
	],
	'/(office)/van-phong/nhat-ky': [
		'Mỗi dòng là một lần đọc hoặc sửa: ai, lúc nào, ở đâu, dữ liệu của ai.',
		'Mở “Lọc” để chọn ngày, việc, đơn vị hoặc tên người.',
		'Với phần riêng của đơn vị, nhật ký chỉ ghi có người đọc, ghi; không ghi về ai.',
		'Không ai sửa, xóa được nhật ký; dòng cũ tự hết theo số tháng đã đặt.'
	],
	'/(office)/van-phong/su-co': [
		'Dữ liệu cá nhân bị lộ, mất, gửi nhầm: bấm ghi một sự cố ngay, dù chưa rõ hết.',
		'Từ lúc phát hiện có 72 giờ để báo cơ quan chuyên trách; trang này đếm giúp.',
		'Mở từng sự cố để ghi thêm và in báo cáo.'
	],
	'/(office)/van-phong/su-co/[id]': [
		'Ghi thêm điều mới biết; lần ghi trước giữ nguyên.',
		'Bản báo cáo để in lấy lời từ những gì đã ghi; viết thêm chỗ trống, ký, đóng dấu.',
		'“Ghi đã báo”: báo ai, lúc nào, bằng cách nào. Báo cả người bị ảnh hưởng.',
		'Xong thì “Khép lại”.'
	],
	'/(office)/van-phong/ho-so-tac-dong': [
		'Hồ sơ soạn từ chính phần mềm lúc này: nơi lưu, từng trường, ai đọc, ai ghi.',
		'Lưu bản Word, viết phần đánh giá và chỗ còn trống, trình ký.',
		'Khi phần mềm hoặc cách làm thay đổi, mở lại để soạn bản mới.'
	],
	'/(office)/van-phong/luu-giu': [
		'Xem gì đã hết hạn và gì đã xóa: ảnh, tên người đã rời Đoàn, yêu cầu đã giải quyết, dấu đã đọc thông báo.',
		'Xem số lượng, từng đơn vị hay từng người, rồi bấm nút, đọc lại, bấm lần nữa. Không lấy lại được; số liệu giữ nguyên.',
		'Máy chủ chỉ tự xóa nhật ký và phiên đăng nhập quá hạn.',
		'Đổi số tháng ở “Thời hạn” chỉ khi có văn bản.'
	],
	'/(office)/van-phong/luu-giu/bo-ten': [
		'Chỉ bỏ tên người đã rời danh sách đơn vị.',
		'Tìm tên, xem những gì sẽ bỏ; chọn các đoạn chữ nói đúng về người này vì có thể trùng tên.',
		'Ghi lời trả lời, bấm “Bỏ tên”. Không lấy lại được; mọi con số giữ nguyên.'
	]
});
