/** A piece of a text that is read in one language. */
export type Passage = { text: string; vietnamese: boolean };

/** Letters that Vietnamese has and English has not. */
const LETTER = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/iu;
const WORD = /[\p{L}\p{M}]+/gu;
/** The shape of a Vietnamese syllable, its marks left aside: "trong", "Lan", "xanh", and of English "to", "than". */
const SYLLABLE =
	/^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/iu;

/** What English has in the shape of a Vietnamese syllable: small words, and those that our own sentences say. */
const ENGLISH = new Set(
	(
		'a am an at be beat been being boat boy but buy buying by bye can chat chip coat cup cut day die din ' +
		'do doing dot due each eat gain get go going got hat he him hit hot i in it keep key kin king lay ' +
		'leap let lie long lot main man map may me mean meet men met min moon much my no noon not on out pain ' +
		'pay paying pen pin put rain ran rang reach rich ring room run sat say saying see seeing seem seen ' +
		'set sing sit so son song soon such sum tap tea teach team ten than that the them then they thing to ' +
		'too top toy train true try trying up via yet you young'
	).split(' ')
);

type Kind = 'vietnamese' | 'either' | 'small' | 'english';
type Word = { at: number; end: number; kind: Kind; capital: boolean };

function kindOf(word: string): Kind {
	if (LETTER.test(word)) return 'vietnamese';
	if (!SYLLABLE.test(word)) return 'english';
	return ENGLISH.has(word.toLowerCase()) ? 'small' : 'either';
}

function wordsOf(text: string): Word[] {
	return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
		at: index,
		end: index + word.length,
		kind: kindOf(word),
		capital: word[0] !== word[0]?.toLowerCase()
	}));
}

/** Which words are read as Vietnamese: those with its letters, and beside them what can be of the same name or sentence. */
function read(words: readonly Word[]): boolean[] {
	const vietnamese = words.map(({ kind }) => kind === 'vietnamese');
	const allEither = !words.some(({ kind }) => kind === 'english');
	const joins = ({ kind, capital }: Word, afterName: boolean) =>
		kind === 'either'
			? allEither || capital || afterName
			: kind === 'small' && capital && afterName;
	words.forEach((word, n) => {
		if (vietnamese[n - 1] === true && joins(word, true)) vietnamese[n] = true;
	});
	for (let n = words.length - 2; n >= 0; n--) {
		const word = words[n];
		if (word !== undefined && vietnamese[n + 1] === true && joins(word, false))
			vietnamese[n] = true;
	}
	fillGaps(words, vietnamese, allEither);
	return vietnamese;
}

/** "thăm hai em Mùa": what stands between Vietnamese words, and is not English for sure, belongs to them. */
function fillGaps(words: readonly Word[], vietnamese: boolean[], allEither: boolean): void {
	let last = -1;
	words.forEach((_, n) => {
		if (vietnamese[n] !== true) return;
		const gap = words.slice(last + 1, n);
		const belongs = gap.every(({ kind }) => kind === 'either' || (allEither && kind === 'small'));
		if (last >= 0 && belongs) vietnamese.fill(true, last + 1, n);
		last = n;
	});
}

/**
 * A text of a page in English, in the pieces that are read in one language each: names and what people typed are
 * Vietnamese. Together they are the text. Words without Vietnamese letters are judged by their neighbours, so one may
 * be read in the wrong voice; none is lost.
 */
export function passagesOf(text: string): Passage[] {
	if (!LETTER.test(text)) return [{ text, vietnamese: false }];
	const words = wordsOf(text);
	const vietnamese = read(words);
	const passages: Passage[] = [];
	let from = 0;
	const upTo = (end: number, is: boolean) => {
		if (end > from) passages.push({ text: text.slice(from, end), vietnamese: is });
		from = end;
	};
	words.forEach(({ at, end }, n) => {
		if (vietnamese[n] !== true) return;
		if (vietnamese[n - 1] !== true) upTo(at, false);
		if (vietnamese[n + 1] !== true) upTo(end, true);
	});
	upTo(text.length, false);
	return passages;
}

/** Whether a text has letters that an English voice cannot read. */
export const hasVietnamese = (text: string): boolean => LETTER.test(text);
