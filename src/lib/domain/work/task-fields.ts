import * as v from 'valibot';
import { Day } from '../date.ts';
import { ActivityId, UnitId } from '../ids.ts';
import { requiredWords, words } from '../text.ts';
import { NewKey, WorkYear, itemStates } from './common-fields.ts';

const day = v.nullable(Day);

/** The key of a recurring duty: its year and what the term calls it, `2021.so-ket-quy-1`. */
export const DutyKey = v.pipe(
	v.string('notText'),
	v.regex(/^20\d{2}\.[a-z][a-z0-9-]{1,40}$/, 'duty')
);

/** What is kept of a recurring duty: when it was done, and by which paper. */
export const DutySaid = v.strictObject({
	/** Where it was put off to; null: as the term has it. */
	dueOn: v.exactOptional(day),
	doneOn: v.exactOptional(day),
	responsible: v.exactOptional(words(200)),
	number: v.exactOptional(words(60)),
	note: v.exactOptional(words(2000))
});
export type DutyFields = Required<v.InferOutput<typeof DutySaid>>;

/** Công trình thanh niên, phần việc thanh niên. */
export const pledgeKinds = ['work', 'part'] as const;

/** What a unit registered in January, and what became of it. */
export const PledgeSaid = v.strictObject({
	year: v.exactOptional(WorkYear),
	unit: v.exactOptional(UnitId),
	kind: v.exactOptional(v.picklist(pledgeKinds)),
	name: v.exactOptional(requiredWords(300)),
	/** How large and where: "2 km đường, xã Púng Luông". */
	scale: v.exactOptional(words(500)),
	dueOn: v.exactOptional(day),
	doneOn: v.exactOptional(day),
	result: v.exactOptional(words(2000)),
	/** The approved record that shows it was done. */
	record: v.exactOptional(v.nullable(ActivityId)),
	removed: v.exactOptional(v.boolean())
});
export type PledgeFields = Required<v.InferOutput<typeof PledgeSaid>>;

/** A sub-committee (tiểu ban) that prepares the congress. */
export const SubCommitteeSaid = v.strictObject({
	name: v.exactOptional(requiredWords(200)),
	head: v.exactOptional(words(200)),
	members: v.exactOptional(words(2000)),
	work: v.exactOptional(words(2000)),
	removed: v.exactOptional(v.boolean())
});
export type SubCommitteeFields = Required<v.InferOutput<typeof SubCommitteeSaid>>;

/** A task of the congress; `subCommittee` null: of the committee itself. */
export const PreparationSaid = v.strictObject({
	text: v.exactOptional(requiredWords(1000)),
	subCommittee: v.exactOptional(v.nullable(NewKey)),
	responsible: v.exactOptional(words(200)),
	dueOn: v.exactOptional(day),
	state: v.exactOptional(v.picklist(itemStates)),
	note: v.exactOptional(words(2000)),
	removed: v.exactOptional(v.boolean())
});
export type PreparationFields = Required<v.InferOutput<typeof PreparationSaid>>;
