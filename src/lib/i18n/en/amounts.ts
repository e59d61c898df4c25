import type { Qualifier } from '../../domain/amount.ts';
import { moneyWords, numberWords } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { amounts as vi } from '../vi/amounts.ts';

const inEnglish: Readonly<Record<string, string>> = {
	khoảng: 'about',
	trên: 'over',
	gần: 'nearly',
	tỷ: 'billion',
	triệu: 'million',
	nghìn: 'thousand'
};
/** Said by the same rules as in Vietnamese, so that no sum is written in two ways. */
const translated = (text: string) => text.replace(/\p{L}+/gu, (word) => inEnglish[word] ?? word);

export const amounts = {
	money: (dong: number, qualifier: Qualifier) => translated(moneyWords(dong, qualifier)),
	number: (n: number, qualifier: Qualifier) => translated(numberWords(n, qualifier)),
	units: { people: 'people', attendances: 'attendances', workdays: 'workdays' },
	qualifier: 'How exact',
	qualifiers: { exact: 'exactly', about: 'about', over: 'over', nearly: 'nearly' },
	placeholder: 'not said',
	unit: 'Unit',
	unitPlaceholder: 'unit',
	readAs: 'Read as: ',
	same: (text) => `, which is ${text}`,
	eachPrefix: '= ',
	eachSuffix: ' each',
	words: (label) => `${label}, in words`,
	keepAsWords: 'Keep as words',
	write: (text) => `Write ${text}`,
	onlyDong:
		'Less than one thousand đồng. If thousands are meant, add “nghìn”, for millions “triệu”.',
	wordsOnly: 'Words only; not counted in any total.',
	sum: (dong) => `Sum of the lines: ${dong}`,
	sumAbout: (dong) => `Sum of the lines: about ${dong}`,
	product: (n, price) => `${n} ${n === '1' ? 'gift' : 'gifts'} × ${price}`,
	unpriced: (names) => `${names}: without a price.`,
	totalKept: 'The total that you wrote stays as it is.',
	useSum: 'Use this as the total'
} satisfies Spoken<typeof vi>;
