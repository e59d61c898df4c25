import type { Qualifier } from './amount.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/**
 * What cannot be read for sure is asked about, never guessed. `limit` carries what the question shows: the number as it
 * would be written, or the piece of text in doubt.
 */
export type NumberFault = {
	code:
		| 'notNumber'
		| 'dotDecimal'
		| 'ambiguousComma'
		| 'ambiguousDot'
		| 'severalNumbers'
		| 'range'
		| 'unclearQualifier'
		| 'currency'
		| 'negative';
	limit?: string;
};

/** A number found in a typed text. `qualifier` null: the text has no word for it; `rest`: the words after it ("tấn"). */
export type ReadNumber = { n: number; qualifier: Qualifier | null; rest: string };

/** A text longer than this is a story, not a number. */
const LONGEST_TEXT = 400;
const TOKEN =
	/(?<digits>\d+(?:[.,\u00a0\u202f]\d+)*)|(?<word>[\p{L}\p{M}₫$€]+)|(?<sign>[^\s\p{L}\p{M}\d])/gu;

/** Powers of ten of the words for scale; "k" and "tr" are what people type on a phone, English what its readers do. */
const SCALES: Readonly<Record<string, number>> = {
	k: 3,
	nghìn: 3,
	ngàn: 3,
	tr: 6,
	triệu: 6,
	tỷ: 9,
	tỉ: 9,
	thousand: 3,
	million: 6,
	billion: 9
};
/** Words that make a scale larger ("2 trăm triệu"), or are one themselves. */
const TENS: Readonly<Record<string, number>> = { chục: 1, trăm: 2 };
const QUALIFIERS: Readonly<Record<string, Qualifier>> = {
	đúng: 'exact',
	khoảng: 'about',
	chừng: 'about',
	tầm: 'about',
	'~': 'about',
	'≈': 'about',
	trên: 'over',
	hơn: 'over',
	'>': 'over',
	gần: 'nearly',
	exactly: 'exact',
	about: 'about',
	around: 'about',
	over: 'over',
	nearly: 'nearly',
	almost: 'nearly'
};
/** Words before a number that say neither exact, about, over nor nearly: "dưới 100" is not 100. */
const UNCLEAR = new Set([
	'dưới',
	'quá',
	'đa',
	'nhất',
	'thiểu',
	'chưa',
	'đến',
	'tới',
	'ngót',
	'under',
	'below',
	'least',
	'most',
	'to',
	'<',
	'≤',
	'≥'
]);
const RANGE_MARKS = new Set(['-', '–', '—', '~', 'đến', 'tới', 'to']);
const FOREIGN = new Set(['usd', '$', 'đô', 'euro', 'eur', '€']);
const CURRENCY = new Set(['đồng', 'đ', '₫', 'vnd', 'vnđ']);
/**
 * Words of money as a phone without Vietnamese keys types them. Of money only: "2 tram y te" are two stations, "5 ti vi" no
 * billions.
 */
const UNMARKED: Readonly<Record<string, string>> = {
	nghin: 'nghìn',
	ngan: 'ngàn',
	trieu: 'triệu',
	ty: 'tỷ',
	ti: 'tỉ',
	ruoi: 'rưỡi',
	tram: 'trăm',
	chuc: 'chục',
	dong: 'đồng',
	khoang: 'khoảng',
	tren: 'trên',
	gan: 'gần',
	hon: 'hơn',
	duoi: 'dưới'
};
/** Nobody gives less: where a word that is no currency follows, that word was meant as a scale and is not known. */
const LEAST_MONEY_WITH_WORDS = 1000;

type Token = { kind: 'digits' | 'word' | 'sign'; text: string; end: number };
type Decimal = { whole: string; fraction: string };
/** What a number phrase says, and the token after it. */
type Phrase = { n: number; next: number };

function tokens(text: string): Token[] {
	return [...text.matchAll(TOKEN)].map((match) => ({
		kind:
			match.groups?.digits !== undefined
				? 'digits'
				: match.groups?.word !== undefined
					? 'word'
					: 'sign',
		text: match[0],
		end: match.index + match[0].length
	}));
}

const groups = (parts: string[]) =>
	parts.length > 1 &&
	/^[1-9]\d{0,2}$/.test(parts[0] ?? '') &&
	parts.slice(1).every((part) => part.length === 3);

/** Reads digits with separators the Vietnamese way: dots group thousands, the comma begins the fraction. */
function readDigits(text: string, scaled: boolean): Result<Decimal, NumberFault> {
	const plain = text.replace(/[\u00a0\u202f]/g, '.');
	const [head = '', ...tails] = plain.split(',');
	const thousands = head.split('.');
	if (tails.length > 1) {
		const all = plain.split(',');
		return groups(all)
			? ok({ whole: all.join(''), fraction: '' })
			: err({ code: 'notNumber', limit: text });
	}
	const [fraction] = tails;
	if (fraction?.includes('.')) return err({ code: 'notNumber', limit: text });
	if (thousands.length > 1 && !groups(thousands))
		return thousands.length > 2
			? err({ code: 'notNumber', limit: text })
			: err({ code: 'dotDecimal', limit: plain.replace('.', ',') });
	if (thousands.length === 2 && fraction === undefined && scaled)
		return err({ code: 'ambiguousDot', limit: text });
	if (fraction?.length === 3 && /^[1-9]\d{0,2}$/.test(head))
		return err({ code: 'ambiguousComma', limit: text });
	return ok({ whole: thousands.join(''), fraction: fraction ?? '' });
}

