import { moneyWords, numberWords } from '../../domain/number-words.ts';
import { area } from '../area.ts';

/** Amounts: how sure, how much, in which unit. */
export const amounts = /* @__PURE__ */ area('amounts', {
	/** "gần 60 triệu đồng", "khoảng 1.000". */
	money: moneyWords,
	number: numberWords,
	units: { people: 'người', attendances: 'lượt', workdays: 'ngày công' },
	qualifier: 'Mức chính xác',
	qualifiers: { exact: 'đúng', about: 'khoảng', over: 'trên', nearly: 'gần' },
	placeholder: 'chưa ghi',
	unit: 'Đơn vị tính',
	unitPlaceholder: 'đơn vị',
	readAs: 'Đọc là: ',
	same: (text: string) => `, bằng ${text}`,
	eachPrefix: '= ',
	eachSuffix: ' mỗi suất',
	words: (label: string) => `Lời kể về ${label.toLowerCase()}`,
	keepAsWords: 'Giữ làm lời kể',
	write: (text: string) => `Ghi ${text}`,
	onlyDong: 'Ít hơn một nghìn đồng. Nếu là nghìn, gõ thêm “nghìn”.',
	wordsOnly: 'Chỉ có lời kể, không tính vào tổng số.',
	sum: (dong: string) => `Cộng các dòng: ${dong}`,
	sumAbout: (dong: string) => `Cộng các dòng: khoảng ${dong}`,
	product: (count: string, price: string) => `${count} suất × ${price}`,
	unpriced: (names: string) => `${names} chưa có giá.`,
	totalKept: 'Tổng bạn ghi được giữ nguyên.',
	useSum: 'Ghi số này làm tổng'
});
