import type { Amount } from '../amount.ts';
import type { ActivityForm, AmountForm, GiftForm, GoodsForm } from './form-model.ts';
import type { AmountOf } from './form-model-amount.ts';
import { amountFromForm } from './form-model-amount.ts';

/** A line of "Cộng các dòng": how it was counted, or that it has no price yet. */
export type SumPart =
	| { kind: 'product'; name: string; count: number; unitPriceDong: number; dong: number }
	| { kind: 'total'; name: string; dong: number }
	| { kind: 'unpriced'; name: string; quantity: string };

/** What the lines of gifts and goods add up to; `inexact` when a part is not exact. It informs and corrects nothing. */
export type LineSum = { dong: number; inexact: boolean; parts: SumPart[] };

const money: AmountOf = { kind: 'money' };
const number: AmountOf = { kind: 'number' };

/** An amount whose number is known and can be read. */
type Known = Amount & { n: number };

function known(form: AmountForm, of: AmountOf): Known | null {
	const amount = amountFromForm(form, of, '', []);
	return amount === null || amount.n === null ? null : { ...amount, n: amount.n };
}

type Line = { part: SumPart; inexact: boolean };

function giftLine(gift: GiftForm): Line | null {
	const total = known(gift.totalDong, money);
	const price = known(gift.unitPriceDong, money);
	const count = known(gift.count, number);
	const name = gift.name.trim();
	if (total !== null)
		return { part: { kind: 'total', name, dong: total.n }, inexact: total.qualifier !== 'exact' };
	if (price !== null && count !== null) {
		const part = {
			kind: 'product' as const,
			name,
			count: count.n,
			unitPriceDong: price.n,
			dong: count.n * price.n
		};
		return { part, inexact: [price, count].some(({ qualifier }) => qualifier !== 'exact') };
	}
	const quantity = gift.count.text.trim();
	return quantity === '' && name === ''
		? null
		: { part: { kind: 'unpriced', name, quantity }, inexact: false };
}

function goodsLine({ name, quantity, unit, valueDong }: GoodsForm): Line | null {
	const value = known(valueDong, money);
	const thing = name.trim();
	if (value !== null)
		return {
			part: { kind: 'total', name: thing, dong: value.n },
			inexact: value.qualifier !== 'exact'
		};
	const told = `${quantity.text.trim()} ${unit.trim()}`.trim();
	return thing === ''
		? null
		: { part: { kind: 'unpriced', name: thing, quantity: told }, inexact: false };
}

/** Adds the lines beside the typed total. Null when no line has a price: there is nothing to add. */
export function sumOfLines({
	gifts,
	goods
}: Pick<ActivityForm, 'gifts' | 'goods'>): LineSum | null {
	const lines = [...gifts.map(giftLine), ...goods.map(goodsLine)].filter((line) => line !== null);
	const priced = lines.flatMap(({ part }) => (part.kind === 'unpriced' ? [] : [part.dong]));
	if (priced.length === 0) return null;
	return {
		dong: priced.reduce((sum, dong) => sum + dong, 0),
		inexact: lines.some(({ inexact }) => inexact),
		parts: lines.map(({ part }) => part)
	};
}
