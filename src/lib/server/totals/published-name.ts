import * as v from 'valibot';
import { UnitId } from '../../domain/ids.ts';
import { FRESHNESS, freshnessShard } from '../../domain/totals/freshness-document.ts';
import { linesOf, linesPrefix } from '../../domain/totals/board-lines.ts';
import { periodsPrefix, shardOf } from '../../domain/totals/periods-document.ts';
import { totalsId } from '../../domain/totals/totals-document.ts';

/**
 * What the ledger notes as to be published, by name: a board `scope|period`, lines beside the block's
 * `block|period|shard|lines`, a shard of a year in parts `scope|year|shard`, or how fresh some units are `freshness|shard`.
 */
export type Published =
	| { kind: 'board' | 'lines' | 'periods'; scope: 'block' | UnitId; period: string; shard: string }
	| { kind: 'freshness'; shard: string };

const LINES = 'lines';
const FRESH = 'freshness';

/** Whether the cells of a slot are kept by part of their year. */
export function isInParts(slot: string): boolean {
	return shardOf('', slot) !== null;
}

/** The shard of a year in parts that tells a slot of a board; null where none does. */
export function partName(board: string, slot: string): string | null {
	const [scope = '', period] = board.split('|');
	const shard = period === 'term' ? null : shardOf(scope, slot);
	return shard === null ? null : `${board}|${shard}`;
}

/** The lines beside a board that tell a slot of it; null: the board itself does. */
export function linesName(board: string, slot: string): string | null {
	const shard = linesOf(board.split('|')[0] ?? '', slot);
	return shard === null ? null : `${board}|${shard}|${LINES}`;
}

/** The name of how fresh a unit and some others are. */
export function freshnessName(unit: string): string {
	return `${FRESH}|${freshnessShard(unit)}`;
}

/** Reads a name. */
export function readName(name: string): Published {
	const [scopeName = '', period = '', shard = '', lines] = name.split('|');
	if (scopeName === FRESH) return { kind: FRESH, shard: period };
	const scope = scopeName === 'block' ? scopeName : v.parse(UnitId, scopeName);
	const inShard = lines === LINES ? LINES : 'periods';
	return { kind: shard === '' ? 'board' : inShard, scope, period, shard };
}

/** The id of the document that tells it. */
export function publishedId(published: Published): string {
	if (published.kind === 'freshness') return FRESHNESS + published.shard;
	const { kind, scope, period, shard } = published;
	if (kind === 'board') return totalsId(scope, period);
	return (kind === 'lines' ? linesPrefix(period) : periodsPrefix(scope, period)) + shard;
}

/** The name of what stands published under an id. */
export function nameOf(id: string): string {
	const [prefix, ...told] = id.split(':');
	if (prefix === FRESH) return [FRESH, ...told].join('|');
	return [...told, ...(prefix === LINES ? [LINES] : [])].join('|');
}
