import type { Actor } from './access.ts';
import {
	belongsTo,
	canRead,
	canWriteInto,
	decidesFor,
	holds,
	isOfCommittee,
	keepsRecordsOf
} from './access.ts';
import type { Activity } from './activity/activity.ts';
import { immutableFields, keepsHistoryOf } from './activity/activity.ts';
import { knownEdits, tellsMergesTruly } from './activity/versions.ts';
import type { Decision } from './activity/decision.ts';
import { snapshotOf } from './activity/decision.ts';
import type { CheckIn } from './check-in/check-in.ts';
import type { Database } from './database.ts';
import type { AppDocument } from './document.ts';
import type { PersonId } from './ids.ts';
import { BLOCK_UNIT } from './ids.ts';
import { sameContent } from './json.ts';
import type { NoticeReceipt } from './notice/receipt.ts';
import type { Closing, Reopening } from './period/closing.ts';
import { photoDenial } from './photo/photo-access.ts';
import type { Photo } from './photo/photo.ts';
import type { Reminder } from './reminder/reminder.ts';
import { unreachable } from './result.ts';
import type { Headcount } from './unit/headcount.ts';
import type { Person } from './unit/person.ts';
import { personFault } from './unit/roster-rules.ts';
import type { Unit } from './unit/unit.ts';
import type { WorkEntry } from './work/entry.ts';
import { placeOf } from './work/place.ts';
import { isForStanding } from './work/rights.ts';

/** Why something is not allowed; `i18n` has a sentence for each. */
export type Denial =
	| 'noRight'
	| 'otherUnit'
	| 'otherAuthor'
	| 'immutable'
	| 'forgedEdit'
	| 'rewrittenHistory'
	| 'unknownVersion'
	| 'appendOnly'
	| 'forgedDecision'
	| 'ownRecord'
	| 'soleSecretaryMark'
	| 'snapshotMismatch'
	| 'missingActivity'
	| 'periodClosed'
	| 'notReminded'
	| 'outOfTime'
	| 'deletion'
	| 'wrongPlace';

export type Verdict = { allowed: true; unverified?: true } | { allowed: false; denial: Denial };

/** Nobody was there with more phones than these. */
const MOST_PHONES = 4;

const allow: Verdict = { allowed: true };
const deny = (denial: Denial): Verdict => ({ allowed: false, denial });

/**
 * What the judge of a write must be told about the world. `stored`: every leaf the store holds of this document;
 * `replaced`: those of them that this version follows.
 */
export type WriteContext = {
	stored: readonly AppDocument[];
	replaced: readonly AppDocument[];
	/** For a decision: the body of the revision decided on, null where it is gone. */
	decidedRevision: Activity | null;
	/** For a decision or a photo: every leaf of the activity it is about. */
	activityLeaves: readonly Activity[];
	/** Whether the unit has this actor as its only secretary. */
	soleSecretary: boolean;
	/** For a decision or a headcount: whether it would move figures of a closed period (`domain/period`). */
	periodClosed: boolean;
	/** For a reminder: the term has its target, and it is none of Party stage, of which nothing reminds, ever. */
	reminded: boolean;
	/** For a check-in: its code was shown too long ago, or is of a day to come. */
	outOfTime: boolean;
};

/** What is known where nothing is: of a new document that is about no other. */
export const nothingStored: WriteContext = {
	stored: [],
	replaced: [],
	decidedRevision: null,
	activityLeaves: [],
	soleSecretary: false,
	periodClosed: false,
	reminded: false,
	outOfTime: false
};

