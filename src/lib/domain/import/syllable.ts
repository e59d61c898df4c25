/**
 * Whether a word can be a Vietnamese syllable, so that text whose encoding is not known can be tried: in a wrong one hardly
 * any word with marks is a syllable.
 */

const ONSET = /^(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?/;
const NUCLEI = new Set(
	(
		'a ă â e ê i o ô ơ u ư y ia iê yê ua uô ưa ươ oa oă oe oo uâ uê uy uơ uya uyê ' +
		'ai ao au ay âu ây eo êu iu iêu yêu oi ôi ơi ui ưi uôi ươi ưu ươu oai oao oay oeo uây uyu uôi uêu'
	).split(' ')
);
const CODA = /(ch|ng|nh|[cmnpt])?$/;
/** Huyền, sắc, hỏi, ngã, nặng. */
const TONES = /[\u0300\u0301\u0309\u0303\u0323]/gu;

/** Whether a word, in Unicode, is a syllable with at most one tone mark. */
export function isSyllable(word: string): boolean {
	const marked = word.normalize('NFD').toLowerCase();
	if ((marked.match(TONES) ?? []).length > 1) return false;
	const plain = marked.replace(TONES, '').normalize('NFC');
	const onset = ONSET.exec(plain)?.[0] ?? '';
	const body = plain.slice(onset.length);
	// "gì", "giêng", "quê": the onset's last letter may be the vowel.
	const bodies = [body, ...(/^(gi|qu)$/.test(onset) ? [`${onset.slice(1)}${body}`] : [])];
	return bodies.some((rest) => NUCLEI.has(rest.replace(CODA, '')));
}
