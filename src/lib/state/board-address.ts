import * as v from 'valibot';
import { ActivityId, UnitId } from '../domain/ids.ts';
import { isBoardPeriod } from '../domain/period/span.ts';
import type { BoardMeasure, Side } from '../domain/totals/board-view.ts';
import { boardMeasures, sides } from '../domain/totals/board-view.ts';
import type { Dimension } from '../domain/totals/figures.ts';
import { dimensions } from '../domain/totals/figures.ts';
import type { RecordsQuery } from '../domain/totals/record-page.ts';

const ACTIVITY = 'activity:';

/** What a board's address says beside its scope: period and split, so that Back and a sent link show the same. */
export type BoardView = { period: string | null; by: Dimension | null };

function oneOf<T extends string>(list: readonly T[], text: string | null): T | null {
	return list.find((one) => one === text) ?? null;
}

/** The address of a board. */
export function boardAddress(scope: 'block' | UnitId, view: BoardView): string {
	const params = new URLSearchParams();
	if (view.period !== null) params.set('period', view.period);
	if (view.by !== null) params.set('by', view.by);
	const path = scope === 'block' ? '/so-lieu' : `/so-lieu/${scope}`;
	return params.size === 0 ? path : `${path}?${params}`;
}

/** What a comparison's address says: two periods of a scope, and by what their rows are split. */
export type CompareView = {
	scope: 'block' | UnitId;
	now: string | null;
	before: string | null;
	by: Dimension | null;
	measure: BoardMeasure | null;
};

/** The address of a comparison. */
export function compareAddress({ scope, now, before, by, measure }: CompareView): string {
	const said = { scope, now, before, by, measure };
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(said)) if (value !== null) params.set(name, value);
	return `/so-lieu/so-sanh?${params}`;
}

/** Reads it; what it does not know is left to the usual, and a scope that is none to the block. */
export function compareView(params: URLSearchParams): CompareView {
	const period = (name: string) => {
		const text = params.get(name);
		return text !== null && isBoardPeriod(text) ? text : null;
	};
	return {
		scope: scopeOf(params.get('scope')) ?? 'block',
		now: period('now'),
		before: period('before'),
		by: oneOf(dimensions, params.get('by')),
		measure: oneOf(boardMeasures, params.get('measure'))
	};
}

/** The address of the targets of the block or of a unit. */
export function targetsAddress(scope: 'block' | UnitId, period: string | null): string {
	const path = scope === 'block' ? '/chi-tieu' : `/chi-tieu/${scope}`;
	return period === null ? path : `${path}?period=${period}`;
}

/** Reads the view out of a board's address; what it does not know is left to the board's usual. */
export function boardView(params: URLSearchParams): BoardView {
	return { period: params.get('period'), by: oneOf(dimensions, params.get('by')) };
}

/** The address of the records behind a figure. */
export function recordsAddress(query: RecordsQuery): string {
	const params = new URLSearchParams({ scope: query.scope, period: query.period });
	if (query.by !== null) {
		params.set('by', query.by.dimension);
		params.set('key', query.by.key);
	}
	params.set('side', query.side);
	return `/so-lieu/hoat-dong?${params}`;
}

/** Reads the figure that an address names; null where it names none. */
export function recordsQuery(params: URLSearchParams): RecordsQuery | null {
	const scope = scopeOf(params.get('scope'));
	const period = params.get('period');
	const side: Side | null = oneOf(sides, params.get('side') ?? 'approved');
	if (scope === null || side === null || period === null || !isBoardPeriod(period)) return null;
	const by = params.get('by');
	if (by === null) return { scope, period, by: null, side };
	const dimension = oneOf(dimensions, by);
	const key = params.get('key');
	return dimension === null || key === null
		? null
		: { scope, period, by: { dimension, key }, side };
}

function scopeOf(text: string | null): 'block' | UnitId | null {
	return text === 'block' ? 'block' : unitOfAddress(text ?? '');
}

/** The unit an address names; null where it cannot be one. */
export function unitOfAddress(text: string): UnitId | null {
	const parsed = v.safeParse(UnitId, text);
	return parsed.success ? parsed.output : null;
}

/** The address of one record behind a figure. */
export function boardRecordAddress(unit: UnitId, id: ActivityId): string {
	return `/so-lieu/hoat-dong/${unit}/${id.slice(ACTIVITY.length)}`;
}

/** The record an address names; null where it cannot be one. */
export function activityOfAddress(ulid: string): ActivityId | null {
	const parsed = v.safeParse(ActivityId, ACTIVITY + ulid);
	return parsed.success ? parsed.output : null;
}
