import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import { activeOn, type Person } from './person.ts';

const count = v.pipe(
	v.number('notNumber'),
	v.integer('notWhole'),
	v.minValue(0, 'negative'),
	v.maxValue(100_000, 'tooLarge|100000')
);
const ids = v.pipe(
	v.array(PersonId),
	v.maxLength(5000, 'tooMany|5000'),
	v.check((all) => new Set(all).size === all.length, 'repeated')
);

/** Chốt số liệu: a unit's counts at a closing date, with the frozen lists behind them. The denominator of targets. */
export const Headcount = v.pipe(
	v.strictObject({
		_id: v.pipe(v.string(), v.regex(/^headcount:\d{4}-\d{2}-\d{2}$/, 'headcountId')),
		_rev: v.optional(Revision),
		type: v.literal('headcount'),
		v: v.literal(1),
		unit: UnitId,
		closingDate: Day,
		members: count,
		youth: count,
		/** Unit-level counts that may be entered; null is not entered. */
		female: v.nullable(count),
		ethnicMinority: v.nullable(count),
		staffChildren: v.nullable(count),
		memberIds: ids,
		youthIds: ids,
		by: PersonId,
		at: Instant
	}),
	v.check((headcount) => headcount._id === `headcount:${headcount.closingDate}`, 'headcountId')
);
export type Headcount = v.InferOutput<typeof Headcount>;

/** The lists a headcount freezes: who was on the roster that day, by membership, in the order of ids. */
export function rosterOn(
	people: readonly Person[],
	day: string
): { memberIds: PersonId[]; youthIds: PersonId[] } {
	const active = people
		.filter((person) => activeOn(person, day))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	const of = (membership: Person['membership']) =>
		active.filter((person) => person.membership === membership).map((person) => person.id);
	return { memberIds: of('member'), youthIds: of('youth') };
}
