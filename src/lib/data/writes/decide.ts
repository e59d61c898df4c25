import { canWrite, nothingStored } from '../../domain/write-access.ts';
import { editNumber } from '../../domain/activity/activity.ts';
import { Decision, snapshotOf, standing } from '../../domain/activity/decision.ts';
import type { ActivityId } from '../../domain/ids.ts';
import { newDecisionId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { closingAgainst } from '../../domain/period/closed.ts';
import type { Closing } from '../../domain/period/closing.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Verdict, WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { actorOf, stampNow } from '../parts.ts';
import { closingsOn } from '../records/kept-documents.ts';
import type { StoredRecord } from './read-record.ts';
import { readRecord } from './read-record.ts';
import { whollyRefused } from './submit.ts';
import type { NewWrite } from './write.ts';
import { write } from './write.ts';

const ID_BYTES = 16;

function isOwn({ activity }: StoredRecord, person: string): boolean {
	return activity.author === person || activity.recordedBy === person;
}

function soleSecretary(parts: Parts, record: StoredRecord): boolean {
	return parts.session().soleSecretaryOf.includes(record.unit);
}

/** The decision as a document, not yet judged. It replaces every head its maker could see. */
function decisionOn(parts: Parts, record: StoredRecord, verdict: Verdict): unknown {
	const { activity } = record;
	const { person } = parts.session();
	const { now, random } = parts.chance;
	return {
		_id: newDecisionId(activity._id, now(), random(ID_BYTES)),
		type: 'decision',
		v: 1,
		unit: record.unit,
		activity: activity._id,
		activityRev: activity._rev,
		editNumber: editNumber(activity),
		supersedes: standing(record.decisions).heads.map((head) => head._id),
		by: person,
		at: stampNow(parts),
		device: parts.deviceId,
		soleSecretary: isOwn(record, person) && soleSecretary(parts, record),
		...verdict,
		...(verdict.verdict === 'approve' ? { snapshot: snapshotOf(activity) } : {})
	};
}

function judge(
	parts: Parts,
	closings: readonly Closing[],
	record: StoredRecord,
	decision: Decision
): WriteFault | null {
	const database = { kind: 'unit', unit: record.unit } as const;
	const leaves = [record.activity, ...record.conflicts, ...record.agreeing];
	const closing = closingAgainst(closings, decision, { leaves, decisions: record.decisions });
	const verdict = canWrite(actorOf(parts.session()), database, decision, {
		...nothingStored,
		decidedRevision: record.activity,
		activityLeaves: leaves,
		soleSecretary: soleSecretary(parts, record),
		periodClosed: closing !== null
	});
	return verdict.allowed ? null : { kind: 'denied', denial: verdict.denial };
}

/**
 * The decision on a record at a revision, judged as the server will, or why there is none.
 * @param closings every closing of a period that the phone knows
 */
export function decisionWrite(
	parts: Parts,
	closings: readonly Closing[],
	record: StoredRecord | null,
	rev: string,
	verdict: Verdict
): Result<NewWrite, WriteFault> {
	if (record === null || record.activity._rev !== rev) return err({ kind: 'gone' });
	if (record.newer) return err({ kind: 'denied', denial: 'newerVersion' });
	// Whoever approves one of two versions does not know what they approve.
	if (verdict.verdict === 'approve' && record.conflicts.length > 0)
		return err({ kind: 'denied', denial: 'inConflict' });
	if (whollyRefused(record)) return err({ kind: 'denied', denial: 'missingActivity' });
	const parsed = parseBy(Decision, decisionOn(parts, record, verdict));
	if (!parsed.ok) return err({ kind: 'invalid', issues: parsed.error });
	const fault = judge(parts, closings, record, parsed.value);
	if (fault !== null) return err(fault);
	const { database } = record;
	const activity = record.activity._id;
	return ok({ database, document: parsed.value, base: null, activity, draft: null });
}

/** Approves, returns or revokes the revision that was on screen. Call it inside `whileWriting`. */
export async function decide(
	parts: Parts,
	id: ActivityId,
	rev: string,
	verdict: Verdict
): Promise<Result<null, WriteFault>> {
	const closings = await closingsOn(parts.store);
	const wanted = decisionWrite(parts, closings, await readRecord(parts, id), rev, verdict);
	if (!wanted.ok) return wanted;
	const written = await write(parts, wanted.value);
	return written.ok ? ok(null) : written;
}
