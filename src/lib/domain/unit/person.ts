import * as v from 'valibot';
import { Day } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import { fold, requiredWords, words } from '../text.ts';
import { Membership, Move } from './move.ts';
import { ChiDoanId } from './unit.ts';

/** Version 1 had two days and no history; version 2 keeps every move. */
export const PERSON_VERSION = 2;
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
	)
);
export type Person = v.InferOutput<typeof Person>;
