import type { SeededRandom } from './random.ts';

const families = [
	{ weight: 30, value: 'Nguyễn' },
	{ weight: 12, value: 'Trần' },
	{ weight: 9, value: 'Lê' },
	{ weight: 9, value: 'Hoàng' },
	{ weight: 8, value: 'Phạm' },
	{ weight: 5, value: 'Vũ' },
	{ weight: 4, value: 'Đỗ' },
	{ weight: 4, value: 'Bùi' },
	{ weight: 4, value: 'Hà' },
	{ weight: 3, value: 'Đặng' },
	{ weight: 3, value: 'Lương' },
	{ weight: 3, value: 'Nông' },
	{ weight: 3, value: 'Triệu' },
	{ weight: 2, value: 'Lò' },
	{ weight: 2, value: 'Sa' },
	{ weight: 2, value: 'Giàng' },
	{ weight: 2, value: 'Vàng' },
	{ weight: 2, value: 'Bàn' },
	{ weight: 1, value: 'Sùng' },
	{ weight: 1, value: 'Lự' },
	{ weight: 2, value: 'Ngô' },
	{ weight: 2, value: 'Dương' },
	{ weight: 2, value: 'Đinh' },
	{ weight: 1, value: 'Mai' },
	{ weight: 1, value: 'Tạ' },
	{ weight: 1, value: 'Phùng' }
];

const women = {
	middle: ['Thị', 'Thị', 'Thị Thu', 'Thị Thanh', 'Thị Kim', 'Thị Ngọc', 'Thị Hồng', 'Thu', 'Thanh'],
	given:
		'An Anh Bích Chi Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hòa Huệ Huyền Hương Lan Liên Linh Loan Lý Mai My Nga Ngân Ngọc Nhung Oanh Phương Quỳnh Thảo Thắm Thúy Thủy Thư Trang Tuyết Uyên Vân Yến'.split(
			' '
		)
};

const men = {
	middle: ['Văn', 'Văn', 'Đức', 'Quang', 'Minh', 'Xuân', 'Hữu', 'Tuấn', 'Ngọc', 'Trung', 'A'],
	given:
		'Anh Bình Chiến Công Cường Dũng Duy Đạt Đông Đức Giang Hải Hiếu Hoàng Huy Hùng Hưng Khánh Kiên Lâm Long Mạnh Minh Nam Nghĩa Phong Phúc Quân Quyết Sơn Tài Thành Thái Thắng Thịnh Tiến Toàn Trung Trường Tuấn Tùng Việt Vinh Vũ'.split(
			' '
		)
};

/** A plausible name of a young person in Yên Bái: family, middle and given names as often as one meets them. */
export function plausibleName(random: SeededRandom): string {
	const { middle, given } = random.chance(0.55) ? women : men;
	return `${random.weighted(families)} ${random.pick(middle)} ${random.pick(given)}`;
}
