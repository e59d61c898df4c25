import { isDay } from '../date.ts';

/**
 * A cell of a list as its file has it: a day is one that the file calls a date; unread is a formula whose result the file
 * does not hold, or one that came to an error.
 */
export type ListCell = string | number | { day: string } | { unread: 'formula' } | null;

/** Whether nobody can tell what a cell says. */
export function isUnread(cell: ListCell): boolean {
	return cell !== null && typeof cell === 'object' && 'unread' in cell;
}

/** A year of birth, and the day where it is known. */
export type Birth = { year: number; day: string | null };

/** The years in which anybody on a roster can be born, as `Person` has it. */
export const BIRTH_YEARS = { from: 1940, to: 2020 };
/** Excel's first day but two: it counts 29/02/1900, which never was. */
const SERIAL_ORIGIN_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** Days since then of 1940 and 2020: a whole number between is a date whose format was lost. */
const SERIALS = { from: 14_611, to: 44_196 };

/** What a cell says as text: whole numbers without a point, days as they are written here. */
export function cellText(cell: ListCell): string {
	if (cell === null || (typeof cell === 'object' && 'unread' in cell)) return '';
	if (typeof cell === 'number') return String(cell);
	const text = typeof cell === 'string' ? cell : cell.day.split('-').reverse().join('/');
	return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** The day a spreadsheet means by a number. */
export function serialDay(serial: number): string {
	return new Date(SERIAL_ORIGIN_MS + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}

/** Reads a birth out of a cell: a date, its number, `15/6/1995`, `15-06-95`, `6/1995`, `1995`. Null: nothing is said. */
export function birthOf(cell: ListCell): Birth | null | 'notBirth' {
	if (cell !== null && typeof cell === 'object')
		return 'day' in cell ? checked(cell.day) : 'notBirth';
	if (typeof cell === 'number') {
		if (cell >= SERIALS.from && cell <= SERIALS.to) return checked(serialDay(cell));
		return ofYear(cell);
	}
	const text = cellText(cell);
	if (text === '') return null;
	if (/^\d{5}$/.test(text)) return birthOf(Number(text));
	if (/^\d{4}$/.test(text)) return ofYear(Number(text));
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
	if (iso !== null) return checked(dayText(iso[1], iso[2], iso[3]));
	const [, day, month, year] =
		/^(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(text) ?? [];
	if (year === undefined) return 'notBirth';
	const whole = year.length === 2 ? String(century(Number(year))) : year;
	if (day === undefined) return Number(month) <= 12 ? ofYear(Number(whole)) : 'notBirth';
	return checked(dayText(whole, month, day));
}

/** Two figures: nobody on a roster was born before 1940, or after 2020. */
function century(year: number): number {
	return year + (year + 1900 < BIRTH_YEARS.from ? 2000 : 1900);
}

function dayText(year = '', month = '', day = ''): string {
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function checked(day: string): Birth | 'notBirth' {
	if (!isDay(day)) return 'notBirth';
	const found = ofYear(Number(day.slice(0, 4)));
	return found === 'notBirth' ? found : { ...found, day };
}

function ofYear(year: number): Birth | 'notBirth' {
	const fits = Number.isInteger(year) && year >= BIRTH_YEARS.from && year <= BIRTH_YEARS.to;
	return fits ? { year, day: null } : 'notBirth';
}

/** The heads of eleven figures, until 2018, and what became of them. */
const OLD_HEADS: Readonly<Record<string, string>> = {
	'0162': '032',
	'0163': '033',
	'0164': '034',
	'0165': '035',
	'0166': '036',
	'0167': '037',
	'0168': '038',
	'0169': '039',
	'0120': '070',
	'0121': '079',
	'0122': '077',
	'0126': '076',
	'0128': '078',
	'0123': '083',
	'0124': '084',
	'0125': '085',
	'0127': '081',
	'0129': '082',
	'0186': '056',
	'0188': '058',
	'0199': '059'
};

/** A mobile telephone's number: with or without the 0 that a spreadsheet drops, +84, blanks, points. Null: nothing is said. */
export function phoneOf(cell: ListCell): string | null | 'notPhone' {
	const text = cellText(cell);
	if (text === '') return null;
	if (/[^\d\s.+()'-]/.test(text)) return 'notPhone';
	let digits = text.replace(/\D/g, '');
	if (/^(0084|84)/.test(digits) && digits.length > 10) digits = digits.replace(/^(00)?84/, '0');
	if (/^[35789]\d{8}$/.test(digits) || /^1\d{9}$/.test(digits)) digits = `0${digits}`;
	if (digits.length === 11) digits = (OLD_HEADS[digits.slice(0, 4)] ?? 'x') + digits.slice(4);
	return /^0[35789]\d{8}$/.test(digits) ? digits : 'notPhone';
}
