import * as v from 'valibot';
import { Day } from '../date.ts';
import { UnitId } from '../ids.ts';
import { requiredWords, words } from '../text.ts';

const day = v.nullable(Day);

/** Kiểm tra · giám sát. */
export const inspectionKinds = ['check', 'oversight'] as const;

/** What is kept of an inspection of a unit. */
export const InspectionSaid = v.strictObject({
	kind: v.exactOptional(v.picklist(inspectionKinds)),
	unit: v.exactOptional(UnitId),
	topic: v.exactOptional(requiredWords(500)),
	plannedOn: v.exactOptional(day),
	doneOn: v.exactOptional(day),
	/** Who inspects. */
	team: v.exactOptional(words(500)),
	conclusion: v.exactOptional(words(5000)),
	/** What the unit has to mend, and until when; '' : nothing. */
	mending: v.exactOptional(words(5000)),
	mendBy: v.exactOptional(day),
	mendedOn: v.exactOptional(day),
	removed: v.exactOptional(v.boolean())
});
export type InspectionFields = Required<v.InferOutput<typeof InspectionSaid>>;

/** The key of a report on inspections: the first six months, or the year. */
export const InspectionReportKey = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}(-6m)?$/, 'period')
);
export const InspectionReportSaid = v.strictObject({
	sentOn: v.exactOptional(day),
	number: v.exactOptional(words(60)),
	note: v.exactOptional(words(2000))
});
export type InspectionReportFields = Required<v.InferOutput<typeof InspectionReportSaid>>;
