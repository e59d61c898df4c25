import type { BoardMeasure } from '$lib/domain/totals/board-view.ts';
import type { ComparedRow } from '$lib/domain/totals/compare.ts';

import { later } from '$lib/i18n/later.ts';

/** A row of a comparison as it is read. */
export type CompareLine = {
	key: string;
	name: string;
	/** What is to be known of the row: silent, or without any record. */
	note: string | null;
	now: string;
	before: string;
	difference: string;
	percent: string | null;
};

/** Puts a row into words. */
export function compareLine(
	row: ComparedRow,
	measure: BoardMeasure,
	said: { name: string; note?: string | null }
): CompareLine {
	return {
		key: row.key,
		name: said.name,
		note: said.note ?? null,
		now: later.board.amount(row.now, measure),
		before: later.board.amount(row.before, measure),
		difference: later.compareBoards.said(row.difference, measure),
		percent: later.compareBoards.percent(row.difference)
	};
}
