import type { WorkEntry } from './entry.ts';

/** What of a rating the standing committee alone says. */
const STANDING_RATES = ['standing', 'standingNote', 'decided', 'decidedOn', 'number'] as const;

/**
 * Whether an entry is for the standing committee alone to write: it adopts or returns plans, rates, and gives awards.
 * Everybody else of the committee prepares these.
 */
export function isForStanding(entry: WorkEntry): boolean {
	switch (entry.subject) {
		case 'planVersion':
			return entry.set.step !== 'submitted';
		case 'rating':
			return STANDING_RATES.some((field) => entry.set[field] !== undefined);
		case 'award':
			return entry.set.step !== undefined && entry.set.step !== 'proposed';
		default:
			return false;
	}
}
