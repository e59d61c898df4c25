import type { Activity } from '../domain/activity/activity.ts';
import type { MergeChoices } from '../domain/activity/merge-write.ts';
import type { MergePlan } from '../domain/activity/merge.ts';
import type { JointEvent } from '../domain/activity/joint-event.ts';
import type { Decision, RecordStatus } from '../domain/activity/decision.ts';
import type { When } from '../domain/date.ts';
import type { ActivityId, PersonId, UnitId } from '../domain/ids.ts';
import type { FieldIssue } from '../domain/issue.ts';
import type { Result } from '../domain/result.ts';
import type { CountedFacts } from '../domain/totals/figures.ts';
import type { Headcount } from '../domain/unit/headcount.ts';
import type { Person } from '../domain/unit/person.ts';
import type { Unit } from '../domain/unit/unit.ts';
import type { Role } from '../domain/access.ts';
import type {
	CommitteeWork,
	Notices,
	Periods,
	Reminders,
	TransferDesk,
	UnitLife
} from './notices.ts';
import type { CheckIns } from './check-ins.ts';
import type { Handover } from './handover/handover.ts';
import type { LockDoor } from './lock/lock.ts';
import type { Photos } from './photos/photos.ts';
import type { WriteFault } from './write-fault.ts';

export type { WriteFault } from './write-fault.ts';

/** Who is signed in on this phone, as the server last said; kept for work without signal. */
export type Session = {
	person: PersonId;
	name: string;
	roles: Role[];
	/** Units in which this person is the only secretary, and so decides on own records, marked. */
	soleSecretaryOf: UnitId[];
	/** The version of the notice about personal data that was agreed to; null: none. Left out: the server has not said. */
	consent?: number | null;
	/** The office called this phone lost: what it keeps is to be thrown away. */
	lost?: boolean;
	/** When the server last confirmed it, and whether it has since refused: work goes on, the next sync asks to sign in. */
	confirmedAt: string;
	expired: boolean;
};

/** Where a record is, a fact confirmed by the server's revision: Chưa gửi · Đang gửi · Đã gửi · Máy chủ chưa nhận. */
export type Rail = 'local' | 'sending' | 'done' | 'denied';

/** Why the server did not take a document, with what the phone can say about it. */
/** `request`: under which id the server's log has its refusal. */
export type DeniedWrite = { code: string; issues: FieldIssue[]; at: string; request?: string };

/** A standing approval: when it was given. `facts`: null where the record is approved as it stands. */
export type RowApproval = {
	at: string;
	facts:
		(Pick<CountedFacts, 'year' | 'campaigns' | 'objectives' | 'members'> & { name: string }) | null;
};

/** A row of the read model: what lists, filters and search need, and nothing private. */
export type RecordRow = {
	id: ActivityId;
	/** The revision of what the row says. */
	rev: string;
	unit: UnitId;
	name: string;
	author: PersonId;
	authorName: string;
	recordedBy: PersonId;
	/** Who typed it, where that was not the author; else ''. */
	recorderName: string;
	when: When;
	/** First day it can lie in, `YYYY-MM-DD`; '' when unknown: the sort key. */
	day: string;
	seal: RecordStatus['seal'];
	rail: Rail;
	denial: DeniedWrite | null;
	/** Reason of a return, for the author's home. */
	reason: string | null;
	campaigns: string[];
	objectives: number[];
	communes: string[];
	members: PersonId[];
	/** The approval that stands and counts, with what it counts for where that may not be what the row says now. */
	approval: RowApproval | null;
	/** Whether it belongs to a joint event, and the record it is told together in. */
	joint: boolean;
	parent: ActivityId | null;
	/** The time of its newest edit, by the editing device's clock. */
	editedAt: string;
	/** Its content has something a reviewer should look at first (`domain/activity/warnings.ts`). */
	warned: boolean;
	/** A conflicting revision exists. */
	conflicted: boolean;
	/** Written by a newer version of the app: shown read-only. */
	newer: boolean;
};

export type RecordQuery = {
	unit?: UnitId;
	/** Typed text; folded inside. Every word must stand in name, author, place or campaign. */
	text?: string;
	seals?: RecordStatus['seal'][];
	rails?: Rail[];
	campaign?: string;
	objective?: number;
	year?: string;
	/** Records this person wrote or took part in. */
	person?: PersonId;
	/** Records that are told together in this one. */
	parent?: ActivityId;
	order: 'newest' | 'waitingLongest';
	offset?: number;
	limit: number;
};

export type RecordDetail = {
	activity: Activity;
	decisions: Decision[];
	status: RecordStatus;
	rail: Rail;
	denial: DeniedWrite | null;
	/** Other leaves of the same record that nobody merged yet, if edits collided; nothing of them is lost. */
	conflicts: Activity[];
	/** Other leaves that say the same: no conflict, but they have a history of their own. */
	agreeing: Activity[];
	/** What the server did not take, where `activity` is the version it holds: the person's own text, to mend and send again. */
	deniedVersion: Activity | null;
	/** Written by a newer version of the app: show it, offer no action on it. */
	newer: boolean;
	/** This phone's last decision on it has not been let go to the server yet and can be taken back. */
	undoable: boolean;
};

