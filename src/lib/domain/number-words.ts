import type { Qualifier } from './amount.ts';

type Decimal = { whole: string; fraction: string };

/** Plain decimal digits of a number, without an exponent. */
function plainDigits(n: number): Decimal {
	const [mantissa = '0', exponent] = String(n).split('e');
	const [whole = '0', fraction = ''] = mantissa.split('.');
	const power = Number(exponent ?? 0);
	if (power >= 0) {
		const digits = fraction.padEnd(power, '0');
		return { whole: whole + digits.slice(0, power), fraction: digits.slice(power) };
	}
	const digits = whole.padStart(1 - power, '0');
	return { whole: digits.slice(0, power), fraction: digits.slice(power) + fraction };
}

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, '.');

/** A number for the eye: "1.234.567,5". Does not use `Intl`, so that every phone writes the same. */
export function formatNumber(n: number): string {
	const { whole, fraction } = plainDigits(n);
	return fraction === '' ? grouped(whole) : `${grouped(whole)},${fraction}`;
}

/** A number for a field that will be read again: as {@link formatNumber}, but never a comma that could group thousands. */
export function editableNumber(n: number): string {
	const text = formatNumber(n);
	return /^[1-9]\d{0,2},\d{3}$/.test(text) ? `${text}0` : text;
}

/** "1.234.567 ₫", with a space that does not break. */
export function formatDong(dong: number): string {
	return `${formatNumber(dong)}\u00a0₫`;
}

/** The word before an amount; an exact one needs none. */
export const qualifierWords: Readonly<Record<Qualifier, string>> = {
	exact: '',
	about: 'khoảng',
	over: 'trên',
	nearly: 'gần'
};

const STEPS = [
	{ power: 9, word: 'tỷ' },
	{ power: 6, word: 'triệu' },
	{ power: 3, word: 'nghìn' }
] as const;

/** From here on a count of tỷ would itself need a dot, which reading it back (`money.ts`) asks about. */
const LARGEST_SPOKEN = 1e12;

/** "60 triệu", "1,2 tỷ", "1 tỷ 234 triệu 500 nghìn", or plain digits where thousands do not divide it. */
function spoken(dong: number): string {
	if (dong < 1000 || dong % 1000 !== 0 || dong >= LARGEST_SPOKEN) return formatNumber(dong);
	for (const { power, word } of STEPS) {
		const tenths = dong / 10 ** (power - 1);
		if (dong >= 10 ** power && dong < 10 ** (power + 3) && Number.isInteger(tenths))
			return `${formatNumber(tenths / 10)} ${word}`;
	}
	let rest = dong;
	const parts: string[] = [];
	for (const { power, word } of STEPS) {
		const count = Math.floor(rest / 10 ** power);
		if (count > 0) parts.push(`${formatNumber(count)} ${word}`);
		rest -= count * 10 ** power;
	}
	return parts.join(' ');
}

/** Money as it is said: "gần 60 triệu đồng". */
export function moneyWords(dong: number, qualifier: Qualifier): string {
	return `${qualifierWords[qualifier]} ${spoken(dong)} đồng`.trim();
}

/** A count or quantity as it is said: "khoảng 1.000". */
export function numberWords(n: number, qualifier: Qualifier): string {
	return `${qualifierWords[qualifier]} ${formatNumber(n)}`.trim();
}
