import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordRow } from '../../../../src/lib/data/device.ts';
import type { When } from '../../../../src/lib/domain/date.ts';
import { daysOf } from '../../../../src/lib/domain/date.ts';
import { bandsOf, countMonths } from '../../../../src/lib/state/records/list-bands.ts';
import { recordRow } from '../../../fixtures/record-row.ts';

const day = (start: string): When => ({ precision: 'day', start, end: null, words: '' });
const rows = (...whens: When[]): RecordRow[] =>
	whens
		.map((when, i) => recordRow({ when, day: daysOf(when)?.from ?? '', name: `${i}` }, i))
		.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));

const bandsOfAll = (list: RecordRow[]) => bandsOf(list, countMonths(list));

describe('the months of a list', () => {
	test('are bands with the count of the whole list', () => {
		const bands = bandsOfAll(rows(day('2021-06-05'), day('2021-06-01'), day('2021-05-19')));
		expect(bands.map(({ month, count }) => [month, count])).toEqual([
			['2021-06', 2],
			['2021-05', 1]
		]);
	});

	test('put what is known by season after the records of the month it may have begun in', () => {
		const summer: When = { precision: 'season', season: 'summer', year: 2021, words: '' };
		const bands = bandsOfAll(rows(day('2021-05-01'), summer, day('2021-05-20')));
		expect(bands).toHaveLength(1);
		expect(bands[0]?.rows.map(({ when }) => when.precision)).toEqual(['day', 'day', 'season']);
	});

	test('end with what is of unknown time', () => {
		const bands = bandsOfAll(rows({ precision: 'unknown', words: '' }, day('2020-03-01')));
		expect(bands.at(-1)).toMatchObject({ month: null, count: 1 });
	});

	test('lose no record, however much is drawn, and are counted whole', () => {
		const whens = fc.array(
			fc.oneof(
				fc
					.integer({ min: 1, max: 28 })
					.map((n) => day(`2021-0${(n % 9) + 1}-${String(n).padStart(2, '0')}`)),
				fc.constant<When>({ precision: 'year', year: 2021, words: '' }),
				fc.constant<When>({ precision: 'unknown', words: '' })
			),
			{ maxLength: 40 }
		);
		fc.assert(
			fc.property(whens, fc.integer({ min: 0, max: 50 }), (all, most) => {
				const list = rows(...all);
				const bands = bandsOf(list.slice(0, most), countMonths(list));
				const shown = bands.flatMap((band) => band.rows);
				expect(new Set(shown)).toEqual(new Set(list.slice(0, most)));
				expect(shown).toHaveLength(Math.min(most, list.length));
				expect(new Set(bands.map((band) => band.key)).size).toBe(bands.length);
				if (most >= list.length)
					expect(bands.map(({ count }) => count)).toEqual(bands.map((band) => band.rows.length));
			})
		);
	});
});
