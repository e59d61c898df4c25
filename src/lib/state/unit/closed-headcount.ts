import { requestAbout, stateOfRequest } from '../../domain/period/closed.ts';
import type { RequestState } from '../../domain/period/closed.ts';
import { closingOverHeadcount } from '../../domain/period/closed-headcount.ts';
import type { Period } from '../../domain/period/period.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { UnitView } from './unit-page.svelte.ts';

/** The closed period whose denominators a headcount is, and what became of asking to reopen it. */
export type ClosedHeadcount = {
	period: Period;
	closedAt: string;
	request: (RequestState & { askedAt: string }) | null;
};

/** What keeps a unit's headcount of a closing date from being closed again, or at all; null where nothing does. */
export function closedHeadcount(
	{ closings, requests, headcounts }: Pick<UnitView, 'closings' | 'requests' | 'headcounts'>,
	unit: UnitId,
	date: string
): ClosedHeadcount | null {
	const entered = headcounts.map(({ closingDate }) => closingDate);
	const closing = closingOverHeadcount(closings, unit, date, entered);
	if (closing === null) return null;
	const request = requestAbout(requests, closing);
	return {
		period: closing.period,
		closedAt: closing.at,
		request: request === null ? null : { ...stateOfRequest(request, closings), askedAt: request.at }
	};
}
