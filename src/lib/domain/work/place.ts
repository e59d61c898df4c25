import type { WorkSubject } from './entry.ts';

/**
 * Where entries of a subject belong, and nowhere else: with the committee, or in the private database of the unit whose
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
	criteria: 'committee',
	criterion: 'committee',
	rating: 'committee',
	award: 'committee',
	officer: 'unitPrivate',
	party: 'unitPrivate'
} as const satisfies Record<WorkSubject, 'committee' | 'unitPrivate'>;

/** The kind of database in which entries of a subject belong. */
export function placeOf(subject: WorkSubject): 'committee' | 'unitPrivate' {
	return places[subject];
}