/** A decimal times a power of ten, by moving the comma: no rounding on the way. */
function shifted({ whole, fraction }: Decimal, power: number): number {
	const digits = fraction.padEnd(power, '0');
	return Number(`${whole}${digits.slice(0, power)}.${digits.slice(power) || '0'}`);
}

/** The scale said after a number ("triệu", "trăm nghìn"), in how many words; null: none is. */
function scaleAt(all: Token[], at: number): { power: number; words: number } | null {
	const [first, second] = [all[at], all[at + 1]].map((token) =>
		token?.kind === 'word' ? token.text : ''
	);
	const tens = TENS[first ?? ''];
	const scale = SCALES[(tens === undefined ? first : second) ?? ''];
	if (tens === undefined) return scale === undefined ? null : { power: scale, words: 1 };
	return scale === undefined ? { power: tens, words: 1 } : { power: tens + scale, words: 2 };
}

/** "1 tỷ 2", "1tr5", "1tr500", "2 triệu rưỡi": what is said after the scale without one of its own. */
function tail(all: Token[], at: number, power: number): Phrase | NumberFault | null {
	const token = all[at];
	if (token?.kind === 'word' && token.text === 'rưỡi')
		return { n: 5 * 10 ** (power - 1), next: at + 1 };
	if (token?.kind !== 'digits' || scaleAt(all, at + 1) !== null) return null;
	// "2 trăm 5" is 205 to one reader and 250 to another.
	if (power % 3 !== 0) return { code: 'severalNumbers' };
	if (/^\d$/.test(token.text)) return { n: Number(token.text) * 10 ** (power - 1), next: at + 1 };
	if (/^\d{3}$/.test(token.text))
		return { n: Number(token.text) * 10 ** (power - 3), next: at + 1 };
	return { code: 'severalNumbers' };
}

/** Reads one number phrase that begins with the digits at `start`. */
function readPhrase(all: Token[], start: number): Result<Phrase, NumberFault> {
	let n = 0;
	let at = start;
	/** The power of ten below which a further part may still be said ("1 triệu 500 nghìn"). */
	let spare = Infinity;
	for (let token = all[at]; token?.kind === 'digits'; token = all[at]) {
		const scale = scaleAt(all, at + 1);
		if (scale === null && at !== start) break;
		const digits = readDigits(token.text, scale !== null);
		if (!digits.ok) return digits;
		if (scale === null) return ok({ n: shifted(digits.value, 0), next: at + 1 });
		const { power, words } = scale;
		if (power >= spare) return err({ code: 'severalNumbers' });
		n += shifted(digits.value, power);
		spare = power;
		at += 1 + words;
		const more = tail(all, at, power);
		if (more === null) continue;
		return 'code' in more ? err(more) : ok({ n: n + more.n, next: more.next });
	}
	return ok({ n, next: at });
}

function qualifierBefore(all: Token[], start: number): Result<Qualifier | null, NumberFault> {
	const before = all[start - 1];
	if (before === undefined) return ok(null);
	if (UNCLEAR.has(before.text)) return err({ code: 'unclearQualifier', limit: before.text });
	if (before.text === '-' || before.text === '−') return err({ code: 'negative' });
	return ok(QUALIFIERS[before.text] ?? null);
}

/**
 * Reads the one number in a text as a Vietnamese writer means it: "60 triệu", "1,2 tỷ", "60tr", "500k", "1.234.567,5",
 * "gần 4,5 tấn", "1tr5". Anything that two readers could read differently is a fault with a code.
 */
export function readNumber(text: string): Result<ReadNumber, NumberFault> {
	if (text.length > LONGEST_TEXT) return err({ code: 'notNumber' });
	const plain = text.normalize('NFC').toLowerCase();
	const all = tokens(plain);
	const start = all.findIndex((token) => token.kind === 'digits');
	if (start === -1) return err({ code: 'notNumber' });
	const qualifier = qualifierBefore(all, start);
	if (!qualifier.ok) return qualifier;
	const phrase = readPhrase(all, start);
	if (!phrase.ok) return phrase;
	const { n, next } = phrase.value;
	const after = all.slice(next);
	if (after.some((token) => token.kind === 'digits'))
		return err({ code: RANGE_MARKS.has(after[0]?.text ?? '') ? 'range' : 'severalNumbers' });
	const end = all[next - 1]?.end ?? 0;
	return ok({ n, qualifier: qualifier.value, rest: text.normalize('NFC').slice(end).trim() });
}

const marked = (word: string) => UNMARKED[word.toLowerCase()] ?? word;

/**
 * Reads an amount of money in đồng; other currencies are refused, "đồng", "đ", "₫" may stand or not. "60 triêu" is a slip
 * of the finger, never 60 đồng.
 */
export function readMoney(text: string): Result<ReadNumber, NumberFault> {
	const all = tokens(text.normalize('NFC').toLowerCase());
	if (all.some((token) => FOREIGN.has(token.text))) return err({ code: 'currency' });
	const read = readNumber(text.replace(/[\p{L}\p{M}]+/gu, marked));
	if (!read.ok) return read;
	const rest = tokens(read.value.rest.toLowerCase());
	const said = rest[0] !== undefined && CURRENCY.has(rest[0].text);
	const isUnknownScale = rest[0]?.kind === 'word' && !said;
	if (isUnknownScale && read.value.n < LEAST_MONEY_WITH_WORDS)
		return err({ code: 'notNumber', limit: rest[0]?.text ?? '' });
	return ok(
		said ? { ...read.value, rest: read.value.rest.slice(rest[0]?.end ?? 0).trim() } : read.value
	);
}

/** Whether a text says more than digits and separators, so that it is worth keeping as told. */
export function saysMoreThanDigits(text: string): boolean {
	return /[^\d.,\s]/u.test(text);
}
