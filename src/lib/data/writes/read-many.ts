import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import { intendedDecisions, withIntended } from '../records/intended.ts';
import { readActivity, readDecision } from '../records/read-document.ts';
import type { RawDocument, RecordEntry } from '../store/schema.ts';
import type { StoredRecord } from './read-record.ts';
import { readRecord } from './read-record.ts';

/** What is known of a unit before its records are read. */
type Around = {
	refused: ReadonlySet<string>;
	denied: ReadonlySet<string>;
	intended: readonly RawDocument[];
};

async function around(parts: Parts, database: string): Promise<Around> {
	const range = IDBKeyRange.bound([database], [database, []]);
	const denials = await (await parts.store.db).getAll('denials', range);
	return {
		refused: new Set(denials.map(({ id, rev }) => `${id} ${rev}`)),
		denied: new Set(denials.map(({ id }) => id)),
		intended: await intendedDecisions(parts.store, database)
	};
}

/**
 * Reads records as {@link readRecord} does, some hundred at a time in a few requests. Those in conflict and those with
 * a refused version are read one by one; unknown ones are left out.
 */
export async function readMany(
	parts: Parts,
	ids: readonly ActivityId[]
): Promise<Map<ActivityId, StoredRecord>> {
	const { store } = (await parts.store.db).transaction('records');
	const entries = (await Promise.all(ids.map((id) => store.get(id)))).filter(
		(entry) => entry !== undefined
	);
	const found = new Map<ActivityId, StoredRecord>();
	for (const unit of new Set(entries.map((entry) => entry.unit))) {
		const own = entries.filter((entry) => entry.unit === unit);
		for (const record of await readOfUnit(parts, unit, own)) {
			found.set(record.activity._id, record);
		}
	}
	return found;
}

async function readOfUnit(
	parts: Parts,
	unit: UnitId,
	entries: readonly RecordEntry[]
): Promise<StoredRecord[]> {
	const database = unitDatabase(unit);
	const local = (await parts.databases()).get(database);
	const known = await around(parts, database);
	const wanted = entries.flatMap(({ id, decisions }) => [id, ...decisions]);
	const documents = new Map(
		withIntended(await local.some(wanted), known.intended).map((doc) => [doc._id, doc])
	);
	const records = await Promise.all(
		entries.map(({ id, decisions }) => {
			const document = documents.get(id);
			const isPlain = document?._conflicts === undefined && !known.denied.has(id);
			if (document === undefined || !isPlain) return readRecord(parts, id);
			const read = readActivity(document);
			const on = decisions.flatMap((one) => documents.get(one) ?? []);
			return read && { database, unit, document, ...read, ...plain(on, known) };
		})
	);
	return records.filter((record) => record !== null);
}

function plain(decisions: readonly RawDocument[], { refused }: Around) {
	return {
		conflicts: [],
		agreeing: [],
		newerBeside: false,
		deniedVersion: null,
		denial: null,
		decisions: decisions.flatMap((doc) =>
			refused.has(`${doc._id} ${doc._rev}`) ? [] : (readDecision(doc) ?? [])
		)
	};
}
