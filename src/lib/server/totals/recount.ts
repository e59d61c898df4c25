import * as v from 'valibot';
import { UnitId } from '../../domain/ids.ts';
import { BoardBuilder } from '../../domain/totals/board-builder.ts';
import type { Board } from '../../domain/totals/figures.ts';
import { sides } from './contribution.ts';
import { storedEntry } from './entry-text.ts';
import { listedIn } from './listed-in.ts';
import type { Statements } from './statements.ts';
import { sharesIn } from './ties.ts';

/**
 * Counts a board of any period record by record, of what the ledger lists: one statement, so one state of it. What of a
 * record counts beside others it shares work with is kept with it, and does not depend on the period.
 */
export function recount(sql: Statements, scope: 'block' | UnitId, period: string): Board {
	const builder = new BoardBuilder(scope === 'block' ? null : scope);
	const inPeriod = listedIn(period);
	const conditions = [
		...(scope === 'block' ? [] : ['listed.unit = ?']),
		...(inPeriod === null ? [] : [inPeriod.condition])
	];
	const values = [...(scope === 'block' ? [] : [scope]), ...(inPeriod?.values ?? [])];
	const rows = sql.each(
		`SELECT listed.unit, listed.id, listed.side, share, unit_share, record.entry
		FROM listed JOIN record ON record.record = listed.record
		${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`,
		...values
	);
	for (const row of rows) {
		const side = sides.find((one) => one === row['side']);
		const unit = v.parse(UnitId, row['unit']);
		const facts =
			side === undefined ? undefined : storedEntry(row, unit, String(row['id']))[side]?.facts;
		const { block, unit: unitShare } = sharesIn(row);
		if (side === undefined || facts === undefined) continue;
		builder.add(side, { facts, share: scope === 'block' ? block : unitShare, unitShare });
	}
	return builder.build();
}
