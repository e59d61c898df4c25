import type { PersonId } from '../ids.ts';
import type { Handover } from './handover.ts';

/** For how long the new secretary's home says that the unit was handed over. */
const HANDOVER_TOLD_DAYS = 30;

/** The newest handover to a person that their home still tells of, or null. */
export function handoverTo(
	person: PersonId,
	handovers: readonly Handover[],
	nowMs: number
): Handover | null {
	const since = new Date(nowMs - HANDOVER_TOLD_DAYS * 86_400_000).toISOString();
	const told = handovers.filter(({ to, at }) => to === person && at >= since);
	return told.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}
