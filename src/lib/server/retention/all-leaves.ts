import type { AppDocument } from '../../domain/document.ts';
import { parseDatabase } from '../../domain/database.ts';
import { parseDocument } from '../../domain/document.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { AllDocsRow, Couch, StoredDocument } from '../couch/couch.ts';

const PAGE = 500;

/** Documents of a database in a range of ids, every leaf of each, in pages. @throws CouchUnavailable */
export async function* leafPages(
	couch: Couch,
	database: string,
	range: { startKey?: string; endKey?: string } = {}
): AsyncGenerator<StoredDocument[]> {
	let { startKey = '' } = range;
	for (;;) {
		const asked = { ...range, startKey, limit: PAGE, includeDocs: true, conflicts: true };
		const { rows } = await couch.allDocs(database, asked);
		yield await leavesIn(couch, database, rows);
		const last = rows.at(-1);
		if (last === undefined || rows.length < PAGE) return;
		startKey = `${last.key}\u0000`;
	}
}

/** Every leaf of the documents that are named, in pages; what is not there is passed over. @throws CouchUnavailable */
export async function* leavesOf(
	couch: Couch,
	database: string,
	ids: readonly string[]
): AsyncGenerator<StoredDocument[]> {
	for (let from = 0; from < ids.length; from += PAGE) {
		const keys = ids.slice(from, from + PAGE);
		const asked = { keys, includeDocs: true, conflicts: true };
		yield await leavesIn(couch, database, (await couch.allDocs(database, asked)).rows);
	}
}

async function leavesIn(
	couch: Couch,
	database: string,
	rows: readonly AllDocsRow[]
): Promise<StoredDocument[]> {
	const winners = rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
	const beside = winners.flatMap(({ _id: id, _conflicts = [] }) =>
		_conflicts.map((rev) => ({ id, rev }))
	);
	const found = beside.length === 0 ? [] : await couch.bulkGet(database, beside);
	const others = found.flatMap(({ docs }) => docs.flatMap((one) => ('ok' in one ? [one.ok] : [])));
	return [...winners, ...others].map(({ _conflicts, ...doc }) => {
		void _conflicts;
		return doc;
	});
}

/** What this server understands of a stored document; null where a newer app wrote it. */
export function documentIn(stored: StoredDocument, nowMs: number): AppDocument | null {
	const parsed = parseDocument(stored, nowMs);
	return parsed.ok ? parsed.value : null;
}

/** The units that have a database. @throws CouchUnavailable */
export async function unitsIn(couch: Couch): Promise<UnitId[]> {
	return (await couch.listDatabases()).flatMap((name) => {
		const database = parseDatabase(name);
		return database?.kind === 'unit' ? [database.unit] : [];
	});
}
