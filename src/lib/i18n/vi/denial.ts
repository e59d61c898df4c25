import { area } from '../area.ts';

/** Why the server (or the same rule on the phone) did not take something: what happened, and what can be done. */
const reasons: Record<string, { title: string; remedy: string }> = {
	noRight: {
		title: 'Bạn không có quyền ghi việc này.',
		remedy: 'Hỏi bí thư đơn vị. Nếu vừa được giao quyền, bấm Gửi lại như cũ.'
	},
	otherUnit: {
		title: 'Bạn không còn quyền ghi ở đơn vị này.',
		remedy: 'Lưu ra tệp để giao lại cho bí thư, hoặc gửi lại khi đã có quyền.'
	},
	otherAuthor: {
		title: 'Hoạt động này do người khác ghi.',
		remedy: 'Nhờ người đó hoặc bí thư sửa. Bạn giữ lại bản của mình bằng cách lưu ra tệp.'
	},
	immutable: {
		title: 'Đơn vị hoặc người làm của hoạt động đã ghi không đổi được.',
		remedy: 'Ghi thành một hoạt động mới, rồi rút hoạt động cũ.'
	},
	forgedEdit: {
		title: 'Lịch sử sửa có tên người khác.',
		remedy: 'Bỏ bản này, mở lại hoạt động rồi sửa bằng tài khoản của bạn.'
	},
	rewrittenHistory: {
		title: 'Lịch sử sửa không khớp với bản máy chủ đang giữ.',
		remedy: 'Bấm Sửa rồi gửi lại: chữ của bạn được ghi trên bản mới nhất.'
	},
	unknownVersion: {
		title: 'Máy chủ chưa có bản được gộp vào.',
		remedy: 'Chờ máy kia gửi bản của mình, rồi bấm Gửi lại như cũ.'
	},
	inConflict: {
		title: 'Hoạt động này còn hai bản khác nhau.',
		remedy: 'Gộp hai bản trước, rồi duyệt.'
	},
	appendOnly: {
		title: 'Quyết định đã ghi không sửa được.',
		remedy: 'Mở hoạt động và quyết định lại.'
	},
	forgedDecision: {
		title: 'Quyết định này mang tên người khác.',
		remedy: 'Đăng nhập bằng tài khoản của bạn rồi quyết định lại.'
	},
	ownRecord: {
		title: 'Không tự duyệt hoạt động của mình.',
		remedy: 'Nhờ bí thư hoặc phó bí thư khác của đơn vị duyệt.'
	},
	soleSecretaryMark: {
		title: 'Chưa ghi rõ là bí thư duy nhất tự duyệt.',
		remedy: 'Mở lại hoạt động và duyệt lần nữa.'
	},
	snapshotMismatch: {
		title: 'Nội dung đã duyệt không khớp bản trên máy chủ.',
		remedy: 'Hoạt động có thể vừa được sửa. Mở lại và duyệt lần nữa.'
	},
	missingActivity: {
		title: 'Máy chủ chưa có hoạt động này.',
		remedy: 'Gửi hoạt động trước, rồi quyết định.'
	},
	periodClosed: {
		title: 'Kỳ này đã khóa nên chưa được nhận.',
		remedy: 'Xin mở lại kỳ; khi kỳ mở lại, bấm Gửi lại như cũ.'
	},
	notReminded: {
		title: 'Chỉ tiêu này không dùng để nhắc.',
		remedy: 'Không ai được nhắc. Chọn chỉ tiêu khác của nhiệm kỳ.'
	},
	remindedRecently: {
		title: 'Có người vừa được nhắc việc này trong 7 ngày qua.',
		remedy: 'Đợi thêm vài ngày rồi nhắc.'
	},
	outOfTime: {
		title: 'Lần điểm danh này ngoài thời hạn.',
		remedy: 'Nhờ người tổ chức ghi tên bạn vào hoạt động, rồi bỏ mục này.'
	},
	deletion: {
		title: 'Hoạt động đã ghi không xóa được.',
		remedy: 'Dùng Rút hoạt động: không tính nữa, vẫn giữ lịch sử.'
	},
	wrongPlace: {
		title: 'Mục này không thuộc nơi đang ghi.',
		remedy: 'Lưu ra tệp và báo văn phòng Đoàn Khối.'
	},
	unknownType: {
		title: 'Máy chủ chưa hiểu loại mục này.',
		remedy: 'Máy chủ có thể đang cũ hơn ứng dụng. Gửi lại sau.'
	},
	notSettled: {
		title: 'Hoạt động này chưa chuyển được.',
		remedy: 'Gộp hai bản, hoặc sửa chỗ máy chủ chưa nhận rồi gửi lại trước.'
	},
	newerVersion: {
		title: 'Mục này ghi bằng bản ứng dụng mới hơn.',
		remedy: 'Cập nhật ứng dụng rồi thử lại.'
	},
	invalid: {
		title: 'Có chỗ chưa đúng nên máy chủ chưa nhận.',
		remedy: 'Sửa chỗ ấy rồi gửi lại.'
	},
	malformed: {
		title: 'Máy chủ không đọc được mục này.',
		remedy: 'Lưu ra tệp và báo văn phòng Đoàn Khối.'
	},
	tooLarge: {
		title: 'Hoạt động này quá dài.',
		remedy: 'Rút ngắn phần kể lại hoặc bớt dòng, rồi gửi lại.'
	}
};

const unknown = {
	title: 'Máy chủ chưa nhận hoạt động này.',
	remedy: 'Gửi lại. Nếu vẫn vậy, lưu ra tệp và báo văn phòng Đoàn Khối.'
};

/** Words for a refusal's code: of the access table, or of the gateway. */
export const denial = /* @__PURE__ */ area('denial', {
	of: (code: string): { title: string; remedy: string } => reasons[code] ?? unknown,
	storageFull: 'Bộ nhớ máy đã đầy nên chưa lưu được. Xóa bớt ảnh hoặc tệp trên máy rồi thử lại.',
	gone: 'Hoạt động vừa đổi trong lúc bạn xem. Đã mở bản mới nhất; xem lại rồi quyết định.',
	broken: 'Máy chưa lưu được. Chữ bạn gõ vẫn còn trên màn hình; thử lại.'
});
