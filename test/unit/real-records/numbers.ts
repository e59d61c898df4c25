const SCALES: Record<string, number> = { nghìn: 1e3, triệu: 1e6, tỷ: 1e9 };

/** Every number a Vietnamese text tells: "6.000", "0,6", "500 nghìn", "60 triệu", the parts of 19/5/2021. */
export function numbersIn(text: string): number[] {
	return [...text.matchAll(/(\d+(?:\.\d{3})*(?:,\d+)?)(?:\s*(nghìn|triệu|tỷ))?/g)].map(
		([, digits = '', scale = '']) => {
			const n = Number(digits.replaceAll('.', '').replace(',', '.'));
			return n * (SCALES[scale] ?? 1);
		}
	);
}

/** Every number a value holds: numbers, and those told in its texts (ids of lines left out). */
export function numbersOf(value: unknown, key = ''): number[] {
	if (typeof value === 'number') return [value];
	if (typeof value === 'string')
		return key === 'id' || key === 'code' || key === 'place'
			? []
			: numbersIn(value.replaceAll('-', ' '));
	if (Array.isArray(value)) return value.flatMap((item) => numbersOf(item, key));
	if (typeof value === 'object' && value !== null)
		return Object.entries(value).flatMap(([name, item]) => numbersOf(item, name));
	return [];
}

/** The amounts of a record (`n` of every amount), wherever they stand. */
export function amountsOf(value: unknown): number[] {
	if (Array.isArray(value)) return value.flatMap(amountsOf);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, item]) =>
		name === 'n' && typeof item === 'number' ? [item] : amountsOf(item)
	);
}
