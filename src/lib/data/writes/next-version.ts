import type { Activity } from '../../domain/activity/activity.ts';
import { editActivity, parseActivity } from '../../domain/activity/activity.ts';
import { canWrite, nothingStored } from '../../domain/write-access.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { actorOf, stampNow } from '../parts.ts';
import type { RawDocument, StoredDraft } from '../store/schema.ts';
import type { StoredRecord } from './read-record.ts';
import type { NewWrite } from './write.ts';

/** A record's next version, and the document it follows; null for a new record. */
export type NextVersion = { activity: Activity; base: RawDocument | null };

/** Who writes now, when, and where. */
export function stamp(parts: Parts) {
	return { at: stampNow(parts), by: parts.session().person, device: parts.deviceId };
}

/**
 * A record's version after an edit; itself where nothing differs. Leaves that say the same are taken in with it, so
 * that they are no conflict afterwards.
 */
export async function edited(
	parts: Parts,
	{ activity, agreeing }: Pick<StoredRecord, 'activity' | 'agreeing'>,
	next: Pick<Activity, 'content' | 'state'>
): Promise<Activity> {
	const made = stamp(parts);
	const alone = editActivity(activity, next, made);
	if (agreeing.length === 0 || alone === activity) return alone;
	const { withOthers } = await import('../../domain/activity/merge-write.ts');
	return withOthers(activity, next, agreeing, made);
}

/** Whether phone and server would take this version; the same rules as the gateway's. */
export function judge(parts: Parts, activity: Activity, stored: Activity[]): WriteFault | null {
	const parsed = parseActivity(activity, parts.chance.now());
	if (!parsed.ok) return { kind: 'invalid', issues: parsed.error };
	const { unit } = activity;
	const verdict = canWrite(actorOf(parts.session()), { kind: 'unit', unit }, activity, {
		...nothingStored,
		stored
	});
	return verdict.allowed ? null : { kind: 'denied', denial: verdict.denial };
}

/** The write of a record's next version. */
export function recordWrite({ activity, base }: NextVersion, draft: StoredDraft | null): NewWrite {
	return {
		database: unitDatabase(activity.unit),
		document: activity,
		base,
		activity: activity._id,
		draft: draft === null ? null : { id: draft.id, updatedAt: draft.updatedAt }
	};
}
