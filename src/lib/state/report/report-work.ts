import type { Device } from '../../data/device.ts';
import type { UnitId } from '../../domain/ids.ts';
import { daysOfPeriod } from '../../domain/period/span.ts';
import type { HeldConference, IssuedPaper } from '../../domain/report/data.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';
import type { PlannedConference } from '../../domain/work/conferences.ts';
import { conferencesOf, papersOf } from '../../domain/work/conferences.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';

/** What the committee's own work tells a report of a period: the conferences that were held, the papers issued. */
export function reportWork(
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

/** What was written of a term where a report's writer may read it: a unit's own log, or the committee's and the inspections. */
export async function reportEntries(
	device: Pick<Device, 'work' | 'workIn'>,
	term: string,
	unit: UnitId | undefined
): Promise<WorkEntry[]> {
	const logs =
		unit === undefined
			? [device.workIn('committee'), device.workIn('inspection')]
			: [device.work(unit)];
	const read = logs.map(async (log) => (await log).entries(term));
	return (await Promise.all(read)).flat();
}
