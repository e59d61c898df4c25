import * as v from 'valibot';
import { Instant } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';
import { words } from '../text.ts';
import { NoticeKey, NoticeSaid } from '../notice/notice-fields.ts';
import { NewKey, WorkYear, fitsSummons } from './common-fields.ts';
import {
	AgendaItemId,
	ConferenceKey,
	ConferenceSaid,
	ItemSaid,
	PaperSaid
} from './conference-fields.ts';
import { FrozenKey, FrozenSaid, canBeOpened } from './frozen-fields.ts';
import { InspectionReportKey, InspectionReportSaid, InspectionSaid } from './inspection-fields.ts';
import { PlanLineKey, PlanLineSaid, PlanVersionKey, PlanVersionSaid } from './plan-fields.ts';
import {
	AwardSaid,
	CriteriaSaid,
	CriterionKey,
	CriterionSaid,
	RatingKey,
	RatingSaid
} from './rating-fields.ts';
import { OfficerSaid, PartySaid, PrivateKey, saysThePast } from './private-fields.ts';
import {
	DeadlineSaid,
	ReportKey,
	ReportPeriod,
	ReportSaid,
	canBeReceived,
	dueFits
} from './report-fields.ts';
import {
	BranchRatingKey,
	BranchRatingSaid,
	MemberRatingSaid,
	MemberSelfKey,
	MemberSelfSaid,
	SelfRatingSaid
} from './self-fields.ts';
import { UnitCongressSaid } from './unit-congress-fields.ts';
import { DutyKey, DutySaid, PledgeSaid, PreparationSaid, SubCommitteeSaid } from './task-fields.ts';

/** The newest entry of a field holds: one that says it is from later than this would outrank all that follow it. */
const FARTHEST_AHEAD_MS = 86_400_000;

const TermId = v.pipe(v.string('notText'), v.regex(/^\d{4}-\d{4}$/, 'term'));
const common = {
	_id: v.pipe(
		v.string(),
		v.regex(
			/^work:\d{4}-\d{4}:[a-zA-Z]+:[0-9A-Za-z.-]{1,60}:[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
			'workId'
		)
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

/** An entry of one subject: its key names the thing, `set` says what some of its fields are from now on. */
function entryOf<
	const S extends string,
	K extends v.GenericSchema<string>,
	T extends v.GenericSchema<object>
>(subject: S, key: K, set: T) {
	return v.strictObject({ ...common, subject: v.literal(subject), key, set });
}

function subjectOf(entry: unknown): unknown {
	return typeof entry === 'object' && entry !== null && 'subject' in entry ? entry.subject : null;
}

/** What can be said of each subject. */
export const WorkSubjects = v.variant('subject', [
	entryOf('conference', ConferenceKey, ConferenceSaid),
	entryOf('item', AgendaItemId, ItemSaid),
	entryOf('paper', NewKey, PaperSaid),
	entryOf('deadline', ReportPeriod, DeadlineSaid),
	entryOf('report', ReportKey, ReportSaid),
	entryOf('planLine', PlanLineKey, PlanLineSaid),
	entryOf('planVersion', PlanVersionKey, PlanVersionSaid),
	entryOf('duty', DutyKey, DutySaid),
	entryOf('pledge', NewKey, PledgeSaid),
	entryOf('subCommittee', NewKey, SubCommitteeSaid),
	entryOf('preparation', NewKey, PreparationSaid),
	entryOf('unitCongress', UnitId, UnitCongressSaid),
	entryOf('criteria', WorkYear, CriteriaSaid),
	entryOf('criterion', CriterionKey, CriterionSaid),
	entryOf('rating', RatingKey, RatingSaid),
	entryOf('award', NewKey, AwardSaid),
	entryOf('notice', NoticeKey, NoticeSaid),
	entryOf('inspection', NewKey, InspectionSaid),
	entryOf('inspectionReport', InspectionReportKey, InspectionReportSaid),
	entryOf('officer', PrivateKey, OfficerSaid),
	entryOf('party', PrivateKey, PartySaid),
	entryOf('selfRating', WorkYear, SelfRatingSaid),
	entryOf('branchRating', BranchRatingKey, BranchRatingSaid),
	entryOf('memberRating', PrivateKey, MemberRatingSaid),
	entryOf('memberSelf', MemberSelfKey, MemberSelfSaid),
	entryOf('frozen', FrozenKey, FrozenSaid),
	entryOf('ownfrozen', FrozenKey, FrozenSaid)
]);
const bySubject = new Map<unknown, (typeof WorkSubjects.options)[number]>(
	WorkSubjects.options.map((option) => [option.entries.subject.literal, option])
);

/**
 * A change of something the committee or a unit's secretaries work on: an append-only document of the database that
 * `placeOf` names, which says what some fields are from now on. What holds is the newest of each field; who said what when is the entries themselves.
 */
export const WorkEntry = v.pipe(
	// A variant tries one schema after the other: with so many that was most of reading a log.
	v.lazy((entry) => bySubject.get(subjectOf(entry)) ?? WorkSubjects),
	v.check(
		({ _id, term, subject, key }) => _id.startsWith(`work:${term}:${subject}:${key}:`),
		'workId'
	),
	v.check(({ set }) => Object.keys(set).length > 0, 'required'),
	v.check((entry) => {
		const { subject, set } = entry;
		return (subject !== 'conference' && subject !== 'unitCongress') || fitsSummons(set);
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
		if (entry.subject === 'unitCongress')
			return saysThePast([entry.set.heldOn, entry.set.decidedOn], atMs);
		if (entry.subject === 'officer') return saysThePast(entry.set.trainedOn ?? [], atMs);
		if (entry.subject !== 'party') return true;
		return saysThePast([entry.set.introducedOn, entry.set.admittedOn], atMs);
	}, 'dayAhead')
);
export type WorkEntry = v.InferOutput<typeof WorkEntry>;

export type WorkSubject = WorkEntry['subject'];
/** What work is kept of, with the fields of each. */
export type WorkFields = {
	[S in WorkSubject]: Required<Extract<WorkEntry, { subject: S }>['set']>;
};

/** Parses an entry as phone and gateway accept it: the schema, and a time that is not ahead of the clock. */
export function parseWorkEntry(input: unknown, nowMs: number): Result<WorkEntry, FieldIssue[]> {
	const parsed = parseBy(WorkEntry, input);
	if (!parsed.ok) return parsed;
	if (Date.parse(parsed.value.at) > nowMs + FARTHEST_AHEAD_MS)
		return err([{ path: 'at', code: 'tooFarAhead' }]);
	const { subject, set } = parsed.value;
	const isFrozen = subject === 'frozen' || subject === 'ownfrozen';
	return isFrozen && !canBeOpened(set) ? err([{ path: 'set.content', code: 'invalid' }]) : parsed;
}
