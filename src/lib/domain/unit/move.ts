import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { PersonId, UnitId } from '../ids.ts';
import { requiredWords, words } from '../text.ts';

/** Đoàn viên, or thanh niên on the roster who is not yet in the Union: together ĐVTN. */
export const Membership = v.picklist(['member', 'youth'], 'membership');
export type Membership = v.InferOutput<typeof Membership>;

/** A ULID; `from` and `to` name the days of a person who was entered before moves were kept. */
export const MoveId = v.pipe(
	v.string(),
	v.regex(/^([0-7][0-9A-HJKMNP-TV-Z]{25}|from|to)$/, 'moveId')
);

/** Where a person came from or went: a unit of the block, or a body outside it, in words. */
export const OtherSide = v.union(
	[v.strictObject({ unit: UnitId }), v.strictObject({ name: requiredWords(200) })],
	'required'
);
export type OtherSide = v.InferOutput<typeof OtherSide>;

const common = {
	id: MoveId,
	/** From this day on it holds: whoever leaves on a day is on no list of that day, whoever comes is. */
	day: Day,
	note: words(500),
	/** The move that this one puts right: it stays in the history and says nothing any more. */
	replaces: v.nullable(MoveId),
	/** Who recorded it and when, by their clock; null where that was before moves were kept. */
	by: v.nullable(PersonId),
	at: v.nullable(Instant)
};

/**
 * Biến động: what changes who is on a roster. `listed`: put on it (đã ở đơn vị); `admitted`: kết nạp, as a new person or
 * of youth on the roster; `received`: chuyển đến; `transferred`: chuyển đi; `matured`: trưởng thành Đoàn; `left`: for
 * another reason, in words; `cancelled`: the move it replaces never was.
 */
export const Move = v.variant(
	'kind',
	[
		v.strictObject({ ...common, kind: v.literal('listed'), membership: Membership }),
		v.strictObject({ ...common, kind: v.literal('admitted') }),
		v.strictObject({
			...common,
			kind: v.literal('received'),
			membership: Membership,
			other: OtherSide
		}),
		v.strictObject({ ...common, kind: v.literal('transferred'), other: OtherSide }),
		v.strictObject({ ...common, kind: v.literal('matured') }),
		v.strictObject({ ...common, kind: v.literal('left') }),
		v.strictObject({ ...common, kind: v.literal('cancelled'), replaces: MoveId })
	],
	'required'
);
export type Move = v.InferOutput<typeof Move>;
