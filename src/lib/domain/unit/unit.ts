import * as v from 'valibot';
import { CommuneCode } from '../activity/content.ts';
import { Day } from '../date.ts';
import { Revision, UnitId } from '../ids.ts';
import { requiredWords } from '../text.ts';

/** đoàn cơ sở (has chi đoàn below it) · chi đoàn cơ sở (has none) · Đoàn Khối itself (in no denominator). */
export const UnitKind = v.picklist(['doanCoSo', 'chiDoanCoSo', 'doanKhoi'], 'unitKind');
export type UnitKind = v.InferOutput<typeof UnitKind>;

/** A chi đoàn's id inside its unit. */
export const ChiDoanId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'chiDoan'));

/** A unit of the block, in `programme`; read by everyone signed in. */
export const Unit = v.strictObject({
	_id: v.pipe(v.string(), v.regex(/^unit:[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'unitId')),
	_rev: v.optional(Revision),
	type: v.literal('unit'),
	v: v.literal(1),
	id: UnitId,
	name: requiredWords(200),
	kind: UnitKind,
	chiDoan: v.pipe(
		v.array(v.strictObject({ id: ChiDoanId, name: requiredWords(200) })),
		v.maxLength(100, 'tooMany|100')
	),
	/** Xã kết nghĩa; two units may share one. */
	twinnedCommunes: v.pipe(v.array(CommuneCode), v.maxLength(20, 'tooMany|20')),
	activeFrom: Day,
	activeTo: v.nullable(Day)
});
export type Unit = v.InferOutput<typeof Unit>;
