import { describe, expect, it } from 'vitest';
import { emptyAmount } from '$lib/domain/activity/form-model.ts';
import { sumOfLines } from '$lib/domain/activity/form-model-sum.ts';
import { suggestNames, suggestTexts } from '$lib/domain/activity/suggestions.ts';
import { matchText } from '$lib/domain/match.ts';

describe('the lines are added beside the total', () => {
	const typed = (text: string) => ({ ...emptyAmount, text });
	const gift = {
		id: 'g1',
		name: 'suất quà',
		count: typed('100'),
		unitPriceDong: typed('500 nghìn'),
		totalDong: emptyAmount,
		receiver: '' as const,
		place: '',
		source: '',
		told: false
	};
	const pho = {
		id: 'h1',
		name: 'phở',
		quantity: typed('200'),
		unit: 'bát',
		valueDong: emptyAmount,
		receiver: '' as const,
		place: '',
		source: ''
	};

	it('and what has no price is named', () => {
		expect(sumOfLines({ gifts: [gift], goods: [pho] })).toEqual({
			dong: 50_000_000,
			inexact: false,
			parts: [
				{ kind: 'product', name: 'suất quà', count: 100, unitPriceDong: 500_000, dong: 50_000_000 },
				{ kind: 'unpriced', name: 'phở', quantity: '200 bát' }
			]
		});
	});

	it('an inexact part makes the sum inexact, a line total stands for its product', () => {
		const about = { ...gift, totalDong: typed('khoảng 40 triệu') };
		expect(sumOfLines({ gifts: [about], goods: [] })).toMatchObject({
			dong: 40_000_000,
			inexact: true
		});
	});

	it('nothing priced, nothing to add', () => {
		expect(sumOfLines({ gifts: [], goods: [pho] })).toBeNull();
		expect(sumOfLines({ gifts: [{ ...gift, count: typed('1.5') }], goods: [] })).toBeNull();
	});
});

describe('names are suggested', () => {
	const template = { name: 'Thăm, tặng quà xã kết nghĩa', sections: ['gifts'] as const };
	const earlier = ['Thăm, tặng quà và nấu phở', 'Hiến máu', 'thăm,  tặng quà và nấu phở'];

	it('earlier ones first, each once, then templates, with what matches marked', () => {
		expect(suggestNames('tham, tang', earlier, [template])).toEqual([
			{ kind: 'earlier', text: 'Thăm, tặng quà và nấu phở', ranges: [{ start: 0, end: 10 }] },
			{ kind: 'template', text: template.name, ranges: [{ start: 0, end: 10 }], template }
		]);
	});

	it('nothing for what is already typed in full', () => {
		expect(suggestNames('hien mau', earlier, [])).toEqual([]);
		expect(suggestTexts('', earlier)).toEqual([]);
	});

	it('words may stand anywhere, in any order', () => {
		expect(matchText('Trần Hữu Phương', 'phuong tran')).toEqual([
			{ start: 0, end: 4 },
			{ start: 9, end: 15 }
		]);
		expect(matchText('Trần Hữu Phương', 'uong')).toBeNull();
	});
});
