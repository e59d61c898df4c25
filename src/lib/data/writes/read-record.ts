import type { Activity } from '../../domain/activity/activity.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import { shownVersion } from '../records/feed-batch.ts';
import { readActivity, readDecision } from '../records/read-document.ts';
import { intendedDecisions, withIntended } from '../records/intended.ts';
import type { DenialRow, RawDocument } from '../store/schema.ts';

/** A record read straight from PouchDB, with everything a write or a detail page must know. */
export type StoredRecord = {
	database: string;
	unit: UnitId;
	activity: Activity;
	/** The document `activity` was read from, with its ancestry. */
	document: RawDocument;
	newer: boolean;
	/** Other leaves that nobody merged yet; those that say the same are `agreeing`. */
	conflicts: Activity[];
	agreeing: Activity[];
	/** A leaf beside it was written by a newer version of the app. */
	newerBeside: boolean;
	deniedVersion: Activity | null;
	denial: DenialRow | null;
	decisions: Decision[];
};

/** The unit a record lies in: from the read model, else from its draft or outbox row. */
async function unitOfRecord(parts: Parts, id: ActivityId): Promise<UnitId | null> {
	const db = await parts.store.db;
	const entry = await db.get('records', id);
	if (entry !== undefined) return entry.unit;
	const waiting = (await db.getAll('outbox')).find((row) => row.id === id);
	const read = waiting === undefined ? null : readActivity(waiting.doc);
	return read?.activity.unit ?? null;
}

async function decisionsOn(parts: Parts, database: string, id: ActivityId): Promise<Decision[]> {
	const local = (await parts.databases()).get(database);
	const prefix = `decision:${id.slice('activity:'.length)}:`;
	const [docs, intended, denials] = await Promise.all([
		local.startingWith(prefix),
		intendedDecisions(parts.store, database, prefix),
		(await parts.store.db).getAll('denials')
	]);
	const refused = new Set(denials.map((row) => `${row.id} ${row.rev}`));
	return withIntended(docs, intended).flatMap((doc) => {
		if (refused.has(`${doc._id} ${doc._rev}`)) return [];
		return readDecision(doc) ?? [];
	});
}

/** Reads a record; null where the phone has none of this id that this version of the app can read. */
export async function readRecord(parts: Parts, id: ActivityId): Promise<StoredRecord | null> {
	const unit = await unitOfRecord(parts, id);
	if (unit === null) return null;
	const database = unitDatabase(unit);
	const local = (await parts.databases()).get(database);
	const refused = await (await parts.store.db).get('denials', [database, id]);
	const denial = refused === undefined || refused.abandoned ? null : refused;
	const versions = await shownVersion(local, id, refused);
	const read = versions === null ? null : readActivity(versions.shown);
	if (versions === null || read === null) return null;
	const conflicts = versions.conflicts.flatMap((leaf) => readActivity(leaf) ?? []);
	return {
		database,
		unit,
		activity: read.activity,
		document: versions.shown,
		newer: read.newer,
		conflicts: conflicts.map((leaf) => leaf.activity),
		agreeing: versions.agreeing.flatMap((leaf) => readActivity(leaf)?.activity ?? []),
		newerBeside: conflicts.some((leaf) => leaf.newer),
		deniedVersion:
			denial === null || versions.denied === null
				? null
				: (readActivity(versions.denied)?.activity ?? null),
		denial,
		decisions: await decisionsOn(parts, database, id)
	};
}
