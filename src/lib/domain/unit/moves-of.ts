import { addDays } from '../date.ts';
import type { Membership, Move } from './move.ts';

/*
 * Apart from the schemas and the folding: the rights table needs no more of a history, and every phone loads that first.
 */

/** What a history comes to: membership at last, and the first and last day of the last time on the roster. */
export type Summary = { membership: Membership; activeFrom: string; activeTo: string | null };

/** Somebody on a roster, with their moves where those are kept. */
export type Listed = Summary & { moves?: readonly Move[] | undefined };

/** A person's history; of one who was entered before moves were kept, what the two days say. */
export function movesOf(person: Listed): readonly Move[] {
	if (person.moves !== undefined) return person.moves;
	const { activeFrom, activeTo, membership } = person;
	const unknown = { note: '', replaces: null, by: null, at: null };
	const came: Move = { id: 'from', kind: 'listed', day: activeFrom, membership, ...unknown };
	if (activeTo === null) return [came];
	return [came, { id: 'to', kind: 'left', day: addDays(activeTo, 1), ...unknown }];
}
