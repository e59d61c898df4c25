import * as v from 'valibot';
import { UnitId } from '../ids.ts';
import { isBoardPeriod } from '../period/span.ts';
import { LONGEST_CONTENT, readFrozen, sentLength } from '../report/frozen.ts';

/** The key of a frozen report. */
export const FrozenKey = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'frozenId'));

const fields = {
	scope: v.union([v.literal('block'), UnitId]),
	period: v.pipe(v.string('notText'), v.check(isBoardPeriod, 'period')),
	/**
	 * The report and what its figures stand on, as text: lists of reports are read on every phone of the committee, and
	 * none of them looks inside (`domain/report/frozen.ts`).
	 */
	content: v.pipe(
		v.string('notText'),
		v.check((text) => sentLength(text) <= LONGEST_CONTENT, `tooLong|${LONGEST_CONTENT}`)
	)
};
export const FrozenSaid = v.strictObject({
	scope: v.exactOptional(fields.scope),
	period: v.exactOptional(fields.period),
	content: v.exactOptional(fields.content)
});
export type FrozenFields = Required<v.InferOutput<typeof FrozenSaid>>;

/** Whether what is kept can be opened again: asked where it is written, and by the server that stores it. */
export function canBeOpened({ content }: Partial<FrozenFields>): boolean {
	return content === undefined || readFrozen(content) !== null;
}
