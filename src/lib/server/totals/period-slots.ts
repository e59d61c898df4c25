import type { PeriodsDocument } from '../../domain/totals/periods-document.ts';
import { packSide, shardOf } from '../../domain/totals/periods-document.ts';
import { yearSide } from './cell-parts.ts';
import { sides } from './contribution.ts';
import type { Statements } from './statements.ts';

const SLOTS = `SELECT slot, side, parts FROM cell
	WHERE board = ? AND slot >= ? AND slot < ? AND parts IS NOT NULL ORDER BY slot`;

/** The cells of one shard of a scope and year, packed for publication. */
export function periodSlots(
	sql: Statements,
	scope: string,
	year: string,
	shard: string
): PeriodsDocument['slots'] {
	const slots: PeriodsDocument['slots'] = {};
	const [from, to] = rangeOf(scope, shard);
	for (const row of sql.all(SLOTS, `${scope}|${year}`, from, to)) {
		const slot = String(row['slot']);
		if (shardOf(scope, slot) !== shard) continue;
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
