/** Amounts: how sure, how much, in which unit. */
export const amounts = {
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
};
