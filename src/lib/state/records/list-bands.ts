import type { RecordRow } from '../../data/device.ts';

/** Rows of one month, or of no known time (`month` null). `count`: of the whole list, not only of what is drawn. */
export type Band = { key: string; month: string | null; count: number; rows: RecordRow[] };

/**
 * Groups a list that is sorted by day into months. What is known by season or year only stands in the month it may have
 * begun in, after the records of that month, and says itself how precise it is.
 */
export function bandsOf(rows: readonly RecordRow[]): Band[] {
	const bands: Band[] = [];
	let coarse: RecordRow[] = [];
	const close = () => {
		bands.at(-1)?.rows.push(...coarse);
		coarse = [];
	};
	for (const row of rows) {
		const month = row.day === '' ? null : row.day.slice(0, 7);
		if (bands.at(-1)?.month !== month || bands.length === 0) {
			close();
			bands.push({ key: month ?? 'unknown', month, count: 0, rows: [] });
		}
		const band = bands.at(-1);
		if (band === undefined) continue;
		band.count++;
		const isCoarse = row.when.precision === 'season' || row.when.precision === 'year';
		if (isCoarse) coarse.push(row);
		else band.rows.push(row);
	}
	close();
	return bands;
}

/** The first `most` rows of the bands; every band that is begun keeps its full count. */
export function firstRows(bands: readonly Band[], most: number): Band[] {
	const shown: Band[] = [];
	let left = most;
	for (const band of bands) {
		if (left <= 0) break;
		shown.push({ ...band, rows: band.rows.slice(0, left) });
		left -= band.rows.length;
	}
	return shown;
}
