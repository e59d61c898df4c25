import * as v from 'valibot';
import { Day } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import { fold, requiredWords, words } from '../text.ts';
import { ChiDoanId } from './unit.ts';

/** Đoàn viên, or thanh niên on the roster who is not yet in the Union: together ĐVTN. */
export const Membership = v.picklist(['member', 'youth'], 'membership');
export type Membership = v.InferOutput<typeof Membership>;

/** A person on a unit's roster. Holds what choosing and counting need, and nothing else (no health, home, ethnicity). */
export const Person = v.pipe(
	v.strictObject({
		_id: v.pipe(v.string(), v.regex(/^person:[a-z0-9][a-z0-9-]{2,39}$/, 'personId')),
		_rev: v.optional(Revision),
		type: v.literal('person'),
		v: v.literal(1),
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
		membership: Membership,
		activeFrom: Day,
		activeTo: v.nullable(Day)
	}),
	v.check((person) => person.folded === fold(person.name), 'folded'),
	v.check((person) => person._id === `person:${person.id}`, 'personId'),
	v.check(
		(person) => person.activeTo === null || person.activeTo >= person.activeFrom,
		'endBeforeStart'
	)
);
export type Person = v.InferOutput<typeof Person>;

/** Whether a person was on the unit's roster on a day. */
export function activeOn(person: Person, day: string): boolean {
	return person.activeFrom <= day && (person.activeTo === null || day <= person.activeTo);
}
