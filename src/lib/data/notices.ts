import type { ActivityId, PersonId, UnitId } from '../domain/ids.ts';
import type { Notice } from '../domain/notice/notices.ts';
import type { NoticeReceipt } from '../domain/notice/receipt.ts';
import type { NoticeReadings, UnitReaders } from '../domain/notice/told.ts';
import type { Closing, Reopening, ReopeningId } from '../domain/period/closing.ts';
import type { Period } from '../domain/period/period.ts';
import type { Reminder } from '../domain/reminder/reminder.ts';
import type { Result } from '../domain/result.ts';
import type { WorkEntry, WorkFields, WorkSubject } from '../domain/work/entry.ts';
import type { Transfers } from '../domain/unit/transfer.ts';
import type { Handover } from '../domain/unit/handover.ts';
import type { UnitEvent } from '../domain/unit/unit-event.ts';
import type { WriteFault } from './write-fault.ts';

/** What became of units, and who handed one to whom. */
export interface UnitLife {
	events(): Promise<UnitEvent[]>;
	handovers(unit: UnitId): Promise<Handover[]>;
}

/** What the committee does with a period. `request`: which request it answers. */
export type PeriodAct =
	| { action: 'close'; period: Period; units: 'all' | UnitId[]; reason: string }
	| {
			action: 'reopen';
			period: Period;
			units: 'all' | UnitId[];
			reason: string;
			request: ReopeningId | null;
	  }
	| { action: 'refuse'; period: Period; units: [UnitId]; reason: string; request: ReopeningId };

/** A secretary's request, with what waits for it. */
export type ReopeningWanted = {
	unit: UnitId;
	period: Period;
	reason: string;
	records: ActivityId[];
};

/** A request as the committee reads it; `name`: of whoever asked, '' where the roster has none. */
export type AskedReopening = { request: Reopening; name: string };

/** Why the server did not answer: `serverFull`: it has no room to write; `storeAway`: its store does not answer it. */
export type RequestsFault = 'offline' | 'signIn' | 'serverDown' | 'serverFull' | 'storeAway';

/** Khóa kỳ: what is closed, what units ask for, and the answers. */
export interface Periods {
	/** Every closing and reopening that this phone knows. */
	closings(): Promise<Closing[]>;
	/** A unit's own requests, on the phones that hold its records. */
	requests(unit: UnitId): Promise<Reopening[]>;
	/** Every unit's requests, asked of the server: the committee's phones do not hold all units. */
	askedByUnits(): Promise<Result<AskedReopening[], RequestsFault>>;
	/** Closes or reopens a period, or refuses to: durable on this phone before it resolves. */
	act(act: PeriodAct): Promise<Result<null, WriteFault>>;
	/** Asks the committee to reopen a period for a unit. */
	ask(wanted: ReopeningWanted): Promise<Result<null, WriteFault>>;
}

/** Who is reminded of what; `words` '' for none of the secretary's own. */
export type ReminderWanted = {
	unit: UnitId;
	to: PersonId[];
	about: string;
	period: string;
	words: string;
};

/** Nhắc: what was written, and what this person put away. */
export interface Reminders {
	/** The reminders written in a unit. */
	of(unit: UnitId): Promise<Reminder[]>;
	/** What this person put away on this phone, by id: reminders, and what the app itself offers. */
	dismissed(): Promise<string[]>;
	/** Puts a reminder away on this phone; nobody else is told. */
	dismiss(id: string): Promise<void>;
	/** Reminds people; `remindedRecently` where one of them was, of the same thing, in the last seven days. */
	remind(wanted: ReminderWanted): Promise<Result<null, WriteFault>>;
}

/** That a notice was read by this person, or confirmed by them for their unit; of which wording. */
export type ReceiptWanted = Pick<NoticeReceipt, 'unit' | 'notice' | 'edition' | 'said'>;

/** Why it is not known who read a notice. `notYet`: the server has not got the notice itself. */
export type ReadingsFault = RequestsFault | 'notYet';

/** Thông báo: what the committee tells units, and who read it. What is written goes into the programme's log. */
export interface Notices {
	/** Those of a term that this phone knows, newest first. */
	all(term: string): Promise<Notice[]>;
	/** The keys of those of which something on this phone is unsent. */
	waiting(term: string): Promise<Set<string>>;
	/** What the people of a unit of this person's read. */
	receipts(unit: UnitId): Promise<NoticeReceipt[]>;
	/** Notes that this person read or confirmed it; what was noted before is not noted again. */
	say(wanted: ReceiptWanted): Promise<Result<null, WriteFault>>;
	/** How far it got in every unit it is for: asked of the server. */
	askReadings(notice: string): Promise<Result<NoticeReadings, ReadingsFault>>;
	/** Who of a unit read it. */
	askReaders(notice: string, unit: UnitId): Promise<Result<UnitReaders, ReadingsFault>>;
}

/** What the server told of the other units' rosters, and when by its clock. */
export type ToldTransfers = { at: string; transfers: Transfers };

/** Chuyển đến, chuyển đi: what the other units of the block wrote, which no phone of a unit holds. */
export interface TransferDesk {
	/** What the server last told this phone; null: nothing yet. */
	told(unit: UnitId): Promise<ToldTransfers | null>;
	/** Asks the server, and keeps its answer for work without signal. */
	ask(unit: UnitId): Promise<Result<ToldTransfers, RequestsFault>>;
}

/** What some fields of a conference, a point or a paper are from now on. */
export type WorkSaid = {
	[S in WorkSubject]: { term: string; subject: S; key: string; set: Partial<WorkFields[S]> };
}[WorkSubject];

/** What the committee, or a unit's secretaries in private, work on: a log of what was said. */
export interface CommitteeWork {
	/** Everything that was written of the work of a term (`2020-2022`), or of some subjects of it, as this phone has it. */
	entries(term: string, subjects?: readonly WorkEntry['subject'][]): Promise<WorkEntry[]>;
	/** The same, with how many entries a newer version of the app wrote, which this one keeps and cannot show. */
	all(term: string): Promise<{ entries: WorkEntry[]; newer: number }>;
	/** Whether this phone has received all of it once, so that what is not there was not said. */
	received(): Promise<boolean>;
	/** The key of a paper, an officer or another thing that is entered now. */
	newKey(): string;
	/** A long text that is being written on this phone, and since when; null where none is. */
	text(of: string): Promise<{ text: string; since: string } | null>;
	/** Keeps it while it is written; null: it was saved for everybody, or given up. */
	keepText(of: string, text: string | null): Promise<Result<{ at: string }, WriteFault>>;
	/** Asks the server what was said of one thing, where this phone does not hold the log; nothing of it is kept. */
	ask(of: Pick<WorkSaid, 'term' | 'subject' | 'key'>): Promise<Result<WorkEntry[], RequestsFault>>;
	/** Asks the server what this person wrote of themselves in a unit's log, which only its secretaries read. */
	askOwn(): Promise<Result<WorkEntry[], RequestsFault>>;
	/** Writes a change: durable on this phone before it resolves. */
	say(said: WorkSaid): Promise<Result<null, WriteFault>>;
	/** Writes changes of several things of one term: all of them, or none. */
	sayAll(all: readonly WorkSaid[]): Promise<Result<null, WriteFault>>;
}

/** Writes alone on this phone, and lets lists take it in. */
export type WriteAlone = <T>(work: () => Promise<T>) => Promise<T>;
