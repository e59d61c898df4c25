import type { Activity } from '../../domain/activity/activity.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import { statusOf } from '../../domain/activity/decision.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { RecordDetail } from '../device.ts';
import type { Parts } from '../parts.ts';
import { heldOn } from '../writes/held.ts';
import { readRecord } from '../writes/read-record.ts';
import { shownVersion } from './feed-batch.ts';
import { intendedDecisions, withIntended } from './intended.ts';
import type { RailOf } from './query.ts';
import { readActivity, readDecision } from './read-document.ts';

/** A record with its decisions, read from PouchDB; null where the phone has none of this id. */
export async function readDetail(
	parts: Parts,
	id: ActivityId,
	rail: RailOf
): Promise<RecordDetail | null> {
	const record = await readRecord(parts, id);
	if (record === null) return null;
	const { activity, decisions, conflicts, deniedVersion, newer } = record;
	const status = statusOf(activity, decisions);
	const undoable = await heldOn(parts.store, record.database, id);
	return { activity, decisions, status, ...rail, conflicts, deniedVersion, newer, undoable };
}

/** Every record and decision of a unit: two passes over PouchDB, whatever their number. */
export async function readUnit(
	parts: Parts,
	unit: UnitId
): Promise<{ activity: Activity | null; decisions: Decision[] }[]> {
	const database = unitDatabase(unit);
	const local = (await parts.databases()).get(database);
	const [records, stored, intended, denials] = await Promise.all([
		local.startingWith('activity:'),
		local.startingWith('decision:'),
		intendedDecisions(parts.store, database),
		(await parts.store.db).getAll('denials')
	]);
	const refused = new Map(denials.map((row) => [`${row.database} ${row.id}`, row]));
	const all = new Map<ActivityId, { activity: Activity | null; decisions: Decision[] }>();
	for (const doc of records) {
		const denial = refused.get(`${database} ${doc._id}`);
		const versions = denial === undefined ? null : await shownVersion(local, doc._id, denial);
		const read = readActivity(versions?.shown ?? doc);
		if (read !== null) all.set(read.activity._id, { activity: read.activity, decisions: [] });
	}
	for (const doc of withIntended(stored, intended)) {
		if (refused.get(`${database} ${doc._id}`)?.rev === doc._rev) continue;
		const decision = readDecision(doc);
		if (decision === null) continue;
		const of = all.get(decision.activity) ?? { activity: null, decisions: [] };
		all.set(decision.activity, of);
		of.decisions.push(decision);
	}
	return [...all.values()];
}