/** A record as somebody saw it who decides on it: its revision and where it stood. */
export type Seen = { id: ActivityId; rev: string; seal: RecordStatus['seal'] };
export type Verdict =
	| { verdict: 'approve' }
	/** `moveTo`: the unit the record belongs to, where it was written for a wrong one. */
	| { verdict: 'return'; reason: string; moveTo?: UnitId }
	| { verdict: 'revoke'; reason: string };

/** What became of each record in a decision on several: those left are as they were, with the reason. */
export type DecidedMany = {
	decided: ActivityId[];
	left: { id: ActivityId; why: WriteFault }[];
};

/** A record as its unit's board counts it. `conflicted`: another version lies beside it that nobody merged yet. */
export type UnitRecord = {
	activity: Activity | null;
	decisions: Decision[];
	conflicted: boolean;
};

/** A value of a draft's field that another tab wrote and this one's writing replaced: kept until the draft is submitted. */
export type Displaced = { field: string; value: unknown; at: string };

/** A draft as it is typed: raw form values, saved per field. Its id is the id the record will have, so two tabs make one record. */
export type Draft = {
	id: ActivityId;
	unit: UnitId;
	author: PersonId;
	/** The record it edits and the revision it began from; null for a new record. */
	base: { rev: string } | null;
	/** Raw values of the form model (`domain/activity/form-model.ts`), by field. */
	fields: Record<string, unknown>;
	displaced: Displaced[];
	updatedAt: string;
};

/** What the sync sheet and the app bar show. */
export type SyncStatus = {
	phase: 'idle' | 'sending' | 'receiving' | 'firstSync';
	unsent: number;
	denied: number;
	/** Documents the server confirmed in the latest round that sent any: "Đã gửi 3 hoạt động". */
	sent: number;
	/** First sync: documents received of about how many. */
	progress: { received: number; total: number } | null;
	lastSuccessAt: string | null;
	/** Why the last round did not complete; the records are safe on the phone in every case. */
	trouble:
		| 'offline'
		| 'signIn'
		| 'serverDown'
		| 'serverFull'
		| 'storeAway'
		| 'notOurServer'
		| 'lostRights'
		| 'storageFull'
		| 'newerServer'
		| null;
	/** Under which id the server's log has the request that ended the round; null: no answer came. */
	request?: string | null;
	/** Whether the browser promised to keep the storage. */
	persisted: boolean;
};

/** What is unsent, for handing over: JSON text with a name. `left`: how many private entries the file does not hold. */
export type UnsentFile = { name: string; json: string; count: number; left: number };

/** Everything the app keeps on this phone for the signed-in person. The only door from `state` to `data`. */
export interface Device {
	readonly session: Session;

	queryRecords(query: RecordQuery): Promise<{ rows: RecordRow[]; total: number }>;
	recordDetail(id: ActivityId): Promise<RecordDetail | null>;
	/** Every record and decision of a unit, for counting its board on the phone. */
	unitRecords(unit: UnitId): Promise<UnitRecord[]>;
	people(unit: UnitId): Promise<Person[]>;
	headcounts(unit: UnitId): Promise<Headcount[]>;
	/** What else was closed apart for the same days, where nobody closed again since. */
	headcountsApart(unit: UnitId): Promise<Headcount[]>;
	units(): Promise<Unit[]>;
	/** What became of units, as far as this phone knows. */
	unitLife(): Promise<UnitLife>;
	/** Published totals by document id (committee's devices). */
	totals(id: string): Promise<unknown>;
	/** Counted from what is private to units; for the committee alone, null on every other phone. */
	privateTotals(id: string): Promise<unknown>;
	/** Those whose ids begin alike. */
	totalsUnder(prefix: string): Promise<unknown[]>;
	/** A joint event as the server last told of it; null: this phone knows none of this code. */
	jointEvent(code: string): Promise<JointEvent | null>;

	drafts(): Promise<Draft[]>;
	draft(id: ActivityId): Promise<Draft | null>;
	newDraft(unit: UnitId, author: PersonId): Promise<Draft>;
	/** A draft that edits an existing record; the one that already exists if there is one. */
	editDraft(id: ActivityId, fields: Record<string, unknown>): Promise<Draft>;
	/** Durable before it resolves. */
	saveDraftField(
		id: ActivityId,
		field: string,
		value: unknown
	): Promise<Result<{ at: string }, WriteFault>>;
	/** `unless`: not where photos were chosen for it, or members check in for it. */
	discardDraft(id: ActivityId, unless?: 'inUse'): Promise<void>;

