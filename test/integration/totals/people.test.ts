import { describe, expect, it } from 'vitest';
import { openLedgerFile } from '../../../src/lib/server/totals/ledger-schema.ts';
import { People } from '../../../src/lib/server/totals/people.ts';
import { Statements } from '../../../src/lib/server/totals/statements.ts';

/** Person number 2 named in so many records more or less. */
const changed = (by: number, part = 0) =>
	new Map([[0, new Map([[part, Int32Array.from({ length: 64 }, (_, i) => (i === 2 ? by : 0))]])]]);
const JANUARY = 0;
const FEBRUARY = 1;
const APRIL = 3;

describe('a person of a cell', () => {
	it.each([1, 255, 256, 65_535, 65_536, 1_000_000])(
		'who is named in %i records counts once, until none is left',
		(records) => {
			const people = new People(new Statements(openLedgerFile(':memory:', 'test', 'count')));
			const grown = [1, records - 1, 5, -5, 1 - records].map(
				(by) => people.change(7, changed(by), false).all
			);
			expect(grown).toEqual([1, 0, 0, 0, 0]);
			expect(people.change(7, changed(-1), false).all).toBe(-1);
			expect(people.change(7, changed(1), false).all).toBe(1);
		}
	);

	it('counts once in a quarter of whose months several name them, until the last month names them no more', () => {
		const people = new People(new Statements(openLedgerFile(':memory:', 'test', 'count')));
		const quarters = (by: number, part: number) =>
			[...people.change(7, changed(by, part), false).unions].slice(0, 2);
		expect(quarters(1, JANUARY)).toEqual([1, 0]);
		expect(quarters(2, FEBRUARY)).toEqual([0, 0]);
		expect(quarters(1, APRIL)).toEqual([0, 1]);
		expect(quarters(-1, JANUARY)).toEqual([0, 0]);
		expect(quarters(-2, FEBRUARY)).toEqual([-1, 0]);
	});
});
