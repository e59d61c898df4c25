import { statusOf } from '../../domain/activity/decision.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { RecordDetail, UnitRecord } from '../device.ts';
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
	const { activity, decisions, conflicts, agreeing, deniedVersion, newer } = record;
	const status = statusOf(activity, decisions, conflicts.length > 0);
	const undoable = await heldOn(parts.store, record.database, id);
	return {
		activity,
		decisions,
		status,
		...rail,
		conflicts,
		agreeing,
		deniedVersion,
		newer,
		undoable
	};
}

/** Every record and decision of a unit: two passes over PouchDB, whatever their number. */
export async function readUnit(parts: Parts, unit: UnitId): Promise<UnitRecord[]> {
	const database = unitDatabase(unit);
	const local = (await parts.databases()).get(database);
	const [records, stored, intended, denials] = await Promise.all([
		local.startingWith('activity:'),
		local.startingWith('decision:'),
		intendedDecisions(parts.store, database),
		(await parts.store.db).getAll('denials')
	]);
	const refused = new Map(denials.map((row) => [`${row.database} ${row.id}`, row]));
	const all = new Map<ActivityId, UnitRecord>();
	for (const doc of records) {
		const denial = refused.get(`${database} ${doc._id}`);
		const isOne = denial === undefined && doc._conflicts === undefined;
		const versions = isOne ? null : await shownVersion(local, doc._id, denial);
		const read = readActivity(versions?.shown ?? doc);
		if (read === null) continue;
		const { activity } = read;
		const conflicted = versions !== null && versions.conflicts.length > 0;
		all.set(activity._id, { activity, decisions: [], conflicted });
	}
	for (const doc of withIntended(stored, intended)) {
		if (refused.get(`${database} ${doc._id}`)?.rev === doc._rev) continue;
		const decision = readDecision(doc);
		if (decision === null) continue;
		const of = all.get(decision.activity) ?? { activity: null, decisions: [], conflicted: false };
		all.set(decision.activity, of);
		of.decisions.push(decision);
	}
	return [...all.values()];
}
