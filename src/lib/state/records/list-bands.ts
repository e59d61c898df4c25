import type { RecordRow } from '../../data/device.ts';
import type { RowSlots } from './row-slots.ts';

/** Rows of one month, or of no known time (`month` null). `count`: of the whole list, not only of what is drawn. */
export type Band = { key: string; month: string | null; count: number; rows: RecordRow[] };

/** The month a record stands under; '' where no time is known. */
function monthOf({ day }: RecordRow): string {
	return day.slice(0, 7);
}

/** How many records of a list stand under each month. */
export function countMonths(rows: readonly RecordRow[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(monthOf(row), (counts.get(monthOf(row)) ?? 0) + 1);
	return counts;
}

/**
 * Groups the beginning of a list that is sorted by day into months. What is known by season or year only stands in the
 * month it may have begun in, after the records of that month, and says itself how precise it is.
 * @param counts of the whole list, so that a band that is not drawn to its end is counted whole
 */
export function bandsOf(rows: readonly RecordRow[], counts: ReadonlyMap<string, number>): Band[] {
	const bands: Band[] = [];
	let coarse: RecordRow[] = [];
	const close = () => {
		bands.at(-1)?.rows.push(...coarse);
		coarse = [];
	};
	for (const row of rows) {
		const month = monthOf(row);
		if (bands.length === 0 || bands.at(-1)?.key !== month) {
			close();
			const count = counts.get(month) ?? 0;
			bands.push({ key: month, month: month === '' ? null : month, count, rows: [] });
		}
		const isCoarse = row.when.precision === 'season' || row.when.precision === 'year';
		(isCoarse ? coarse : bands.at(-1)?.rows)?.push(row);
	}
	close();
	return bands;
}

/** A row as it is drawn, and the band that begins with it, if one does. `slot`: see `RowSlots`. */
export type Line = { slot: number; row: RecordRow; band: Band | null };

/** The rows of bands one after the other. */
export function linesOf(bands: readonly Band[], slots: RowSlots): Line[] {
	const lines = bands.flatMap((band) =>
		band.rows.map((row, i) => ({ row, band: i === 0 ? band : null }))
	);
	const places = slots.place(lines.map(({ row }) => row.id));
	return lines.map((line, i) => ({ ...line, slot: places[i] ?? i }));
}
