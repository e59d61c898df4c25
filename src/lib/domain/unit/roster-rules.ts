import type { PersonId } from '../ids.ts';
import { sameContent } from '../json.ts';
import type { Move } from './move.ts';
import type { Person } from './person.ts';
import { movesOf } from './moves-of.ts';
import { isRetired } from './retired-name.ts';

/**
 * Why a version of a person may not be written, or null. Every move that the version it follows had stays in the history,
 * and so does every move of a version that it says it took in; a new one is recorded in the writer's own name.
 * @param stored every version the store holds
 * @param replaced those of them that this one follows, and so takes the place of
 */
export function personFault(
	writer: PersonId,
	person: Person,
	{ stored, replaced }: { stored: readonly Person[]; replaced: readonly Person[] }
): 'rewrittenHistory' | 'forgedEdit' | null {
	// A name that was taken out comes back from no phone that still had it.
	if (stored.some(isRetired) && !isRetired(person)) return 'rewrittenHistory';
	const kept = (move: Move) => (person.moves ?? []).some((one) => sameContent(one, move));
	for (const before of replaced) {
		// Two days without a history may be corrected by an app that knows no more than them.
		const isPlain = before.v === 1 && person.v === 1;
		if (!isPlain && !movesOf(before).every(kept)) return 'rewrittenHistory';
	}
	const ids = new Set((person.moves ?? []).map(({ id }) => id));
	const takenIn = new Set((person.merged?.versions ?? []).map(({ rev }) => rev));
	for (const { _rev, ...before } of stored) {
		if (_rev === undefined || !takenIn.has(_rev)) continue;
		if (!movesOf(before).every(({ id }) => ids.has(id))) return 'rewrittenHistory';
	}
	const known = (move: Move) =>
		stored.some((before) => movesOf(before).some((one) => sameContent(one, move)));
	// The days of before moves were kept are in nobody's name; of a person new to the store, nobody else knows them.
	const own = ({ by }: Move) => by === writer || (by === null && stored.length === 0);
	return (person.moves ?? []).every((move) => own(move) || known(move)) ? null : 'forgedEdit';
}
