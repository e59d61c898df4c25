import { isSyllable } from './syllable.ts';

/** Unicode, or an encoding of the years before it: TCVN3 (ABC, fonts .Vn…) or VNI (fonts VNI-…). */
export type Encoding = 'unicode' | 'tcvn3' | 'vni';

/** TCVN 5712:1993, the third form: one byte a letter, capitals with tones only as a font that draws them so. */
const TCVN3 = pairs(
	'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦',
	'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ'
);
/** VNI for Windows: a letter and a mark after it; a few letters are one sign. */
const VNI = vniTable();

const VIETNAMESE_ONLY = /[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]|\p{M}/u;
const LATIN_1 = /[\u00A1-\u00FF]/u;
const WORDS = /[^\s,.;:()/\\-]+/gu;

function pairs(from: string, to: string): ReadonlyMap<string, string> {
	const letters = [...to];
	return new Map([...from].map((sign, i) => [sign, letters[i] ?? '']));
}

function vniTable(): ReadonlyMap<string, string> {
	const table = new Map<string, string>();
	const add = (from: string, to: string) => {
		table.set(from, to);
		table.set(from.toUpperCase(), to.toUpperCase());
		// "AØ", and "Aø" at the head of a name.
		table.set(from.charAt(0).toUpperCase() + from.slice(1), to.toUpperCase());
	};
	const many = (letter: string, marks: string, to: string) =>
		[...marks].forEach((mark, i) => add(letter + mark, [...to][i] ?? ''));
	many('a', 'øùûõïâàáåãäêèéúüë', 'àáảãạâầấẩẫậăằắẳẵặ');
	many('e', 'øùûõïâàáåãä', 'èéẻẽẹêềếểễệ');
	many('o', 'øùûõïâàáåãä', 'òóỏõọôồốổỗộ');
	many('ô', 'øùûõï', 'ờớởỡợ');
	many('u', 'øùûõï', 'ùúủũụ');
	many('ö', 'øùûõï', 'ừứửữự');
	many('y', 'øùûõ', 'ỳýỷỹ');
	for (const [from, to] of pairs('ìíæóòôöîñ', 'ìíỉĩịơưỵđ')) add(from, to);
	return table;
}

/** A text of an old encoding in Unicode. What Unicode alone can write was never in one, and stays as it is. */
export function toUnicode(text: string, encoding: Encoding): string {
	if (encoding === 'unicode' || VIETNAMESE_ONLY.test(text)) return text;
	return encoding === 'tcvn3' ? fromTcvn3(text) : fromVni(text);
}

function fromTcvn3(text: string): string {
	return text.replace(WORDS, (word) => {
		const turned = [...word].map((sign) => TCVN3.get(sign) ?? sign).join('');
		// Capitals with tones are the small signs, in a font of capitals: the plain letters of the word tell.
		return /[A-Z].*[A-Z]/.test(word) && !/[a-z]/.test(word) ? turned.toUpperCase() : turned;
	});
}

function fromVni(text: string): string {
	let turned = '';
	for (let i = 0; i < text.length; i++) {
		const two = VNI.get(text.slice(i, i + 2));
		turned += two ?? VNI.get(text.charAt(i)) ?? text.charAt(i);
		if (two !== undefined) i++;
	}
	return turned;
}

/** How many words of a text are syllables in each encoding; Unicode beyond doubt has one more than any. */
export function scoresOf(text: string): Record<Encoding, number> {
	if (VIETNAMESE_ONLY.test(text)) return { unicode: 1, tcvn3: 0, vni: 0 };
	const asked = (text.match(WORDS) ?? []).filter((word) => LATIN_1.test(word));
	const score = (encoding: Encoding) =>
		asked.filter((word) => isSyllable(toUnicode(word, encoding))).length;
	return { unicode: score('unicode'), tcvn3: score('tcvn3'), vni: score('vni') };
}
