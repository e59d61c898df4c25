import type { WorkSubject } from './entry.ts';

/** The kinds of databases that hold a log. */
type LogPlace = 'committee' | 'inspection' | 'programme' | 'unitPrivate';

/**
 * Where entries of a subject belong, and nowhere else: with the committee, with the
 * inspections, in the programme that every unit reads, or in the private database of the unit whose
 * secretaries write them.
 */
const places = {
	conference: 'committee',
	item: 'committee',
	paper: 'committee',
	deadline: 'committee',
	report: 'committee',
	planLine: 'committee',
	planVersion: 'committee',
	duty: 'committee',
	pledge: 'committee',
	subCommittee: 'committee',
	preparation: 'committee',
	unitCongress: 'committee',
	criteria: 'programme',
	criterion: 'programme',
	/** Thông báo: what units are told, read by everybody without signal. */
	notice: 'programme',
	rating: 'committee',
	award: 'committee',
	inspection: 'inspection',
	inspectionReport: 'inspection',
	officer: 'unitPrivate',
	party: 'unitPrivate',
	selfRating: 'unitPrivate',
	branchRating: 'unitPrivate',
	memberRating: 'unitPrivate',
	/** Written by the member, who reads nothing else there. */
	memberSelf: 'unitPrivate',
	/** Báo cáo đã chốt: the committee's, and a unit's own. */
	frozen: 'committee',
	ownfrozen: 'unitPrivate'
} as const satisfies Record<WorkSubject, LogPlace>;

/** The kind of database in which entries of a subject belong. */
export function placeOf(subject: WorkSubject): LogPlace {
	return places[subject];
}
