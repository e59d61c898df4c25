import { formatNumber } from '../../domain/number-words.ts';
import { area } from '../area.ts';
import { dayText } from './period-name.ts';

const jobs = (n: number) => `${formatNumber(n)} việc`;

/** Kế hoạch công tác năm: nháp → trình BCH → thông qua / trả lại → triển khai. */
export const plan = /* @__PURE__ */ area('plan', {
	title: 'Kế hoạch công tác năm',
	intro:
		'Ban Thường vụ soạn, trình hội nghị Ban Chấp hành thông qua, rồi triển khai. Mỗi lần trình là một bản, giữ nguyên để so sánh.',
	year: 'Năm',
	whole: 'Cả năm',
	monthOf: (n: number) => `Tháng ${n}`,
	jobs,
	state: {
		none: 'Chưa có việc nào trong kế hoạch.',
		draft: 'Đang soạn, chưa trình lần nào.',
		waiting: (n: number, who: string, day: string) =>
			`Bản ${n} đang chờ Ban Chấp hành. ${who} trình ${dayText(day)}.`,
		returned: (n: number, why: string) => `Bản ${n} bị trả lại: ${why}`,
		adopted: (n: number) => `Bản ${n} đã được thông qua, chưa triển khai.`,
		running: (n: number) => `Bản ${n} đang triển khai.`,
		issued: (number: string, day: string | null) =>
			[`Số ${number}`, day === null ? '' : `ngày ${dayText(day)}`].filter(Boolean).join(', '),
		changed: 'Nội dung đang soạn đã khác bản trình gần nhất.',
		byStanding: 'Việc thông qua, trả lại và triển khai do Ban Thường vụ ghi.'
	},
	done: (n: number, of: number) => `Xong ${formatNumber(n)} trên ${formatNumber(of)} việc`,
	submit: 'Trình Ban Chấp hành',
	submitHint: (n: number) => `Bản ${n} giữ nguyên các việc như đang thấy.`,
	submitNote: 'Lời trình',
	adopt: 'Thông qua',
	adoptHint: 'Ghi khi hội nghị Ban Chấp hành đã thống nhất.',
	giveBack: 'Trả lại',
	giveBackWhy: 'Vì sao trả lại',
	carryOut: 'Triển khai',
	carryOutHint: 'Số và ngày của văn bản triển khai. Chưa có thì để trống.',
	which: (n: number) => `Bản ${n}`,
	add: 'Thêm việc',
	change: 'Sửa việc',
	changeThis: (text: string) => `Sửa: ${text}`,
	remove: 'Bỏ việc này khỏi kế hoạch',
	fromProgramme: (n: number) => `Lấy ${jobs(n)} từ chương trình toàn khóa`,
	taken: (n: number) => `Đã đưa ${jobs(n)} vào kế hoạch. Có mạng sẽ gửi.`,
	nobody: 'Chưa phân công',
	empty: 'Lấy việc từ chương trình toàn khóa, rồi thêm việc riêng của năm.',
	print: 'In kế hoạch',
	versions: {
		title: 'Các bản đã trình',
		none: 'Chưa trình bản nào.',
		meta: (step: string, day: string, who: string, n: number) =>
			`${step} · ${who} trình ${dayText(day)} · ${jobs(n)}`,
		steps: {
			submitted: 'Chờ thông qua',
			adopted: 'Đã thông qua',
			returned: 'Trả lại',
			running: 'Đang triển khai'
		}
	},
	compare: {
		title: 'So sánh các bản',
		open: 'So với bản đang soạn',
		from: 'Từ',
		to: 'Đến',
		nothing: 'Không có gì',
		draft: 'Nội dung đang soạn',
		added: 'Thêm',
		removed: 'Bỏ',
		changed: 'Sửa',
		same: (n: number) => `${jobs(n)} giữ nguyên`,
		none: 'Hai bản giống hệt nhau.',
		was: 'Trước',
		is: 'Sau',
		unknown: 'Năm này chưa có bản nào để so sánh.'
	}
});
