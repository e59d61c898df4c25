import { ACCOUNTS } from '../auth/account.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { isDerived, isOwn } from '../own-databases.ts';

/** Documents of one page of reading. */
const PAGE = 200;

/** The databases of this app in a store that must be kept; who may sign in comes last. */
export async function keptDatabases(couch: Couch): Promise<string[]> {
	const names = await couch.listDatabases();
	const kept = names.filter((name) => isOwn(name) && !isDerived(name));
	return [...kept.filter((name) => name !== ACCOUNTS), ...kept.filter((name) => name === ACCOUNTS)];
}

/** A page of leaves, and the sequence it reaches to. */
export type LeafPage = { docs: StoredDocument[]; seq: string };

/**
 * Every leaf of every document of a database that changed after `since`, deletions and attachments included, with its
 * revisions. What is written meanwhile comes too, until nothing more was: a document may come twice.
 * @throws CouchError, CouchUnavailable
 */
export async function* leavesSince(
	couch: Couch,
	database: string,
	since = '0'
): AsyncGenerator<LeafPage> {
	let seq = since;
	for (;;) {
		const page = await couch.changes(database, { since: seq, limit: PAGE, style: 'all_docs' });
		if (page.results.length === 0) return;
		const asked = page.results.flatMap(({ id, changes }) =>
			changes.map(({ rev }) => ({ id, rev }))
		);
		const found = await couch.bulkGet(database, asked, { revs: true, attachments: true });
		const docs = found.flatMap((one) => one.docs.flatMap((doc) => ('ok' in doc ? [doc.ok] : [])));
		seq = page.last_seq;
		yield { docs, seq };
	}
}
