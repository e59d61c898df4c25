import { area } from '../area.ts';

/** Moving a record to the unit it belongs to. */
export const move = /* @__PURE__ */ area('move', {
	action: 'Chuyển sang đơn vị khác',
	title: 'Chuyển sang đơn vị khác?',
	to: 'Chuyển sang',
	there: 'Ở đơn vị mới có một hoạt động mới, đủ nội dung, chờ bí thư bên đó duyệt.',
	here: 'Ở đơn vị này hoạt động được rút, ghi rõ chuyển đi đâu. Lịch sử vẫn giữ ở đây.',
	approved: (unit: string) =>
		`Hoạt động đã duyệt: chỉ tiêu vẫn tính cho ${unit} đến khi bí thư ở đó đồng ý rút.`,
	yes: (unit: string) => `Chuyển sang ${unit}`,
	no: 'Thôi',
	done: (unit: string) => `Đã chuyển sang ${unit}. Có mạng sẽ gửi.`,
	wentTo: (unit: string) => `Hoạt động này đã chuyển sang ${unit}. Không mất gì.`,
	cameFrom: (unit: string) => `Hoạt động này chuyển từ ${unit} sang.`,
	openThere: 'Mở hoạt động bên đó',
	openHere: 'Mở hoạt động gốc',
	/** What a secretary says who sends a record back because it belongs to another unit. */
	wrongUnit: 'Sai đơn vị',
	rightUnit: 'Đơn vị đúng',
	anyUnit: 'Chọn đơn vị',
	unitMissing: 'Chọn đơn vị đúng của hoạt động này.',
	reason: (unit: string) => `Sai đơn vị, đúng là ${unit}`,
	asked: (unit: string) => `Bí thư cho rằng hoạt động này thuộc ${unit}.`,
	noRight: (unit: string) =>
		`Bạn chưa ghi được cho ${unit}. Nhờ bí thư bên đó ghi giúp, hoặc hỏi văn phòng Đoàn Khối.`,
	history: {
		went: (n: number, unit: string) => `Bản ${n} · chuyển sang ${unit}`,
		came: (n: number, unit: string) => `Bản ${n} · chuyển từ ${unit}`
	}
});
