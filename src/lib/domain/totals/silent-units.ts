import type { UnitId } from '../ids.ts';
import type { Unit } from '../unit/unit.ts';
import type { Freshness } from './freshness-document.ts';

/** A unit silent longer than this is shown to the committee. */
export const SILENT_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;

/** A unit from which nothing has reached the server for long. `days` null: nothing ever has. */
export type SilentUnit = { unit: Unit; days: number | null; lastArrivalAt: string | null };

/**
 * The units that have sent nothing for more than {@link SILENT_AFTER_DAYS} days, in the order of `units`: a fact of
 * time by the server's clock, at the time of the freshness document. What such a unit has not sent nobody can see.
 * Đoàn Khối itself and units no longer active are in no such list.
 */
export function silentUnits(freshness: Freshness, units: readonly Unit[]): SilentUnit[] {
	const at = Date.parse(freshness.at);
	return expectedUnits(freshness, units).flatMap((unit): SilentUnit[] => {
		const lastArrivalAt = arrivalOf(freshness, unit.id);
		if (lastArrivalAt === null) return [{ unit, days: null, lastArrivalAt }];
		const days = Math.floor((at - Date.parse(lastArrivalAt)) / DAY_MS);
		return at - Date.parse(lastArrivalAt) > SILENT_AFTER_DAYS * DAY_MS
			? [{ unit, days, lastArrivalAt }]
			: [];
	});
}

/** The units of which records are expected: those active when the freshness was counted, without Đoàn Khối. */
export function expectedUnits(freshness: Freshness, units: readonly Unit[]): Unit[] {
	const day = freshness.at.slice(0, 10);
	return units.filter(
		(unit) =>
			unit.kind !== 'doanKhoi' &&
			unit.activeFrom <= day &&
			(unit.activeTo === null || unit.activeTo >= day)
	);
}

function arrivalOf(freshness: Freshness, unit: UnitId): string | null {
	return freshness.units[unit]?.lastArrivalAt ?? null;
}
