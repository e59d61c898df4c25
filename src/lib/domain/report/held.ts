import { daysOfPeriod } from '../period/span.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { PlannedConference } from '../work/conferences.ts';
import { conferencesOf, papersOf } from '../work/conferences.ts';
import type { WorkEntry } from '../work/entry.ts';
import type { HeldConference, IssuedPaper } from './data.ts';

/** What the committee's own work tells a report of a period: the conferences that were held, the papers issued. */
export function heldIn(
	term: TermSpan & { conferences: readonly PlannedConference[] },
	entries: readonly WorkEntry[],
	period: string,
	today: string
): { conferences: HeldConference[]; papers: IssuedPaper[] } {
	const { from, to } = daysOfPeriod(period) ?? { from: term.start, to: term.end };
	const within = (day: string) => day >= from && day <= to;
	const held = conferencesOf(term.conferences, entries, today).flatMap(
		({ number, heldOn, standing }) =>
			standing === 'held' && heldOn !== null && within(heldOn) ? [{ number, heldOn }] : []
	);
	const papers = papersOf(entries).flatMap(({ conference, title, number, issuedOn }) =>
		issuedOn !== null && within(issuedOn) ? [{ conference, title, number, issuedOn }] : []
	);
	return {
		conferences: held.sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1)),
		papers: papers.sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
	};
}
