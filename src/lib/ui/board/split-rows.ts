import type { BoardMeasure } from '$lib/domain/totals/board-view.ts';
import { figureOf } from '$lib/domain/totals/board-view.ts';
import type { Cell } from '$lib/domain/totals/figures.ts';
import { later } from '$lib/i18n/later.ts';

/** A row of a table as it is read. `waiting` null: nothing waits. */
export type SplitRow = {
	key: string;
	name: string;
	/** A second line under the name. */
	meta?: string;
	approved: string;
	/** Whether there are approved records to open. */
	opensApproved: boolean;
	without: string;
	waiting: string | null;
};

/** Puts a cell's measure into words for a table. */
export function splitRow(
	row: { key: string; name: string; meta?: string },
	cell: Cell,
	measure: BoardMeasure
): SplitRow {
	const approved = figureOf(cell.approved, measure);
	const waiting = figureOf(cell.waiting, measure);
	return {
		...row,
		approved: later.board.number(approved, measure),
		opensApproved: cell.approved.activities > 0,
		without: approved.without === 0 ? later.board.allSaid : later.board.without(approved.without),
		waiting:
			cell.waiting.activities === 0
				? null
				: waiting.n === null
					? later.board.unsaidOf(cell.waiting.activities)
					: later.board.number(waiting, measure)
	};
}

/** Whether a measure is a sum of what records say, so that some may say nothing. */
export function canBeUnsaid(measure: BoardMeasure): boolean {
	return measure !== 'activities' && measure !== 'members';
}
