const quarters = ['I', 'II', 'III', 'IV'];

/** 05/03/2021 */
export const dayText = (day: string) => day.split('-').reverse().join('/');

/**
 * A period inside a sentence: "tháng 6/2021", "quý II/2021", "6 tháng đầu năm 2021", "năm 2021", "cả nhiệm kỳ", "từ
 * 05/03/2021 đến 20/05/2021".
 */
export function periodName(period: string): string {
	if (period === 'term') return 'cả nhiệm kỳ';
	const [from = '', to] = period.split('..');
	if (to !== undefined) return `từ ${dayText(from)} đến ${dayText(to)}`;
	const year = period.slice(0, 4);
	const part = period.slice(5);
	if (part === '') return `năm ${year}`;
	if (part.startsWith('Q')) return `quý ${quarters[Number(part[1]) - 1]}/${year}`;
	if (part === 'H2') return `6 tháng cuối năm ${year}`;
	if (part.endsWith('m')) return `${part[0]} tháng đầu năm ${year}`;
	return `tháng ${Number(part)}/${year}`;
}

/** What follows a period, in the same words: "6 tháng cuối năm 2021" after "6 tháng đầu năm 2021"; null after the term or free days. */
export function nextPeriodName(period: string): string | null {
	if (period === 'term' || period.includes('..')) return null;
	const year = Number(period.slice(0, 4));
	const part = period.slice(5);
	if (part === '' || part === 'H2' || part === 'Q4' || part === '12') {
		const next = part === 'Q4' ? '-Q1' : part === '12' ? '-01' : part === 'H2' ? '-6m' : '';
		return periodName(`${year + 1}${next}`);
	}
	if (part === '6m') return periodName(`${year}-H2`);
	if (part === '9m') return periodName(`${year}-Q4`);
	if (part.startsWith('Q')) return periodName(`${year}-Q${Number(part[1]) + 1}`);
	return periodName(`${year}-${String(Number(part) + 1).padStart(2, '0')}`);
}

/** The same as a title: "Quý II/2021". */
export function periodTitle(period: string): string {
	const text = periodName(period);
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same without its year, beside others of the year: "Quý II", "6 tháng cuối", "Tháng 6". */
export function periodShort(period: string): string {
	const part = period.slice(5);
	if (part === '') return 'Cả năm';
	if (part.startsWith('Q')) return `Quý ${quarters[Number(part[1]) - 1]}`;
	if (part === 'H2') return '6 tháng cuối';
	if (part.endsWith('m')) return `${part[0]} tháng đầu`;
	return `Tháng ${Number(part)}`;
}
