import type { AppDocument } from '../../domain/document.ts';
import { parseDatabase } from '../../domain/database.ts';
import { parseDocument } from '../../domain/document.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';

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
		const winners = rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		const beside = winners.flatMap(({ _id: id, _conflicts = [] }) =>
			_conflicts.map((rev) => ({ id, rev }))
		);
		const found = beside.length === 0 ? [] : await couch.bulkGet(database, beside);
		const others = found.flatMap(({ docs }) =>
			docs.flatMap((one) => ('ok' in one ? [one.ok] : []))
		);
		yield [...winners, ...others].map(({ _conflicts, ...doc }) => {
			void _conflicts;
			return doc;
		});
		const last = rows.at(-1);
		if (last === undefined || rows.length < PAGE) return;
		startKey = `${last.key}\u0000`;
	}
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
