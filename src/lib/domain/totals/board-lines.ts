import * as v from 'valibot';
import { Instant } from '../date.ts';
import { isBoardPeriod } from '../period/span.ts';
import type { Board, Cell, Dimension } from './figures.ts';
import { shardOf } from './periods-document.ts';
import type { TotalsDocument } from './totals-document.ts';
import { PackedCells, packCell, unpackBoard, unpackCell } from './totals-document.ts';

/**
 * What the block is split by that has as many lines as there are units or communes: in documents of their own, so that an
 * approval changes small ones, however many units there are.
 */
const inLines: readonly Dimension[] = ['unit', 'commune'];

/** Some lines of the block's board over a year or the term, beside the board itself: figures only, never a person. */
export const BoardLines = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('lines:block:')),
	type: v.literal('lines'),
	v: v.literal(1),
	period: v.pipe(v.string(), v.check(isBoardPeriod)),
	/** When they were counted, by the server's clock. */
	at: Instant,
	by: PackedCells
});
export type BoardLines = v.InferOutput<typeof BoardLines>;

/** The beginning of the ids of a period. */
export function linesPrefix(period: string): string {
	return `lines:block:${period}:`;
}

/** Which document of a scope's board holds a slot; null: the board itself. */
export function linesOf(scope: string, slot: string): string | null {
	return scope === 'block' && inLines.some((dimension) => slot.startsWith(`${dimension}:`))
		? shardOf(scope, slot)
		: null;
}

/** Packs lines into the document that is published. */
export function packLines(
	by: Board['by'],
	{ period, shard, at }: { period: string; shard: string; at: string }
): BoardLines {
	const packed = inLines.flatMap((dimension) => {
		const cells = by[dimension];
		if (cells === undefined) return [];
		const lines = Object.entries(cells).map(([key, cell]) => [key, packCell(cell)] as const);
		return [[dimension, Object.fromEntries(lines)] as const];
	});
	const _id = linesPrefix(period) + shard;
	return { _id, type: 'lines', v: 1, period, at, by: Object.fromEntries(packed) };
}

/** The block's board, out of its document and its lines. */
export function withLines(document: TotalsDocument, lines: readonly BoardLines[]): Board {
	const board = unpackBoard(document);
	// An older server has them in the board itself.
	const by = { ...board.by };
	for (const dimension of inLines) {
		const cells: Record<string, Cell> = { ...board.by[dimension] };
		for (const one of lines)
			for (const [key, cell] of Object.entries(one.by[dimension] ?? {}))
				cells[key] = unpackCell(cell);
		by[dimension] = cells;
	}
	return { all: board.all, by };
}
