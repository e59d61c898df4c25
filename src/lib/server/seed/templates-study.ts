import type { Template } from './template.ts';

/** Study and the life of the Union: mục tiêu 1, 3, 4, or none. */
export const study: readonly Template[] = [
	{
		weight: 8,
		names: [
			'Học tập, quán triệt chỉ thị, nghị quyết của Đảng',
			'Sinh hoạt chuyên đề học tập và làm theo Bác'
		],
		kinds: ['activity'],
		field: '3.1',
		objectives: [],
		campaigns: ['hoc-tap-quan-triet'],
		months: [],
		place: 'venue',
		turnout: [0.7, 1],
		results: ['Viết thu hoạch sau buổi học.', ''],
		parts: { study: ['party', 'union'] }
	},
	{
		weight: 5,
		names: ['Tuyên truyền pháp luật cho đoàn viên, thanh niên', 'Tọa đàm phòng, chống ma túy'],
		kinds: ['activity'],
		field: '3.1',
		objectives: [3],
		campaigns: ['hoc-tap-quan-triet'],
		months: [],
		place: 'online',
		turnout: [0.5, 1],
		results: [''],
		parts: { study: ['state'] }
	},
	{
		weight: 3,
		names: ['Tuyên truyền bầu cử tại {commune}'],
		kinds: ['activity'],
		field: '3.2',
		objectives: [],
		campaigns: ['bau-cu-2021'],
		months: [4, 5],
		years: [2021],
		place: 'anyCommune',
		turnout: [0.2, 0.6],
		results: ['Treo băng rôn, phát tờ rơi, hướng dẫn cử tri trẻ.'],
		parts: { volunteerDays: true }
	},
	{
		weight: 3,
		names: ['Giao lưu thể thao chào mừng 26/3', 'Hội diễn văn nghệ chào mừng ngày thành lập Đoàn'],
		kinds: ['activity'],
		field: '3.1',
		objectives: [4],
		campaigns: ['thang-thanh-nien'],
		months: [3],
		place: 'venue',
		turnout: [0.4, 0.9],
		results: [''],
		parts: {}
	},
	{
		weight: 3,
		names: ['Sáng kiến cải tiến quy trình công việc', 'Đề tài nghiên cứu của đoàn viên'],
		kinds: ['work'],
		field: '3.4',
		objectives: [1],
		campaigns: [],
		months: [],
		place: 'venue',
		turnout: [0.05, 0.15],
		results: ['Được hội đồng sáng kiến công nhận cấp cơ sở.', ''],
		parts: { outcome: { type: 'sang-kien', unit: 'sáng kiến', least: 1, most: 3 } }
	},
	{
		weight: 2,
		names: ['Tập huấn nghiệp vụ công tác Đoàn'],
		kinds: ['activity'],
		field: '3.2',
		objectives: [],
		campaigns: ['tap-huan'],
		months: [4, 10],
		place: 'venue',
		turnout: [0.05, 0.2],
		results: [''],
		parts: { study: ['union'] }
	},
	{
		weight: 2,
		names: ['Đại hội {unit}'],
		kinds: ['activity'],
		field: '3.2',
		objectives: [],
		campaigns: ['dai-hoi-doan'],
		months: [3, 4, 5, 6],
		years: [2022],
		place: 'venue',
		turnout: [0.7, 1],
		results: ['Bầu Ban Chấp hành nhiệm kỳ mới.'],
		parts: {}
	}
];
