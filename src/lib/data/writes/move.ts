import { keepsRecordsOf } from '../../domain/access.ts';
import type { Activity } from '../../domain/activity/activity.ts';
import { moveActivity, movedId, movedTo } from '../../domain/activity/move.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { actorOf } from '../parts.ts';
import { judge, recordWrite, stamp } from './next-version.ts';
import type { StoredRecord } from './read-record.ts';
import { readRecord } from './read-record.ts';
import { recover } from './recover.ts';
import { putIntents, whereRoom } from './write.ts';

/** Why a record cannot be moved as it stands, whatever the rights. */
function unmovable({ activity, newer, denial, conflicts }: StoredRecord): WriteFault | null {
	if (newer) return { kind: 'denied', denial: 'newerVersion' };
	// One of two versions would stay behind; and what the server refused is not there to be withdrawn.
	if (denial !== null || conflicts.length > 0) return { kind: 'denied', denial: 'notSettled' };
	return activity.state === 'withdrawn' ? { kind: 'gone' } : null;
}

/**
 * Moves a record to another unit: both documents are on the phone, or neither. Doing it again answers the record there.
 * Call it inside `whileWriting`.
 * @param rev the revision that was on screen
 */
export async function move(
	parts: Parts,
	id: ActivityId,
	rev: string,
	unit: UnitId
): Promise<Result<ActivityId, WriteFault>> {
	const record = await readRecord(parts, id);
	if (record === null) return err({ kind: 'gone' });
	const there = movedId(id, unit);
	if (movedTo(record.activity)?.activity === there) return ok(there);
	if (record.activity._rev !== rev || record.unit === unit) return err({ kind: 'gone' });
	const fault = unmovable(record);
	return fault === null ? moveAway(parts, record, unit) : err(fault);
}

async function moveAway(
	parts: Parts,
	record: StoredRecord,
	unit: UnitId
): Promise<Result<ActivityId, WriteFault>> {
	const { activity } = record;
	const made = madeIn(parts, activity, unit);
	const known = await readRecord(parts, made.there._id);
	const faults = [
		known === null ? judge(parts, made.there, []) : null,
		judge(parts, made.here, [activity])
	];
	const fault = faults.find((one) => one !== null);
	if (fault !== undefined) return err(fault);
	const wanted = [
		...(known === null ? [recordWrite({ activity: made.there, base: null }, null)] : []),
		recordWrite({ activity: made.here, base: record.document }, null)
	];
	const put = await whereRoom(() => putIntents(parts, wanted));
	if (!put.ok) return put;
	// Both are safe now: what PouchDB has no room for is finished some day.
	await whereRoom(() => recover(parts));
	parts.news.announce({ what: 'written' });
	return ok(made.there._id);
}

/** Whoever keeps the records there leaves it typed by whom it was; a member can only bring what they type themselves. */
function madeIn(parts: Parts, activity: Activity, unit: UnitId) {
	const actor = actorOf(parts.session());
	const recordedBy = keepsRecordsOf(actor, unit) ? activity.recordedBy : actor.person;
	return moveActivity(activity, unit, recordedBy, stamp(parts));
}
