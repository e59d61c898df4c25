import { describe, expect, it } from 'vitest';
import { openLedgerFile } from '../../../src/lib/server/totals/ledger-schema.ts';
import { People } from '../../../src/lib/server/totals/people.ts';
import { Statements } from '../../../src/lib/server/totals/statements.ts';

/** Person number 2 named in so many records more or less. */
const changed = (by: number) =>
	new Map([[0, Int32Array.from({ length: 64 }, (_, i) => (i === 2 ? by : 0))]]);

describe('a person of a cell', () => {
	it.each([1, 255, 256, 65_535, 65_536, 1_000_000])(
		'who is named in %i records counts once, until none is left',
		(records) => {
			const people = new People(new Statements(openLedgerFile(':memory:', 'test', 'count')));
			const grown = [1, records - 1, 5, -5, 1 - records].map((by) =>
				people.change(7, changed(by), false)
			);
			expect(grown).toEqual([1, 0, 0, 0, 0]);
			expect(people.change(7, changed(-1), false)).toBe(-1);
			expect(people.change(7, changed(1), false)).toBe(1);
		}
	);
});
