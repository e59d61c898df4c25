import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yearSuffixes } from '../../../../src/lib/domain/period/span.ts';
import { figuresOver } from '../../../../src/lib/domain/totals/periods-document.ts';
import { PARTS, partsOf, unions } from '../../../../src/lib/domain/totals/year-parts.ts';
import { figuresOf, noFigures } from '../../../../src/lib/server/totals/cell-figures.ts';
import { figuresIn, readParts, yearSide } from '../../../../src/lib/server/totals/cell-parts.ts';

/** Counts are whole; sums (every fourth, from the third on) have at most three decimals. */
const count = fc.nat(9_000);
const sum = fc.nat(9_000_000).map((n) => n / 1000);
const figures = fc.tuple(...noFigures().map((_, at) => (at % 4 === 2 ? sum : count)));
const cell = fc.tuple(
	fc.array(fc.nat(500), { minLength: unions.length, maxLength: unions.length }),
	fc.uniqueArray(fc.tuple(fc.nat(PARTS - 1), figures), { selector: ([part]) => part })
);

test('a period of a cell says the same to targets as on the board', () => {
	fc.assert(
		fc.property(cell, (stored) => {
			const text = JSON.stringify(stored);
			for (const suffix of yearSuffixes) {
				const set = partsOf(`2021-${suffix}`);
				const told = figuresIn(readParts(text), set);
				const shown = figuresOver(yearSide(text), set);
				expect(told === null ? null : figuresOf(told)).toEqual(shown);
			}
		})
	);
});
