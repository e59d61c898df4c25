import { describe, expect, it } from 'vitest';
import { toUnicode } from '../../../../src/lib/domain/import/legacy-text.ts';
import { inUnicode } from '../../../../src/lib/domain/import/old-fonts.ts';
import { isSyllable } from '../../../../src/lib/domain/import/syllable.ts';

/** As files of before Unicode hold them, typed by hand from the tables of the two encodings. */
const lists = {
	unicode: ['Họ và tên', 'Nguyễn Văn Quý', 'Lê Hà', 'Trần Thị Bé', 'Đặng Thuỳ Dương'],
	tcvn3: ['Hä vµ tªn', 'NguyÔn V¨n Quý', 'Lª Hµ', 'TrÇn ThÞ BÐ', '§Æng Thuú D­¬ng'],
	vni: ['Hoï vaø teân', 'Nguyeãn Vaên Quyù', 'Leâ Haø', 'Traàn Thò Beù', 'Ñaëng Thuyø Döông']
};

describe('text of before Unicode', () => {
	it.each(['tcvn3', 'vni'] as const)('%s is told from the others', (encoding) => {
		const { table, turned } = inUnicode(lists[encoding].map((text) => [text]));
		expect(table.flat()).toEqual(lists.unicode);
		expect(turned.encodings).toEqual([encoding]);
	});

	it('a list of today is left as it is', () => {
		const table = lists.unicode.map((text) => [text]);
		expect(inUnicode(table)).toEqual({ table, turned: { encodings: [], texts: [] } });
	});

	it('a list pasted together out of files of three kinds: each line is read as it was written', () => {
		const pasted = ['Giàng A Páo', 'Ghi chú', lists.tcvn3[1], lists.vni[3], 'Nguyễn Thị Hoa', 'Hà'];
		const { table, turned } = inUnicode(
			[...pasted, 'Trần Hữu'].map((text) => [text ?? '', 'Sở Y tế'])
		);
		expect(table.map(([name]) => name)).toEqual([
			'Giàng A Páo',
			'Ghi chú',
			'Nguyễn Văn Quý',
			'Trần Thị Bé',
			'Nguyễn Thị Hoa',
			'Hà',
			'Trần Hữu'
		]);
		expect(turned).toEqual({
			encodings: ['tcvn3', 'vni'],
			texts: ['Nguyễn Văn Quý', 'Trần Thị Bé']
		});
	});

	it('becomes the same names', () => {
		expect(lists.tcvn3.map((text) => toUnicode(text, 'tcvn3'))).toEqual(lists.unicode);
		expect(lists.vni.map((text) => toUnicode(text, 'vni'))).toEqual(lists.unicode);
	});

	it('names in capitals stay in capitals', () => {
		expect(toUnicode('NGUYÔN V¡N QUý', 'tcvn3')).toBe('NGUYỄN VĂN QUÝ');
		expect(toUnicode('NGUYEÃN VAÊN ÑÖÙC', 'vni')).toBe('NGUYỄN VĂN ĐỨC');
	});

	it('what is in Unicode already is left alone, in a file of the old encoding too', () => {
		expect(toUnicode('Lê Thị Hường', 'tcvn3')).toBe('Lê Thị Hường');
	});

	it('a list whose marks all are of Latin letters too is Unicode', () => {
		for (const texts of [
			['Lê Hà', 'Hà Quý', 'Tô Hoài'],
			['An', 'Binh']
		])
			expect(inUnicode([texts]).table).toEqual([texts]);
	});

	it('knows syllables from what a wrong encoding makes of them', () => {
		for (const word of 'Nguyễn Giêng gì quê Quyết khuya Đoàn Uyên nghiêng thuở'.split(' '))
			expect([word, isSyllable(word)]).toEqual([word, true]);
		for (const word of ['NguyÔn', 'V¨n', 'Nguyeãn', 'vaø', 'ThÞ'])
			expect([word, isSyllable(word)]).toEqual([word, false]);
	});
});
