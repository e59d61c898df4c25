import { largeGifts, smallGifts, type Template } from './template.ts';

/** Volunteering: mục tiêu 2 and 3. */
export const volunteering: readonly Template[] = [
	{
		weight: 8,
		names: ['Ra quân Tháng Thanh niên: dọn vệ sinh {commune}', 'Trồng cây đầu xuân tại {commune}'],
		kinds: ['task'],
		field: '3.4',
		objectives: [2],
		campaigns: ['thang-thanh-nien'],
		months: [3],
		place: 'anyCommune',
		turnout: [0.4, 0.9],
		results: ['Trồng và chăm sóc cây dọc đường liên thôn.', ''],
		parts: {
			outcome: { type: 'cay-trong', unit: 'cây', least: 50, most: 600 },
			volunteerDays: true
		}
	},
	{
		weight: 7,
		names: ['Tình nguyện hè tại {commune}', 'Hè tình nguyện: giúp dân {commune}'],
		kinds: ['activity', 'task'],
		field: '3.4',
		objectives: [2],
		campaigns: ['tinh-nguyen-he'],
		months: [6, 7, 8],
		place: 'anyCommune',
		turnout: [0.3, 0.7],
		results: ['Phát quang, dọn đường, tu sửa nhà văn hóa.', ''],
		parts: {
			outcome: { type: 'duong-sua', unit: 'km', least: 5, most: 40, tenths: true },
			volunteerDays: true
		}
	},
	{
		weight: 6,
		names: ['Đông ấm vùng cao {commune}', 'Tình nguyện mùa đông tại {commune}'],
		kinds: ['activity'],
		field: '3.4',
		objectives: [2],
		campaigns: ['tinh-nguyen-mua-dong', 'tinh-nguyen-vung-sau'],
		months: [11, 12, 1],
		place: 'twinned',
		turnout: [0.2, 0.6],
		results: ['Trao áo ấm, chăn ấm tận bản.', ''],
		parts: {
			goods: [
				{ name: 'áo ấm', unit: 'chiếc', least: 30, most: 200 },
				{ name: 'chăn ấm', unit: 'chiếc', least: 10, most: 60 }
			],
			children: { least: 30, most: 120, giftDong: smallGifts, gift: 'suất quà' }
		}
	},
	{
		weight: 4,
		names: ['Xuân tình nguyện: tặng quà Tết hộ nghèo {commune}'],
		kinds: ['activity'],
		field: '3.4',
		objectives: [2],
		campaigns: ['xuan-tinh-nguyen'],
		months: [1, 2],
		place: 'twinned',
		turnout: [0.2, 0.5],
		results: ['Gói bánh chưng tặng bà con đón Tết.', ''],
		parts: {
			households: { least: 5, most: 30, giftDong: largeGifts },
			goods: [{ name: 'bánh chưng', unit: 'chiếc', least: 30, most: 200 }]
		}
	},
	{
		weight: 6,
		names: ['Hiến máu tình nguyện', 'Tham gia ngày hội hiến máu tình nguyện'],
		kinds: ['activity'],
		field: '3.4',
		objectives: [2],
		campaigns: ['hien-mau'],
		months: [],
		place: 'venue',
		turnout: [0.1, 0.4],
		results: [''],
		parts: { outcome: { type: 'don-vi-mau', unit: 'đơn vị', least: 3, most: 40 } }
	},
	{
		weight: 6,
		names: ['Trực chốt phòng, chống dịch {commune}', 'Hỗ trợ tiêm chủng Covid-19 tại {commune}'],
		kinds: ['task'],
		field: '3.4',
		objectives: [2, 3],
		campaigns: ['phong-chong-dich'],
		months: [],
		years: [2020, 2021],
		place: 'anyCommune',
		turnout: [0.1, 0.5],
		results: ['Phân ca trực ngày và đêm.', 'Hướng dẫn khai báo y tế, đo thân nhiệt.'],
		parts: {
			volunteerDays: true,
			goods: [{ name: 'khẩu trang', unit: 'chiếc', least: 200, most: 3000 }]
		}
	},
	{
		weight: 8,
		names: ['Ngày thứ bảy tình nguyện giải quyết thủ tục', 'Ngày thứ bảy tình nguyện'],
		kinds: ['task'],
		field: '3.4',
		objectives: [1, 2],
		campaigns: ['ngay-thu-bay-tinh-nguyen'],
		months: [],
		place: 'venue',
		turnout: [0.1, 0.4],
		results: ['Giải quyết hồ sơ tồn, hướng dẫn người dân nộp trực tuyến.', ''],
		parts: {
			outcome: { type: 'ho-so-giai-quyet', unit: 'hồ sơ', least: 20, most: 300 },
			volunteerDays: true
		}
	},
	{
		weight: 3,
		names: ['Thắp nến tri ân, thăm gia đình chính sách {commune}'],
		kinds: ['activity'],
		field: '3.4',
		objectives: [4],
		campaigns: ['den-on-dap-nghia'],
		months: [7],
		place: 'anyCommune',
		turnout: [0.3, 0.8],
		results: ['Dâng hương nghĩa trang liệt sĩ.', ''],
		parts: { households: { least: 2, most: 12, giftDong: largeGifts } }
	}
];
