import { sameContent } from '../json.ts';
import type { Headcount } from './headcount.ts';
import { winnerFirst } from './winner-first.ts';

/** The headcount of a closing date that is used, and what else was closed of that day. */
export type StandingHeadcount = { standing: Headcount; others: Headcount[] };

/**
 * Which of the headcounts that were closed apart for one day stands: the newest, by the clocks of those who closed.
 * Nothing is merged, for lists and counts belong together. Phone and server both ask here.
 * @param leaves each with its revision, in any order; null where there is none
 */
export function standingHeadcount(leaves: readonly Headcount[]): StandingHeadcount | null {
	// Whoever closed again looked at these, whatever their clocks said.
	const settled = new Set(leaves.flatMap(({ over = [] }) => over));
	const open = leaves.filter(({ _rev }) => _rev === undefined || !settled.has(_rev));
	const newestFirst = (open.length > 0 ? open : leaves).toSorted((a, b) =>
		a.at === b.at ? winnerFirst(a, b) : a.at < b.at ? 1 : -1
	);
	const [standing, ...rest] = newestFirst;
	if (standing === undefined) return null;
	const others = rest.filter((one, at) => {
		const alike = (other: Headcount) => sameContent(saidBy(other), saidBy(one));
		return !alike(standing) && !rest.slice(0, at).some(alike);
	});
	return { standing, others };
}

/** What a headcount says, whoever closed it when. */
function saidBy({ _rev, v, over, by, at, ...said }: Headcount) {
	void [_rev, v, over, by, at];
	return said;
}