/** Whether the actor may write this document. Default deny. */
export function canWrite(
	actor: Actor,
	database: Database,
	document: AppDocument,
	context: WriteContext
): Verdict {
	if (!canWriteInto(actor, database))
		return deny(database.kind === 'unit' ? 'otherUnit' : 'noRight');
	if (document.type === 'unit' || document.type === 'closing')
		return database.kind === 'programme'
			? canWriteProgramme(actor, document, context)
			: deny('wrongPlace');
	if (document.type === 'work')
		return database.kind === placeOf(document.subject)
			? canSay(actor, database, document, context)
			: deny('wrongPlace');
	if (database.kind !== 'unit') return deny('wrongPlace');
	if (document.unit !== database.unit) return deny('otherUnit');
	switch (document.type) {
		case 'activity':
			return canWriteActivity(actor, document, context);
		case 'decision':
			return canDecide(actor, document, context);
		case 'photo':
			return canKeepPhoto(actor, document, context);
		case 'person':
		case 'headcount':
			return keepsRecordsOf(actor, database.unit)
				? canKeepRoster(actor, document, context)
				: deny('noRight');
		case 'noticeReceipt':
			return canReceive(actor, document, context);
		case 'checkIn':
			return canCheckIn(actor, document, context);
		case 'reopening':
		case 'reminder':
			return canAskOrRemind(actor, document, context);
		default:
			return unreachable(document);
	}
}

function canKeepPhoto(actor: Actor, photo: Photo, context: WriteContext): Verdict {
	const stored = context.stored.filter((one) => one.type === 'photo');
	if (stored.length !== context.stored.length) return deny('wrongPlace');
	const denial = photoDenial(actor, photo, stored, context.activityLeaves);
	return denial === null ? allow : deny(denial);
}

function canKeepRoster(actor: Actor, document: Person | Headcount, context: WriteContext): Verdict {
	if (sameAsStored(document, context)) return allow;
	if (document.type === 'headcount') {
		if (document.by !== actor.person) return deny('otherAuthor');
		return context.periodClosed ? deny('periodClosed') : allow;
	}
	const people = (all: readonly AppDocument[]) => all.filter((one) => one.type === 'person');
	const fault = personFault(actor.person, document, {
		stored: people(context.stored),
		replaced: people(context.replaced)
	});
	return fault === null ? allow : deny(fault);
}

function canWriteProgramme(actor: Actor, document: Unit | Closing, context: WriteContext): Verdict {
	if (document.type === 'closing') return canAppend(actor, document, context);
	if (!holds(actor, 'office')) return deny('noRight');
	return document._id === `unit:${document.id}` ? allow : deny('wrongPlace');
}

function canSay(
	actor: Actor,
	database: Database,
	entry: WorkEntry,
	context: WriteContext
): Verdict {
	if (database.kind === 'unitPrivate') {
		// A member's own assessment is for the members of the unit to write; everything else there for those it trusts.
		const own = entry.subject === 'memberSelf';
		if (own ? !belongsTo(actor, database.unit) : !canRead(actor, database)) return deny('noRight');
	}
	if (isForStanding(entry) && !holds(actor, 'standing')) return deny('noRight');
	// The office writes into the programme too, notices among it, but not what the committee decides.
	const isDecided = placeOf(entry.subject) === 'programme' && entry.subject !== 'notice';
	if (isDecided && !isOfCommittee(actor)) return deny('noRight');
	return canAppend(actor, entry, context);
}

function canAskOrRemind(
	actor: Actor,
	document: Reopening | Reminder,
	context: WriteContext
): Verdict {
	const { unit } = document;
	// The standing committee, which decides for the block's own unit, opens periods itself and reminds nobody.
	if (unit === BLOCK_UNIT || !decidesFor(actor, unit)) return deny('noRight');
	return document.type === 'reopening' || context.reminded
		? canAppend(actor, document, context)
		: deny('notReminded');
}

/** Whoever is of the unit says what they have read; for the whole unit its secretaries speak. */
function canReceive(actor: Actor, receipt: NoticeReceipt, context: WriteContext): Verdict {
	const { unit, said } = receipt;
	const may = said === 'read' ? belongsTo(actor, unit) : decidesFor(actor, unit);
	// Đoàn Khối is nobody's unit, though its bodies decide for it.
	if (!may || unit === BLOCK_UNIT) return deny('noRight');
	return canAppend(actor, receipt, context);
}

/**
 * Whoever is of the unit says of themselves that they were there, once. Said on two phones of theirs it lies there twice
 * under one id, and counts once; what is written is never changed.
 */
function canCheckIn(actor: Actor, checkIn: CheckIn, context: WriteContext): Verdict {
	if (!belongsTo(actor, checkIn.unit)) return deny('noRight');
	if (checkIn.by !== actor.person) return deny('otherAuthor');
	const { stored, replaced } = context;
	const beside = replaced.length === 0 && stored.length < MOST_PHONES;
	if (stored.length > 0 && !beside && !sameAsStored(checkIn, context)) return deny('appendOnly');
	return context.outOfTime ? deny('outOfTime') : allow;
}

