import { freshnessShard } from '../../domain/totals/freshness-document.ts';
import type { Row, Statements } from './statements.ts';

/** When a unit's records last arrived, and what waits in it. */
export type UnitFreshness = {
	unit: string;
	lastArrivalAt: string | null;
	waiting: number;
	oldestWaitingAt: string | null;
};

const UNITS = 'SELECT unit, last_arrival, waiting FROM checkpoint ORDER BY unit';
const OLDEST = `SELECT waiting_since FROM record WHERE unit = ? AND waiting_since IS NOT NULL
	ORDER BY waiting_since LIMIT 1`;

/** Of each followed unit, or of those of a shard: a look or two a unit, however many records wait. */
export function freshness(sql: Statements, shard?: string): UnitFreshness[] {
	const isAsked = (unit: string) => shard === undefined || freshnessShard(unit) === shard;
	return sql
		.all(UNITS)
		.filter((row) => isAsked(String(row['unit'])))
		.map((row) => of(row, sql));
}

function of(row: Row, sql: Statements): UnitFreshness {
	const unit = String(row['unit']);
	return {
		unit,
		lastArrivalAt: textOrNull(row['last_arrival']),
		waiting: Number(row['waiting']),
		oldestWaitingAt: textOrNull(sql.one(OLDEST, unit)?.['waiting_since'])
	};
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
