import type { Activity } from '../../domain/activity/activity.ts';
import { editActivity, newActivity, parseActivity } from '../../domain/activity/activity.ts';
import { ActivityContent } from '../../domain/activity/content.ts';
import { canWrite } from '../../domain/access.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { actorOf, stampNow } from '../parts.ts';
import { readActivity } from '../records/read-document.ts';
import type { RawDocument, StoredDraft } from '../store/schema.ts';
import { isRecord } from './drafts.ts';
import type { StoredRecord } from './read-record.ts';
import { readRecord } from './read-record.ts';
import { rebase } from './rebase.ts';
import type { NewWrite } from './write.ts';
import { write } from './write.ts';

type Successor = { activity: Activity; base: RawDocument | null };

/** Whether nothing of the record is on the server: all there is was refused. */
export function whollyRefused({ denial, document }: StoredRecord): boolean {
	return denial !== null && denial.rev === document._rev;
}

function stamp(parts: Parts) {
	return { at: stampNow(parts), by: parts.session().person, device: parts.deviceId };
}

/** A draft, and whether the phone may have a record of its id. */
type Begun = { draft: StoredDraft; isKnown: boolean };

/** One transaction, since a person waits; null where there is no such draft. */
async function readBegun(parts: Parts, id: ActivityId): Promise<Begun | null> {
	const tx = (await parts.store.db).transaction(['drafts', 'records', 'outbox']);
	const [draft, entry, waiting] = await Promise.all([
		tx.objectStore('drafts').get(id),
		tx.objectStore('records').getKey(id),
		tx.objectStore('outbox').getAllKeys()
	]);
	const isKnown = entry !== undefined || waiting.some(([, one]) => one === id);
	return draft === undefined ? null : { draft, isKnown };
}

/** The record as the draft makes it, and the version it follows. */
async function successor(
	parts: Parts,
	{ draft, isKnown }: Begun,
	content: ActivityContent
): Promise<Result<Successor, WriteFault>> {
	const record = isKnown ? await readRecord(parts, draft.id) : null;
	if (record === null || whollyRefused(record)) {
		if (draft.base !== null) return err({ kind: 'gone' });
		return ok({ activity: newActivity(draft, content, stamp(parts)), base: null });
	}
	if (draft.base === null) return err({ kind: 'alreadySubmitted' });
	if (record.newer) return err({ kind: 'denied', denial: 'newerVersion' });
	return editOf(parts, record, draft.base.rev, content);
}

async function editOf(
	parts: Parts,
	record: StoredRecord,
	baseRev: string,
	content: ActivityContent
): Promise<Result<Successor, WriteFault>> {
	const local = (await parts.databases()).get(record.database);
	const base =
		baseRev === record.document._rev ? null : await local.get(record.activity._id, baseRev);
	const began = base === null ? null : (readActivity(base)?.activity ?? null);
	if (base === null || began === null) return onTop(parts, record, content);
	const merged = rebase(began.content, content, record.activity.content);
	if (merged !== null) return onTop(parts, record, merged);
	// Both sides changed the same field: a branch beside the other one, so that nothing is lost.
	return ok({ activity: edited(parts, began, content), base });
}

function edited(parts: Parts, activity: Activity, content: ActivityContent): Activity {
	return editActivity(activity, { content, state: 'submitted' }, stamp(parts));
}

function onTop(parts: Parts, record: StoredRecord, content: ActivityContent) {
	const activity = edited(parts, record.activity, content);
	return ok({ activity, base: record.document });
}

/** Whether phone and server would take this version; the same rules as the gateway's. */
export function judge(parts: Parts, activity: Activity, stored: Activity[]): WriteFault | null {
	const parsed = parseActivity(activity, parts.chance.now());
	if (!parsed.ok) return { kind: 'invalid', issues: parsed.error };
	const { unit } = activity;
	const verdict = canWrite(actorOf(parts.session()), { kind: 'unit', unit }, activity, {
		stored,
		decidedRevision: null,
		activityLeaves: [],
		soleSecretary: false
	});
	return verdict.allowed ? null : { kind: 'denied', denial: verdict.denial };
}

/** The write of a record's next version. */
export function recordWrite({ activity, base }: Successor, draft: StoredDraft | null): NewWrite {
	return {
		database: unitDatabase(activity.unit),
		document: activity,
		base,
		activity: activity._id,
		draft: draft === null ? null : { id: draft.id, updatedAt: draft.updatedAt }
	};
}

/** Makes a record, or an edit of one, out of a draft. Call it inside `whileWriting`. */
export async function submitDraft(
	parts: Parts,
	id: ActivityId,
	content: unknown
): Promise<Result<ActivityId, WriteFault>> {
	const begun = await readBegun(parts, id);
	if (begun === null) {
		return err({ kind: (await isRecord(parts, id)) ? 'alreadySubmitted' : 'gone' });
	}
	const parsed = parseBy(ActivityContent, content);
	if (!parsed.ok) {
		const issues = parsed.error.map((issue) => ({ ...issue, path: `content.${issue.path}` }));
		return err({ kind: 'invalid', issues });
	}
	const next = await successor(parts, begun, parsed.value);
	if (!next.ok) return next;
	const stored = next.value.base === null ? null : readActivity(next.value.base);
	if (stored?.activity.edits.length === next.value.activity.edits.length) {
		return unchanged(parts, id);
	}
	const fault = judge(parts, next.value.activity, stored === null ? [] : [stored.activity]);
	if (fault !== null) return err(fault);
	const written = await write(parts, recordWrite(next.value, begun.draft));
	return written.ok ? ok(id) : written;
}

/** Nothing differs from the record: there is nothing to write, and the draft has done its work. */
async function unchanged(parts: Parts, id: ActivityId): Promise<Result<ActivityId, WriteFault>> {
	await (await parts.store.db).delete('drafts', id);
	return ok(id);
}
