import * as v from 'valibot';
import { Day } from '../date.ts';
import { requiredWords, words } from '../text.ts';
import { PeopleCount, itemStates } from './common-fields.ts';

const Month = v.pipe(v.string('notText'), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'notMonth'));
const ConferenceNumber = v.pipe(v.number('notNumber'), v.integer('notWhole'), v.minValue(1));
/** The key of a conference: its number. */
export const ConferenceKey = v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'conference'));
/** The key of a point of an agenda: `6.4`. */
export const AgendaItemId = v.pipe(v.string('notText'), v.regex(/^\d{1,3}\.\d{1,3}$/, 'item'));

/** What is kept of a conference of the executive committee. Null and '' say that nothing is known. */
const conferenceFields = {
	/** Where it was put off to; null: as the programme has it. */
	plannedMonth: v.nullable(Month),
	heldOn: v.nullable(Day),
	place: words(200),
	summoned: PeopleCount,
	present: PeopleCount,
	/** Who was not there, and why. */
	absent: words(2000),
	minutes: words(20_000)
};

/** What is kept of a point of its agenda. */
const itemFields = {
	state: v.picklist(itemStates),
	responsible: words(200),
	due: v.nullable(Day),
	note: words(5000)
};

export const paperKinds = ['resolution', 'report', 'plan', 'decision', 'notice', 'other'] as const;

/** A paper that a conference or a point yields or rests on: what it is, never the paper itself. */
const paperFields = {
	kind: v.picklist(paperKinds),
	title: requiredWords(500),
	/** Số, ký hiệu: "12-NQ/ĐTN"; '' while it has none. */
	number: words(60),
	issuedOn: v.nullable(Day),
	/** Nghị quyết chuyên đề: what CT18 counts. */
	thematic: v.boolean(),
	conference: ConferenceNumber,
	item: v.nullable(AgendaItemId),
	/** Entered by mistake: kept, and shown no more. */
	removed: v.boolean()
};

/** An entry says some of the fields, and at least one. */
export const ConferenceSaid = v.strictObject({
	plannedMonth: v.exactOptional(conferenceFields.plannedMonth),
	heldOn: v.exactOptional(conferenceFields.heldOn),
	place: v.exactOptional(conferenceFields.place),
	summoned: v.exactOptional(conferenceFields.summoned),
	present: v.exactOptional(conferenceFields.present),
	absent: v.exactOptional(conferenceFields.absent),
	minutes: v.exactOptional(conferenceFields.minutes)
});
export const ItemSaid = v.strictObject({
	state: v.exactOptional(itemFields.state),
	responsible: v.exactOptional(itemFields.responsible),
	due: v.exactOptional(itemFields.due),
	note: v.exactOptional(itemFields.note)
});
export const PaperSaid = v.strictObject({
	kind: v.exactOptional(paperFields.kind),
	title: v.exactOptional(paperFields.title),
	number: v.exactOptional(paperFields.number),
	issuedOn: v.exactOptional(paperFields.issuedOn),
	thematic: v.exactOptional(paperFields.thematic),
	conference: v.exactOptional(paperFields.conference),
	item: v.exactOptional(paperFields.item),
	removed: v.exactOptional(paperFields.removed)
});
export type ConferenceFields = Required<v.InferOutput<typeof ConferenceSaid>>;
export type ItemFields = Required<v.InferOutput<typeof ItemSaid>>;
export type PaperFields = Required<v.InferOutput<typeof PaperSaid>>;