	/** Loads and opens what a submit needs, so that nobody waits for it after the tap. */
	readyToSubmit(unit: UnitId): Promise<void>;
	/** Parses the draft's content and writes it as a record (or as an edit), outbox included, in a durable way; then drops the draft. */
	submitDraft(id: ActivityId, content: unknown): Promise<Result<ActivityId, WriteFault>>;
	withdraw(id: ActivityId): Promise<Result<null, WriteFault>>;
	/** How the versions of a record that lie side by side become one; null where there is nothing to merge. */
	mergePlan(id: ActivityId): Promise<MergePlan | null>;
	/**
	 * Merges them into one new version, which keeps in its history what was not taken. `seen`: the revisions the choices
	 * were made on; where others stand there by now it answers `gone`.
	 */
	mergeVersions(
		id: ActivityId,
		seen: readonly string[],
		choices: MergeChoices
	): Promise<Result<null, WriteFault>>;
	/**
	 * Moves a record to another unit, where this person may write in both: a new record there, the old one withdrawn.
	 * Answers the record there, also where it was moved before.
	 */
	move(id: ActivityId, rev: string, unit: UnitId): Promise<Result<ActivityId, WriteFault>>;
	/** Sends what the server refused once more as it is, for example after a right was given. */
	resendDenied(id: string): Promise<void>;
	/** Gives up what the server refused: the record goes back to the version the server holds, or vanishes if it holds none. */
	discardDenied(id: string): Promise<void>;
	/** What the server refused that is no part of a record: people and headcounts, by document id. */
	deniedOthers(): Promise<{ id: string; unit: UnitId | null; denial: DeniedWrite }[]>;
	/** `rev` and the edit shown on screen: a record changed meanwhile answers `gone`, so nobody approves what they did not see. */
	decide(id: ActivityId, rev: string, verdict: Verdict): Promise<Result<null, WriteFault>>;
	/**
	 * Decides on each of these records by itself: what changed since it was seen is left. Durable for all of them at
	 * once, and held back from the server for ten seconds, in which {@link undoDecisions} leaves no trace of it.
	 * @param onprogress how many have been looked at, now and then
	 */
	decideMany(
		items: readonly Seen[],
		verdict: Verdict,
		onprogress?: (done: number) => void
	): Promise<Result<DecidedMany, WriteFault>>;
	/** Takes back what this phone decided on these records and did not let go yet; answers those it was not too late for. */
	undoDecisions(ids: readonly ActivityId[]): Promise<ActivityId[]>;
	savePerson(person: Person): Promise<Result<null, WriteFault>>;
	saveHeadcount(headcount: Headcount): Promise<Result<null, WriteFault>>;

	/** Closed periods, requests for reopening and their answers. */
	periods(): Promise<Periods>;
	/** What other units wrote of people who come here or went there. */
	transfers(): Promise<TransferDesk>;
	/** Reminders, written and put away. */
	reminders(): Promise<Reminders>;
	/** Notices of the committee, and who read them. */
	notices(): Promise<Notices>;
	/** The committee's work; of a unit: what is private to its secretaries and the committee. */
	work(unit?: UnitId): Promise<CommitteeWork>;
	/** The same log where others read it too: the inspections, and what the programme tells every unit. */
	workIn(place: 'committee' | 'inspection' | 'programme'): Promise<CommitteeWork>;
	/** The photos of records, those that wait on this phone among them. */
	photos(): Promise<Photos>;
	/** From phone to phone, where there is no signal. */
	handover(): Promise<Handover>;
	/** Điểm danh by the organiser's code. */
	checkIns(): Promise<CheckIns>;
	/** Whether any reminder is written in a unit of this person's: then there is something to look at. */
	isReminded(): Promise<boolean>;
	/** Whether the committee wrote any notice. */
	isNotified(): Promise<boolean>;

	syncStatus(): SyncStatus;
	/** Runs a round now (or joins the one under way). */
	syncNow(): Promise<void>;
	/** What is unsent, as a file for handing over. */
	exportUnsent(): Promise<UnsentFile>;
	/** The lock of what is private on this phone. */
	readonly lock: LockDoor;
	/** Called after any change of records, drafts or sync status, from this tab, another tab, or the worker. */
	subscribe(
		listener: (
			what: 'records' | 'drafts' | 'sync' | 'session' | 'photo' | 'lock' | 'handover'
		) => void
	): () => void;
	/** Units kept on this phone beyond the person's own (committee's devices). */
	pinnedUnits(): Promise<UnitId[]>;
	/** Keeps a unit's records on this phone, or stops keeping them (what is unsent stays until it is sent). */
	pinUnit(unit: UnitId, keep: boolean): Promise<void>;
	/** After `trouble: 'lostRights'` and the export: gives up what cannot be sent any more and removes those copies. */
	abandonLost(): Promise<void>;
	/** Ends the session. `unsent` refuses while something is unsent, unless the person chose to discard it. */
	signOut(choice: 'ifAllSent' | 'discardUnsent'): Promise<Result<null, { unsent: number }>>;
	close(): Promise<void>;
}
