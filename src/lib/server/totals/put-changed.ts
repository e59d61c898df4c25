import { sameContent } from '../../domain/json.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';

/** A published document; `at` is when it was counted, and says nothing new by itself. Deleted: to be taken away. */
type Published = { _id: string; at?: string; _deleted?: boolean; [field: string]: unknown };

/** So many are read, compared and written at once: what stands there is in memory meanwhile. */
const AT_ONCE = 32;

/**
 * Writes the documents that say something new. Another publisher's write in between is read and compared again.
 * @returns how many were written
 * @throws CouchUnavailable, CouchError
 */
export async function putChanged(
	couch: Couch,
	database: string,
	documents: readonly Published[]
): Promise<number> {
	let written = 0;
	for (let from = 0; from < documents.length; from += AT_ONCE)
		written += await putHalved(couch, database, documents.slice(from, from + AT_ONCE));
	return written;
}

/** All at once, or by halves as often as the store, or a proxy before it, finds it too large. */
async function putHalved(
	couch: Couch,
	database: string,
	documents: readonly Published[]
): Promise<number> {
	try {
		return await putSome(couch, database, documents);
	} catch (error) {
		const isTooLarge = error instanceof CouchError && error.status === 413;
		if (!isTooLarge || documents.length === 1) throw error;
		const half = Math.ceil(documents.length / 2);
		const first = await putHalved(couch, database, documents.slice(0, half));
		return first + (await putHalved(couch, database, documents.slice(half)));
	}
}

async function putSome(
	couch: Couch,
	database: string,
	documents: readonly Published[]
): Promise<number> {
	let open = documents;
	let written = 0;
	while (open.length > 0) {
		const { rows } = await couch.allDocs(database, {
			keys: open.map(({ _id }) => _id),
			includeDocs: true
		});
		const stored = new Map(
			rows.flatMap((row) => ('doc' in row && row.doc ? [[row.key, row.doc] as const] : []))
		);
		const news = open.filter((document) => !saysTheSame(document, stored.get(document._id)));
		if (news.length === 0) return written;
		const results = await couch.bulkDocs(
			database,
			news.map((document) => ({ ...document, ...revOf(stored.get(document._id)) }))
		);
		written += news.length;
		const refused = new Set(results.flatMap((result) => ('error' in result ? [result.id] : [])));
		const other = results.find((result) => 'error' in result && result.error !== 'conflict');
		if (other !== undefined && 'error' in other)
			throw new CouchError(500, other.error, other.reason);
		open = news.filter(({ _id }) => refused.has(_id));
	}
	return written;
}

function revOf(stored: StoredDocument | undefined): { _rev?: string } {
	return stored?._rev === undefined ? {} : { _rev: stored._rev };
}

/** Whether a stored document says the same, whenever it was counted. */
function saysTheSame(document: Published, stored: StoredDocument | undefined): boolean {
	if (stored === undefined) return document._deleted === true;
	const { _rev, ...rest } = stored;
	void _rev;
	return sameContent({ ...rest, at: null }, { ...document, at: null });
}
