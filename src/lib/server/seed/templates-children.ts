import { largeGifts, smallGifts, type Template } from './template.ts';

/** Children: mục tiêu 5. */
export const children: readonly Template[] = [
	{
		weight: 9,
		names: [
			'Thăm, tặng quà thiếu nhi {commune}',
			'Thăm hỏi, động viên các em học sinh {commune}',
			'Tặng quà học sinh khó khăn {commune}'
		],
		kinds: ['activity'],
		field: '3.3',
		objectives: [5],
		campaigns: ['vi-dan-em-than-yeu', 'tham-xa-ket-nghia'],
		months: [],
		place: 'twinned',
		turnout: [0.2, 0.6],
		results: ['Các em đều đến đông đủ, phụ huynh phấn khởi.', 'Trao quà tại điểm trường.', ''],
		parts: { children: { least: 15, most: 80, giftDong: smallGifts, gift: 'suất quà' } }
	},
	{
		weight: 5,
		names: ['Tổ chức Tết Thiếu nhi 1/6 cho con em cán bộ', 'Gặp mặt con em cán bộ nhân ngày 1/6'],
		kinds: ['activity'],
		field: '3.3',
		objectives: [5],
		campaigns: ['quoc-te-thieu-nhi'],
		months: [5, 6],
		place: 'venue',
		turnout: [0.3, 0.8],
		results: ['Liên hoan, khen thưởng các cháu học giỏi.', ''],
		parts: { staffChildren: true }
	},
	{
		weight: 6,
		names: ['Vui Tết Trung thu cùng các em {commune}', 'Đêm hội trăng rằm tại {commune}'],
		kinds: ['activity'],
		field: '3.3',
		objectives: [5],
		campaigns: ['vi-dan-em-than-yeu', 'tet-trung-thu'],
		months: [9],
		place: 'twinned',
		turnout: [0.3, 0.7],
		results: ['Phá cỗ, múa lân, tặng đèn ông sao.', 'Trời mưa nên tổ chức trong nhà văn hóa thôn.'],
		parts: {
			children: { least: 40, most: 200, giftDong: [50_000, 100_000], gift: 'suất quà Trung thu' },
			goods: [{ name: 'bánh kẹo', unit: 'suất', least: 40, most: 200 }]
		}
	},
	{
		weight: 3,
		names: ['Tổ chức Trung thu cho con em cán bộ'],
		kinds: ['activity'],
		field: '3.3',
		objectives: [5],
		campaigns: ['tet-trung-thu'],
		months: [9],
		place: 'venue',
		turnout: [0.3, 0.8],
		results: [''],
		parts: { staffChildren: true }
	},
	{
		weight: 3,
		names: ['Trao học bổng “Nâng cánh ước mơ” tại {commune}'],
		kinds: ['activity'],
		field: '3.3',
		objectives: [5],
		campaigns: ['vi-dan-em-than-yeu', 'nang-canh-uoc-mo'],
		months: [8, 9],
		place: 'twinned',
		turnout: [0.1, 0.3],
		results: ['Trao trước lễ khai giảng.', ''],
		parts: { children: { least: 5, most: 20, giftDong: largeGifts, gift: 'suất học bổng' } }
	},
	{
		weight: 2,
		names: ['Công trình “Con đường em đến trường” {commune}'],
		kinds: ['work'],
		field: '3.3',
		objectives: [2, 5],
		campaigns: ['con-duong-em-den-truong', 'vi-dan-em-than-yeu'],
		months: [3, 6, 7, 8],
		place: 'twinned',
		turnout: [0.4, 0.8],
		results: ['Đổ bê tông xong, bàn giao cho thôn quản lý.', 'Bà con góp cát, sỏi và ngày công.'],
		parts: {
			outcome: { type: 'duong-lam-moi', unit: 'm', least: 50, most: 400 },
			goods: [{ name: 'xi măng', unit: 'tấn', least: 5, most: 40 }],
			volunteerDays: true
		}
	}
];
