import { shardOf } from '../../domain/totals/periods-document.ts';
import type { Board, Cell, Dimension } from '../../domain/totals/figures.ts';
import { dimensions, emptyCell } from '../../domain/totals/figures.ts';
import { figuresOf, readFigures } from './cell-figures.ts';
import type { Row, Statements } from './statements.ts';

const WHOLE = 'SELECT slot, side, figures FROM cell WHERE board = ? ORDER BY slot';
/** Cells lie in the order of their slots, so that what is left out is not even passed over. */
const BETWEEN =
	'SELECT slot, side, figures FROM cell WHERE board = ? AND slot >= ? AND slot < ? ORDER BY slot';
const OF_SLOT = 'SELECT slot, side, figures FROM cell WHERE board = ? AND slot = ?';
const UNITS = 'SELECT unit FROM checkpoint';

/** A board as it is counted now. @param board `scope|period` */
export function storedBoard(sql: Statements, board: string): Board {
	const scope = board.split('|')[0];
	return boardOf(
		sql.all(WHOLE, board),
		dimensions.filter((dimension) => scope === 'block' || dimension !== 'unit')
	);
}

/** A board without the lines that are published beside it: of the block's, those of units and communes. */
export function boardAlone(sql: Statements, board: string): Board {
	if (!board.startsWith('block|')) return storedBoard(sql, board);
	const spans = [
		['', 'commune:'],
		['commune;', 'unit:'],
		['unit;', '~']
	] as const;
	return boardOf(
		spans.flatMap(([from, to]) => sql.all(BETWEEN, board, from, to)),
		['campaign', 'objective', 'month']
	);
}

/** Some lines of the block's board. */
export function boardLines(sql: Statements, period: string, shard: string): Board['by'] {
	const board = `block|${period}`;
	const [name] = shard.split('-');
	const dimension = name === 'unit' ? name : 'commune';
	const slots = dimension === 'unit' ? unitSlots(sql) : communeSlots(sql, board);
	const rows = slots
		.filter((slot) => shardOf('block', slot) === shard)
		.flatMap((slot) => sql.all(OF_SLOT, board, slot));
	return boardOf(rows, [dimension]).by;
}

/** Every unit that was counted: to ask the cells of six hundred units for their names would cost more than all the rest. */
function unitSlots(sql: Statements): string[] {
	return sql.all(UNITS).map((row) => `unit:${String(row['unit'])}`);
}

/** There are no more communes than there are. */
function communeSlots(sql: Statements, board: string): string[] {
	const rows = sql.all(
		'SELECT DISTINCT slot FROM cell WHERE board = ? AND slot >= ? AND slot < ?',
		...[board, 'commune:', 'commune;']
	);
	return rows.map((row) => String(row['slot']));
}

function boardOf(rows: readonly Row[], split: readonly Dimension[]): Board {
	const built = new Map<string, Cell>();
	for (const row of rows) {
		const slot = String(row['slot']);
		const cell = built.get(slot) ?? emptyCell;
		const figures = figuresOf(readFigures(row['figures']));
		const isApproved = row['side'] === 'approved';
		built.set(slot, { ...cell, [isApproved ? 'approved' : 'waiting']: figures });
	}
	const by: Partial<Record<Dimension, Record<string, Cell>>> = {};
	for (const dimension of split) by[dimension] = {};
	for (const [slot, cell] of built) {
		const dimension = split.find((one) => slot.startsWith(`${one}:`));
		if (dimension === undefined) continue;
		(by[dimension] ??= {})[slot.slice(dimension.length + 1)] = cell;
	}
	return { all: built.get('all') ?? emptyCell, by };
}
