import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import { ChiDoanId } from './unit.ts';

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

/** Version 2 may freeze the chi đoàn of each person of its lists; version 3 was closed over others of the same day. */
export const HEADCOUNT_VERSION = 3;
/** The version of a headcount beside which there never was another: an older app reads it too. */
export const LISTS_VERSION = 2;
/** The store takes no more branches of one document. */
const MOST_OVER = 100;

/** Chốt số liệu: a unit's counts at a closing date, with the frozen lists behind them. The denominator of targets. */
export const Headcount = v.pipe(
	v.strictObject({
		_id: v.pipe(v.string(), v.regex(/^headcount:\d{4}-\d{2}-\d{2}$/, 'headcountId')),
		_rev: v.optional(Revision),
		type: v.literal('headcount'),
		v: v.picklist([1, LISTS_VERSION, HEADCOUNT_VERSION]),
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
		/** The chi đoàn of people on the lists; whoever is not named in it had none written. Version 2 only. */
		chiDoanOf: v.optional(v.record(PersonId, ChiDoanId)),
		/** Version 3 only: the versions that another secretary had closed for the same day, known when this was closed. */
		over: v.optional(v.pipe(v.array(Revision), v.maxLength(MOST_OVER, `tooMany|${MOST_OVER}`))),
		by: PersonId,
		at: Instant
	}),
	v.check(
		({ v: version, over }) => (version === HEADCOUNT_VERSION) === (over !== undefined),
		'over'
	),
	v.check((headcount) => headcount._id === `headcount:${headcount.closingDate}`, 'headcountId'),
	v.check(({ v: version, chiDoanOf }) => version > 1 || chiDoanOf === undefined, 'chiDoan'),
	v.check(({ v: version, memberIds, youthIds }) => {
		// Version 1 was never asked.
		const listed = new Set<string>(memberIds);
		return version === 1 || youthIds.every((id) => !listed.has(id));
	}, 'repeated'),
	v.check(({ memberIds, youthIds, chiDoanOf = {} }) => {
		const listed = new Set<string>([...memberIds, ...youthIds]);
		return Object.keys(chiDoanOf).every((id) => listed.has(id));
	}, 'notListed')
);
export type Headcount = v.InferOutput<typeof Headcount>;
