import * as v from 'valibot';
import { Day } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import { fold, requiredWords, words } from '../text.ts';
import { Membership, Move, MoveId } from './move.ts';
import { ChiDoanId } from './unit.ts';

/** Version 1 had two days and no history; version 2 keeps every move; version 3 took in versions written apart. */
export const PERSON_VERSION = 3;
/** The version of a person whose history was never in two parts: an older app reads it too. */
export const HISTORY_VERSION = 2;
/** A person who comes and goes more often than this is entered by a machine. */
export const MOST_MOVES = 200;
/** The store takes no more branches of one document. */
export const MOST_MERGED = 100;

const birthYear = v.nullable(
	v.pipe(
		v.number('notYear'),
		v.integer('notYear'),
		v.minValue(1940, 'tooEarly|1940'),
		v.maxValue(2020, 'tooFarAhead')
	)
);

/** Versions that two secretaries wrote apart and that this one took in. */
const Merged = v.strictObject({
	/** By revision; `said`: what else was written there of the person, where this version says something else. */
	versions: v.pipe(
		v.array(
			v.strictObject({
				rev: Revision,
				said: v.strictObject({
					name: v.optional(requiredWords(100)),
					birthYear: v.optional(birthYear),
					department: v.optional(words(200)),
					chiDoan: v.optional(v.nullable(ChiDoanId))
				})
			})
		),
		v.minLength(1, 'required'),
		v.maxLength(MOST_MERGED, `tooMany|${MOST_MERGED}`)
	),
	/** Moves that contradict those recorded apart from them: kept, and asked about. */
	unfit: v.pipe(v.array(MoveId), v.maxLength(MOST_MOVES, `tooMany|${MOST_MOVES}`))
});
export type Merged = v.InferOutput<typeof Merged>;

/** A person on a unit's roster. Holds what choosing and counting need, and nothing else (no health, home, ethnicity). */
export const Person = v.pipe(
	v.strictObject({
		_id: v.pipe(v.string(), v.regex(/^person:[a-z0-9][a-z0-9-]{2,39}$/, 'personId')),
		_rev: v.optional(Revision),
		type: v.literal('person'),
		v: v.picklist([1, HISTORY_VERSION, PERSON_VERSION]),
		id: PersonId,
		unit: UnitId,
		name: requiredWords(100),
		/** `fold(name)`, stored for search. */
		folded: v.string(),
		birthYear,
		department: words(200),
		chiDoan: v.nullable(ChiDoanId),
		/** What the moves come to: membership at last, and the first and last day of the last time on the roster. */
		membership: Membership,
		activeFrom: Day,
		activeTo: v.nullable(Day),
		/** Every move ever recorded, in the order of recording; from version 2 on. */
		moves: v.optional(v.pipe(v.array(Move), v.maxLength(MOST_MOVES, `tooMany|${MOST_MOVES}`))),
		/** Version 3 only. */
		merged: v.optional(Merged)
	}),
	v.check((person) => person.folded === fold(person.name), 'folded'),
	v.check((person) => person._id === `person:${person.id}`, 'personId'),
	v.check((person) => (person.v === 1) === (person.moves === undefined), 'moves'),
	v.check((person) => (person.v === PERSON_VERSION) === (person.merged !== undefined), 'merged'),
	v.check(
		({ activeFrom, activeTo, moves }) =>
			moves !== undefined || activeTo === null || activeTo >= activeFrom,
		'endBeforeStart'
	)
);
export type Person = v.InferOutput<typeof Person>;
