import type { Decision } from '../../domain/activity/decision.ts';
import type { ActivityId } from '../../domain/ids.ts';
import type { LocalDatabase } from '../pouch/local-databases.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { RawDocument, RecordEntry } from '../store/schema.ts';
import { activityOfId } from './activity-of-id.ts';
import { entryOf } from './entry.ts';
import { intendedDecisions } from './intended.ts';
import { unitOf } from './unit-of-database.ts';
import { readActivity, readDecision } from './read-document.ts';
import { chooseShown } from './shown.ts';

/**
 * Documents that changed. `winners`: each with the names of the other leaves, as PouchDB's changes give them; `leaves`:
 * as a server sent them, of one document perhaps several, and the phone may have had others before.
 */
export type Changed = { docs: readonly RawDocument[]; as: 'winners' | 'leaves' };

export { othersOf } from './others.ts';

/** What is at hand while entries are made: documents already read, the others fetched in one go. */
type Sources = {
	documents: Map<string, RawDocument>;
	entries: Map<string, RecordEntry>;
	denials: Map<string, { rev: string; confirmed: string | null }>;
};

async function gather(
	database: LocalDatabase,
	store: PersonStore,
	affected: ReadonlySet<ActivityId>,
	changed: Changed
): Promise<Sources> {
	const tx = (await store.db).transaction(['records', 'denials']);
	const found = await Promise.all([...affected].map((id) => tx.objectStore('records').get(id)));
	const range = IDBKeyRange.bound([database.name], [database.name, []]);
	const denied = await tx.objectStore('denials').getAll(range);
	const entries = new Map<string, RecordEntry>(
		found.flatMap((entry) => (entry ? [[entry.id, entry]] : []))
	);
	const documents = winnersOf(changed, entries);
	const wanted = [...affected].flatMap((id) => [id, ...(entries.get(id)?.decisions ?? [])]);
	for (const doc of await database.some(wanted.filter((id) => !documents.has(id)))) {
		documents.set(doc._id, doc);
	}
	for (const doc of await intendedDecisions(store, database.name)) {
		const of = activityOfId(doc._id);
		if (of !== null && affected.has(of)) documents.set(doc._id, doc);
	}
	const denials = new Map(denied.map(({ id, rev, confirmed }) => [id, { rev, confirmed }]));
	return { documents, entries, denials };
}

/** By id, those of the changed documents that are the winner for certain; of the others only the database knows. */
function winnersOf(
	{ docs, as }: Changed,
	entries: ReadonlyMap<string, RecordEntry>
): Map<string, RawDocument> {
	const documents = new Map(docs.map((doc) => [doc._id, doc]));
	if (as === 'winners') return documents;
	const seen = new Set<string>();
	for (const { _id } of docs) {
		const wasHere = entries.has(_id) && entries.get(_id)?.row !== null;
		if (seen.has(_id) || wasHere) documents.delete(_id);
		seen.add(_id);
	}
	return documents;
}

/** The decisions on a record: those that decide, and the ids of all, for one that was refused may be taken yet. */
type OnRecord = { decisions: Decision[]; ids: Decision['_id'][] };

function decisionsByActivity(sources: Sources): Map<ActivityId, OnRecord> {
	const grouped = new Map<ActivityId, OnRecord>();
	for (const doc of sources.documents.values()) {
		if (doc._deleted === true || !doc._id.startsWith('decision:')) continue;
		const decision = readDecision(doc);
		if (decision === null) continue;
		const on = grouped.get(decision.activity) ?? { decisions: [], ids: [] };
		grouped.set(decision.activity, on);
		on.ids.push(decision._id);
		// A decision the server refused decides nothing.
		if (sources.denials.get(doc._id)?.rev !== doc._rev) on.decisions.push(decision);
	}
	return grouped;
}

/** The version of a record that is shown, read from the database where there is more than one. */
export async function shownVersion(
	database: LocalDatabase,
	id: string,
	denial: { rev: string; confirmed: string | null } | undefined
) {
	const confirmed = denial?.confirmed ?? null;
	const [leaves, ancestor] = await Promise.all([
		database.leaves(id),
		confirmed === null ? null : database.get(id, confirmed)
	]);
	return chooseShown(leaves, denial?.rev ?? null, ancestor);
}

async function winnerOrShown(database: LocalDatabase, id: ActivityId, sources: Sources) {
	const winner = sources.documents.get(id);
	const denial = sources.denials.get(id);
	if (denial !== undefined || winner?._conflicts !== undefined) {
		const shown = await shownVersion(database, id, denial);
		return shown && { doc: shown.shown, conflicted: shown.conflicts.length > 0 };
	}
	if (winner === undefined || winner._deleted === true) return null;
	return { doc: winner, conflicted: false };
}

/** The entries of the affected records as they are now; an entry that holds nothing is to be deleted. */
export async function entriesOf(
	database: LocalDatabase,
	store: PersonStore,
	affected: ReadonlySet<ActivityId>,
	changed: Changed
): Promise<RecordEntry[]> {
	const unit = unitOf(database.name);
	if (affected.size === 0 || unit === null) return [];
	const sources = await gather(database, store, affected, changed);
	const decisions = decisionsByActivity(sources);
	const entries: RecordEntry[] = [];
	for (const id of affected) {
		const shown = await winnerOrShown(database, id, sources);
		const read = shown === null ? null : readActivity(shown.doc);
		const at = { id, unit, database: database.name };
		const on = decisions.get(id) ?? { decisions: [], ids: [] };
		const entry = entryOf(at, read, on.decisions, shown?.conflicted ?? false);
		entries.push({ ...entry, decisions: on.ids });
	}
	return entries;
}
