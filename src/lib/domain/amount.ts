import * as v from 'valibot';
import { words } from './text.ts';

/** How sure a number is: đúng · khoảng · trên · gần. */
export const Qualifier = v.picklist(['exact', 'about', 'over', 'nearly'], 'qualifier');
export type Qualifier = v.InferOutput<typeof Qualifier>;

/** Larger numbers are slips of the finger; the block's whole budget is a million times smaller. */
export const LARGEST_AMOUNT = 1e13;

const number = v.pipe(
	v.number('notNumber'),
	v.finite('notNumber'),
	v.minValue(0, 'negative'),
	v.maxValue(LARGEST_AMOUNT, `tooLarge|${LARGEST_AMOUNT}`),
	v.check((n) => !(n < LARGEST_AMOUNT) || addExactly(n, 0) === n, 'tooFine|3')
);

/**
 * A number as it was told. `n` null with words ("nhiều", "1–2 kg mỗi người") is an answer too: null is not zero.
 * `words` keep what was typed or told, such as "gần 60 triệu đồng".
 */
export const Amount = v.strictObject({
	n: v.nullable(number),
	qualifier: Qualifier,
	words: words(200)
});
export type Amount = v.InferOutput<typeof Amount>;

/** An amount that counts whole things: people, workdays in whole numbers, đồng. */
export const WholeAmount = v.strictObject({
	n: v.nullable(v.pipe(number, v.integer('notWhole'))),
	qualifier: Qualifier,
	words: words(200)
});
export type WholeAmount = v.InferOutput<typeof WholeAmount>;

/** An exact amount. */
export function exactly(n: number, said = ''): Amount {
	return { n, qualifier: 'exact', words: said };
}

/** A sum of told amounts: `inexact` when any part was not exact; `without` counts the records that did not say. */
export type Sum = { n: number; inexact: boolean; with: number; without: number };

export const emptySum: Sum = { n: 0, inexact: false, with: 0, without: 0 };

/** What told amounts may be split into: a thousandth. Finer is a slip, and would make a sum depend on its order. */
const FINEST = 1000;

/**
 * Adds two numbers of at most three decimals exactly: the sum is the same in every order, and taking an amount out
 * again leaves what was there before.
 */
export function addExactly(a: number, b: number): number {
	const sum = a + b;
	return Number.isInteger(sum) ? sum : Math.round(sum * FINEST) / FINEST;
}

/** Adds one record's amount to a sum; null, or an amount without a number, counts as "without". */
export function addToSum(sum: Sum, amount: Amount | null): Sum {
	if (amount === null || amount.n === null) return { ...sum, without: sum.without + 1 };
	return {
		n: addExactly(sum.n, amount.n),
		inexact: sum.inexact || amount.qualifier !== 'exact',
		with: sum.with + 1,
		without: sum.without
	};
}

/** Two sums together. */
export function addSums(a: Sum, b: Sum): Sum {
	return {
		n: addExactly(a.n, b.n),
		inexact: a.inexact || b.inexact,
		with: a.with + b.with,
		without: a.without + b.without
	};
}
