import * as v from 'valibot';
import { Day, addDays, dayInVietnam } from '../date.ts';
import type { UnitId } from '../ids.ts';
import { Period, lastDayOf, monthsOf } from '../period/period.ts';
import { words } from '../text.ts';

const PERIOD = '20\\d{2}(?:-Q[1-4]|-6m|-9m)?';
/** A report of a year is handed in long after it; a day farther away is a slip of the finger. */
const LONGEST_AFTER_DAYS = 366;

/** The key of a deadline: the period that is reported on, `2021-Q1`, `2021-6m`, `2021-9m`, `2021`. */
export const ReportPeriod = v.pipe(
	v.string('notText'),
	v.regex(new RegExp(`^${PERIOD}$`), 'period')
);

/** The key of a unit's report: `2021-6m.so-tai-chinh`. */
export const ReportKey = v.pipe(
	v.string('notText'),
	v.regex(new RegExp(`^${PERIOD}\\.[a-z][a-z0-9-]{1,38}[a-z0-9]$`), 'report')
);

/** The key of a unit's report of a period. */
export function reportKey(period: Period, unit: UnitId): string {
	return `${period}.${unit}`;
}

const deadlineFields = { dueOn: v.nullable(Day) };
const reportFields = {
	/** Null: it has not come, or was said to have come by mistake. */
	receivedOn: v.nullable(Day),
	/** Its number as the unit gave it: "15-BC/ĐTN". */
	number: words(60),
	note: words(1000)
};
export const DeadlineSaid = v.strictObject({ dueOn: v.exactOptional(deadlineFields.dueOn) });
export const ReportSaid = v.strictObject({
	receivedOn: v.exactOptional(reportFields.receivedOn),
	number: v.exactOptional(reportFields.number),
	note: v.exactOptional(reportFields.note)
});
export type DeadlineFields = Required<v.InferOutput<typeof DeadlineSaid>>;
export type ReportFields = Required<v.InferOutput<typeof ReportSaid>>;

/** Whether a day can be the deadline of the reports of a period: not before it begins, nor years after it. */
export function canBeDue(day: string, period: Period): boolean {
	return (
		day >= `${monthsOf(period).from}-01` && day <= addDays(lastDayOf(period), LONGEST_AFTER_DAYS)
	);
}

/** Whether a report can have come on a day, as somebody says at an instant: a day that is still ahead is a slip. */
export function canBeReceived(day: string, atMs: number): boolean {
	return day <= dayInVietnam(atMs);
}

/** The same of an entry's key, which may be no period. */
export function dueFits(key: string, { dueOn = null }: Partial<DeadlineFields>): boolean {
	const period = v.safeParse(Period, key);
	return dueOn === null || (period.success && canBeDue(dueOn, period.output));
}
