import { formatNumber } from '../../domain/money.ts';

/** What the fields of the committee's work are called, in its forms and in its history. */
export const workFields = {
	month: 'Tháng',
	text: 'Nội dung',
	responsible: 'Người phụ trách',
	state: 'Tình trạng',
	step: 'Bước',
	lines: 'Kế hoạch',
	note: 'Ghi chú',
	number: 'Số, ký hiệu',
	issuedOn: 'Ngày ban hành',
	dueOn: 'Hạn',
	doneOn: 'Ngày làm xong',
	year: 'Năm',
	kind: 'Loại',
	name: 'Tên',
	scale: 'Quy mô, địa điểm',
	result: 'Kết quả',
	head: 'Trưởng tiểu ban',
	members: 'Thành viên',
	work: 'Nhiệm vụ',
	topic: 'Nội dung kiểm tra, giám sát',
	plannedOn: 'Ngày dự kiến',
	team: 'Đoàn kiểm tra, giám sát',
	conclusion: 'Kết luận',
	mending: 'Việc phải khắc phục',
	mendBy: 'Hạn khắc phục',
	mendedOn: 'Ngày khắc phục xong',
	sentOn: 'Ngày báo cáo',
	adoptedOn: 'Ngày thông qua',
	points: 'Điểm tối đa',
	self: 'Tự đánh giá',
	selfNote: 'Lời tự đánh giá',
	party: 'Ý kiến cấp ủy',
	partyNote: 'Lời của cấp ủy',
	standing: 'Ban Thường vụ',
	standingNote: 'Lời của Ban Thường vụ',
	decided: 'Ban Chấp hành quyết định',
	decidedOn: 'Ngày quyết định',
	form: 'Hình thức khen',
	merit: 'Thành tích',
	records: 'Hoạt động làm bằng chứng'
};

/** What the values of these fields are called. */
export const workValues = {
	cleared: 'bỏ trống',
	removed: 'Đã bỏ khỏi danh sách',
	many: (n: number) => `${formatNumber(n)} mục`,
	names: {
		todo: 'Chưa làm',
		doing: 'Đang làm',
		done: 'Xong',
		submitted: 'Trình Ban Chấp hành',
		adopted: 'Thông qua',
		returned: 'Trả lại',
		running: 'Triển khai',
		work: 'Công trình thanh niên',
		part: 'Phần việc thanh niên',
		check: 'Kiểm tra',
		oversight: 'Giám sát',
		proposed: 'Đề nghị khen',
		given: 'Đã khen',
		refused: 'Không khen'
	}
};
