import type { UnitId } from '../../domain/ids.ts';

/** The address of the committee's report of a scope and period; null: the usual period. */
export function reportAddress(scope: 'block' | UnitId, period: string | null): string {
	const path = scope === 'block' ? '/bao-cao' : `/bao-cao/${scope}`;
	return period === null ? path : `${path}?period=${period}`;
}
