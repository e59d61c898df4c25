import * as v from 'valibot';
import { Instant } from '../date.ts';
import { PersonId, Revision, ulidPattern, UnitId } from '../ids.ts';
import { NoticeKey } from './notice-fields.ts';

const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

/**
 * Đã đọc: an append-only document of the unit's database, by whoever read a notice or, as the unit's secretary, confirmed
 * it for the unit. Its id ends in a number of its own: of one person's two phones neither is refused, and the same thing
 * said twice is said once.
 */
export const NoticeReceipt = v.pipe(
	v.strictObject({
		_id: v.pipe(v.string(), v.regex(new RegExp(`^noticeReceipt:${ULID}:${ULID}$`), 'receiptId')),
		_rev: v.optional(Revision),
		type: v.literal('noticeReceipt'),
		v: v.literal(1),
		unit: UnitId,
		notice: NoticeKey,
		/** Of which wording: what names the entry that told it. */
		edition: v.pipe(v.string('notText'), v.regex(ulidPattern, 'edition')),
		said: v.picklist(['read', 'confirmed']),
		by: PersonId,
		at: Instant
	}),
	v.check(({ _id, notice }) => _id.startsWith(`noticeReceipt:${notice}:`), 'receiptId')
);
export type NoticeReceipt = v.InferOutput<typeof NoticeReceipt>;
