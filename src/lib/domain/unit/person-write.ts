import { addDays, dayInVietnam, FARTHEST_AHEAD_DAYS } from '../date.ts';
import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';
import { foldMoves, movesOf, summaryOf, type Summary } from './history.ts';
import type { Move } from './move.ts';
import type { Merged } from './person.ts';
import { HISTORY_VERSION, Person, PERSON_VERSION } from './person.ts';

/*
 * What is asked of a person who is written. Apart from the schema: every phone reads rosters first and writes them later.
 */

/**
 * Parses a person as phone and gateway accept it: the schema, moves in order that come to what it says, and no move
 * farther ahead than any plan. Out of order may be what a merge found so.
 */
export function parsePerson(input: unknown, nowMs: number): Result<Person, FieldIssue[]> {
	const parsed = parseBy(Person, input);
	if (!parsed.ok || parsed.value.moves === undefined) return parsed;
	const [fault] = faultsOf(parsed.value.moves, parsed.value, parsed.value.merged);
	if (fault !== undefined) return err([{ path: '', code: fault }]);
	const latest = addDays(dayInVietnam(nowMs), FARTHEST_AHEAD_DAYS.start);
	const ahead = parsed.value.moves.findIndex(({ day }) => day > latest);
	return ahead < 0 ? parsed : err([{ path: `moves.${ahead}.day`, code: 'tooFarAhead' }]);
}

/** The person with another move in their history; null where the history then says nobody was ever there. */
export function withMove(person: Person, move: Move): Person | null {
	const moves = [...movesOf(person), move];
	const summary = summaryOf(moves);
	const version = person.merged === undefined ? HISTORY_VERSION : PERSON_VERSION;
	return summary === null ? null : { ...person, ...summary, v: version, moves };
}

function faultsOf(moves: readonly Move[], said: Summary, merged: Merged | undefined): string[] {
	if (new Set(moves.map(({ id }) => id)).size !== moves.length) return ['repeated'];
	const unfit = new Set(merged?.unfit);
	const fault = foldMoves(moves).faults.find(({ id }) => !unfit.has(id));
	if (fault !== undefined) return [fault.code];
	const summary = summaryOf(moves);
	// Each of two secretaries may have taken back another arrival: then nobody was there, and both said so.
	if (summary === null) return merged === undefined ? ['required'] : [];
	const agrees = (['membership', 'activeFrom', 'activeTo'] as const).every(
		(field) => summary[field] === said[field]
	);
	return agrees ? [] : ['moves'];
}
