import type { UnitId } from '../../domain/ids.ts';

/** The address of the committee's report of a scope and period; null: the usual period. */
export function reportAddress(scope: 'block' | UnitId, period: string | null): string {
	const path = scope === 'block' ? '/bao-cao' : `/bao-cao/${scope}`;
	return period === null ? path : `${path}?period=${period}`;
}

/** The address of a unit's own report, for its secretary. */
export function ownReportAddress(unit: UnitId, period: string | null): string {
	const params = new URLSearchParams({ unit });
	if (period !== null) params.set('period', period);
	return `/co-so/bao-cao?${params}`;
}

/** The address of a frozen report; `unit`: whose own it is. */
export function frozenAddress(key: string, unit: UnitId | null): string {
	return unit === null ? `/bao-cao/chot/${key}` : `/co-so/bao-cao/chot/${key}?unit=${unit}`;
}
