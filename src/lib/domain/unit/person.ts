import * as v from 'valibot';
import { addDays, Day, dayInVietnam, FARTHEST_AHEAD_DAYS } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';
import { fold, requiredWords, words } from '../text.ts';
import { type Summary, foldMoves, movesOf, PERSON_VERSION, summaryOf } from './history.ts';
import { Membership, Move } from './move.ts';
import { ChiDoanId } from './unit.ts';

export type { Membership } from './move.ts';

/** A person who comes and goes more often than this is entered by a machine. */
const MOST_MOVES = 200;

/** A person on a unit's roster. Holds what choosing and counting need, and nothing else (no health, home, ethnicity). */
export const Person = v.pipe(
	v.strictObject({
		_id: v.pipe(v.string(), v.regex(/^person:[a-z0-9][a-z0-9-]{2,39}$/, 'personId')),
		_rev: v.optional(Revision),
		type: v.literal('person'),
		v: v.picklist([1, PERSON_VERSION]),
		id: PersonId,
		unit: UnitId,
		name: requiredWords(100),
		/** `fold(name)`, stored for search. */
		folded: v.string(),
		birthYear: v.nullable(
			v.pipe(
				v.number('notYear'),
				v.integer('notYear'),
				v.minValue(1940, 'tooEarly|1940'),
				v.maxValue(2020, 'tooFarAhead')
			)
		),
		department: words(200),
		chiDoan: v.nullable(ChiDoanId),
		/** What the moves come to: membership at last, and the first and last day of the last time on the roster. */
		membership: Membership,
		activeFrom: Day,
		activeTo: v.nullable(Day),
		/** Every move ever recorded, in the order of recording; version 2 only. */
		moves: v.optional(v.pipe(v.array(Move), v.maxLength(MOST_MOVES, `tooMany|${MOST_MOVES}`)))
	}),
	v.check((person) => person.folded === fold(person.name), 'folded'),
	v.check((person) => person._id === `person:${person.id}`, 'personId'),
	v.check((person) => (person.v === 1) === (person.moves === undefined), 'moves'),
	v.check(
		({ activeFrom, activeTo, moves }) =>
			moves !== undefined || activeTo === null || activeTo >= activeFrom,
		'endBeforeStart'
	),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed || dataset.value.moves === undefined) return;
		for (const message of faultsOf(dataset.value.moves, dataset.value)) addIssue({ message });
	})
);
export type Person = v.InferOutput<typeof Person>;

function faultsOf(moves: readonly Move[], said: Summary): string[] {
	if (new Set(moves.map(({ id }) => id)).size !== moves.length) return ['repeated'];
	const [fault] = foldMoves(moves).faults;
	if (fault !== undefined) return [fault.code];
	const summary = summaryOf(moves);
	if (summary === null) return ['required'];
	const agrees = (['membership', 'activeFrom', 'activeTo'] as const).every(
		(field) => summary[field] === said[field]
	);
	return agrees ? [] : ['moves'];
}

/** Parses a person as phone and gateway accept it: the schema, and no move farther ahead than any plan. */
export function parsePerson(input: unknown, nowMs: number): Result<Person, FieldIssue[]> {
	const parsed = parseBy(Person, input);
	if (!parsed.ok) return parsed;
	const latest = addDays(dayInVietnam(nowMs), FARTHEST_AHEAD_DAYS.start);
	const ahead = (parsed.value.moves ?? []).findIndex(({ day }) => day > latest);
	return ahead < 0 ? parsed : err([{ path: `moves.${ahead}.day`, code: 'tooFarAhead' }]);
}

/** The person with another move in their history; null where the history then says nobody was ever there. */
export function withMove(person: Person, move: Move): Person | null {
	const moves = [...movesOf(person), move];
	const summary = summaryOf(moves);
	return summary === null ? null : { ...person, ...summary, v: PERSON_VERSION, moves };
}
