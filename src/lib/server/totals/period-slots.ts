import type { PeriodsDocument } from '../../domain/totals/periods-document.ts';
import { STUDY } from '../../domain/totals/figures.ts';
import { packSide, shardOf } from '../../domain/totals/periods-document.ts';
import { yearSide } from './cell-parts.ts';
import { sides } from './contribution.ts';
import type { Statements } from './statements.ts';

const SLOTS =
	'SELECT DISTINCT slot FROM cell WHERE board = ? AND slot >= ? AND slot < ? ORDER BY slot';
const PARTS = 'SELECT side, parts FROM cell WHERE board = ? AND slot = ? AND parts IS NOT NULL';

/** The cells of one shard of a scope and year, packed for publication. */
export function periodSlots(
	sql: Statements,
	scope: string,
	year: string,
	shard: string
): PeriodsDocument['slots'] {
	const board = `${scope}|${year}`;
	const [from, to] = rangeOf(scope, shard);
	// Their names first: of a dimension's cells, whose parts are long texts, one in sixteen is of this shard.
	const names = sql.all(SLOTS, board, from, to).map((row) => String(row['slot']));
	const slots: PeriodsDocument['slots'] = {};
	// Targets read the cells of study; no board is split by them.
	const isShown = (name: string) => !name.startsWith(`${STUDY}:`);
	for (const slot of names.filter((name) => isShown(name) && shardOf(scope, name) === shard))
		for (const row of sql.all(PARTS, board, slot)) {
			const packed = (slots[slot] ??= { approved: [], waiting: [] });
			const side = sides.find((one) => one === row['side']);
			if (side !== undefined) packed[side] = packSide(yearSide(row['parts']));
		}
	return slots;
}

/** Between which slots those of a shard lie: of the block's, those of one dimension. */
function rangeOf(scope: string, shard: string): [string, string] {
	const [dimension = ''] = shard.split('-');
	return scope !== 'block' || shard === 'all' ? ['', '~'] : [`${dimension}:`, `${dimension};`];
}