/** A document that is written once, in the writer's own name, and may be sent again as it is. */
function canAppend(
	actor: Actor,
	document: Closing | Reopening | Reminder | WorkEntry | NoticeReceipt,
	context: WriteContext
): Verdict {
	if (context.stored.length > 0)
		return sameAsStored(document, context) ? allow : deny('appendOnly');
	return document.by === actor.person ? allow : deny('otherAuthor');
}

function sameAsStored(document: AppDocument, context: WriteContext): boolean {
	return context.stored.some((leaf) => sameContent(withoutRev(leaf), withoutRev(document)));
}

function withoutRev<T extends { _rev?: unknown }>(document: T): Omit<T, '_rev'> {
	const { _rev, ...rest } = document;
	void _rev;
	return rest;
}

function canWriteActivity(actor: Actor, activity: Activity, { stored }: WriteContext): Verdict {
	const keeps = keepsRecordsOf(actor, activity.unit);
	const own = activity.author === actor.person && activity.recordedBy === actor.person;
	const entered = activity.recordedBy === actor.person || activity.author === actor.person;
	const leaves = stored.filter((leaf) => leaf.type === 'activity');
	if (leaves.length !== stored.length) return deny('wrongPlace');
	if (leaves.length === 0) {
		if (activity.recordedBy !== actor.person && !keeps) return deny('otherAuthor');
		if (!own && !keeps) return deny('otherAuthor');
	} else {
		if (!keeps && !entered) return deny('otherAuthor');
		if (leaves.some((leaf) => immutableFields.some((field) => leaf[field] !== activity[field])))
			return deny('immutable');
		if (leaves.some((leaf) => !keepsHistoryOf(leaf, activity) || !tellsMergesTruly(leaf, activity)))
			return deny('rewrittenHistory');
	}
	return keeps ? allow : canAddEdits(actor, activity, leaves);
}

/**
 * A member's push may carry others' edits only where the store knows them already; new ones are the member's own. The
 * same holds for what a merge took in: nobody puts words into another's mouth.
 */
function canAddEdits(actor: Actor, activity: Activity, leaves: readonly Activity[]): Verdict {
	const own = ({ by }: { by: PersonId }) => by === actor.person;
	const known = (edit: Activity['edits'][number]) =>
		leaves.some((leaf) => leaf.edits.some((stored) => sameContent(stored, edit)));
	if (!activity.edits.every((edit) => own(edit) || known(edit))) return deny('forgedEdit');
	if (activity.edits.every(({ merged }) => merged === undefined)) return allow;
	const keys = new Set(leaves.flatMap((leaf) => [...knownEdits(leaf).keys()]));
	const takenIn = [...knownEdits(activity)];
	return takenIn.every(([key, edit]) => own(edit) || keys.has(key))
		? allow
		: deny('unknownVersion');
}

function canDecide(actor: Actor, decision: Decision, context: WriteContext): Verdict {
	if (!decidesFor(actor, decision.unit)) return deny('noRight');
	if (context.stored.length > 0)
		return sameAsStored(decision, context) ? allow : deny('appendOnly');
	if (decision.by !== actor.person) return deny('forgedDecision');
	const [leaf] = context.activityLeaves;
	if (leaf === undefined) return deny('missingActivity');
	const own = leaf.author === actor.person || leaf.recordedBy === actor.person;
	if (own && !context.soleSecretary) return deny('ownRecord');
	if (own && !decision.soleSecretary) return deny('soleSecretaryMark');
	if (context.periodClosed) return deny('periodClosed');
	if (decision.verdict !== 'approve') return allow;
	const { snapshot } = decision;
	if (snapshot.author !== leaf.author || snapshot.recordedBy !== leaf.recordedBy)
		return deny('snapshotMismatch');
	if (context.decidedRevision === null) return { allowed: true, unverified: true };
	return sameContent(snapshot, snapshotOf(context.decidedRevision))
		? allow
		: deny('snapshotMismatch');
}
