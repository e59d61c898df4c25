import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { PersonId, Revision } from '../ids.ts';
import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';
import { requiredWords, words } from '../text.ts';
import type { OfficerFields, PartyFields } from './private-fields.ts';
import { OfficerSaid, PartySaid, PrivateKey, saysThePast } from './private-fields.ts';
import type { DeadlineFields, ReportFields } from './report-fields.ts';
import {
	DeadlineSaid,
	ReportKey,
	ReportPeriod,
	ReportSaid,
	canBeReceived,
	dueFits
} from './report-fields.ts';

/** The newest entry of a field holds: one that says it is from later than this would outrank all that follow it. */
const FARTHEST_AHEAD_MS = 86_400_000;

const TermId = v.pipe(v.string('notText'), v.regex(/^\d{4}-\d{4}$/, 'term'));
const Month = v.pipe(v.string('notText'), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'notMonth'));
const people = v.pipe(
	v.number('notNumber'),
	v.integer('notWhole'),
	v.minValue(0, 'negative'),
	v.maxValue(1000, 'tooLarge|1000')
);
const ConferenceNumber = v.pipe(v.number('notNumber'), v.integer('notWhole'), v.minValue(1));
export const AgendaItemId = v.pipe(v.string('notText'), v.regex(/^\d{1,3}\.\d{1,3}$/, 'item'));

/** What is kept of a conference of the executive committee. Null and '' say that nothing is known. */
const conferenceFields = {
	/** Where it was put off to; null: as the programme has it. */
	plannedMonth: v.nullable(Month),
	heldOn: v.nullable(Day),
	place: words(200),
	summoned: v.nullable(people),
	present: v.nullable(people),
	/** Who was not there, and why. */
	absent: words(2000),
	minutes: words(20_000)
};

export const itemStates = ['todo', 'doing', 'done'] as const;

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
const ConferenceSaid = v.strictObject({
	plannedMonth: v.exactOptional(conferenceFields.plannedMonth),
	heldOn: v.exactOptional(conferenceFields.heldOn),
	place: v.exactOptional(conferenceFields.place),
	summoned: v.exactOptional(conferenceFields.summoned),
	present: v.exactOptional(conferenceFields.present),
	absent: v.exactOptional(conferenceFields.absent),
	minutes: v.exactOptional(conferenceFields.minutes)
});
const ItemSaid = v.strictObject({
	state: v.exactOptional(itemFields.state),
	responsible: v.exactOptional(itemFields.responsible),
	due: v.exactOptional(itemFields.due),
	note: v.exactOptional(itemFields.note)
});
const PaperSaid = v.strictObject({
	kind: v.exactOptional(paperFields.kind),
	title: v.exactOptional(paperFields.title),
	number: v.exactOptional(paperFields.number),
	issuedOn: v.exactOptional(paperFields.issuedOn),
	thematic: v.exactOptional(paperFields.thematic),
	conference: v.exactOptional(paperFields.conference),
	item: v.exactOptional(paperFields.item),
	removed: v.exactOptional(paperFields.removed)
});

const common = {
	_id: v.pipe(
		v.string(),
		v.regex(/^work:\d{4}-\d{4}:[a-z]+:[0-9A-Za-z.-]{1,60}:[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'workId')
	),
	_rev: v.optional(Revision),
	type: v.literal('work'),
	v: v.literal(1),
	term: TermId,
	by: PersonId,
	/** The writer's name as their phone had it: committee members' phones hold no roster of each other's units. */
	name: words(200),
	at: Instant
};
export type ConferenceFields = Required<v.InferOutput<typeof ConferenceSaid>>;
export type ItemFields = Required<v.InferOutput<typeof ItemSaid>>;
export type PaperFields = Required<v.InferOutput<typeof PaperSaid>>;

/** What work is kept of, with the fields of each. */
export type WorkFields = {
	conference: ConferenceFields;
	item: ItemFields;
	paper: PaperFields;
	deadline: DeadlineFields;
	report: ReportFields;
	officer: OfficerFields;
	party: PartyFields;
};
export type WorkSubject = keyof WorkFields;

/**
 * A change of something the committee or a unit's secretaries work on: an append-only document of the database that
 * `placeOf` names, which says what some fields are from now on. What holds is the newest of each field; who said what when is the entries themselves.
 */
export const WorkEntry = v.pipe(
	v.variant('subject', [
		v.strictObject({
			...common,
			subject: v.literal('conference'),
			key: v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'conference')),
			set: ConferenceSaid
		}),
		v.strictObject({
			...common,
			subject: v.literal('item'),
			key: AgendaItemId,
			set: ItemSaid
		}),
		v.strictObject({
			...common,
			subject: v.literal('paper'),
			key: v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'paperId')),
			set: PaperSaid
		}),
		v.strictObject({
			...common,
			subject: v.literal('deadline'),
			key: ReportPeriod,
			set: DeadlineSaid
		}),
		v.strictObject({
			...common,
			subject: v.literal('report'),
			key: ReportKey,
			set: ReportSaid
		}),
		v.strictObject({
			...common,
			subject: v.literal('officer'),
			key: PrivateKey,
			set: OfficerSaid
		}),
		v.strictObject({ ...common, subject: v.literal('party'), key: PrivateKey, set: PartySaid })
	]),
	v.check(
		({ _id, term, subject, key }) => _id.startsWith(`work:${term}:${subject}:${key}:`),
		'workId'
	),
	v.check(({ set }) => Object.keys(set).length > 0, 'required'),
	v.check((entry) => {
		if (entry.subject !== 'conference') return true;
		const { present = null, summoned = null } = entry.set;
		return present === null || summoned === null || present <= summoned;
	}, 'presentAboveSummoned'),
	v.check(
		(entry) => entry.subject !== 'deadline' || dueFits(entry.key, entry.set),
		'dueOutsidePeriod'
	),
	v.check((entry) => {
		if (entry.subject !== 'report') return true;
		const { receivedOn = null } = entry.set;
		return receivedOn === null || canBeReceived(receivedOn, Date.parse(entry.at));
	}, 'receivedAhead'),
	v.check((entry) => {
		const atMs = Date.parse(entry.at);
		if (entry.subject === 'officer') return saysThePast(entry.set.trainedOn ?? [], atMs);
		if (entry.subject !== 'party') return true;
		return saysThePast([entry.set.introducedOn, entry.set.admittedOn], atMs);
	}, 'dayAhead')
);
export type WorkEntry = v.InferOutput<typeof WorkEntry>;

/** Parses an entry as phone and gateway accept it: the schema, and a time that is not ahead of the clock. */
export function parseWorkEntry(input: unknown, nowMs: number): Result<WorkEntry, FieldIssue[]> {
	const parsed = parseBy(WorkEntry, input);
	if (!parsed.ok || Date.parse(parsed.value.at) <= nowMs + FARTHEST_AHEAD_MS) return parsed;
	return err([{ path: 'at', code: 'tooFarAhead' }]);
}
